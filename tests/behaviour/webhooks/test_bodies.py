"""What a body says, whenever it is made; and what waited for its webhook."""

from datetime import datetime

import pytest

from tests.behaviour.webhooks.conftest import Hooks
from tests.receiver import OK, Received, answer

MISTAKEN = """subscription { hireEvents { type hire { title
    milestones(first: 1, after: "nonsense") { totalCount } } } }"""
pytestmark = pytest.mark.usefixtures("server")


def titles(received: list[Received]) -> list[str]:
    return [each.json["data"]["hireEvents"]["hire"]["title"] for each in received]


async def test_a_body_is_made_at_each_attempt(hooks: Hooks) -> None:
    await hooks.create(types=["HIRE_CREATED"])
    hooks.receiver.answers = lambda _: answer(503)
    hire = await hooks.tenant.hire(title="As it was")
    await hooks.work()
    await hire.amend(title="As it is")
    hooks.receiver.answers = lambda _: OK
    await hooks.later(seconds=10)
    first, second = hooks.receiver.received
    assert titles([first, second]) == ["As it was", "As it is"]
    assert first.id == second.id


async def test_a_body_of_a_result_with_errors_has_them(hooks: Hooks) -> None:
    await hooks.create(query=MISTAKEN)
    await hooks.tenant.hire()
    await hooks.work()
    (told,) = hooks.receiver.received
    (error,) = told.json["errors"]
    assert (told.json["type"], told.json["data"]) == ("HIRE_CREATED", None)
    assert error["path"] == ["hireEvents", "hire", "milestones"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_test_says_when_it_is_sent(hooks: Hooks) -> None:
    webhook = await hooks.create()
    before = hooks.clock()
    await hooks.tenant.owner.do("testWebhook", webhook=webhook["id"])
    await hooks.work()
    (told,) = hooks.receiver.received
    assert (
        before.replace(microsecond=0)
        <= datetime.fromisoformat(told.json["timestamp"])
        <= hooks.clock()
    )


async def test_what_waited_for_its_webhook_has_its_full_five_days_from_enabling(
    hooks: Hooks,
) -> None:
    webhook = await hooks.create()
    await hooks.tenant.owner.do("updateWebhook", webhook=webhook["id"], enabled=False)
    await hooks.tenant.hire()
    await hooks.work()
    await hooks.later(days=20)
    hooks.receiver.answers = lambda _: answer(503)
    await hooks.tenant.owner.do("updateWebhook", webhook=webhook["id"], enabled=True)
    await hooks.work()
    for _ in range(19):
        await hooks.later(hours=6)
    (delivery,) = (await hooks.read(webhook))["deliveries"]
    assert delivery["status"] == "PENDING"
    await hooks.later(hours=18)
    (delivery,) = (await hooks.read(webhook))["deliveries"]
    assert delivery["status"] == "FAILED"


async def test_what_has_failed_stands_in_nobodys_way(hooks: Hooks) -> None:
    webhook = await hooks.create()
    hooks.receiver.answers = lambda _: answer(503)
    hire = await hooks.tenant.offered()
    await hooks.work()
    for _ in range(21):
        await hooks.later(hours=6)
    tried = len(hooks.receiver.received)
    hooks.receiver.answers = lambda _: OK
    await hooks.tenant.owner.do("updateWebhook", webhook=webhook["id"], enabled=True)
    await hooks.work()
    later = [each.json["type"] for each in hooks.receiver.received[tried:]]
    assert later == (await hire.events())[1:]
    assert {each.id for each in hooks.receiver.received[:tried]} == {hooks.receiver.received[0].id}
