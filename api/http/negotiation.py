"""Media types: what a client sends, and which answers it takes."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from http import HTTPStatus

from api.errors import RequestRefused, bad_request

APPLICATION_JSON = "application/json"
RESPONSE_JSON = "application/graphql-response+json"
EVENT_STREAM = "text/event-stream"

# Wildcards get plain JSON, which everybody understands; who names the better type gets it.
_BY_WILDCARD = (APPLICATION_JSON, RESPONSE_JSON)
_BY_NAME = (RESPONSE_JSON, APPLICATION_JSON, EVENT_STREAM)


# A client sends the same headers over and over. A refusal is not kept.
_kept = lru_cache(64)


@_kept
def answers(accept: str | None) -> Sequence[str]:
    """Our media types that the client takes, best first; raises RequestRefused (406) where none is.

    A stream has to be asked for by name: no wildcard means to wait for events.
    """
    if accept is None or not accept.strip():
        return (APPLICATION_JSON,)
    ranges = [_range(part) for part in accept.split(",")]
    found = sorted(_BY_NAME, key=lambda offer: _preference(offer, ranges), reverse=True)
    taken = tuple(offer for offer in found if _preference(offer, ranges)[0] > 0)
    if not taken:
        raise bad_request(f"The answer can be {', '.join(_BY_NAME)}.", HTTPStatus.NOT_ACCEPTABLE)
    return taken


def answer_to_refusal(accept: str | None) -> str:
    """The media type of an error's answer, also where the client takes none of ours."""
    try:
        return next((offer for offer in answers(accept) if offer != EVENT_STREAM), APPLICATION_JSON)
    except RequestRefused:
        return APPLICATION_JSON


@_kept
def require_json(content_type: str, content_encoding: str) -> None:
    """Raises RequestRefused (415) unless the body is plain JSON in UTF-8."""
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = {p.partition("=")[2].strip("\"' ") for p in parameters if p.startswith("charset")}
    if media_type != APPLICATION_JSON or not charsets <= {"utf-8", "utf8"}:
        raise _unsupported(f"The Content-Type has to be {APPLICATION_JSON}, in UTF-8.")
    if content_encoding.strip().lower() not in {"", "identity"}:
        raise _unsupported("The body must not be compressed.")


def _unsupported(message: str) -> RequestRefused:
    return bad_request(message, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def _range(part: str) -> tuple[str, float]:
    media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weights = (piece[2:] for piece in parameters if piece.startswith("q="))
    return media_type, _weight(next(weights, "1"))


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def _preference(offer: str, ranges: Iterable[tuple[str, float]]) -> tuple[float, int, int]:
    """Weight, whether by name, and our own taste: greater is better."""
    named = [weight for media_type, weight in ranges if media_type == offer]
    if named:
        return named[0], 1, -_BY_NAME.index(offer)
    if offer not in _BY_WILDCARD:
        return 0.0, 0, 0
    for pattern in ("application/*", "*/*"):
        weights = [weight for media_type, weight in ranges if media_type == pattern]
        if weights:
            return weights[0], 0, -_BY_WILDCARD.index(offer)
    return 0.0, 0, 0
