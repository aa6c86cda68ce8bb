"""A time limit ends the block that took too long, and nothing else."""

import asyncio
import time

import pytest

from api.server.timeouts import TimeLimit


async def test_what_takes_too_long_is_ended_in_time() -> None:
    limit = TimeLimit(0.1)
    started = time.perf_counter()
    with pytest.raises(TimeoutError), limit():
        await asyncio.sleep(60)
    # Not too early; whatever is late is late by what the machine has to do, unless it never comes.
    assert 0.09 <= time.perf_counter() - started < 50
    # The task goes on as if nothing had been.
    await asyncio.sleep(0)


async def test_what_is_quick_enough_is_left_alone() -> None:
    limit = TimeLimit(0.3)
    with limit():
        await asyncio.sleep(0)
    await asyncio.sleep(0.4)


async def test_each_of_many_has_its_own_time() -> None:
    limit, ended = TimeLimit(0.2), list[str]()

    async def work(name: str, seconds: float) -> None:
        try:
            with limit():
                await asyncio.sleep(seconds)
        except TimeoutError:
            ended.append(name)

    async with asyncio.TaskGroup() as group:
        group.create_task(work("first", 60))
        await asyncio.sleep(0.1)
        group.create_task(work("second", 60))
        group.create_task(work("quick", 0))
    assert ended == ["first", "second"]


async def test_whoever_is_cancelled_meanwhile_is_cancelled() -> None:
    limit = TimeLimit(60)

    async def work() -> None:
        with limit():
            await asyncio.sleep(60)

    task = asyncio.create_task(work())
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_limit_within_a_limit_ends_the_inner_block_alone() -> None:
    outer, inner = TimeLimit(60), TimeLimit(0.05)
    with outer():
        with pytest.raises(TimeoutError), inner():
            await asyncio.sleep(60)
        await asyncio.sleep(0.01)
