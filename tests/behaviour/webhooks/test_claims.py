"""Who holds a delivery sends it once and writes it down once; what is our own fault is no attempt of the webhook's."""

from datetime import timedelta
from uuid import UUID

import pytest

from api.webhooks.sender import NotSent
from models.database.errors import Unavailable
from models.webhooks.claims import DELIVERY_LEASE, ClaimedDelivery, claim_deliveries, give_back
from models.webhooks.outcomes import Attempted, settle_attempt
from resolvers.live.told_event import EventTeller
from tests.behaviour.webhooks.conftest import Hooks
from tests.receiver import answer
from tests.tenant import JSON

pytestmark = pytest.mark.usefixtures("server")


async def claimed_test(hooks: Hooks) -> tuple[JSON, ClaimedDelivery]:
    """A webhook, and a test of it that somebody holds."""
    webhook = await hooks.create()
    await hooks.tenant.owner.do("testWebhook", webhook=webhook["id"])
    id = UUID(webhook["id"].partition(":")[2])
    (claimed,) = await claim_deliveries(id, 5, hooks.clock())
    assert await claim_deliveries(id, 5, hooks.clock()) == []
    return webhook, claimed


async def test_an_attempt_is_written_down_once_however_often_that_is_tried(hooks: Hooks) -> None:
    webhook, claimed = await claimed_test(hooks)
    failed = Attempted(hooks.clock(), timedelta(seconds=1), 500)
    for _ in range(2):
        await settle_attempt(claimed, failed, hooks.clock(), 0.5)
    (delivery,) = (await hooks.read(webhook))["deliveries"]
    assert [each["statusCode"] for each in delivery["attempts"]] == [500]


async def test_nothing_is_sent_that_somebody_else_might_send_meanwhile(hooks: Hooks) -> None:
    webhook, claimed = await claimed_test(hooks)
    hooks.clock.ahead += DELIVERY_LEASE - timedelta(seconds=5)
    with pytest.raises(NotSent):
        await hooks.dispatcher._sender.send(claimed)
    assert hooks.receiver.received == []
    await give_back(claimed)
    await hooks.work()
    (delivery,) = (await hooks.read(webhook))["deliveries"]
    assert (delivery["status"], len(delivery["attempts"])) == ("DELIVERED", 1)


async def test_a_database_that_is_away_is_no_failure_of_the_receiver(
    hooks: Hooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook = await hooks.create()
    await hooks.tenant.hire()

    async def away(*_: object) -> None:
        raise Unavailable

    with monkeypatch.context() as patch:
        patch.setattr(EventTeller, "event", away)
        await hooks.work()
    read = await hooks.read(webhook)
    assert (read["status"], read["deliveries"][0]["attempts"]) == ("ENABLED", [])
    hooks.receiver.answers = lambda _: answer(204)
    await hooks.later(seconds=10)
    (delivery,) = (await hooks.read(webhook))["deliveries"]
    assert (delivery["status"], len(delivery["attempts"])) == ("DELIVERED", 1)


async def test_nothing_is_sent_unsigned_where_the_webhook_was_deleted_meanwhile(
    hooks: Hooks,
) -> None:
    webhook, claimed = await claimed_test(hooks)
    await hooks.tenant.owner.do("deleteWebhook", webhook=webhook["id"])
    with pytest.raises(NotSent):
        await hooks.dispatcher._sender.send(claimed)
    assert hooks.receiver.received == []
