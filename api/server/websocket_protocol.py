"""How websockets are read and written beneath the application: no client gets more than its share of the server."""

import asyncio
import struct
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.types import Scope
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode

if TYPE_CHECKING:
    from uvicorn._types import ASGIReceiveEvent

_PIECE = 2048
_AT_ONCE = 1000
_A_SECOND = 500
_WRITE_BEHIND = 64 * 1024
_UNREAD_ANSWERS = 1024 * 1024

_WHOLE_TEXT = 0x81
_IN_ONE_BYTE = 125
_IN_TWO_BYTES = 0xFFFF

_FAREWELL_SECONDS = 15.0

Write = Callable[[bytes], bool]


def writer(scope: Scope) -> Write:
    """Writes a message to a websocket without waiting; False where that cannot be done at the moment."""
    write: Write = scope.get("state", {}).get("write", _cannot_write)
    return write


class LimitedWebSocketProtocol(WebSocketsSansIOProtocol):
    """Lets the application drop a connection, and write to it in the shortest way.

    It reads what the client sent in pieces. After each piece others have their turn; and after `_AT_ONCE` frames
    (each `_PIECE` of bytes counts as one more) there are only `_A_SECOND`.
    """

    _unread = b""
    _rests = False
    _allowance = float(_AT_ONCE)
    _counted_at = 0.0

    async def run_asgi(self) -> None:
        """Run the application with this protocol's writer in its scope."""
        self.scope["state"]["abort"] = self.transport.abort
        self.scope["state"]["write"] = _writer_to(self.transport)
        await super().run_asgi()
        # A polite close waits for the client to read what is there for it, which it may never do.
        self.loop.call_later(_FAREWELL_SECONDS, self.transport.abort)

    def data_received(self, data: bytes) -> None:
        """Buffer the bytes and parse them at the allowed rate."""
        self._unread += data
        if self._rests:
            # Uvicorn reads on once the application has closed the socket.
            self.transport.pause_reading()
        else:
            self._read_on()

    def handle_events(self) -> None:
        """Uvicorn's own; a frame counts, whatever it is, and what cannot be a handshake is answered."""
        self._allowance -= len(self.conn.events)
        super().handle_events()
        if self.conn.handshake_exc and not self.transport.is_closing():
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()

    def send_receive_event_to_app(self) -> None:
        """Uvicorn's own, but for texts: it would log a traceback for what is none."""
        if self.curr_msg_data_type != "text" or self.close_sent:
            super().send_receive_event_to_app()
            return
        try:
            text = b"".join(self.frames).decode()
        except UnicodeDecodeError:
            self.conn.send_close(CloseCode.INVALID_DATA)
            self.handle_parser_exception()
        else:
            self._hand_over(text)

    async def receive(self) -> "ASGIReceiveEvent":
        """The application's next event; the client is read on once it has taken everything."""
        message = await self.queue.get()
        if self.read_paused and self.queue.empty():
            self.read_paused = False
            if not self._rests:
                self._read_on()
        return message

    def _hand_over(self, text: str) -> None:
        self.frames = []
        self.queue.put_nowait({"type": "websocket.receive", "text": text})
        if not self.read_paused:
            self.read_paused = True
            self.transport.pause_reading()

    def _read_on(self) -> None:
        self._rests = False
        if self.read_paused or self.transport.is_closing():
            return
        piece, self._unread = self._unread[:_PIECE], self._unread[_PIECE:]
        self._gain()
        if piece:
            self._allowance -= len(piece) / _PIECE
            super().data_received(piece)
        seconds = max(0.0, -self._allowance) / _A_SECOND
        if self._unread or seconds:
            self._rest(seconds)
        elif not self.read_paused:
            self.transport.resume_reading()

    def _rest(self, seconds: float) -> None:
        if self.transport.get_write_buffer_size() > _UNREAD_ANSWERS:
            # Pings are answered beneath the application, whether or not anybody reads the answers.
            self.transport.abort()
            return
        self._rests = True
        self.transport.pause_reading()
        self.loop.call_later(seconds, self._read_on)

    def _gain(self) -> None:
        """Add the bytes that the time since has earned, before any of them are taken."""
        now = time.monotonic()
        gained = (now - self._counted_at) * _A_SECOND
        self._allowance = min(_AT_ONCE, self._allowance + gained)
        self._counted_at = now


def _writer_to(transport: asyncio.Transport) -> Write:
    def write_now(text: bytes) -> bool:
        if transport.is_closing() or transport.get_write_buffer_size() > _WRITE_BEHIND:
            return False
        transport.write(_head(len(text)) + text)
        return True

    return write_now


def _cannot_write(_text: bytes) -> bool:
    return False


def _head(length: int) -> bytes:
    """Of a frame that is a whole text from a server: https://www.rfc-editor.org/rfc/rfc6455#section-5.2."""
    if length <= _IN_ONE_BYTE:
        return bytes((_WHOLE_TEXT, length))
    if length <= _IN_TWO_BYTES:
        return struct.pack("!BBH", _WHOLE_TEXT, 126, length)
    return struct.pack("!BBQ", _WHOLE_TEXT, 127, length)
