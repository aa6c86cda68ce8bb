"""Requests of the server to others over HTTP: within bounds of time and size, at the very address.

httpx reads proxies and follows nothing by default, too, but has no limit for a whole answer.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any


class NotAnswered(OSError):
    """Nobody answered as they have to; the message names the address, and says why."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """For the whole of a request and its answer: seconds, and bytes of the body."""

    seconds: float
    most_bytes: int


@dataclass(frozen=True, slots=True)
class Body:
    """A body that is sent or answered, and its media type."""

    content: bytes
    media_type: str


async def ask(
    url: str, accept: str, bounds: Bounds, posted: Body | None = None, *, by_proxy: bool = False
) -> Body:
    """The body of the answer 200, to a GET or, where something is posted, to a POST. Raises NotAnswered.

    `by_proxy`: by the proxy that the environment names (HTTPS_PROXY, NO_PROXY), if it does. A redirect is no answer.
    It makes a session of its own: it may be called from any event loop.
    """
    # It takes a fifth of a second, from those alone who ask anybody.
    from aiohttp import ClientError, ClientSession, ClientTimeout  # noqa: PLC0415 (as is said above)

    timeout = ClientTimeout(total=bounds.seconds)
    try:
        async with (
            ClientSession(timeout=timeout, auto_decompress=False, trust_env=by_proxy) as session,
            session.request(
                "POST" if posted else "GET",
                url,
                data=posted.content if posted else None,
                headers=_headers(accept, posted),
                allow_redirects=False,
            ) as answer,
        ):
            if answer.status != HTTPStatus.OK:
                raise NotAnswered(f"{url}: answered {answer.status}")
            return Body(await _read(url, answer, bounds.most_bytes), answer.content_type)
    except TimeoutError as late:
        raise NotAnswered(f"{url}: no answer in {bounds.seconds:g} seconds") from late
    except (ClientError, ValueError) as failure:
        raise NotAnswered(f"{url}: {failure}") from failure


def _headers(accept: str, posted: Body | None) -> dict[str, str]:
    # What is packed could unpack to anything.
    headers = {"Accept": accept, "Accept-Encoding": "identity"}
    return {**headers, "Content-Type": posted.media_type} if posted else headers


async def _read(url: str, answer: Any, most: int) -> bytes:
    body = bytearray()
    async for part in answer.content.iter_any():
        body += part
        if len(body) > most:
            raise NotAnswered(f"{url}: answered more than {most} bytes")
    return bytes(body)
