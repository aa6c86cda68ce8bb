"""Work that several wait for."""

import asyncio
from uuid import uuid4

import pytest

from resolvers.live.places import Party, Places
from resolvers.live.work import Work

PARTY = Party(uuid4(), uuid4())


class Task:
    """Work that takes until it is let go."""

    def __init__(self) -> None:
        self.begun = self.done = 0
        self.gate = asyncio.Event()

    async def run(self) -> int:
        self.begun += 1
        await self.gate.wait()
        self.done += 1
        return self.done


async def test_whoever_asks_for_the_same_before_it_is_done_gets_the_same() -> None:
    work, task = Work(Places()), Task()
    asking = [asyncio.create_task(work.do("key", PARTY, task.run)) for _ in range(3)]
    await asyncio.sleep(0)
    task.gate.set()
    assert await asyncio.gather(*asking) == [1, 1, 1]
    assert await work.do("key", PARTY, task.run) == 2


async def test_who_goes_away_leaves_the_work_to_those_who_stay() -> None:
    work, task = Work(Places()), Task()
    leaving, staying = (asyncio.create_task(work.do("key", PARTY, task.run)) for _ in range(2))
    await asyncio.sleep(0.01)
    leaving.cancel()
    await asyncio.sleep(0.01)
    task.gate.set()
    assert await staying == 1


async def test_work_that_nobody_waits_for_any_more_is_not_done() -> None:
    work, task = Work(Places()), Task()
    leaving = [asyncio.create_task(work.do(key, PARTY, task.run)) for key in range(100)]
    await asyncio.sleep(0.01)
    for each in leaving:
        each.cancel()
    task.gate.set()
    assert await work.do("another", PARTY, task.run) == 1
    assert (task.begun, task.done) == (2, 1)


async def test_everybody_gets_what_it_raises() -> None:
    async def fail() -> None:
        await asyncio.sleep(0)
        raise LookupError

    work = Work(Places())
    for outcome in await asyncio.gather(
        *(work.do("key", PARTY, fail) for _ in range(2)), return_exceptions=True
    ):
        assert isinstance(outcome, LookupError)
    with pytest.raises(LookupError):
        await work.do("key", PARTY, fail)
