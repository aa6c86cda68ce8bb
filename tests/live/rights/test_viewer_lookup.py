"""Who people are, looked up for many at once."""

import asyncio

import pytest

from api.clock import utc_now
from models.access.sign_in import SignIn
from models.people.signing_in import viewer_of
from resolvers.live.flights import FairFlights
from resolvers.live.places import Places
from resolvers.live.viewer_lookup import ViewerLookup
from tests.tenant import Tenant


@pytest.mark.parametrize("steps", range(12))
async def test_who_asks_after_somebody_who_went_away_is_answered(
    tenant: Tenant, steps: int
) -> None:
    """However far the look-up had come when they went."""
    viewer = await viewer_of(tenant.owner.email)
    assert viewer
    sign_in = SignIn(tenant.owner.email)
    standings = ViewerLookup(FairFlights(Places()), utc_now)
    leaving = asyncio.create_task(standings.of(viewer, sign_in))
    for _ in range(steps):
        await asyncio.sleep(0)
    leaving.cancel()
    async with asyncio.timeout(10):
        assert await standings.of(viewer, sign_in) == viewer


async def test_people_of_one_company_are_looked_up_together_and_each_gets_their_own(
    tenant: Tenant,
) -> None:
    people = [tenant.owner, await tenant.member("FINANCE_MANAGER"), tenant.worker]
    addresses = [each.email for each in people]
    viewers = [viewer for each in addresses if (viewer := await viewer_of(each))]
    standings = ViewerLookup(FairFlights(Places()), utc_now)
    sign_ins = map(SignIn, addresses)
    assert await asyncio.gather(*map(standings.of, viewers, sign_ins)) == viewers
