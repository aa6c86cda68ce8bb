"""Work that several wait for, in a place of whoever asked first."""

import asyncio
from uuid import uuid4

from resolvers.live.flights import FairFlights
from resolvers.live.places import OF_A_PERSON, Places, Requester

PARTY = Requester(uuid4(), uuid4())


async def test_work_waits_for_a_place_and_who_asks_for_the_same_takes_none() -> None:
    places, begun = Places(), list[str]()
    work, gate = FairFlights(places), asyncio.Event()

    async def one(name: str) -> str:
        begun.append(name)
        await gate.wait()
        return name

    keys = ["first", "first", "first", "second"]
    asking = [
        asyncio.create_task(work.do(key, PARTY, lambda key=key: one(key)))  # type: ignore[misc]
        for key in keys
    ]
    await asyncio.sleep(0.01)
    assert begun == ["first"] * OF_A_PERSON
    gate.set()
    assert await asyncio.gather(*asking) == keys


async def test_work_that_nobody_waits_for_any_more_gives_its_place_back() -> None:
    work, gate = FairFlights(Places()), asyncio.Event()
    leaving = [asyncio.create_task(work.do(key, PARTY, gate.wait)) for key in range(100)]
    await asyncio.sleep(0.01)
    for each in leaving:
        each.cancel()
    gate.set()
    assert await work.do("another", PARTY, gate.wait)
