"""The frames of one websocket: text in, JSON out, and nobody waited for without end."""

import asyncio
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from api.operations.runner import encode
from api.server.http_protocol import abort
from api.server.websocket_protocol import writer
from api.websocket.protocol import BAD_REQUEST, Ended

_CLOSE_SECONDS = 2
# Whatever the server beneath raises once the client is gone.
_GONE = (WebSocketDisconnect, RuntimeError, OSError)


class SocketTransport:
    """Reads and writes one socket. `timeout` is how many seconds one frame may take."""

    def __init__(self, websocket: WebSocket, timeout: float) -> None:
        self._websocket = websocket
        self._timeout = timeout
        self._sending = asyncio.Lock()
        # Without any waiting, past what waits here; it answers False where the client does not keep up.
        self.send_now = writer(websocket.scope)

    async def receive(self) -> str:
        """The next frame's text; raises Ended."""
        try:
            frame = await self._websocket.receive()
        except _GONE:
            raise Ended(None) from None
        if frame["type"] == "websocket.disconnect":
            raise Ended(None)
        text = frame.get("text")
        if text is None:
            raise Ended(BAD_REQUEST, "Messages have to be text")
        return str(text)

    async def send(self, message: dict[str, Any]) -> None:
        """Sends, or drops a client that does not read; raises Ended."""
        await self.send_text(encode(message))

    async def send_text(self, text: bytes) -> None:
        """Send an encoded message, or drop a client that does not read; raises Ended. Most go out at once."""
        if not self.send_now(text):
            await self._send_in_time(text.decode())

    async def _send_in_time(self, text: str) -> None:
        try:
            # One at a time: what waits here for a slow client holds up its own source, no other.
            async with self._sending, asyncio.timeout(self._timeout):
                await self._websocket.send({"type": "websocket.send", "text": text})
        except TimeoutError:
            self.drop()
            raise Ended(None) from None
        except _GONE:
            raise Ended(None) from None

    def drop(self) -> None:
        """Drop the connection without a close frame, which nobody would read."""
        abort(self._websocket.scope)

    async def close(self, ended: Ended) -> None:
        """Close with the code and reason, where the client is still there."""
        if ended.code is None:
            return
        try:
            async with asyncio.timeout(_CLOSE_SECONDS):
                await self._websocket.close(ended.code, ended.reason)
        except TimeoutError:
            self.drop()
        except _GONE:
            pass
