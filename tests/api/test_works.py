"""What goes on in the background begins in its order, and ends when the server does, whatever fails."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from api.server.works import Work, at_work, forever


def noting(told: list[str], name: str) -> Callable[[], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def block() -> AsyncIterator[None]:
        told.append(f"{name} begins")
        try:
            yield
        finally:
            told.append(f"{name} ends")

    return block


def failing() -> AbstractAsyncContextManager[None]:
    raise RuntimeError("it cannot begin")


async def test_works_end_in_the_opposite_order() -> None:
    told: list[str] = []
    async with at_work(Work(name, "For the test.", noting(told, name)) for name in ("a", "b")):
        told.append("served")
    assert told == ["a begins", "b begins", "served", "b ends", "a ends"]


async def test_where_one_cannot_begin_those_before_it_end() -> None:
    told: list[str] = []
    works = [Work("a", "For the test.", noting(told, "a")), Work("b", "Fails.", failing)]
    with pytest.raises(RuntimeError, match="cannot begin"):
        async with at_work(works):
            told.append("served")
    assert told == ["a begins", "a ends"]


async def test_what_goes_on_for_ever_ends_with_the_server() -> None:
    turns = 0

    async def turn(pause: float) -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(pause)

    async with at_work([Work("turns", "For the test.", forever(turn, 0))]):
        while turns < 3:
            await asyncio.sleep(0)
    ended = turns
    await asyncio.sleep(0)
    assert turns == ended
