"""Subscribers who go away at any moment, and those who stay."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from graphql import OperationDefinitionNode, parse

from api.limits.meters import FreeOfCharge
from api.operations.executor import Fare
from models.access.sign_in import SignIn
from models.people.signing_in import viewer_of
from resolvers.context import Context
from resolvers.executor import Executor
from resolvers.live import Live, Seats
from resolvers.schema import schema
from tests.live.follower import FEED, cursor_of
from tests.tenant import Tenant

MOMENTS = 60
"""Turns of the event loop from a subscriber's first step to well behind what it reads first."""


async def test_whoever_goes_away_at_any_moment_leaves_the_others_their_events(
    tenant: Tenant,
) -> None:
    cursor = await cursor_of(tenant.owner)
    hire = await tenant.hire()
    live = Live(
        clock=lambda: datetime.now(UTC),
        retention=timedelta(days=1),
        most=10,
        seats=Seats(of_a_user=10, of_a_company=10),
    )
    async with live.reading():
        for moment in range(MOMENTS):
            await leave_after(moment, live, tenant, cursor)
            async with asyncio.timeout(60):
                first = await anext(await stream(live, tenant, cursor))
            assert hire.id in str(first.whole), f"after {moment} turns"


async def leave_after(moment: int, live: Live, tenant: Tenant, cursor: str) -> None:
    subscription = await stream(live, tenant, cursor)
    leaving = asyncio.create_task(anext(subscription))
    for _ in range(moment):
        await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.gather(leaving, return_exceptions=True)
    await subscription.aclose()


async def stream(live: Live, tenant: Tenant, cursor: str) -> Any:
    viewer = await viewer_of(tenant.owner.email)
    assert viewer
    documents: Any = None
    document = parse(FEED)
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    prepared = Executor(schema, live).prepare(document, operation)
    bound: Any = prepared.bind({"after": cursor})
    sign_in = SignIn(tenant.owner.email)
    context = Context(viewer, datetime.now(UTC), documents, sign_in=sign_in)
    return prepared.subscribe(bound, context, Fare(1, FreeOfCharge()))
