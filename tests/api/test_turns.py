"""New documents of one caller come one after the other; nobody else waits for them."""

import asyncio
import time

import pytest
from graphql import GraphQLError

from api.errors import DocumentRefused, Throttled
from api.turns import Turns


async def test_turns_of_one_caller_follow_each_other_with_a_rest() -> None:
    turns, begun = Turns(), []

    async def work() -> None:
        async with turns.turn("user:a"):
            begun.append(time.perf_counter())
            await asyncio.sleep(0.01)

    await asyncio.gather(work(), work(), work())
    assert begun[1] - begun[0] >= 0.08
    assert begun[2] - begun[1] >= 0.08


async def test_the_rest_is_longer_after_a_document_that_is_refused() -> None:
    turns = Turns()

    async def fail() -> None:
        async with turns.turn("user:a"):
            await asyncio.sleep(0.005)
            raise DocumentRefused([GraphQLError("Refused.")])

    with pytest.raises(DocumentRefused):
        await fail()
    over = time.perf_counter()
    async with turns.turn("user:a"):
        assert time.perf_counter() - over >= 0.5


async def test_who_waits_for_too_long_is_throttled() -> None:
    turns = Turns(patience=0.05)
    async with turns.turn("user:a"):
        with pytest.raises(Throttled):
            await turns.turn("user:a").__aenter__()


async def test_another_caller_does_not_wait() -> None:
    turns = Turns()
    async with turns.turn("user:a"), asyncio.timeout(0.1), turns.turn("user:b"):
        pass


async def test_who_lets_too_many_wait_is_throttled() -> None:
    turns = Turns()

    async def wait() -> None:
        async with turns.turn("user:a"):
            pass

    async with turns.turn("user:a"):
        waiting = [asyncio.create_task(wait()) for _ in range(50)]
        await asyncio.sleep(0)
        with pytest.raises(Throttled):
            await wait()
    await asyncio.gather(*waiting)


async def test_who_gives_up_leaves_their_place() -> None:
    turns = Turns()
    async with turns.turn("user:a"):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(turns.turn("user:a").__aenter__(), 0.01)
    async with asyncio.timeout(1), turns.turn("user:a"):
        pass
