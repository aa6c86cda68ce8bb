"""Bytes over HTTP with validators and ranges (RFC 9110): what download managers and PDF viewers ask for.

By hand: Starlette's `FileResponse` answers with parts of files alone; these bytes are a database's.
"""

import re
from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def ranged(request: Request, body: bytes, headers: Mapping[str, str]) -> Response:
    """The whole body, the part that is asked for, or that nothing has changed. `headers` hold the ETag."""
    common = {**headers, "Accept-Ranges": "bytes"}
    if names_tag(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=common)
    part = _part(request, headers["ETag"], len(body))
    if part is None:
        return Response(body, headers=common)
    if not part:
        return Response(
            status_code=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            headers={**common, "Content-Range": f"bytes */{len(body)}"},
        )
    span = f"bytes {part.start}-{part.stop - 1}/{len(body)}"
    return Response(
        body[part.start : part.stop],
        HTTPStatus.PARTIAL_CONTENT,
        {**common, "Content-Range": span},
    )


def names_tag(condition: str, tag: str) -> bool:
    """Whether an If-None-Match names this (strong) tag, by weak comparison."""
    named = [each.strip().removeprefix("W/") for each in condition.split(",")]
    return "*" in named or tag in named


def _part(request: Request, tag: str, size: int) -> range | None:
    """The one range that is asked for; an empty one where it lies outside; None for the whole."""
    asked = _RANGE.fullmatch(request.headers.get("range", "").strip())
    fresh = request.headers.get("if-range", tag) == tag
    if asked is None or not fresh or asked[1] == asked[2] == "":
        return None
    if asked[1] == "":
        return range(max(0, size - int(asked[2])), size)
    start, last = int(asked[1]), int(asked[2] or size - 1)
    if last < start and asked[2]:
        return None
    return range(start, min(size, last + 1))
