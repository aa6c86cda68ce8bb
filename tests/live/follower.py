"""A client that follows the feed, comes back after every break, and notes all that it gets."""

import asyncio
import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Subprotocol

from tests.tenant import JSON, Actor

PROTOCOL = Subprotocol("graphql-transport-ws")
FEED = """
    subscription ($after: String, $hire: ID, $types: [HireEventType!]) {
      hireEvents(after: $after, hire: $hire, types: $types) { cursor type hire { id } milestone { name } }
    }
"""
SECONDS = 60.0
SETTLING = "settling"


@dataclass
class Follower:
    """One subscription of somebody; `async with` begins and ends it.

    With `returns` it comes back behind the last cursor that it got. What it gets is the root field's value.
    """

    who: Actor
    query: str = FEED
    variables: JSON = field(default_factory=dict)
    returns: bool = True
    url: str = ""
    got: list[JSON] = field(default_factory=list)
    errors: list[JSON] = field(default_factory=list)
    closed: list[int | None] = field(default_factory=list)
    acknowledged: int = 0
    settled: bool = False
    _connection: ClientConnection | None = None
    _task: asyncio.Task[None] | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._follow())
        await self.until(lambda: bool(self.acknowledged))
        await self._settle()
        return self

    async def __aexit__(self, *raised: object) -> None:
        assert self._task
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    @property
    def cursors(self) -> list[str]:
        """Of everything that it got, in the order in which it came."""
        return [each["cursor"] for each in self.got]

    @property
    def types(self) -> list[str]:
        """The same of the types."""
        return [each["type"] for each in self.got]

    @property
    def port(self) -> int:
        """Of its end of the connection."""
        assert self._connection
        port: int = self._connection.local_address[1]
        return port

    async def until(self, holds: Callable[[], bool], seconds: float = SECONDS) -> None:
        """Until something holds that depends on what came."""
        async with asyncio.timeout(seconds):
            while not holds():
                self._news.clear()
                await self._news.wait()

    async def gets(self, count: int, seconds: float = SECONDS) -> list[JSON]:
        """What it got, once it is so many."""
        with suppress(TimeoutError):
            await self.until(lambda: len(self.got) >= count, seconds)
        assert len(self.got) >= count, f"{len(self.got)} of {count}: {self.got}, {self.errors}"
        return self.got

    async def quiet(self, seconds: float = 0.3) -> None:
        """So long nothing may come."""
        before = len(self.got)
        await asyncio.sleep(seconds)
        assert self.got[before:] == []

    async def cut(self) -> None:
        """The connection breaks, without a farewell."""
        if self._connection:
            self._connection.transport.abort()

    def pause(self) -> None:
        """Read nothing more."""
        assert self._connection
        self._connection.transport.pause_reading()

    def resume(self) -> None:
        """Read on."""
        assert self._connection
        self._connection.transport.resume_reading()

    async def _follow(self) -> None:
        while True:
            with suppress(OSError, TimeoutError, WebSocketException):
                await self._connected()
            self._news.set()
            if not self.returns or self.errors:
                return
            await asyncio.sleep(0.02)

    async def _connected(self) -> None:
        url = (self.url or self.who.url).replace("http", "ws", 1)
        async with connect(url, subprotocols=[PROTOCOL], close_timeout=1) as connection:
            self._connection = connection
            await self._send({"type": "connection_init", "payload": self.who.headers})
            try:
                async for text in connection:
                    await self._hear(json.loads(text))
            except ConnectionClosed:
                pass
            self.closed.append(connection.close_code)

    async def _hear(self, message: JSON) -> None:
        match message["type"]:
            case "connection_ack":
                payload = {"query": self.query, "variables": self._where()}
                await self._send({"id": "1", "type": "subscribe", "payload": payload})
                self.acknowledged += 1
            case "ping":
                await self._send({"type": "pong"})
            case "next" if message["id"] == SETTLING:
                self.settled = True
            case "next":
                payload = message["payload"]
                assert "errors" not in payload, payload
                self.got += payload["data"].values()
            case "error":
                self.errors += message["payload"]
        self._news.set()

    def _where(self) -> JSON:
        last = {"after": self.got[-1]["cursor"]} if self.got else {}
        return {**self.variables, **last}

    async def _settle(self) -> None:
        """Until the subscription stands: what was asked behind it is answered, and it had a moment more."""
        closed, question = len(self.closed), {"query": "{ eventCursor }"}
        await self._send({"id": SETTLING, "type": "subscribe", "payload": question})
        await self.until(lambda: self.settled or len(self.closed) > closed or bool(self.errors))
        await asyncio.sleep(0.1)

    async def _send(self, message: JSON) -> None:
        assert self._connection
        with suppress(ConnectionClosed):
            await self._connection.send(json.dumps(message))


def position(cursor: str) -> tuple[int, bool, int]:
    """What cursors are ordered by: of a transaction, first those of the draft."""
    xid, kind, place = re.split("([~.])", cursor)
    return int(xid), kind == ".", int(place)


async def cursor_of(who: Actor) -> str:
    """`eventCursor`."""
    cursor: str = (await who.ask("{ eventCursor }"))["eventCursor"]
    return cursor


async def trail(who: Actor, after: str = "0~0") -> list[str]:
    """The cursors of all events behind this one, of all hires that somebody sees, in order."""
    document = """
        query ($after: String) { hires(first: 200) { edges { node {
          events(first: 200, after: $after) { edges { cursor } } } } } }
    """
    hires = (await who.ask(document, after=after))["hires"]["edges"]
    found = [edge["cursor"] for hire in hires for edge in hire["node"]["events"]["edges"]]
    return sorted(found, key=position)


def fields(query: str, name: str = "hireEvents") -> Any:
    """A subscription to all events with this selection."""
    return f"subscription ($after: String) {{ {name}(after: $after) {{ cursor {query} }} }}"
