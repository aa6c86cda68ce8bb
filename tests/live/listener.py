"""A socket with many subscriptions, which notes who got what in which order."""

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection, connect

from tests.live.follower import PROTOCOL
from tests.tenant import JSON, Actor


@dataclass
class Listener:
    """One socket; `log` may be shared by several, whose ids have to differ then."""

    connection: ClientConnection
    log: list[str] = field(default_factory=list)
    errors: dict[str, list[JSON]] = field(default_factory=dict)

    async def subscribe(self, id: str, query: str, **variables: object) -> None:
        """One more subscription."""
        payload = {"query": query, "variables": variables}
        await self.send({"id": id, "type": "subscribe", "payload": payload})

    async def complete(self, id: str) -> None:
        """One less."""
        await self.send({"id": id, "type": "complete"})

    async def send(self, message: JSON) -> None:
        """Any message."""
        await self.connection.send(json.dumps(message))

    async def hear(self) -> None:
        """One message."""
        message = json.loads(await self.connection.recv())
        match message["type"]:
            case "ping":
                await self.send({"type": "pong"})
            case "next":
                self.log.append(message["id"])
            case "error":
                self.errors[message["id"]] = message["payload"]

    async def hear_from(self, ids: Iterable[str]) -> None:
        """Until each of these was told something, or refused."""
        waiting = set(ids)
        while waiting - set(self.log) - self.errors.keys():
            await self.hear()


@asynccontextmanager
async def listening(
    who: Actor, log: list[str] | None = None, url: str = ""
) -> AsyncIterator[Listener]:
    """A socket of somebody who is signed in."""
    address = (url or who.url).replace("http", "ws", 1)
    async with connect(address, subprotocols=[PROTOCOL], close_timeout=1) as connection:
        listener = Listener(connection, [] if log is None else log)
        await listener.send({"type": "connection_init", "payload": who.headers})
        assert json.loads(await connection.recv())["type"] == "connection_ack"
        yield listener
