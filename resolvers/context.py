"""The context that every resolver of one operation has."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from models.access.sign_in import SignIn
from models.calendars.feeds import FeedAddress
from models.rules.access import Viewer
from models.rules.contract.documents import DocumentFormat
from models.rules.exports.files import ExportWish
from models.rules.limits import USUAL, Limits
from models.unit_of_work.call import Call

T = TypeVar("T")


class InTurn(Protocol):
    """Does work that others are not to wait for: when it is the caller's turn, be it in a thread."""

    async def __call__(self, work: Callable[[], T], /) -> T:
        """Do the work; answers its result."""


class PaidTurn(InTurn, Protocol):
    """Such work, and what is read beside it, at the caller's expense."""

    async def charge(self, points: int, /) -> None:
        """Take the points from the caller's."""


class AtOnce:
    """Does the work at once, where nobody else could wait for it and nobody pays."""

    async def __call__(self, work: Callable[[], T], /) -> T:
        """Do it."""
        return work()

    async def charge(self, points: int, /) -> None:
        """Nothing is taken."""


at_once = AtOnce()


class ContractDocuments(Protocol):
    """The server's side of contract documents: links, proofs, templates. Rendering is done elsewhere."""

    def link(
        self, contract: UUID, format: DocumentFormat, viewer: UUID, at: datetime
    ) -> tuple[str, datetime]:
        """An absolute URL that needs no header, and when it expires."""

    async def proved(self, contract: UUID) -> None:
        """Wait until it is known whether the template of an offered version proves. Raises Unavailable."""

    async def check_template(self, company: UUID, html: str) -> None:
        """Render the template with made-up contracts. Raises Refused with TEMPLATE_INVALID."""


class ExportLinks(Protocol):
    """The server's side of exports: links to files that are made when they are read."""

    def link(
        self, company: UUID, wish: ExportWish, viewer: UUID, at: datetime
    ) -> tuple[str, datetime]:
        """An absolute URL that needs no header, and when it expires."""


class WebhookQueries(Protocol):
    """The server's side of webhooks: whether a query will do, and what it would send."""

    async def fault(self, query: str) -> str | None:
        """Why the query may not be a webhook's; None where it may."""

    async def points(self, query: str) -> int:
        """What a delivery of it costs, by a query that will do."""

    async def preview(self, query: str, company: UUID) -> str | None:
        """The body for the company's newest event, by a query that will do; None where there is no event."""


class CalendarAddresses(Protocol):
    """The server's side of calendar feeds: their addresses, which no database holds in the clear."""

    def new_address(self) -> FeedAddress:
        """A new one, as it is kept."""

    def url(self, sealed: str, sha256: str) -> str | None:
        """The absolute URL of one that is kept like this; None where no present secret opens it."""


@dataclass(frozen=True, slots=True)
class CachedViewer:
    """A viewer from the cache, by what they signed in: the operation's own statement revalidates them."""

    read_anew: Callable[[], Awaitable[Viewer]]
    """Reads who signs in by it now. GraphQLError (UNAUTHENTICATED) where nobody does."""


@dataclass(slots=True)
class Context:
    """Who asks, and the one moment (UTC) that the whole operation happens at."""

    viewer: Viewer
    at: datetime
    documents: ContractDocuments
    request_id: str = ""
    cached_viewer: CachedViewer | None = None
    """None where `viewer` was read for this operation."""
    planning: PaidTurn = at_once
    """For what was not planned before; such work is paid for, too."""
    limits: Limits = USUAL
    webhooks: WebhookQueries | None = None
    """Where somebody sends them."""
    calendars: CalendarAddresses | None = None
    """Where somebody serves them."""
    sign_in: SignIn | None = None
    """By what the viewer signed in; None where nobody did."""
    exports: ExportLinks | None = None
    """Where files can be had."""

    @property
    def user_id(self) -> UUID:
        """The viewer's id, for the log."""
        return self.viewer.id

    async def revalidate(self) -> None:
        """Read the viewer anew, where they came from the cache."""
        if self.cached_viewer:
            self.confirmed(await self.cached_viewer.read_anew())

    def confirmed(self, viewer: Viewer) -> None:
        """Take this viewer, who was just read."""
        self.viewer = viewer
        self.cached_viewer = None

    def call(self, *, key: str | None = None, fingerprint: str = "") -> Call:
        """The call of a verb, which revalidates a cached viewer before it changes anything."""
        return Call(
            self.viewer,
            self.at,
            key,
            fingerprint,
            self.sign_in,
            bool(self.cached_viewer),
            self.limits,
        )
