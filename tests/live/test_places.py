"""Turns at the database: random comings and goings, after which everybody has had theirs."""

import asyncio
import random
from collections import Counter
from uuid import UUID, uuid4

import pytest

from resolvers.live import places
from resolvers.live.places import Party, Places

TENANTS = [uuid4() for _ in range(3)]
PEOPLE: list[UUID | None] = [None, uuid4(), uuid4()]


@pytest.mark.parametrize("seed", range(20))
async def test_everybody_who_stays_has_a_turn_and_nobody_more_than_their_share(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine anybody may seem slow.
    monkeypatch.setattr(places, "LINGERING", 60)
    chance, inside, taken = random.Random(seed), Counter[object](), list[int]()
    turns = Places()

    async def visit(number: int) -> None:
        party = Party(chance.choice(TENANTS), chance.choice(PEOPLE))
        async with turns.place(party):
            inside.update(("all", party.tenant, party))
            try:
                assert inside["all"] <= places.QUICK
                assert inside[party.tenant] <= places.OF_A_TENANT
                assert party.person is None or inside[party] <= places.OF_A_PERSON
                for _ in range(chance.randrange(4)):
                    await asyncio.sleep(0)
            finally:
                inside.subtract(("all", party.tenant, party))
        taken.append(number)

    visits = [asyncio.create_task(visit(number)) for number in range(60)]
    leaving = chance.sample(range(60), 20)
    for number in leaving:
        await asyncio.sleep(0)
        visits[number].cancel()
    async with asyncio.timeout(10):
        outcomes = await asyncio.gather(*visits, return_exceptions=True)
    assert not [each for each in outcomes if isinstance(each, AssertionError)]
    assert set(range(60)) - set(leaving) <= set(taken)


async def test_the_slow_ones_leave_places_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "LINGERING", 0.01)
    turns, over = Places(), asyncio.Event()

    async def linger(tenant: UUID) -> None:
        async with turns.place(Party(tenant, None)):
            await over.wait()

    slow = [asyncio.create_task(linger(tenant)) for tenant in TENANTS for _ in range(2)]
    async with asyncio.timeout(10):
        await asyncio.sleep(0.05)
        for _ in range(20):
            async with turns.place(Party(uuid4(), None)):
                pass
        over.set()
        await asyncio.gather(*slow)
