"""What comes of an attempt is judged of the webhook as it is by then: people and other servers go on meanwhile."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from models.records import Webhook
from models.rules.webhooks.statuses import AttemptError
from models.webhooks.claims import DELIVERY_LEASE, ClaimedDelivery, claim_deliveries
from models.webhooks.outcomes import Attempted, settle_attempt
from resolvers.ids import local_id
from tests.behaviour.webhooks.conftest import QUERY, Hooks
from tests.tenant import JSON

pytestmark = pytest.mark.usefixtures("server")

GONE = (410, None)
UNAVAILABLE = (503, None)
REFUSED = (None, AttemptError.INVALID_QUERY)
Said = tuple[int | None, AttemptError | None]
Meanwhile = Callable[[Hooks, JSON], Awaitable[object]]


async def nothing(_: Hooks, __: JSON) -> None:
    """Nobody does anything."""


async def another_address(hooks: Hooks, webhook: JSON) -> None:
    await change(hooks, webhook, url=f"{hooks.receiver.url}&new=1")


async def another_query(hooks: Hooks, webhook: JSON) -> None:
    await change(hooks, webhook, query=QUERY.replace("name", "id"))


async def enabled_anew(hooks: Hooks, webhook: JSON) -> None:
    await change(hooks, webhook, enabled=False)
    await change(hooks, webhook, enabled=True)


async def another_delivery_arrives(hooks: Hooks, webhook: JSON) -> None:
    await hooks.tenant.owner.do("testWebhook", webhook=webhook["id"])
    await hooks.work()


async def taken_over(hooks: Hooks, webhook: JSON) -> None:
    hooks.clock.ahead += DELIVERY_LEASE + timedelta(seconds=1)
    assert await claim_deliveries(id_of(webhook), 1, hooks.clock())


async def change(hooks: Hooks, webhook: JSON, **given: Any) -> None:
    await hooks.tenant.owner.do("updateWebhook", webhook=webhook["id"], **given)


def id_of(webhook: JSON) -> UUID:
    id = local_id("Webhook", webhook["id"])
    assert id
    return id


async def held_by_one_that_fails(hooks: Hooks, said: Said) -> tuple[JSON, ClaimedDelivery]:
    """A webhook, failing for five days where that is what counts, and a test of it that is under way."""
    webhook = await hooks.create()
    if said == UNAVAILABLE:
        since = hooks.clock() - timedelta(days=5)
        await Webhook.filter(id=id_of(webhook)).update(failing_since=since)
    await hooks.tenant.owner.do("testWebhook", webhook=webhook["id"])
    (claimed,) = await claim_deliveries(id_of(webhook), 1, hooks.clock())
    return webhook, claimed


@pytest.mark.parametrize(
    ("said", "meanwhile", "is_disabled"),
    [
        (GONE, nothing, True),
        (GONE, another_query, True),
        (GONE, another_address, False),
        (GONE, taken_over, False),
        (REFUSED, nothing, True),
        (REFUSED, another_address, True),
        (REFUSED, another_query, False),
        (REFUSED, taken_over, False),
        (UNAVAILABLE, nothing, True),
        (UNAVAILABLE, another_address, False),
        (UNAVAILABLE, another_delivery_arrives, False),
        (UNAVAILABLE, enabled_anew, False),
        (UNAVAILABLE, taken_over, False),
    ],
)
async def test_an_attempt_disables_the_webhook_that_it_was_made_for_and_no_other(
    hooks: Hooks, said: Said, meanwhile: Meanwhile, is_disabled: bool
) -> None:
    webhook, claimed = await held_by_one_that_fails(hooks, said)
    await meanwhile(hooks, webhook)
    now = hooks.clock()
    because = await settle_attempt(claimed, Attempted(now, timedelta(), *said), now, 0.5)
    assert ((await hooks.read(webhook))["status"] == "DISABLED") is is_disabled
    assert (because is not None) is is_disabled
