"""One request to a webhook's address: within bounds of time and size, without redirects, proxies or memory of the last.

By hand: what is beside `httpcore` in `httpx` (redirects, proxies of the environment, cookies, decoding) is what a
webhook must not have.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

import httpcore

from api.webhooks.network import BlockedAddress, JudgedNetwork, NameNotFound
from models.rules.webhooks.addresses import Target
from models.rules.webhooks.schedule import ATTEMPT_SECONDS
from models.rules.webhooks.statuses import AttemptError, is_success

READ_BYTES = 1024
"""Of an answer's body: no more is read."""
_USER_AGENT = "Milestones-Webhooks/1"


@dataclass(frozen=True, slots=True)
class Answered:
    """What the address answered, or why it did not."""

    status: int | None = None
    error: AttemptError | None = None
    body: str | None = None
    retry_after: timedelta | None = None


@cache
def tls_context() -> ssl.SSLContext:
    """Of the system's certificate authorities; names are checked."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@dataclass(frozen=True, slots=True)
class Post:
    """What is posted where."""

    target: Target
    content: bytes
    headers: Mapping[str, str]


async def send_post(
    post: Post, network: JudgedNetwork, now: datetime, tls: ssl.SSLContext | None = None
) -> Answered:
    """Post it and answer what became of it; nothing is raised but what nobody foresaw."""
    try:
        async with asyncio.timeout(ATTEMPT_SECONDS):
            return await _posted(post, network, now, tls)
    except Exception as failure:
        error = _error_of(failure)
        if error is None:
            raise
        return Answered(error=error)


async def _posted(
    post: Post, network: JudgedNetwork, now: datetime, tls: ssl.SSLContext | None
) -> Answered:
    target, content = post.target, post.content
    scheme = "https" if target.tls else "http"
    path = target.path.encode()
    url = httpcore.URL(scheme=scheme, host=target.host, port=target.port, target=path)
    sent = {
        "Host": target.authority,
        "User-Agent": _USER_AGENT,
        "Content-Type": "application/json",
        "Content-Length": str(len(content)),
        "Accept-Encoding": "identity",
        "Connection": "close",
        **post.headers,
    }
    connection = httpcore.AsyncHTTPConnection(
        url.origin,
        ssl_context=(tls or tls_context()) if target.tls else None,
        network_backend=network,
    )
    try:
        request = httpcore.Request(
            "POST", url, headers=list(sent.items()), content=content, extensions=_TIMEOUTS
        )
        response = await connection.handle_async_request(request)
        try:
            return await _answered(response, now)
        finally:
            await response.aclose()
    finally:
        await connection.aclose()


_TIMEOUTS = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), ATTEMPT_SECONDS)}


async def _answered(response: httpcore.Response, now: datetime) -> Answered:
    body = await _beginning(response)
    if is_success(response.status):
        return Answered(response.status, body=body)
    headers = {name.lower(): value for name, value in response.headers}
    return Answered(
        response.status, body=body, retry_after=_retry_after(headers.get(b"retry-after"), now)
    )


async def _beginning(response: httpcore.Response) -> str:
    """The first bytes of the body; what cannot be read of it does not undo the status."""
    body = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in response.aiter_stream():
                body += part
                if len(body) >= READ_BYTES:
                    break
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, TimeoutError):
        pass
    text = bytes(body[:READ_BYTES]).decode("utf-8", "replace")
    # No database takes a NUL in a text.
    return text.replace("\x00", "\ufffd")


_BODY_SECONDS = 2.0
"""The status is what counts: the rest of an answer is not waited for."""


def _retry_after(value: bytes | None, now: datetime) -> timedelta | None:
    """In seconds, or as a date; None where it is neither."""
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit() and len(text) < _DIGITS:
        return timedelta(seconds=int(text))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(until - now, timedelta())


_DIGITS = 10


def _error_of(failure: Exception) -> AttemptError | None:
    """What it is to whoever reads the attempts; None for what nobody foresaw."""
    for kind, error in _ERRORS:
        if isinstance(failure, kind):
            return _refined(failure, error)
    return None


def _refined(failure: Exception, error: AttemptError) -> AttemptError:
    """httpcore has one error for all that fails while it connects; what it was made of tells them apart."""
    causes = list(_causes(failure))
    if error is AttemptError.CONNECTION_FAILED:
        if any(isinstance(each, ssl.SSLError) for each in causes):
            return AttemptError.TLS
        if any(isinstance(each, ConnectionRefusedError) for each in causes):
            return AttemptError.CONNECTION_REFUSED
    return error


def _causes(failure: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while failure and failure not in found:
        found.append(failure)
        failure = failure.__cause__ or failure.__context__
    return found


_ERRORS: tuple[tuple[type[Exception], AttemptError], ...] = (
    (BlockedAddress, AttemptError.BLOCKED_ADDRESS),
    (NameNotFound, AttemptError.NAME_NOT_FOUND),
    (TimeoutError, AttemptError.TIMEOUT),
    (httpcore.TimeoutException, AttemptError.TIMEOUT),
    (httpcore.ProtocolError, AttemptError.INVALID_RESPONSE),
    (httpcore.NetworkError, AttemptError.CONNECTION_FAILED),
    (OSError, AttemptError.CONNECTION_FAILED),
)
