"""A client of graphql-transport-ws that hides nothing."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.api.serving import Served

PROTOCOL = Subprotocol("graphql-transport-ws")


class Socket:
    """One connection."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, message: Any) -> None:
        await self.connection.send(message if isinstance(message, str) else json.dumps(message))

    async def read(self) -> dict[str, Any]:
        """The next message but pings, which are answered."""
        while True:
            message: dict[str, Any] = json.loads(await self.connection.recv())
            if message["type"] != "ping":
                return message
            await self.send({"type": "pong"})

    async def subscribe(self, id_: str, query: str, **more: Any) -> None:
        await self.send({"id": id_, "type": "subscribe", "payload": {"query": query, **more}})

    async def closed(self) -> tuple[int, str]:
        """Code and reason of the end; what comes before it is passed over."""
        try:
            while True:
                await self.read()
        except ConnectionClosed:
            reason = self.connection.close_reason or ""
            return self.connection.close_code or 0, reason


@asynccontextmanager
async def raw(served: Served, **options: Any) -> AsyncIterator[Socket]:
    """A connection that has not said who it is."""
    options.setdefault("subprotocols", [PROTOCOL])
    async with connect(served.ws_url, open_timeout=60, close_timeout=1, **options) as connection:
        yield Socket(connection)


@asynccontextmanager
async def signed_in(
    served: Served, email: str = "maja@contractor.example"
) -> AsyncIterator[Socket]:
    """A connection that was acknowledged."""
    async with raw(served) as socket:
        await socket.send({"type": "connection_init", "payload": served.headers(email)})
        assert await socket.read() == {"type": "connection_ack"}
        yield socket
