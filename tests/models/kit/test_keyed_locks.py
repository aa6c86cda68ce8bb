"""A lock for each key, for as long as it is wanted."""

import asyncio
import gc

import pytest

from models.kit.keyed_locks import KeyedLocks

LONG = 60.0


async def test_one_key_is_held_by_one_at_a_time_in_the_order_in_which_they_came() -> None:
    locks, order, most = KeyedLocks[str](), list[int](), 0
    inside = 0

    async def hold(number: int) -> None:
        nonlocal inside, most
        lock = await locks.acquire("key", LONG)
        inside += 1
        most = max(most, inside)
        order.append(number)
        await asyncio.sleep(0)
        inside -= 1
        lock.release()

    await asyncio.gather(*map(hold, range(5)))
    assert (order, most) == ([0, 1, 2, 3, 4], 1)


async def test_another_key_is_free() -> None:
    locks = KeyedLocks[str]()
    held = [await locks.acquire(key, LONG) for key in ("one", "other")]
    assert [each.locked() for each in held] == [True, True]


async def test_who_waits_for_too_long_is_told_so_and_leaves_nothing_behind() -> None:
    locks = KeyedLocks[str]()
    held = await locks.acquire("key", LONG)
    with pytest.raises(TimeoutError):
        await locks.acquire("key", 0.001)
    held.release()
    assert await locks.acquire("key", LONG) is held


@pytest.mark.parametrize("released_first", [True, False])
async def test_who_is_cancelled_while_waiting_leaves_the_turn_to_the_next(
    released_first: bool,
) -> None:
    locks = KeyedLocks[str]()
    held = await locks.acquire("key", LONG)
    leaving, staying = (asyncio.create_task(locks.acquire("key", LONG)) for _ in range(2))
    await asyncio.sleep(0)
    if released_first:
        held.release()
    leaving.cancel()
    if not released_first:
        held.release()
    assert await staying is held
    with pytest.raises(asyncio.CancelledError):
        await leaving


async def test_a_lock_is_forgotten_once_nobody_has_it() -> None:
    locks = KeyedLocks[int]()
    for key in range(100):
        (await locks.acquire(key, LONG)).release()
    gc.collect()
    assert len(locks._locks) == 0
