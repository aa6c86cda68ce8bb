"""Server processes: one, or several that share a socket."""

import errno
import os
import signal
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from typing import NoReturn

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from uvicorn.supervisors import multiprocess

from api.app import create_app
from api.documents.sealing.seal import configured_seal
from api.observability.logging import configure_logging, switch_by_signal
from api.observability.metrics import counted_together
from api.pages import NOBODY_TO_BE, DemoVisitors
from api.server.http_protocol import GracefulServer, server_options
from api.settings import Settings, SettingsInvalid, load_settings
from models.database.connection import dialect_of
from models.database.sql import Dialect

_WORKER_SECONDS = 30
"""A worker that says nothing for so long is replaced. On a busy machine it takes many of them to begin."""
_PAUSE_SECONDS = 1
"""Before a worker that could not start is tried again."""


def open_listeners(host: str, port: int) -> list[socket.socket]:
    """Sockets at this address, listening on one port; `::` is every address of IPv4, too. Port 0: a free one.

    Raises OSError.
    """
    first = _listener(host, port)
    if host != "::":
        return [first]
    # Not one socket for both families: it would call a proxy at 127.0.0.1 ::ffff:127.0.0.1, which nobody trusts.
    return [first, _listener("0.0.0.0", port_of([first]))]  # noqa: S104 (it was asked for)


def port_of(listeners: Sequence[socket.socket]) -> int:
    """The port that they listen on."""
    port: int = listeners[0].getsockname()[1]
    return port


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as failure:
        raise OSError(_why_not(failure, host, port)) from failure


def _why_not(failure: OSError, host: str, port: int) -> str:
    if failure.errno != errno.EADDRINUSE:
        return f"Cannot listen on {host} port {port}: {failure.strerror or failure}."
    another = f"make run PORT={port + 1}, or the option --port {port + 1}"
    return f"Another program has port {port} of {host} already. Choose another port: {another}."


def serve(
    settings: Settings,
    listeners: list[socket.socket],
    visitors: DemoVisitors = NOBODY_TO_BE,
    routes: Sequence[BaseRoute] = (),
) -> None:
    """Serve in this process, with `routes` beside the usual ones, until a signal ends it in good order."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, _leave)
    configure_logging(settings.log_level)
    switch_by_signal(settings.log_level)
    app = create_app(settings, visitors=visitors, routes=routes)
    server = GracefulServer(uvicorn.Config(app, lifespan="on", **server_options(settings)))
    server.run(listeners)
    if not server.started:
        # Why stands in the log.
        sys.exit(1)


def require_shared(settings: Settings) -> None:
    """Raises SettingsInvalid for a database that only one process can serve."""
    if dialect_of(settings.database_url) is Dialect.SQLITE:
        raise SettingsInvalid(
            "DATABASE_URL: several workers need PostgreSQL;"
            " subscriptions in one process do not hear what another writes to SQLite"
        )


def serve_in_workers(settings: Settings, listeners: list[socket.socket], workers: int) -> None:
    """Serve in so many processes, each with settings from the environment; one that dies is replaced."""
    configure_logging(settings.log_level)
    # A worker that refuses its settings would be started again for ever.
    configured_seal(settings)
    config = uvicorn.Config(
        "api.cli.serve:app",
        factory=True,
        workers=workers,
        lifespan="on",
        timeout_worker_healthcheck=_WORKER_SECONDS,
        **server_options(settings),
    )
    multiprocess.Process = _Worker  # type: ignore[misc]  # The supervisor asks for no other way.
    supervisor = Supervisor(config, listeners)
    with counted_together():
        supervisor.run()
    if supervisor.failed:
        sys.exit(1)


def app() -> Starlette:
    """The application of a worker process."""
    settings = load_settings()
    configure_logging(settings.log_level)
    switch_by_signal(settings.log_level)
    return create_app(settings)


class Supervisor(multiprocess.Multiprocess):
    """Uvicorn's own, but a worker that cannot start ends only itself, as long as another one serves."""

    failed = False
    """Whether it ended since none could."""

    def keep_subprocess_alive(self) -> None:
        """Replace those that died."""
        if self.should_exit.is_set():
            return
        super().keep_subprocess_alive()
        if not self.should_exit.is_set():
            return
        # A worker gave up: its database was away for too long, say.
        if any(worker.is_ready(_WORKER_SECONDS) for worker in self.processes):
            self.should_exit.clear()
            self._replace_failed()
        else:
            self.failed = True

    def _replace_failed(self) -> None:
        time.sleep(_PAUSE_SECONDS)
        for index, worker in enumerate(self.processes):
            if worker.exitcode is not None:
                self.processes[index] = _Worker(self.config, self.sockets)
                self.processes[index].start()

    def handle_usr1(self) -> None:
        """Called by its name, at SIGUSR1."""
        for worker in self.processes:
            if worker.pid is not None:
                os.kill(worker.pid, signal.SIGUSR1)


class _Worker(multiprocess.Process):
    def _healthcheck(self, timeout: float) -> bool | None:
        """Uvicorn's own, which would wait all that time for a worker that ends meanwhile."""
        with suppress(OSError, EOFError):
            self.parent_conn.send(b"ping")
            if self.parent_conn in wait([self.parent_conn, self.process.sentinel], timeout):
                return bool(self.parent_conn.recv())
        return None

    @property
    def server(self) -> GracefulServer:
        """The server of this worker, which ends its streams before it waits for what still runs."""
        if not isinstance(self._server, GracefulServer):
            self._server = GracefulServer(self.config)
            self._server.is_supervised = True
        return self._server


def _leave(*_: object) -> NoReturn:
    # Uvicorn raises the signal again once it has shut down: ending as asked is no failure.
    sys.exit(0)
