"""The renderer, shared fairly: no company holds up another one's documents, and nobody waits for long."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import perf_counter
from uuid import UUID

import pdf
from models.kit.keyed_locks import KeyedLocks
from models.kit.recently_used import RecentlyUsed
from models.kit.single_flight import SingleFlight

TURN_SECONDS = 10.0
"""How long a document waits for the one of the same company that is being made."""
KEPT_BYTES = 64_000_000
"""Bytes of documents that are handed out again without rendering: most are asked for more than once."""
_SHARE = 4
"""A document that alone is more than a quarter of them is not kept."""

ObserveDocument = Callable[[str, float], None]
"""Told what became of a document ("kept", "rendered", "refused"), and how many seconds rendering took."""


class RenderQueue:
    """One document of a company at a time, the same one once for all who ask for it meanwhile."""

    def __init__(self, observe: ObserveDocument) -> None:
        self.renderer = pdf.Renderer()
        self._observe = observe
        self._turns = KeyedLocks[UUID]()
        # Whoever goes away may come back for it.
        self._rendering = SingleFlight[str](goes_on=True)
        self._recent = RecentlyUsed[str, bytes](KEPT_BYTES, len, _SHARE)

    async def document(
        self, printed: str, company: UUID, says: pdf.BookingContract, template: str | None
    ) -> bytes:
        """The PDF; `printed` is the hash of all that it prints. Raises the errors of `pdf`."""
        recent = self._recent.get(printed)
        if recent is not None:
            return recent
        return await self._rendering.do(
            printed, lambda: self._render(printed, company, says, template)
        )

    async def check(self, company: UUID, html: str) -> None:
        """Render a template with made-up contracts. Raises the errors of `pdf`."""
        async with self._turn(company):
            await self.renderer.validate(html)

    async def stop(self) -> None:
        """End what is being rendered."""
        await self.renderer.stop()
        await self._rendering.end()

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
        try:
            lock = await self._turns.acquire(company, TURN_SECONDS)
        except TimeoutError:
            message = "The company has documents under way already; try again in a moment."
            raise pdf.RendererBusy(message) from None
        try:
            yield
        finally:
            lock.release()
