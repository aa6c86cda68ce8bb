"""Turns at the database: random comings and goings, after which everybody has had theirs."""

import asyncio
import random
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import asynccontextmanager
from types import FrameType
from typing import Any
from uuid import UUID, uuid4

import pytest

from resolvers.live import places
from resolvers.live.places import Places, Requester

TENANTS = [uuid4() for _ in range(6)]
PEOPLE: list[UUID | None] = [None, uuid4(), uuid4()]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(
    ("seconds", "most"),
    [(60, places.QUICK), (0, places.QUICK + places.MOST_SLOW)],
    ids=["nobody is slow", "anybody may be slow, and is forgotten at once"],
)
async def test_everybody_who_stays_has_a_turn_and_nobody_more_than_their_share(
    seed: int, seconds: float, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LINGERING", "SURELY", "KNOWN_FOR"):
        monkeypatch.setattr(places, name, seconds)
    chance, inside, taken = random.Random(seed), Counter[object](), list[int]()
    turns = Places()

    async def visit(number: int) -> None:
        party = Requester(chance.choice(TENANTS), chance.choice(PEOPLE))
        async with turns.place(party):
            inside.update(("all", party.tenant, party))
            try:
                assert inside["all"] <= most
                assert inside[party.tenant] <= places.OF_A_TENANT
                assert party.person is None or inside[party] <= places.OF_A_PERSON
                for _ in range(chance.randrange(8)):
                    await asyncio.sleep(0)
            finally:
                inside.subtract(("all", party.tenant, party))
        taken.append(number)

    visits = [asyncio.create_task(visit(number)) for number in range(60)]
    leaving = chance.sample(range(60), 20)
    for number in leaving:
        await asyncio.sleep(0)
        visits[number].cancel()
    async with asyncio.timeout(60):
        outcomes = await asyncio.gather(*visits, return_exceptions=True)
        assert not [each for each in outcomes if isinstance(each, AssertionError)]
        assert set(range(60)) - set(leaving) <= set(taken)
        # No place is lost: as many as ever come in together.
        async with _all_inside(turns, [uuid4() for _ in range(places.QUICK)]):
            pass


async def test_the_slow_ones_leave_places_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "LINGERING", 0.01)
    turns, over = Places(), asyncio.Event()

    async def linger(tenant: UUID) -> None:
        async with turns.place(Requester(tenant, None)):
            await over.wait()

    slow = [asyncio.create_task(linger(tenant)) for tenant in TENANTS[:3] for _ in range(2)]
    async with asyncio.timeout(60):
        await asyncio.sleep(0.05)
        for _ in range(20):
            async with turns.place(Requester(uuid4(), None)):
                pass
        over.set()
        await asyncio.gather(*slow)


async def test_who_was_slow_lately_waits_among_the_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LINGERING", "SURELY"):
        monkeypatch.setattr(places, name, 0)
    turns, slow = Places(), [uuid4() for _ in range(places.QUICK)]
    async with asyncio.timeout(60):
        for tenant in slow:
            await _linger(turns, tenant)
        monkeypatch.setattr(places, "LINGERING", 60)
        async with _all_inside(turns, slow[: places.SLOW]):
            others = [asyncio.create_task(_pass(turns, each)) for each in slow[places.SLOW :]]
            async with _all_inside(turns, [uuid4() for _ in range(places.QUICK)]):
                pass
            assert not any(each.done() for each in others), "the quick places are not for them"
        await asyncio.gather(*others)


async def test_who_waits_when_their_tenant_turns_out_to_be_slow_goes_on_among_the_slow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LINGERING", "SURELY"):
        monkeypatch.setattr(places, name, 0)
    turns, tenant = Places(), uuid4()
    async with asyncio.timeout(60):
        async with _all_inside(turns, [uuid4() for _ in range(places.SLOW)]):
            await asyncio.sleep(0.01)
            monkeypatch.setattr(places, "LINGERING", 0.05)
            async with _all_inside(turns, [tenant] * places.OF_A_TENANT):
                waiting = asyncio.create_task(_pass(turns, tenant))
                await asyncio.sleep(0.1)
            await asyncio.sleep(0.01)
            assert not waiting.done(), "the quick places are not for them"
        await waiting


async def test_who_waits_when_it_is_forgotten_goes_on_among_the_quick(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LINGERING", "SURELY"):
        monkeypatch.setattr(places, name, 0)
    monkeypatch.setattr(places, "KNOWN_FOR", 0.1)
    turns, tenant = Places(), uuid4()
    async with asyncio.timeout(60):
        await _linger(turns, tenant)
        async with _all_inside(turns, [uuid4() for _ in range(places.SLOW)]):
            await asyncio.sleep(0.01)
            await _pass(turns, tenant)


async def test_who_is_forgotten_is_as_quick_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LINGERING", "SURELY", "KNOWN_FOR"):
        monkeypatch.setattr(places, name, 0)
    turns, slow = Places(), [uuid4() for _ in range(places.QUICK)]
    async with asyncio.timeout(60):
        for tenant in slow:
            await _linger(turns, tenant)
        await asyncio.sleep(0.01)
        monkeypatch.setattr(places, "LINGERING", 60)
        async with _all_inside(turns, slow):
            pass


async def test_nobody_is_slow_because_the_process_stood_still(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(places, "LINGERING", 0.001)
    monkeypatch.setattr(places, "SURELY", 60)
    turns, tenants = Places(), [uuid4() for _ in range(places.QUICK)]
    async with asyncio.timeout(60):
        for tenant in tenants:
            async with turns.place(Requester(tenant, None)):
                time.sleep(0.01)
                # What comes of the network is heard after the clock is looked at.
                for _ in range(3):
                    await asyncio.sleep(0)
        async with _all_inside(turns, tenants):
            pass


async def test_a_turn_costs_as_little_however_many_wait() -> None:
    """After a restart thousands come back at once, each a tenant of their own."""
    few, many = [await _lines_of_turns(waiting) for waiting in (50, 500)]
    assert many < 15 * few


async def _lines_of_turns(waiting: int) -> int:
    """How many lines of the module are run until so many tenants had a turn, two of whom are known to be slow."""
    turns = Places()
    slow = [uuid4() for _ in range(2)]
    for tenant in slow:
        turns._remember(tenant)
    parties = [*slow, *(uuid4() for _ in range(waiting))]
    return await _lines_run(_pass(turns, each) for each in parties)


async def _lines_run(visits: Iterable[Awaitable[None]]) -> int:
    lines = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count if frame.f_code.co_filename == places.__file__ else None

    before = sys.gettrace()
    sys.settrace(count)
    try:
        await asyncio.gather(*visits)
    finally:
        sys.settrace(before)
    return lines


async def _pass(turns: Places, tenant: UUID) -> None:
    async with turns.place(Requester(tenant, None)):
        await asyncio.sleep(0)


async def _linger(turns: Places, tenant: UUID) -> None:
    async with turns.place(Requester(tenant, None)):
        await asyncio.sleep(0.01)


@asynccontextmanager
async def _all_inside(turns: Places, tenants: list[UUID]) -> AsyncIterator[None]:
    """One of each of them, all at the same time."""
    over, inside = asyncio.Event(), asyncio.Barrier(len(tenants) + 1)

    async def stay(tenant: UUID) -> None:
        async with turns.place(Requester(tenant, None)):
            await inside.wait()
            await over.wait()

    staying = [asyncio.create_task(stay(each)) for each in tenants]
    await inside.wait()
    yield
    over.set()
    await asyncio.gather(*staying)
