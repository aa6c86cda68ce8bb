"""New documents of one caller come one after the other; nobody else waits for them."""

import asyncio
import threading
import time

import pytest
from graphql import GraphQLError

from api.auth.caller import Caller
from api.errors import DocumentRefused, RequestRefused, Throttled, bad_request
from api.limits import fair_queue
from api.limits.cost import RESTS_SHORTLY
from api.limits.fair_queue import FairQueue
from api.operations.admission import Admission
from api.operations.document_cache import DocumentCache
from tests.api import toy
from tests.api.serving import settings_of
from tests.conftest import LONGEST_REST


@pytest.fixture(autouse=True)
def rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as they are for users."""
    monkeypatch.setattr(fair_queue, "_LONGEST_REST", LONGEST_REST)


async def test_turns_of_one_caller_follow_each_other_with_a_rest() -> None:
    turns, begun = FairQueue(), []

    async def work() -> None:
        async with turns.turn("user:a"):
            begun.append(time.perf_counter())
            await asyncio.sleep(0.01)

    await asyncio.gather(work(), work(), work())
    assert begun[1] - begun[0] >= 0.08
    assert begun[2] - begun[1] >= 0.08


@pytest.mark.parametrize(
    "refused", [DocumentRefused([GraphQLError("Refused.")]), bad_request("No JSON.")]
)
async def test_the_rest_is_longer_after_a_mistake(refused: RequestRefused) -> None:
    turns = FairQueue()

    async def fail() -> None:
        async with turns.turn("user:a"):
            await asyncio.sleep(0.005)
            raise refused

    with pytest.raises(RequestRefused):
        await fail()
    over = time.perf_counter()
    async with turns.turn("user:a"):
        assert time.perf_counter() - over >= 0.5


async def test_who_waits_for_too_long_is_throttled() -> None:
    turns = FairQueue(patience=0.05)
    async with turns.turn("user:a"):
        with pytest.raises(Throttled):
            await turns.turn("user:a").__aenter__()


async def test_another_caller_does_not_wait() -> None:
    turns = FairQueue()
    async with turns.turn("user:a"), asyncio.timeout(30), turns.turn("user:b"):
        pass


async def test_who_lets_too_many_wait_is_throttled() -> None:
    turns = FairQueue()

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
    turns = FairQueue()
    async with turns.turn("user:a"):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(turns.turn("user:a").__aenter__(), 0.01)
    async with asyncio.timeout(30), turns.turn("user:a"):
        pass


async def test_what_is_new_is_done_in_a_thread_and_in_the_callers_turn() -> None:
    admission = Admission(DocumentCache(toy.executor, settings_of(), {}), settings_of())
    here, begun = threading.get_ident(), []

    def work() -> int:
        begun.append(time.perf_counter())
        time.sleep(0.01)
        return threading.get_ident()

    caller = Caller(None, "203.0.113.7", "http", "a-request")
    short = await asyncio.gather(*(admission.anew(caller, RESTS_SHORTLY, work) for _ in range(2)))
    long = await asyncio.gather(
        *(admission.anew(caller, RESTS_SHORTLY + 1, work) for _ in range(2))
    )
    assert here not in {*short, *long}
    assert begun[1] - begun[0] >= 0.02
    assert begun[3] - begun[2] >= 0.08


async def test_what_is_new_is_paid_for_before_it_is_done() -> None:
    settings = settings_of(rate_limit=100)
    admission = Admission(DocumentCache(toy.executor, settings, {}), settings)
    done = []
    caller = Caller(None, "203.0.113.7", "http", "a-request")
    await admission.anew(caller, 10, lambda: done.append(1))
    with pytest.raises(Throttled):
        await admission.anew(caller, 10, lambda: done.append(2))
    assert done == [1]
