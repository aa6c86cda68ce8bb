"""The product as `make bench-cost` asks it: `/taken` tells what it charged, and how long nobody else could run.

`python -m tests.bench.cost.watched 8000`, with DATABASE, SECRET and BASE as its environment.
"""

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.app import create_app
from api.limits import fair_queue, rate_limit
from api.server.http_protocol import GracefulServer, server_options
from api.settings import Settings

_taken = {"points": 0, "block": 0}


class Counting(rate_limit.NoRateLimiter):
    """Lets everything pass, and counts."""

    async def take(self, caller: str, points: int) -> None:  # noqa: ARG002  # As every throttle.
        """Adds to what `/taken` tells."""
        _taken["points"] += points


def main(port: int) -> None:
    """Serves until it is told to stop."""
    rate_limit.NoRateLimiter = Counting  # type: ignore[misc]  # The one that RATE_LIMIT=0 asks for.
    # One client sends everything, and waits for nobody but itself.
    fair_queue._REST = fair_queue._REST_WHEN_REFUSED = 0
    _watch_the_loop()
    settings = Settings(
        data_dir=Path(),
        database_url=os.environ["DATABASE"],
        auth_secret=SecretStr(os.environ["SECRET"]),
        rate_limit=0,
        log_level="CRITICAL",
        document_worker=False,
    )
    app = create_app(settings)
    app.add_route("/taken", _tell)
    options: dict[str, Any] = {**server_options(settings), "loop": "asyncio"}
    GracefulServer(uvicorn.Config(app, port=port, **options)).run()


def _watch_the_loop() -> None:
    run = asyncio.Handle._run

    def watched(handle: asyncio.Handle) -> None:
        started = time.thread_time_ns()
        run(handle)
        # Processor time: whatever else the machine does is not the server's fault.
        _taken["block"] = max(_taken["block"], time.thread_time_ns() - started)

    asyncio.Handle._run = watched  # type: ignore[assignment,method-assign]  # uvloop has no place to look.


async def _tell(_: Request) -> Response:
    told = {**_taken}
    _taken.update(points=0, block=0)
    return JSONResponse(told)


if __name__ == "__main__":
    main(int(sys.argv[1]))
