"""What a receiver is told: everything, in order within a hire, until it takes it or time is over."""

from datetime import datetime, timedelta

import pytest

from models.records import Webhook
from models.rules.webhooks.schedule import PAUSES, SPREAD
from tests.behaviour.webhooks.conftest import Hooks
from tests.receiver import OK, Received, answer
from tests.tenant import Hire, found, in_days, milestone

EVENTS = """query ($id: ID!) { node(id: $id) { ... on Company { events(last: 2) { edges { node {
  type actor { id } webhook { id } changes { field after } } } } } } }"""
PAID = """subscription { hireEvents { paymentRequest { paidOn paymentReference externalId }
    hire { progress { paidAmount { amount currency } } } } }"""
pytestmark = pytest.mark.usefixtures("server")


def types(received: list[Received]) -> list[str]:
    return [each.json["type"] for each in received]


def of_hire(hooks: Hooks, hire: Hire) -> list[Received]:
    told = hooks.receiver.received
    return [each for each in told if each.json["data"]["hireEvents"]["hire"]["id"] == hire.id]


async def test_every_event_arrives_once_in_order_and_verifies(hooks: Hooks) -> None:
    before = await hooks.tenant.active()
    webhook = await hooks.create()
    hire = await hooks.tenant.active()
    await hooks.work()
    told = hooks.receiver.received
    assert types(told) == await hire.events()
    assert len({each.id for each in told}) == len(told)
    for each in told:
        said = each.verify(webhook["secret"])
        assert said["data"]["hireEvents"]["hire"]["id"] == hire.id != before.id
        assert said["data"]["hireEvents"]["type"] == said["type"]
    assert (await hooks.read(webhook))["pendingCount"] == 0
    await hooks.work()
    assert len(hooks.receiver.received) == len(told)


async def test_a_body_is_what_a_subscriber_of_the_role_viewer_gets(hooks: Hooks) -> None:
    await hooks.create()
    hire = await hooks.tenant.hire()
    await hooks.work()
    (told,) = hooks.receiver.received
    viewer = await hooks.tenant.member("VIEWER")
    page = "events { edges { node { id type occurredAt hire { id title } milestone { name } } } }"
    (edge,) = (await hire.read(page, viewer))["events"]["edges"]
    event = edge["node"]
    occurred = event.pop("occurredAt")
    said = {"type": "HIRE_CREATED", "timestamp": occurred, "data": {"hireEvents": event}}
    assert told.json == said


async def test_a_recorded_payment_is_told_with_what_was_paid_of_the_hire(hooks: Hooks) -> None:
    hire = await hooks.tenant.active(milestone("A", amount="1250.50"), milestone("B"))
    requests = [await hire.paid(each["id"]) for each in await hire.milestones()]
    await hooks.create(query=PAID, types=["PAYMENT_RECORDED", "PAYMENT_VOIDED"])
    for request in requests:
        payment = {"paymentRequest": request, "paidOn": in_days(0), "reference": "SEPA 7"}
        await hooks.tenant.owner.do("recordPayment", **payment, externalId=request[-8:])
        await hooks.work()
    await hooks.tenant.owner.do("voidPayment", paymentRequest=requests[0], reason="It came back.")
    await hooks.work()
    told = [each.json["data"]["hireEvents"] for each in hooks.receiver.received]
    paid = [each["hire"]["progress"]["paidAmount"] for each in told]
    assert paid == [
        {"amount": amount, "currency": "DKK"} for amount in ("1250.50", "2500.50", "1250.00")
    ]
    assert [each["paymentRequest"] for each in told] == [
        *({"paidOn": in_days(0), "paymentReference": "SEPA 7", "externalId": each[-8:]} for each in requests),
        {"paidOn": None, "paymentReference": None, "externalId": requests[0][-8:]},
    ]  # fmt: skip


async def test_types_choose_what_is_told(hooks: Hooks) -> None:
    await hooks.create(types=["CONTRACT_SIGNED", "HIRE_OFFERED"])
    await hooks.tenant.active()
    await hooks.work()
    assert types(hooks.receiver.received) == ["HIRE_OFFERED", "CONTRACT_SIGNED"]


async def test_nobody_is_told_of_another_company(hooks: Hooks) -> None:
    await hooks.create()
    other = await found(hooks.tenant.server)
    await other.active()
    await hooks.work()
    assert hooks.receiver.received == []


