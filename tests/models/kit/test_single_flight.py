"""Work that several ask for at once is done once, whoever of them goes away meanwhile."""

import asyncio
import gc
from collections.abc import Iterable, Sequence
from itertools import combinations

import pytest

from models.kit.single_flight import SingleFlight

ASKERS = range(3)
LEAVING = [leaving for size in range(4) for leaving in combinations(ASKERS, size)]
"""Everybody who may go away, the first asker and all of them included."""
GOES_ON = pytest.mark.parametrize("goes_on", [True, False])


class Work:
    """It takes until it is let go, and counts."""

    def __init__(self) -> None:
        self.begun = self.done = 0
        self.gate = asyncio.Event()

    async def run(self) -> int:
        self.begun += 1
        await self.gate.wait()
        self.done += 1
        return self.done


async def steps(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def gone(tasks: Iterable[asyncio.Task[int]]) -> None:
    for task in tasks:
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


@GOES_ON
async def test_whoever_asks_before_it_is_done_gets_the_same_and_later_ones_begin_anew(
    goes_on: bool,
) -> None:
    flights, work = SingleFlight[str](goes_on=goes_on), Work()
    asking = [asyncio.create_task(flights.do("key", work.run)) for _ in ASKERS]
    await steps(1)
    assert flights.is_under_way("key")
    work.gate.set()
    assert await asyncio.gather(*asking) == [1, 1, 1]
    assert not flights.is_under_way("key")
    assert await flights.do("key", work.run) == 2


@GOES_ON
async def test_another_key_is_other_work(goes_on: bool) -> None:
    flights, work = SingleFlight[int](goes_on=goes_on), Work()
    work.gate.set()
    assert await asyncio.gather(*(flights.do(key, work.run) for key in ASKERS)) == [1, 2, 3]


@GOES_ON
@pytest.mark.parametrize("leaving", LEAVING)
@pytest.mark.parametrize("after", range(1, 5))
async def test_who_goes_away_leaves_it_to_those_who_stay(
    leaving: Sequence[int], goes_on: bool, after: int
) -> None:
    """However far it has come; and where nobody stays, it goes on for nobody or is not done."""
    flights, work = SingleFlight[str](goes_on=goes_on), Work()
    asking = [asyncio.create_task(flights.do("key", work.run)) for _ in ASKERS]
    await steps(after)
    await gone(asking[one] for one in leaving)
    staying = [asking[one] for one in ASKERS if one not in leaving]
    is_wanted = bool(staying) or goes_on
    assert flights.is_under_way("key") is is_wanted
    work.gate.set()
    assert await asyncio.gather(*staying) == [1] * len(staying)
    await flights.end()
    assert work.done == int(is_wanted)
    assert await flights.do("key", work.run) == int(is_wanted) + 1


async def test_work_that_nobody_waits_for_any_more_is_begun_anew_while_the_former_still_ends() -> (
    None
):
    ending, ended = asyncio.Event(), asyncio.Event()

    async def slow_to_end() -> str:
        try:
            await asyncio.sleep(60)
        finally:
            await ending.wait()
            ended.set()
        return "never"

    async def another() -> str:
        return "another"

    flights = SingleFlight[str](goes_on=False)
    leaving = asyncio.create_task(flights.do("key", slow_to_end))
    await steps(2)
    leaving.cancel()
    await steps(2)
    anew = asyncio.create_task(flights.do("key", another))
    ending.set()
    assert await anew == "another"
    await ended.wait()


@GOES_ON
async def test_everybody_gets_what_it_raises_and_it_is_begun_anew(goes_on: bool) -> None:
    async def fail() -> None:
        await asyncio.sleep(0)
        raise LookupError

    flights = SingleFlight[str](goes_on=goes_on)
    outcomes = await asyncio.gather(
        *(flights.do("key", fail) for _ in ASKERS), return_exceptions=True
    )
    assert [type(each) for each in outcomes] == [LookupError] * 3
    with pytest.raises(LookupError):
        await flights.do("key", fail)


async def test_nobody_is_warned_of_a_failure_that_all_went_away_from() -> None:
    async def fail() -> int:
        await asyncio.sleep(0)
        raise LookupError

    told: list[object] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: told.append(context))
    try:
        flights = SingleFlight[str](goes_on=True)
        leaving = asyncio.create_task(flights.do("key", fail))
        await steps(1)
        await gone([leaving])
        await flights.end()
        del flights, leaving
        gc.collect()
    finally:
        loop.set_exception_handler(None)
    assert told == []
