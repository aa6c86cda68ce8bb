"""The edge over the toy schema, served by uvicorn on a loopback port in a thread of its own."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import jwt
import uvicorn
import uvloop
from starlette.applications import Starlette

from api.auth import issue_token, verifier
from api.graphql import GraphQLApp
from api.http.security_headers import guarded
from api.server.http_protocol import GracefulServer, server_options
from api.settings import Settings
from tests.api import toy

SECRET = "a secret that is long enough for HS256"


@dataclass
class Served:
    """A running server."""

    app: GraphQLApp
    port: int
    server: GracefulServer
    loop: asyncio.AbstractEventLoop
    http: httpx.Client

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/graphql"

    @property
    def ws_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/graphql"

    def token(self, email: str = "maja@contractor.example", minutes: int = 10) -> str:
        return issue_token(SECRET, email, minutes=minutes, now=datetime.now(UTC))

    def token_for_seconds(self, seconds: float) -> str:
        now = datetime.now(UTC)
        exp = now.timestamp() + seconds
        claims = {"email": "maja@contractor.example", "iat": now.timestamp(), "exp": exp}
        return jwt.encode(claims, SECRET, algorithm="HS256")

    def headers(self, email: str = "maja@contractor.example") -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(email)}"}

    def post(self, query: str, **more: Any) -> httpx.Response:
        """One request by a signed-in user, in plain JSON."""
        headers = {**self.headers(more.pop("email", "maja@contractor.example"))}
        headers |= more.pop("headers", {})
        return self.http.post(self.url, json={"query": query, **more}, headers=headers)


def settings_of(**overrides: Any) -> Settings:
    """Settings that owe nothing to the machine's environment."""
    return Settings(**{"auth_secret": SECRET, "database_url": "sqlite:///tmp/none.db", **overrides})


@contextmanager
def serving(**overrides: Any) -> Iterator[Served]:
    """Serves the toy with these settings until the block ends."""
    settings = settings_of(**overrides)
    app = GraphQLApp(
        executor=toy.executor,
        settings=settings,
        verify=verifier(settings),
        make_context=toy.make_context,
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[dict[str, Any]]:
        yield {"stop": app.stop}
        await app.drain()

    site = Starlette(routes=app.routes(), middleware=[guarded(settings)], lifespan=lifespan)
    server = GracefulServer(uvicorn.Config(site, port=0, **server_options(settings)))
    # The loop that uvicorn itself would take.
    loop = uvloop.new_event_loop()
    thread = threading.Thread(target=_run, args=(loop, server), daemon=True)
    thread.start()
    try:
        with httpx.Client(trust_env=False, timeout=60) as client:
            yield Served(app, _port(server), server, loop, client)
    finally:
        server.should_exit = True
        thread.join(15)


def _run(loop: asyncio.AbstractEventLoop, server: GracefulServer) -> None:
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(server.serve())


def _port(server: GracefulServer) -> int:
    deadline = time.monotonic() + 60
    while not server.started:
        assert time.monotonic() < deadline, "uvicorn did not start"
        time.sleep(0.01)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port
