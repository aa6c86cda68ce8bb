"""Exports over HTTP: `/exports/{token}/{filename}` needs no header, expires, and is nobody else's."""

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from contextlib import aclosing, asynccontextmanager, contextmanager
from datetime import datetime
from functools import partial
from http import HTTPStatus
from time import perf_counter
from typing import Protocol
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.documents.link_keys import LinkKeys
from api.documents.link_refusals import expired_link, link_refused, no_such_link
from api.documents.signed_links import Grant, SignedLinks
from api.exports.delivery import Delivered, ExportRefused, ExportResponse, RowBatch
from api.exports.encoding import GzippedFile, takes_gzip
from api.exports.formats import MEDIA_TYPES, export_file
from api.exports.links import EXPORT_LINKS, packed, unpacked
from models.access.lookup import is_still, visible_id
from models.access.visibility import Noun
from models.database.snapshot import Snapshot, snapshot
from models.people.signing_in import viewer_known
from models.rules.access import Viewer, may_export
from models.rules.error_codes import ErrorCode
from models.rules.exports.columns import ExportColumn
from models.rules.exports.files import ExportFormat, ExportKind, ExportWish

_ONE_AT_A_TIME_SECONDS, _FULL_SECONDS = 15, 30

logger = logging.getLogger("milestones")


class ExportSource(Protocol):
    """Reads rows as the API shows them."""

    def columns(self, kind: ExportKind) -> Sequence[ExportColumn]:
        """Of a file."""

    def batches(
        self, snapshot: Snapshot, viewer: Viewer, company: UUID, wish: ExportWish, at: datetime
    ) -> AsyncGenerator[RowBatch, None]:
        """All rows that the viewer may see."""


class ExportService:
    """Links and downloads of one server process: `most` exports at once, each within so many `seconds`."""

    def __init__(
        self,
        public_url: str,
        clock: Callable[[], datetime],
        source: ExportSource,
        observe: Callable[[str], None],
        *,
        keys: LinkKeys,
        most: int,
        seconds: float,
    ) -> None:
        self._public_url = public_url.rstrip("/")
        self._clock, self._source, self._observe = clock, source, observe
        self._links = SignedLinks(EXPORT_LINKS, keys, clock)
        self._most, self._seconds = most, seconds
        self._under_way: set[UUID] = set()

    def routes(self) -> list[Route]:
        """For the application."""
        return [Route("/exports/{token}/{filename}", self.download, methods=["GET"])]

    def link(
        self, company: UUID, wish: ExportWish, viewer: UUID, at: datetime
    ) -> tuple[str, datetime]:
        """An absolute URL that needs no header, and when it expires."""
        token, expires_at = self._links.token(company, packed(wish), viewer, at)
        return f"{self._public_url}/exports/{token}/{wish.filename(at.date())}", expires_at

    async def download(self, request: Request) -> Response | ExportResponse:
        """The file; 404 for what is no link of ours, 410 for an old one, 429 beside another one of the same user."""
        grant = self._links.opened(request.path_params["token"])
        viewer = await viewer_known(grant.viewer, self._clock()) if grant else None
        if grant is None or viewer is None or not await _may_read(viewer, grant):
            return no_such_link()
        if self._links.has_expired(grant):
            return expired_link()
        wish = unpacked(grant.how)
        headers = _headers(wish, grant)
        if request.method == "HEAD":
            return Response(headers=headers)
        return self._response(request, viewer, grant, wish, headers)

    def _response(
        self,
        request: Request,
        viewer: Viewer,
        grant: Grant,
        wish: ExportWish,
        headers: dict[str, str],
    ) -> ExportResponse:
        file = export_file(wish.format, wish.kind, self._source.columns(wish.kind))
        # XLSX is packed already.
        if wish.format is not ExportFormat.XLSX:
            headers["Vary"] = "Accept-Encoding"
            if takes_gzip(request.headers.get("accept-encoding", "")):
                file = GzippedFile(file)
                headers["Content-Encoding"] = "gzip"
        opened = partial(self._opened, viewer, grant.thing, wish)
        over = partial(self._over, viewer, grant.thing, wish, perf_counter())
        return ExportResponse(opened, file, headers, self._seconds, over)

    @asynccontextmanager
    async def _opened(
        self, viewer: Viewer, company: UUID, wish: ExportWish
    ) -> AsyncIterator[AsyncIterator[RowBatch]]:
        at = self._clock()
        with self._place(viewer.id):
            async with snapshot() as taken:
                if not await taken.claim(f"export of {viewer.id}"):
                    raise _one_at_a_time()
                if not await is_still(viewer, taken):
                    raise ExportRefused(no_such_link())
                async with aclosing(
                    self._source.batches(taken, viewer, company, wish, at)
                ) as batches:
                    yield batches

    @contextmanager
    def _place(self, user: UUID) -> Iterator[None]:
        if user in self._under_way:
            raise _one_at_a_time()
        if len(self._under_way) >= self._most:
            message = "Too many exports are under way; try again in a moment."
            status = HTTPStatus.SERVICE_UNAVAILABLE
            raise ExportRefused(
                link_refused(status, ErrorCode.UNAVAILABLE, message, retry_after=_FULL_SECONDS)
            )
        self._under_way.add(user)
        try:
            yield
        finally:
            self._under_way.discard(user)

    def _over(
        self, viewer: Viewer, company: UUID, wish: ExportWish, started: float, came: Delivered
    ) -> None:
        self._observe(came.outcome)
        fields = {
            "company": company,
            "user_id": viewer.id,
            "kind": wish.kind,
            "format": wish.format,
            "outcome": came.outcome,
            "rows": came.rows,
            "bytes": came.bytes,
            "ms": round((perf_counter() - started) * 1000),
        }
        logger.info("export", extra={"fields": fields})


async def _may_read(viewer: Viewer, grant: Grant) -> bool:
    return may_export(viewer) and bool(await visible_id(Noun.COMPANY, grant.thing, viewer))


def _headers(wish: ExportWish, grant: Grant) -> dict[str, str]:
    filename = wish.filename(grant.made_at.date())
    return {
        "Content-Type": MEDIA_TYPES[wish.format],
        "Content-Disposition": f'attachment; filename="{filename}"',
        "Cache-Control": "no-store",
        "Accept-Ranges": "none",
        # A proxy that collects it first would hold the snapshot for a client who has left.
        "X-Accel-Buffering": "no",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Referrer-Policy": "no-referrer",
    }


def _one_at_a_time() -> ExportRefused:
    message = "An export of yours is under way already: one at a time."
    status = HTTPStatus.TOO_MANY_REQUESTS
    return ExportRefused(
        link_refused(status, ErrorCode.THROTTLED, message, retry_after=_ONE_AT_A_TIME_SECONDS)
    )
