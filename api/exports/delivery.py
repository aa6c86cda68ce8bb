"""A file on its way to one client: read, written and sent a batch after the other, until either side ends it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, closing
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, Protocol

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from api.documents.link_refusals import no_such_link, unavailable
from api.exports.formats import ExportFile
from api.server.http_protocol import abort, has_taken_nothing
from models.database.errors import Unavailable
from models.rules.exports.columns import Cell

_PIECE = 64 * 1024
_TAKING_SECONDS = 30.0
"""A client has so long for each piece: 2 KB a second. One that is slower holds a snapshot for too long."""
_WRITING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="exports")
"""One for all: exports take one processor of a server at the most."""


_Task = asyncio.Task[None]


class ExportOutcome(StrEnum):
    """What became of an export."""

    DONE = "done"
    LEFT = "left"
    """The client went away."""
    STUCK = "stuck"
    """The client took nothing, or hardly anything."""
    LATE = "late"
    """It took longer than an export may."""
    REVOKED = "revoked"
    """Its reader may not see any of it any more."""
    REFUSED = "refused"
    FAILED = "failed"


class RowBatch(Protocol):
    """Some rows."""

    def rows(self) -> list[list[Cell]]:
        """By column; not for the event loop."""


class ExportRefused(Exception):
    """Nothing of it was sent."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


@dataclass(slots=True)
class Delivered:
    """How far it came."""

    outcome: ExportOutcome = ExportOutcome.FAILED
    rows: int = 0
    bytes: int = 0


class ExportReading(Protocol):
    """The rows of one export, for whoever reads it."""

    def opened(self) -> AbstractAsyncContextManager[AsyncIterator[RowBatch]]:
        """Opens what they are read from. Raises ExportRefused, or Unavailable."""

    def revoked(self) -> Coroutine[Any, Any, None]:
        """Returns once the reader may not see them any more."""


class ExportResponse:
    """The answer: `headers` and the `file` with all rows, within so many seconds; `over` is told how far it came."""

    def __init__(
        self,
        reading: ExportReading,
        file: ExportFile,
        headers: Mapping[str, str],
        seconds: float,
        over: Callable[[Delivered], None],
    ) -> None:
        self._reading, self._file, self._headers = reading, file, headers
        self._seconds, self._over = seconds, over
        self._so_far = Delivered()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends. What breaks off half-way breaks the connection off, so that nobody takes it for the whole."""
        out = _Out(send, self._headers, self._so_far)
        try:
            refusal = await self._sent(out, scope, receive)
            if refusal:
                await refusal(scope, receive, send)
        finally:
            if out.is_half_way:
                abort(scope)
            self._over(self._so_far)

    async def _sent(self, out: "_Out", scope: Scope, receive: Receive) -> Response | None:
        sending = asyncio.create_task(self._send(out))
        leaving = asyncio.create_task(_leaving(receive))
        revoked = asyncio.create_task(self._reading.revoked())
        tasks = [sending, leaving, revoked]
        try:
            await asyncio.wait(tasks, timeout=self._seconds, return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                return self._outcome(sending, out)
            self._so_far.outcome = _why(leaving, revoked, scope)
            refusal = _REFUSALS.get(self._so_far.outcome)
            return None if out.is_half_way or refusal is None else refusal()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    def _outcome(self, sending: _Task, out: "_Out") -> Response | None:
        """Note what came of it. Answers what is to be said where nothing was sent yet."""
        try:
            sending.result()
            self._so_far.outcome = ExportOutcome.DONE
        except ExportRefused as refused:
            self._so_far.outcome = ExportOutcome.REFUSED
            return refused.response
        except TimeoutError:
            self._so_far.outcome = ExportOutcome.STUCK
        except Unavailable as away:
            return None if out.is_half_way else unavailable(str(away))
        return None

    async def _send(self, out: "_Out") -> None:
        with closing(self._file):
            async with self._reading.opened() as batches:
                # Before anything is sent: until then a failure has a status of its own.
                batch = await anext(batches, None)
                await out.write(await _apart(self._file.begin))
                while batch:
                    await out.write(await _apart(partial(self._written, batch)))
                    batch = await anext(batches, None)
            await out.write(await _apart(self._file.end))
            await out.finish()

    def _written(self, batch: RowBatch) -> bytes:
        rows = batch.rows()
        self._so_far.rows += len(rows)
        return self._file.add(rows)


class _Out:
    """The way to the client."""

    def __init__(self, send: Send, headers: Mapping[str, str], so_far: Delivered) -> None:
        self._send, self._headers, self._so_far = send, headers, so_far
        self.is_half_way = False

    async def write(self, part: bytes) -> None:
        """Send a part, after the headers if it is the first. TimeoutError where it is not taken in time."""
        if not self.is_half_way:
            await self._start()
        view = memoryview(part)
        for start in range(0, len(view), _PIECE):
            piece = bytes(view[start : start + _PIECE])
            await self._put({"type": "http.response.body", "body": piece, "more_body": True})
            self._so_far.bytes += len(piece)

    async def finish(self) -> None:
        """It is whole."""
        await self._put({"type": "http.response.body", "body": b"", "more_body": False})
        self.is_half_way = False

    async def _start(self) -> None:
        raw = [(name.lower().encode(), value.encode()) for name, value in self._headers.items()]
        self.is_half_way = True
        await self._put({"type": "http.response.start", "status": 200, "headers": raw})

    async def _put(self, message: Message) -> None:
        async with asyncio.timeout(_TAKING_SECONDS):
            await self._send(message)


def _why(leaving: _Task, revoked: _Task, scope: Scope) -> ExportOutcome:
    """What it was broken off by."""
    if leaving.done():
        return ExportOutcome.STUCK if has_taken_nothing(scope) else ExportOutcome.LEFT
    return ExportOutcome.REVOKED if revoked.done() else ExportOutcome.LATE


async def _leaving(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _apart(work: Callable[[], bytes]) -> bytes:
    """Do it in the thread of exports; it is over before whoever waits goes on, be it cancelled."""
    doing = asyncio.get_running_loop().run_in_executor(_WRITING, work)
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait([doing])
        raise


_REFUSALS: Mapping[ExportOutcome, Callable[[], Response]] = {
    ExportOutcome.REVOKED: no_such_link,
    ExportOutcome.LATE: partial(unavailable, "It takes longer than an export may."),
}
"""What is said where nothing was sent yet."""
