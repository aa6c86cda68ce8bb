"""The renderer, shared fairly: no company holds up another one's documents, and nobody waits for long."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Any
from uuid import UUID
from weakref import WeakValueDictionary

import pdf
from api.kept_bytes import KeptBytes

TURN_SECONDS = 10.0
"""How long a document waits for the one of the same company that is being made."""
REMEMBERED = 64_000_000
"""Bytes of documents that are handed out again without rendering: most are asked for more than once."""

Observe = Callable[[str, float], None]
"""Told what became of a document ("kept", "rendered", "refused"), and how many seconds rendering took."""


class RenderQueue:
    """One document of a company at a time, the same one once for all who ask for it meanwhile."""

    def __init__(self, observe: Observe) -> None:
        self.renderer = pdf.Renderer()
        self._observe = observe
        self._turns: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()
        self._running: dict[str, asyncio.Task[bytes]] = {}
        self._recent = KeptBytes(REMEMBERED)

    async def document(
        self, printed: str, company: UUID, says: pdf.BookingContract, template: str | None
    ) -> bytes:
        """The PDF; `printed` is the hash of all that it prints. Raises the errors of `pdf`."""
        recent = self._recent.get(printed)
        if recent is not None:
            return recent
        if printed not in self._running:
            self._start(printed, self._render(printed, company, says, template))
        # Whoever goes away leaves it to the others.
        return await asyncio.shield(self._running[printed])

    async def check(self, company: UUID, html: str) -> None:
        """Render a template with made-up contracts. Raises the errors of `pdf`."""
        async with self._turn(company):
            await self.renderer.validate(html)

    async def stop(self) -> None:
        """End what is being rendered."""
        await self.renderer.stop()
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    def _start(self, printed: str, work: Coroutine[Any, Any, bytes]) -> None:
        task = self._running[printed] = asyncio.create_task(work)
        task.add_done_callback(lambda _: self._running.pop(printed))
        # What was raised is told to those who wait; there may be none left.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _render(
        self, printed: str, company: UUID, says: pdf.BookingContract, template: str | None
    ) -> bytes:
        async with self._turn(company):
            started = perf_counter()
            body = await self.renderer.render(says, template)
        self._observe("rendered", perf_counter() - started)
        self._recent.keep(printed, body)
        return body

    @asynccontextmanager
    async def _turn(self, company: UUID) -> AsyncIterator[None]:
        lock = self._turns.setdefault(company, asyncio.Lock())
        try:
            async with asyncio.timeout(TURN_SECONDS):
                await lock.acquire()
        except TimeoutError:
            message = "The company has documents under way already; try again in a moment."
            raise pdf.RendererBusy(message) from None
        try:
            yield
        finally:
            lock.release()
