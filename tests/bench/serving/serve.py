"""Serves one of the Python programs: `python -m tests.bench.serving.serve product 8000`.

Where `BENCH_DEMONSTRATED` is set, the database is filled with demo data first: that needs no process of its own.
"""

import asyncio
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import SecretStr

from api.app import create_app
from api.observability.logging import configure_logging
from api.server.http_protocol import GracefulServer, server_options
from api.settings import Settings
from tests.bench.serving.servers import OURS
from tests.chaos.runs.plants import locks_from_the_start


def serve(which: str, port: int) -> None:
    """Until it is told to stop."""
    if which in OURS:
        settings = _settings()
        configure_logging(settings.log_level)
        if os.environ.get("BENCH_DEMONSTRATED"):
            _demonstrate(settings.database_url)
        if which == "before":
            locks_from_the_start()
        options: dict[str, Any] = {**server_options(settings), "app": create_app(settings)}
    else:
        options = {"app": import_module(f"tests.bench.peers.{which}").app, "access_log": False}
    GracefulServer(uvicorn.Config(port=port, log_level="warning", **options)).run()


def _demonstrate(url: str) -> None:
    from tests.apart import demonstrated  # noqa: PLC0415 (whose memory is measured has no use for it)

    asyncio.run(demonstrated(url))


def _settings() -> Settings:
    # The load comes from one user; nothing else is lifted.
    return Settings(
        data_dir=Path(),
        database_url=os.environ["BENCH_DATABASE"],
        auth_secret=SecretStr(os.environ["BENCH_SECRET"]),
        rate_limit=0,
    )


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
