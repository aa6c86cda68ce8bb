"""What requests cost: points, and milliseconds of the server's and of PostgreSQL's processors."""

import asyncio
from dataclasses import dataclass
from itertools import count

import asyncpg
import orjson

from tests.bench.clients.connection import Connection, Tokens, posted
from tests.bench.cost.clock import Stopwatch, family
from tests.bench.cost.drawn import Drawn

_ENOUGH_MS = 60.0
_PATIENCE = 120.0
_LISTENED = 0.15
_TAKEN = b"GET /taken HTTP/1.1\r\nHost: localhost\r\n\r\n"
_BACKENDS = """SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""


@dataclass(frozen=True)
class Taken:
    """Of one request: what was charged, and milliseconds of processor time."""

    points: float
    server: float
    database: float
    block: float
    """The longest that the event loop was held up."""
    answer: bytes = b""

    @property
    def milliseconds(self) -> float:
        """All of it."""
        return self.server + self.database

    @property
    def ratio(self) -> float:
        """Milliseconds a point."""
        return self.milliseconds / max(self.points, 1)


class Gauge:
    """Measures one request after the other: `server` is a process id, `database` a connection of one's own."""

    def __init__(self, port: int, server: int, database: asyncpg.Connection, secret: str) -> None:
        self._port = port
        self._server = server
        self._database = database
        self._tokens = Tokens(secret)
        self._numbers = count(1)
        self._connection: Connection | None = None

    async def take(self, drawn: Drawn, *, times: int) -> Taken:
        """What it costs, on average; a document that is not new each time is known already."""
        if not drawn.fresh:
            await self._send(drawn)
        await self._told()
        done, answer, taken = 0, b"", 0.0
        backends = await self._backends()
        server, database = Stopwatch(family(self._server)), Stopwatch(backends)
        while done < times and taken < _ENOUGH_MS * times:
            answer = await self._send(drawn)
            taken = server.spent([self._server])
            done += 1
        spent = server.spent(family(self._server)), database.spent(await self._backends())
        told = await self._told()
        return Taken(
            points=told["points"] / done,
            server=spent[0] / done,
            database=spent[1] / done,
            block=told["block"] / 1e6,
            answer=answer,
        )

    def close(self) -> None:
        """Nothing more is measured."""
        if self._connection:
            self._connection.close()

    async def _send(self, drawn: Drawn) -> bytes:
        accept = "text/event-stream" if drawn.streams else "application/json"
        request = posted(drawn.body(next(self._numbers)), self._tokens.of(drawn.who), accept)
        if not drawn.streams:
            return await self._answered(request)
        # Its connection is of no use to anybody else.
        return await (await Connection.open(self._port)).listen(request, _LISTENED)

    async def _told(self) -> dict[str, int]:
        told: dict[str, int] = orjson.loads(await self._answered(_TAKEN))
        return told

    async def _answered(self, request: bytes) -> bytes:
        connection = self._connection or await Connection.open(self._port)
        self._connection = None
        async with asyncio.timeout(_PATIENCE):
            answer = await connection.ask(request)
        self._connection = connection
        return answer.body

    async def _backends(self) -> list[int]:
        return [row["pid"] for row in await self._database.fetch(_BACKENDS)]
