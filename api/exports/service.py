"""Exports over HTTP: `/exports/{token}/{filename}` needs no header, expires, and is nobody else's."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from time import perf_counter
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.content_codings import takes
from api.documents.link_keys import LinkKeys
from api.documents.link_refusals import expired_link, no_such_link
from api.documents.signed_links import Grant, SignedLinks
from api.exports.delivery import Delivered, ExportResponse
from api.exports.encoding import GzippedFile
from api.exports.formats import MEDIA_TYPES, export_file
from api.exports.links import EXPORT_LINKS, packed, unpacked
from api.exports.reading import ExportPlaces, ExportSource, Reading, may_read
from models.people.signing_in import viewer_known
from models.rules.access import Viewer
from models.rules.exports.files import ExportFormat, ExportWish

logger = logging.getLogger("milestones")


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
        self._places, self._seconds = ExportPlaces(most), seconds

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
        if grant is None or viewer is None or not await may_read(viewer, grant.thing):
            return no_such_link()
        if self._links.has_expired(grant):
            return expired_link()
        wish = unpacked(grant.how)
        headers = _headers(wish, grant, request.headers.get("accept-encoding", ""))
        if request.method == "HEAD":
            return _head(headers)
        return self._response(viewer, grant, wish, headers)

    def _response(
        self, viewer: Viewer, grant: Grant, wish: ExportWish, headers: dict[str, str]
    ) -> ExportResponse:
        file = export_file(wish.format, wish.kind, self._source.columns(wish.kind))
        if "Content-Encoding" in headers:
            file = GzippedFile(file)
        reading = Reading(viewer, grant.thing, wish, self._source, self._places, self._clock)
        over = partial(self._over, viewer, grant.thing, wish, perf_counter())
        return ExportResponse(reading, file, headers, self._seconds, over)

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


def _headers(wish: ExportWish, grant: Grant, accept_encoding: str) -> dict[str, str]:
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
        **_coding(wish, accept_encoding),
    }


def _coding(wish: ExportWish, accept_encoding: str) -> dict[str, str]:
    if wish.format is ExportFormat.XLSX:
        # It is packed already.
        return {}
    coding = {"Content-Encoding": "gzip"} if takes("gzip", accept_encoding) else {}
    return {"Vary": "Accept-Encoding", **coding}


def _head(headers: dict[str, str]) -> Response:
    response = Response(headers=headers)
    # Starlette's own says 0, and how long the file is nobody knows as yet.
    del response.headers["Content-Length"]
    return response
