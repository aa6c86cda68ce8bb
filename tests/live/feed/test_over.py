"""What is overdue, remains and awaits its removal: an event shows what a query does."""

from tests.clock import Clock
from tests.live.follower import Follower, fields
from tests.tenant import JSON, Hire, Tenant, milestone

ROW = "id isOverdue isBeingRemoved viewerCanRequestPayment { allowed reasons { code path } }"
HIRE = f"""status progress {{ overdue remainingAmount {{ amount }} }} pendingRemovals {{ {ROW} }}
    latestContract {{ viewerCanSign {{ allowed reasons {{ code path }} }} }}
    milestones {{ edges {{ node {{ {ROW} }} }} }}"""
TOLD = fields(f"type milestone {{ {ROW} }} hire {{ {HIRE} }}")


async def shown(hire: Hire, follower: Follower, last: str) -> JSON:
    """The hire as the event of this type shows it, and a query too."""
    await follower.until(lambda: follower.got[-1:] != [] and follower.types[-1] == last)
    told: JSON = follower.got[-1]["hire"]
    assert await hire.read(HIRE, follower.who) == told
    return told


async def test_an_event_shows_what_is_overdue_and_removed_as_a_query_does(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.offered(milestone("A", due=1), milestone("B", due=2))
    a, _ = await hire.milestones()
    with clock.forward(days=5):
        async with Follower(tenant.owner, TOLD) as owner, Follower(tenant.worker, TOLD) as worker:
            await hire.sign()
            for each in (owner, worker):
                assert (await shown(hire, each, "HIRE_ACTIVATED"))["progress"]["overdue"] == 2
            await tenant.require_purchase_orders()
            await hire.edit(remove=[a["id"]])
            for each in (owner, worker):
                (removal,) = (await shown(hire, each, "CONTRACT_ISSUED"))["pendingRemovals"]
                assert [removal[name] for name in ("id", "isOverdue")] == [a["id"], True]
            lacking = worker.got[-1]["hire"]["latestContract"]["viewerCanSign"]["reasons"]
            assert [each["code"] for each in lacking] == ["PURCHASE_ORDER_NUMBER_REQUIRED"]
            await tenant.owner.do("terminateHire", hire=hire.id, reason="Over")
            for each in (owner, worker):
                told = await shown(hire, each, "HIRE_TERMINATED")
                assert told["pendingRemovals"] == []
                assert told["progress"] == {"overdue": 0, "remainingAmount": {"amount": "0.00"}}
