"""Who people are, looked up for many at once."""

import asyncio

import pytest

from models.people import viewer_of
from resolvers.live.places import Places
from resolvers.live.standings import Standings
from resolvers.live.work import Work
from tests.house import House


@pytest.mark.parametrize("steps", range(12))
async def test_who_asks_after_somebody_who_went_away_is_answered(house: House, steps: int) -> None:
    """However far the look-up had come when they went."""
    viewer = await viewer_of(house.owner.email)
    assert viewer
    standings = Standings(Work(Places()))
    leaving = asyncio.create_task(standings.of(viewer))
    for _ in range(steps):
        await asyncio.sleep(0)
    leaving.cancel()
    async with asyncio.timeout(10):
        assert await standings.of(viewer) == viewer


async def test_people_of_one_company_are_looked_up_together_and_each_gets_their_own(
    house: House,
) -> None:
    people = [house.owner, await house.member("FINANCE_MANAGER"), house.worker]
    viewers = [viewer for each in people if (viewer := await viewer_of(each.email))]
    standings = Standings(Work(Places()))
    assert await asyncio.gather(*map(standings.of, viewers)) == viewers
