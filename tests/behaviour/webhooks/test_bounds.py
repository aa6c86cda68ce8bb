"""One address that does not answer takes no more than its part, and nobody waits for it."""

import asyncio
import threading

import pytest

from api.webhooks import network, post
from api.webhooks.dispatcher import MOST_OF_A_COMPANY, MOST_OF_AN_ADDRESS
from models.rules.webhooks.addresses import IpAddress
from models.webhooks.claims import DELIVERY_LEASE
from tests.behaviour.webhooks.conftest import Hooks
from tests.machines.patience import until
from tests.receiver import Receiver, receiving


async def ask_for_tests(hooks: Hooks, receiver: Receiver, times: int) -> None:
    """A webhook that leads there, with so many tests due."""
    webhook = await hooks.create(url=receiver.url)
    for _ in range(times):
        await hooks.tenant.owner.do("testWebhook", webhook=webhook["id"])


async def test_a_dead_address_delays_no_other(hooks: Hooks) -> None:
    async with receiving() as dead:
        dead.answers = lambda _: None
        for _ in range(2):
            await ask_for_tests(hooks, dead, MOST_OF_AN_ADDRESS)
        await ask_for_tests(hooks, hooks.receiver, 1)
        await hooks.dispatcher._begin_some()
        await until(lambda: hooks.counted and len(dead.received) == MOST_OF_AN_ADDRESS)
        await hooks.dispatcher._begin_some()
        await until(lambda: len(hooks.dispatcher._tasks) == MOST_OF_AN_ADDRESS)
        assert hooks.counted == ["delivered"]
        await hooks.stop()


async def test_a_company_has_its_part_however_many_addresses_it_names(hooks: Hooks) -> None:
    async with receiving() as one, receiving() as two, receiving() as three:
        for dead in (one, two, three):
            dead.answers = lambda _: None
            await ask_for_tests(hooks, dead, MOST_OF_AN_ADDRESS)
        await hooks.dispatcher._begin_some()
        await hooks.dispatcher._begin_some()
        assert len(hooks.dispatcher._tasks) == MOST_OF_A_COMPANY
        await hooks.stop()


async def test_a_name_server_that_is_silent_holds_no_more_threads_than_its_company_has_places(
    hooks: Hooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, may_answer = list[str](), threading.Event()

    def silent(host: str, _: int) -> list[IpAddress]:
        asked.append(host)
        may_answer.wait(30)
        raise OSError("no such name")

    with monkeypatch.context() as patch:
        patch.setattr(network, "_system_addresses", silent)
        patch.setattr(post, "ATTEMPT_SECONDS", 0.1)
        try:
            for number in range(MOST_OF_A_COMPANY + 2):
                webhook = await hooks.create(url=f"http://silent{number}.example:8080/")
                await hooks.tenant.owner.do("testWebhook", webhook=webhook["id"])
            await hooks.dispatcher._begin_some()
            await until(lambda: len(hooks.counted) == MOST_OF_A_COMPANY)
            # The attempts are over, and the threads are not.
            await hooks.dispatcher._begin_some()
            assert len(hooks.dispatcher._tasks) == len(asked) == MOST_OF_A_COMPANY
        finally:
            may_answer.set()
        await hooks.work()
    assert len(asked) >= MOST_OF_A_COMPANY + 2


async def test_what_a_server_gave_back_or_died_with_is_sent_by_another(hooks: Hooks) -> None:
    hooks.receiver.answers = lambda _: None
    await ask_for_tests(hooks, hooks.receiver, 2)
    await hooks.dispatcher._begin_some()
    await until(lambda: len(hooks.receiver.received) == 2)
    first, _ = hooks.dispatcher._tasks
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    hooks.receiver.answers = lambda _: b"HTTP/1.1 204 No Content\r\n\r\n"
    await hooks.dispatcher._begin_some()
    await until(lambda: len(hooks.counted) == 1)
    # The other one is held, until its lease is over.
    hooks.clock.ahead += DELIVERY_LEASE
    await hooks.dispatcher._begin_some()
    await until(lambda: len(hooks.counted) == 2)
    assert hooks.counted == ["delivered", "delivered"]
    assert len({each.id for each in hooks.receiver.received}) == 2
