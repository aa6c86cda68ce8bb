"""The limit: Starlette and asyncpg, one statement for each page, whose JSON goes out as PostgreSQL made it.

Nobody signs in and nothing is checked: whatever a server does beyond this is what its comfort costs.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.bench.peers import handwritten_verbs
from tests.bench.peers.handwritten_edit import edit
from tests.bench.peers.handwritten_verbs import COMPANY
from tests.bench.peers.statements import HIRE, HIRES, INBOX, TIMELINE
from tests.bench.peers.statements_manage import MANAGE


async def page(request: Request) -> Response:
    """One of the pages, or what a mutation did, by the operation's name."""
    asked = orjson.loads(await request.body())
    pool: asyncpg.Pool = request.app.state.pool
    variables = asked.get("variables") or {}
    match asked["operationName"]:
        case name if name in VERBS:
            return _json(orjson.dumps(await VERBS[name](pool, **variables["input"])).decode())
        case "Hire" | "Manage" as name:
            id = UUID(variables["id"].partition(":")[2])
            return _json(await pool.fetchval(_PAGES[name], COMPANY, id))
        case name:
            return _json(await pool.fetchval(_PAGES[name], COMPANY))


VERBS = {**handwritten_verbs.VERBS, "Edit": edit}
_PAGES = {"Hires": HIRES, "Inbox": INBOX, "Timeline": TIMELINE, "Hire": HIRE, "Manage": MANAGE}


def _json(data: str) -> Response:
    return Response(f'{{"data":{data}}}', media_type="application/json")


async def _nothing(_: asyncpg.Connection) -> None:
    """A connection is given back as it is: nobody leaves anything in it."""


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    settings = {"plan_cache_mode": "force_generic_plan", "timezone": "UTC"}
    async with asyncpg.create_pool(
        os.environ["BENCH_DATABASE"],
        min_size=10,
        max_size=10,
        reset=_nothing,
        server_settings=settings,
    ) as app.state.pool:
        yield


app = Starlette(routes=[Route("/graphql", page, methods=["POST"])], lifespan=_lifespan)
