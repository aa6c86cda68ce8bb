"""The rows of one export: read from one moment, one export at a time for each user, as long as they may see them."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from contextlib import aclosing, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Protocol
from uuid import UUID

from api.documents.link_refusals import link_refused, no_such_link
from api.exports.delivery import ExportRefused, RowBatch
from models.access.lookup import is_still, visible_id
from models.access.visibility import Noun
from models.database.errors import Unavailable
from models.database.snapshot import Snapshot, snapshot
from models.people.signing_in import viewer_known
from models.rules.access import Viewer, may_export
from models.rules.error_codes import ErrorCode
from models.rules.exports.columns import ExportColumn
from models.rules.exports.files import ExportKind, ExportWish

_ONE_AT_A_TIME_SECONDS, _FULL_SECONDS = 15, 30
_LOOK_SECONDS = 1.0
"""So often it is looked whether the reader may still see what they read."""


class ExportSource(Protocol):
    """Reads rows as the API shows them."""

    def columns(self, kind: ExportKind) -> Sequence[ExportColumn]:
        """Of a file."""

    def batches(
        self, snapshot: Snapshot, viewer: Viewer, company: UUID, wish: ExportWish, at: datetime
    ) -> AsyncGenerator[RowBatch, None]:
        """All rows that the viewer may see."""


class ExportPlaces:
    """Who exports just now: in this process `most` at once, and each user one file.

    One company's readers, however slow, leave the last place to the others.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._of_company = max(1, most - 1)
        self._taken: dict[UUID, UUID] = {}
        """By user the company."""

    @contextmanager
    def taken(self, user: UUID, company: UUID) -> Iterator[None]:
        """One of the places, for as long as the block runs. Raises ExportRefused where there is none."""
        if user in self._taken:
            raise _one_at_a_time()
        of_company = list(self._taken.values()).count(company)
        if len(self._taken) >= self._most or of_company >= self._of_company:
            message = "Too many exports are under way; try again in a moment."
            status = HTTPStatus.SERVICE_UNAVAILABLE
            raise ExportRefused(
                link_refused(status, ErrorCode.UNAVAILABLE, message, retry_after=_FULL_SECONDS)
            )
        self._taken[user] = company
        try:
            yield
        finally:
            del self._taken[user]


@dataclass(frozen=True, slots=True)
class Reading:
    """See `ExportReading`."""

    viewer: Viewer
    company: UUID
    wish: ExportWish
    source: ExportSource
    places: ExportPlaces
    clock: Callable[[], datetime]

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[AsyncIterator[RowBatch]]:
        """Opens what the rows are read from. Raises ExportRefused, or Unavailable."""
        viewer, at = self.viewer, self.clock()
        with self.places.taken(viewer.id, self.company):
            async with snapshot() as taken:
                if not await taken.claim(f"export of {viewer.id}"):
                    raise _one_at_a_time()
                if not await is_still(viewer, taken):
                    raise ExportRefused(no_such_link())
                async with aclosing(
                    self.source.batches(taken, viewer, self.company, self.wish, at)
                ) as batches:
                    yield batches

    async def revoked(self) -> None:
        """Returns once the reader may not see the company any more: the snapshot would not tell."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            with suppress(Unavailable):
                viewer = await viewer_known(self.viewer.id, self.clock())
                if viewer is None or not await may_read(viewer, self.company):
                    return


async def may_read(viewer: Viewer, company: UUID) -> bool:
    """Whether they may export what they see of the company."""
    return may_export(viewer) and bool(await visible_id(Noun.COMPANY, company, viewer))


def _one_at_a_time() -> ExportRefused:
    message = "An export of yours is under way already: one at a time."
    status = HTTPStatus.TOO_MANY_REQUESTS
    return ExportRefused(
        link_refused(status, ErrorCode.THROTTLED, message, retry_after=_ONE_AT_A_TIME_SECONDS)
    )