async def test_a_later_event_of_a_hire_waits_for_the_earlier_one_and_other_hires_do_not(
    hooks: Hooks,
) -> None:
    webhook = await hooks.create()
    stuck = await hooks.tenant.hire()

    def answers(request: Received) -> bytes:
        is_stuck = request.json["data"]["hireEvents"]["hire"]["id"] == stuck.id
        return answer(500, body=b"no") if is_stuck else OK

    hooks.receiver.answers = answers
    await hooks.work()
    await stuck.offer()
    other = await hooks.tenant.active()
    await hooks.work()
    # On a slow machine the first one may have been tried again by now: nothing else of its hire was.
    assert len({each.id for each in of_hire(hooks, stuck)}) == 1
    assert types(of_hire(hooks, other)) == await other.events()
    read = await hooks.read(webhook)
    # The newest attempt may have arrived; what failed is still to come.
    assert read["pendingCount"] == 3
    hooks.receiver.answers = lambda _: OK
    await hooks.later(minutes=5)
    told = {each.id: each.json["type"] for each in of_hire(hooks, stuck)}
    assert list(told.values()) == await stuck.events()


async def test_a_receiver_that_is_off_for_an_hour_is_told_all_of_it_in_order(hooks: Hooks) -> None:
    webhook = await hooks.create()
    hooks.receiver.answers = lambda _: answer(503)
    hire = await hooks.tenant.active()
    await hooks.work()
    for _ in range(12):
        await hooks.later(minutes=5)
    read = await hooks.read(webhook)
    assert (read["status"], read["pendingCount"]) == ("FAILING", len(await hire.events()))
    failed = len(hooks.receiver.received)
    assert len({each.id for each in hooks.receiver.received}) == 1
    hooks.receiver.answers = lambda _: OK
    await hooks.later(hours=3)
    assert types(hooks.receiver.received[failed:]) == await hire.events()
    assert (await hooks.read(webhook))["status"] == "ENABLED"


async def test_pauses_grow_and_differ_a_little(hooks: Hooks) -> None:
    webhook = await hooks.create()
    hooks.receiver.answers = lambda _: answer(302, "Location: http://127.0.0.1:1/")
    await hooks.tenant.hire()
    await hooks.work()
    for pause in PAUSES[:4]:
        (delivery,) = (await hooks.read(webhook))["deliveries"]
        newest = delivery["attempts"][0]
        assert newest["statusCode"] == 302
        due = datetime.fromisoformat(delivery["nextAttemptAt"])
        waits = due - datetime.fromisoformat(newest["at"])
        slack = timedelta(seconds=5)
        assert pause * (1 - SPREAD) <= waits <= pause * (1 + SPREAD) + slack
        hooks.clock.ahead = due - datetime.now(due.tzinfo)
        await hooks.later(seconds=1)


async def test_retry_after_is_kept_up_to_a_day(hooks: Hooks) -> None:
    webhook = await hooks.create()
    hooks.receiver.answers = lambda _: answer(429, "Retry-After: 99999999")
    await hooks.tenant.hire()
    await hooks.work()
    await hooks.later(hours=23)
    assert len(hooks.receiver.received) == 1
    await hooks.later(hours=1, minutes=1)
    assert len(hooks.receiver.received) == 2
    (delivery,) = (await hooks.read(webhook))["deliveries"]
    assert [each["statusCode"] for each in delivery["attempts"]] == [429, 429]


async def test_gone_disables_at_once_and_enabling_sends_what_waited(hooks: Hooks) -> None:
    webhook = await hooks.create()
    hooks.receiver.answers = lambda _: answer(410)
    hire = await hooks.tenant.active()
    await hooks.work()
    read = await hooks.read(webhook)
    assert (read["status"], read["pendingCount"]) == ("DISABLED", len(await hire.events()))
    assert len(hooks.receiver.received) == 1
    await hooks.later(days=2)
    assert len(hooks.receiver.received) == 1
    hooks.receiver.answers = lambda _: OK
    await hooks.tenant.owner.do("updateWebhook", webhook=webhook["id"], enabled=True)
    await hooks.work()
    assert types(hooks.receiver.received[1:]) == await hire.events()
    edges = (await hooks.tenant.owner.ask(EVENTS, id=hooks.tenant.id))["node"]["events"]["edges"]
    disabled, enabled = (edge["node"] for edge in edges)
    assert (disabled["type"], disabled["actor"], disabled["webhook"]["id"]) == (
        "WEBHOOK_DISABLED", None, webhook["id"],
    )  # fmt: skip
    assert disabled["changes"] == [{"field": "because", "after": "GONE"}]
    assert (enabled["type"], enabled["actor"]["id"]) == ("WEBHOOK_ENABLED", hooks.tenant.owner.id)


