"""Whether this process lives, and whether it may be sent requests."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from api.server.http_protocol import is_leaving
from models.database.connection import fetch_value
from models.database.errors import Unusable
from models.database.history import unknown
from models.database.outage import Outage
from models.feed import wakeup
from models.migration.upgrade import pending
from models.unit_of_work.write_probe import WriteProbe

logger = logging.getLogger(__name__)

State = bool | str
"""Whether a check passes; a word where it fails for a reason that has one."""
HealthCheck = Callable[[], Awaitable[State]]
Remark = Callable[[], Awaitable[str]]

_SECONDS = 3.0
_outgrown = Outage(
    logger,
    "The database was migrated by a later release: until this one is replaced, it only reads.",
)
_HEADERS = {"Cache-Control": "no-store"}


def health_routes(
    feed_is_read: Callable[[], bool], remarks: Mapping[str, Remark] | None = None
) -> list[Route]:
    """`/health/live` and `/health/ready`, for load balancers and supervisors.

    `remarks` tell the state of what is no reason to send requests elsewhere.
    """

    async def reading() -> bool:
        return feed_is_read()

    checks: Mapping[str, HealthCheck] = {
        "database": _database,
        "writes": WriteProbe().is_writable,
        "migrations": _migrations,
        "feed": reading,
    }

    async def ready(request: Request) -> JSONResponse:
        if is_leaving(request.scope):
            body = {"status": "leaving", "checks": {}}
            return JSONResponse(body, HTTPStatus.SERVICE_UNAVAILABLE, _HEADERS)
        return await _ready(checks, remarks or {})

    return [Route("/health/live", _live), Route("/health/ready", ready)]


async def _live(_: Request) -> JSONResponse:
    # It asks nobody: a database that is away is no reason to start this process anew.
    return JSONResponse({"status": "ok"}, headers=_HEADERS)


async def _ready(checks: Mapping[str, HealthCheck], remarks: Mapping[str, Remark]) -> JSONResponse:
    passed = dict(zip(checks, await asyncio.gather(*map(_state, checks.values())), strict=True))
    checks_and_remarks = {name: _word(state) for name, state in passed.items()}
    # Without wake-ups the feed polls: slower, but right. No reason to send requests elsewhere.
    checks_and_remarks["wake-up"] = "ok" if wakeup.is_connected() else "polling"
    checks_and_remarks |= zip(
        remarks, await asyncio.gather(*map(_remark, remarks.values())), strict=True
    )
    good = all(state is True for state in passed.values())
    status = HTTPStatus.OK if good else HTTPStatus.SERVICE_UNAVAILABLE
    body = {"status": "ok" if good else "unavailable", "checks": checks_and_remarks}
    return JSONResponse(body, status, _HEADERS)


async def _state(check: HealthCheck) -> State:
    try:
        async with asyncio.timeout(_SECONDS):
            return await check()
    except Exception:  # (whatever it is, the answer is no, and the log says why)
        logger.warning("A check of readiness failed.", exc_info=True)
        return False


def _word(state: State) -> str:
    if isinstance(state, str):
        return state
    return "ok" if state else "failed"


async def _remark(remark: Remark) -> str:
    try:
        async with asyncio.timeout(_SECONDS):
            return await remark()
    except TimeoutError:
        return "failed"


async def _database() -> bool:
    return bool(await fetch_value("SELECT 1", []))


async def _migrations() -> State:
    if steps := await unknown():
        _outgrown.began(Unusable(", ".join(steps)))
        return "newer"
    _outgrown.ended()
    return not await pending()
