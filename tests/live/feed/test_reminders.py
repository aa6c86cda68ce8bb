"""What time brings is told live, to both sides."""

from tests.behaviour.events.test_reminders import reminded
from tests.clock import Clock
from tests.live.follower import Follower, fields
from tests.tenant import JSON, Tenant, in_days, milestone

THINGS = ("milestone", "contract", "paymentRequest")
ABOUT = fields(f"type actor {{ id }} {' '.join(f'{thing} {{ id }}' for thing in THINGS)}")


def subject(told: JSON) -> tuple[str, ...]:
    """The type of an event, and the ids of what it is about."""
    return told["type"], *(told[thing]["id"] for thing in THINGS if told[thing])


async def test_each_kind_of_reminder_is_told_to_subscribers_of_both_sides_by_nobody(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.active(milestone("Asked for", 20), milestone("Late", 30))
    asked, late = [each["id"] for each in await hire.milestones()]
    request = await hire.submit(asked)
    await hire.edit(update=[{"milestone": late, "dueDate": in_days(35)}])
    latest = (await hire.read())["latestContract"]["id"]
    async with Follower(tenant.owner, ABOUT) as owner, Follower(tenant.worker, ABOUT) as worker:
        with clock.forward(40):
            written = await reminded(hire, clock)
        for each in (owner, worker):
            await each.gets(len(written))
            await each.quiet(0.1)
    for each in (owner, worker):
        assert [subject(told) for told in each.got] == [subject(event) for event in written]
        assert [told["actor"] for told in each.got] == [None] * len(written)
    assert sorted(map(subject, written)) == sorted(
        [
            *((kind, id) for kind in ("MILESTONE_DUE_SOON", "MILESTONE_OVERDUE") for id in (asked, late)),
            ("PAYMENT_REQUEST_WAITING", asked, request),
            ("SIGNATURE_WAITING", latest),
        ]
    )  # fmt: skip