async def test_after_five_days_a_delivery_has_failed_and_its_webhook_is_disabled(
    hooks: Hooks,
) -> None:
    webhook = await hooks.create()
    hooks.receiver.answers = lambda _: answer(500)
    hire = await hooks.tenant.offered()
    await hooks.work()
    for _ in range(20):
        assert (await hooks.read(webhook))["status"] == "FAILING"
        await hooks.later(hours=6)
    await hooks.later(hours=12)
    read = await hooks.read(webhook)
    assert read["status"] == "DISABLED"
    first, *others = read["deliveries"]
    assert first["status"] == "FAILED"
    assert {each["status"] for each in others} == {"PENDING"}
    assert len(others) == len(await hire.events()) - 1


async def test_events_of_a_disabled_webhook_wait_for_thirty_days(hooks: Hooks) -> None:
    webhook = await hooks.create()
    await hooks.tenant.owner.do("updateWebhook", webhook=webhook["id"], enabled=False)
    await hooks.tenant.hire()
    await hooks.work()
    await hooks.later(days=29, hours=23)
    (delivery,) = (await hooks.read(webhook))["deliveries"]
    assert (delivery["status"], delivery["nextAttemptAt"]) == ("PENDING", None)
    await hooks.later(hours=2)
    (delivery,) = (await hooks.read(webhook))["deliveries"]
    assert (delivery["status"], delivery["attempts"]) == ("FAILED", [])
    assert hooks.receiver.received == []
    await hooks.later(days=30, hours=1)
    assert (await hooks.read(webhook))["deliveries"] == []


async def test_what_has_ended_is_sent_again_under_its_id(hooks: Hooks) -> None:
    webhook = await hooks.create()
    await hooks.tenant.hire()
    await hooks.work()
    (delivery,) = (await hooks.read(webhook))["deliveries"]
    again = {"delivery": delivery["id"]}
    payload = await hooks.tenant.owner.do(
        "redeliverWebhookDelivery", "delivery { status event { id } }", **again
    )
    assert payload["delivery"]["status"] == "PENDING"
    refused = await hooks.tenant.owner.refused("redeliverWebhookDelivery", **again)
    assert refused == [("INVALID_STATE", ["delivery"])]
    await hooks.work()
    first, second = hooks.receiver.received
    assert first.id == second.id
    await hooks.tenant.owner.do("updateWebhook", webhook=webhook["id"], enabled=False)
    refused = await hooks.tenant.owner.refused("redeliverWebhookDelivery", **again)
    assert refused == [("INVALID_STATE", ["delivery"])]


async def test_a_test_is_sent_at_once(hooks: Hooks) -> None:
    webhook = await hooks.create()
    payload = await hooks.tenant.owner.do(
        "testWebhook", "delivery { event { id } status webhook { id } }", webhook=webhook["id"]
    )
    assert payload["delivery"] == {
        "event": None,
        "status": "PENDING",
        "webhook": {"id": webhook["id"]},
    }
    await hooks.work()
    (told,) = hooks.receiver.received
    said = told.verify(webhook["secret"])
    assert (said["type"], said["data"]) == ("test", {})


async def test_after_a_rotation_both_secrets_verify_until_the_old_one_is_over(hooks: Hooks) -> None:
    webhook = await hooks.create()
    rotated = await hooks.tenant.owner.do(
        "rotateWebhookSecret", "secret", webhook=webhook["id"], oldSecretHours=1
    )
    await hooks.tenant.owner.do("testWebhook", webhook=webhook["id"])
    await hooks.work()
    (told,) = hooks.receiver.received
    told.verify(webhook["secret"])
    told.verify(rotated["secret"])
    await hooks.later(hours=1)
    await hooks.tenant.owner.do("testWebhook", webhook=webhook["id"])
    await hooks.work()
    assert len(told.headers["webhook-signature"].split(" ")) == 2
    assert len(hooks.receiver.received[-1].headers["webhook-signature"].split(" ")) == 1


async def test_a_query_that_the_schema_does_not_allow_disables_with_the_reason(
    hooks: Hooks,
) -> None:
    webhook = await hooks.create()
    id = webhook["id"].partition(":")[2]
    hooks.tenant.server.altered.add(hooks.tenant.id)
    await Webhook.filter(id=id).update(query="subscription { hireEvents { gone } }")
    await hooks.tenant.hire()
    await hooks.work()
    assert (await hooks.read(webhook))["status"] == "DISABLED"
    assert "gone" in str((await Webhook.get(id=id)).disabled_reason)
    assert hooks.receiver.received == []
