"""What time brings is told to both sides, by nobody, and as the company wants it."""

from typing import Any

import pytest

from models.records import ReminderSchedule
from models.reminders.schedule import Claimed
from models.reminders.telling import look_at_hire
from resolvers.ids import local_id
from tests.clock import Clock
from tests.tenant import Hire, Tenant

_SETTINGS = "company { settings { remindDaysBeforeDue remindEveryDays } }"
_ABOUT = "milestone { id } contract { id } paymentRequest { id }"
_EVENTS = f"events(last: 10) {{ edges {{ node {{ type actor {{ id }} {_ABOUT} }} }} }}"
_CHANGES = "events(last: 3) { edges { node { type changes { field before after } } } }"
_BY_THE_SERVERS = (
    "MILESTONE_DUE_SOON", "MILESTONE_OVERDUE", "PAYMENT_REQUEST_WAITING", "SIGNATURE_WAITING",
)  # fmt: skip


async def reminded(hire: Hire, clock: Clock, *, worker: bool = False) -> list[dict[str, Any]]:
    """The events of the hire that tell of time, once the servers have looked."""
    # Of this hire alone: the database is shared.
    schedule = await ReminderSchedule.get(hire_id=local_id("Hire", hire.id))
    await look_at_hire(Claimed(schedule.hire_id, schedule.mark), clock())
    viewer = hire.tenant.worker if worker else hire.tenant.owner
    read = await viewer.ask(
        f"query ($id: ID!) {{ hire(id: $id) {{ version {_EVENTS} }} }}", id=hire.id
    )
    nodes = [edge["node"] for edge in read["hire"]["events"]["edges"]]
    return [node for node in nodes if node["type"] in _BY_THE_SERVERS]


async def test_a_due_date_is_told_to_both_sides_by_nobody_and_changes_no_version(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.active()
    before = await hire.read("version milestones { edges { node { id dueDate } } }")
    first = before["milestones"]["edges"][0]["node"]
    with clock.forward(400):
        told = await reminded(hire, clock)
        assert told == await reminded(hire, clock, worker=True)
    assert {"MILESTONE_DUE_SOON", "MILESTONE_OVERDUE"} <= {each["type"] for each in told}
    assert {each["actor"] and each["actor"]["id"] for each in told} == {None}
    assert first["id"] in {each["milestone"]["id"] for each in told}
    assert (await hire.read("version"))["version"] == before["version"]


async def test_an_unsigned_version_is_told_every_so_many_days(tenant: Tenant, clock: Clock) -> None:
    hire = await tenant.offered()
    for days, times in ((6, 0), (8, 1), (15, 2)):
        with clock.forward(days):
            told = await reminded(hire, clock)
            waiting = [each for each in told if each["type"] == "SIGNATURE_WAITING"]
            assert len(waiting) == times
            assert all(each["contract"] for each in waiting)


async def test_reminders_are_three_days_before_and_every_seven_until_they_are_set_and_null_is_never(
    tenant: Tenant,
) -> None:
    async def kept(**given: int | None) -> tuple[int | None, int | None]:
        payload = await tenant.owner.do(
            "updateHiringSettings", _SETTINGS, company=tenant.id, **given
        )
        settings = payload["company"]["settings"]
        return settings["remindDaysBeforeDue"], settings["remindEveryDays"]

    assert await kept() == (3, 7)
    assert await kept(remindEveryDays=None) == (3, None)
    assert await kept(remindDaysBeforeDue=0) == (0, None)
    assert await kept(remindDaysBeforeDue=None, remindEveryDays=365) == (None, 365)
    events = await tenant.owner.ask(
        f"query ($id: ID!) {{ node(id: $id) {{ ... on Company {{ {_CHANGES} }} }} }}",
        id=tenant.id,
    )
    *_, last = (edge["node"] for edge in events["node"]["events"]["edges"])
    assert last["type"] == "SETTINGS_CHANGED"
    assert last["changes"] == [
        {"field": "remindDaysBeforeDue", "before": "0", "after": None},
        {"field": "remindEveryDays", "before": None, "after": "365"},
    ]


@pytest.mark.parametrize(
    ("field", "values"), [("remindDaysBeforeDue", (-1, 366)), ("remindEveryDays", (0, -1, 366))]
)
async def test_a_number_of_days_is_within_its_range(
    tenant: Tenant, field: str, values: tuple[int, ...]
) -> None:
    for value in values:
        refused = await tenant.owner.refused(
            "updateHiringSettings", company=tenant.id, **{field: value}
        )
        assert refused == [("INVALID_NUMBER", [field])]
