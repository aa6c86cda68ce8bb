"""Calendar feeds over HTTP: `/calendars/{token}.ics` needs no header, and answers whoever has the address.

It is never a caching proxy's (`private`), and a calendar that has it already is told so by 304. There is no
Last-Modified: an entry may go, or another milestone come nearer, on a day on which nothing was changed.
"""

import gzip
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from http import HTTPStatus

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.auth.caller import network_of
from api.calendars.addresses import FEED_PATH, FeedAddresses
from api.calendars.icalendars import FORM, calendar_begins, calendar_ends, components
from api.content_codings import takes
from api.documents.byte_ranges import names_tag
from api.errors import Throttled
from api.limits.apart import done_apart
from api.limits.rate_limit import RateLimiter
from models.calendars.last_read import is_to_be_noted, write_last_read
from models.calendars.reading import FeedContents, FeedRead, read_feed
from models.database.errors import Unavailable
from models.records import CalendarFeed
from models.rules.calendars.entries import CalendarEntry
from models.rules.calendars.tokens import feed_token_hash
from models.rules.error_codes import ErrorCode

READ_POINTS = 100
"""What a read costs a stranger's network, found or not."""
_AT_ONCE = 100
"""Entries that are written before others' work has its turn."""

logger = logging.getLogger("milestones")


class CalendarService:
    """Answers reads of feeds, of one server process; `limiter` is known once all of that is put together."""

    def __init__(
        self,
        addresses: FeedAddresses,
        clock: Callable[[], datetime],
        limiter: Callable[[], RateLimiter],
    ) -> None:
        self._addresses = addresses
        self._clock = clock
        self._limiter = limiter

    def routes(self) -> list[Route]:
        """For the application."""
        return [Route(FEED_PATH, self.read, methods=["GET"])]

    async def read(self, request: Request) -> Response:
        """The iCalendar, or 304; 404 for what is no feed, or not any more; 429 for a network that asks too much."""
        try:
            await self._charge(request)
            return await self._answer(request, request.path_params["token"])
        except Throttled as refused:
            return _refusal(refused.status, ErrorCode.THROTTLED, str(refused), refused.headers)
        except Unavailable as failure:
            wait = {"Retry-After": "60"}
            status = HTTPStatus.SERVICE_UNAVAILABLE
            return _refusal(status, ErrorCode.UNAVAILABLE, str(failure), wait)

    async def _charge(self, request: Request) -> None:
        host = request.client.host if request.client else ""
        bucket = await self._limiter().take(f"address:{network_of(host)}", READ_POINTS)
        if bucket and bucket.retry_after:
            raise Throttled(bucket.retry_after)

    async def _answer(self, request: Request, token: str) -> Response:
        key, now = feed_token_hash(token), self._clock()
        read = await read_feed(key, now) if key else None
        if read is None:
            return _refusal(HTTPStatus.NOT_FOUND, ErrorCode.NOT_FOUND, "Not found.", {})
        contents, tag = await done_apart(partial(_told, read))
        headers = {**_HEADERS, "ETag": f'W/"{tag}"'}
        noted = self._noted(read.feed, token, now)
        if names_tag(request.headers.get("if-none-match", ""), headers["ETag"].removeprefix("W/")):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers, background=noted)
        body = await self._written(contents)
        if takes("gzip", request.headers.get("accept-encoding", "")):
            body = await done_apart(partial(gzip.compress, body, 6, mtime=0))
            headers["Content-Encoding"] = "gzip"
        return Response(body, headers=headers, background=noted)

    async def _written(self, contents: FeedContents) -> bytes:
        entries = contents.entries
        parts = [
            await done_apart(partial(components, some, self._page)) for some in _in_parts(entries)
        ]
        return b"".join(
            [calendar_begins(contents.title), *parts, calendar_ends(has_entries=bool(entries))]
        )

    def _page(self, entry: CalendarEntry) -> str:
        return self._addresses.hire_page(f"Hire:{entry.hire}")

    def _noted(self, feed: CalendarFeed, token: str, now: datetime) -> BackgroundTask | None:
        """What is written once it was answered, if anything."""
        is_known = self._addresses.is_sealed_anew(feed.sealed, feed.sha256)
        if is_known and not is_to_be_noted(feed.last_read_at, now):
            return None
        sealed = feed.sealed if is_known else self._addresses.sealed(token, feed.sha256)
        return BackgroundTask(_note, partial(write_last_read, feed.id, now, sealed))


_HEADERS = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'inline; filename="due-dates.ics"',
    "Cache-Control": "private, no-cache",
    "Vary": "Accept-Encoding",
    "X-Robots-Tag": "noindex",
}


async def _note(write: Callable[[], Awaitable[None]]) -> None:
    try:
        await write()
    except Exception:
        # Nobody waits for it, and the next read writes it.
        logger.warning("The last read of a calendar feed was not written.", exc_info=True)


def _told(read: FeedRead) -> tuple[FeedContents, str]:
    """What it shows, and the tag of that, not of its bytes: whoever has it already costs no iCalendar."""
    contents = read.contents()
    tag = sha256(repr((FORM, contents.title, contents.entries)).encode()).hexdigest()[:32]
    return contents, tag


def _in_parts(entries: Sequence[CalendarEntry]) -> list[Sequence[CalendarEntry]]:
    return [entries[first : first + _AT_ONCE] for first in range(0, len(entries), _AT_ONCE)]


def _refusal(
    status: HTTPStatus, code: ErrorCode, message: str, headers: dict[str, str]
) -> Response:
    errors = [{"message": message, "extensions": {"code": code}}]
    return JSONResponse({"errors": errors}, status, {"Cache-Control": "no-store", **headers})
