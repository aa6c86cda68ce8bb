"""What is over is over: only what an offered or active hire still has to come is overdue, due or remaining."""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from tests.behaviour.stages import STAGES, at
from tests.clock import Clock
from tests.tenant import JSON, Actor, Hire, Server, Tenant, found, in_days, milestone

LATE = 120
"""Days from now on which every due date of the stages has passed."""

REACHED = {
    ("DRAFT", "IN_PROGRESS"),
    ("OFFERED", "IN_PROGRESS"),
    ("ACTIVE", "IN_PROGRESS"),
    ("ACTIVE", "PENDING_APPROVAL"),
    ("ACTIVE", "COMPLETED"),
    ("ENDED", "COMPLETED"),
    ("DECLINED", "IN_PROGRESS"),
    ("CANCELLED", "IN_PROGRESS"),
    ("TERMINATED", "IN_PROGRESS"),
    ("TERMINATED", "COMPLETED"),
}
"""Every hire's status with every milestone's that it can have."""

HIRES = """{ hires(first: 100, orderBy: NEXT_DUE_FIRST) { edges { node {
    id status rate { type } pendingRemovals { dueDate status isOverdue }
    progress { overdue totalAmount { amount } completedAmount { amount } remainingAmount { amount } }
    milestones(first: 50) { edges { node {
        id name dueDate status isOverdue isAwaitingSignature amount { amount } } } }
} } } }"""


def nodes(connection: JSON) -> list[JSON]:
    """Those on its page."""
    return [edge["node"] for edge in connection["edges"]]


async def hires_of(viewer: Actor) -> list[JSON]:
    """All of them, by next due date, with their milestones as a plain list."""
    hires = nodes((await viewer.ask(HIRES))["hires"])
    return [{**hire, "milestones": nodes(hire["milestones"])} for hire in hires]


def is_overdue(hire: JSON, row: JSON, today: str) -> bool:
    """By the words of the rule."""
    running = hire["status"] in {"OFFERED", "ACTIVE"}
    return running and row["status"] != "COMPLETED" and row["dueDate"] < today


def remaining(hire: JSON) -> Decimal:
    """By the words of the rule."""
    if hire["status"] not in {"DRAFT", "OFFERED", "ACTIVE"}:
        return Decimal()
    unpaid = (row for row in hire["milestones"] if row["status"] != "COMPLETED")
    return sum((Decimal(row["amount"]["amount"]) for row in unpaid), Decimal())


@pytest.fixture(scope="module")
async def settled(server: Server) -> Tenant:
    """A company with a hire at each stage that differs here: tests only read."""
    tenant = await found(server)
    for name in STAGES.keys() - {"active", "declined_revision", "finished"}:
        await at(tenant, name)
    return tenant


async def test_every_hire_and_milestone_is_overdue_and_remains_as_the_rule_says(
    settled: Tenant, clock: Clock
) -> None:
    for viewer, hidden in ((settled.owner, set()), (settled.worker, {"DRAFT"})):
        for days in (0, LATE):
            with clock.forward(days):
                hires = await hires_of(viewer)
            cells = {
                (hire["status"], row["status"]) for hire in hires for row in hire["milestones"]
            }
            assert cells == {cell for cell in REACHED if cell[0] not in hidden}
            for hire in hires:
                late = [is_overdue(hire, row, in_days(days)) for row in hire["milestones"]]
                assert [row["isOverdue"] for row in hire["milestones"]] == late
                assert hire["progress"]["overdue"] == sum(late)
                left = hire["progress"]["remainingAmount"]["amount"]
                assert Decimal(left) == remaining(hire), hire["status"]


CHOSEN: tuple[list[str] | None, ...] = (
    None, [], ["IN_PROGRESS"], ["PENDING_APPROVAL"], ["COMPLETED"], ["COMPLETED", "IN_PROGRESS"]
)  # fmt: skip
Filter = tuple[bool | None, bool | None, list[str] | None]
FILTERS: list[Filter] = list(product((None, True, False), (None, True, False), CHOSEN))
AT_ONCE = 45
"""Lists of one request."""


def left(rows: list[JSON], chosen: Filter) -> list[str]:
    """The ids of the milestones that a filter leaves."""
    overdue, awaiting, among = chosen
    return [
        row["id"]
        for row in rows
        if overdue in {None, row["isOverdue"]}
        and awaiting in {None, row["isAwaitingSignature"]}
        and (among is None or row["status"] in among)
    ]


async def filtered(viewer: Actor, within: str = "%s") -> list[list[str]]:
    """The ids that each of FILTERS leaves, in order."""
    parts = (FILTERS[start : start + AT_ONCE] for start in range(0, len(FILTERS), AT_ONCE))
    return [ids for part in parts for ids in await of_some(viewer, part, within)]


async def of_some(viewer: Actor, filters: list[Filter], within: str) -> list[list[str]]:
    """The same of some of them."""
    given: dict[str, Any] = {
        f"f{n}": {"overdue": overdue, "awaitingSignature": awaiting, "statuses": among}
        for n, (overdue, awaiting, among) in enumerate(filters)
    }
    lists = (
        f"{name}: milestones(first: 60, filter: ${name}) {{ edges {{ node {{ id }} }} }}"
        for name in given
    )
    declared = " ".join(f"${name}: MilestoneFilterInput" for name in given)
    document = f"query ({declared}) {{ {within % ' '.join(lists)} }}"
    data = await viewer.ask(document, **given)
    data = data.get("hire", data)
    return [[row["id"] for row in nodes(data[name])] for name in given]


async def test_every_filter_leaves_what_the_fields_say(settled: Tenant, clock: Clock) -> None:
    with clock.forward(LATE):
        for viewer in (settled.owner, settled.worker):
            hires = await hires_of(viewer)
            rows = [row for hire in hires for row in hire["milestones"]]
            rows.sort(key=lambda row: (row["dueDate"], row["id"]))
            assert await filtered(viewer) == [left(rows, each) for each in FILTERS]
            longest = max(hires, key=lambda hire: len(hire["milestones"]))
            within = f'hire(id: "{longest["id"]}") {{ %s }}'
            expected = [left(longest["milestones"], each) for each in FILTERS]
            assert await filtered(viewer, within) == expected


async def test_hires_that_are_over_come_last_by_due_date(settled: Tenant, clock: Clock) -> None:
    for viewer in (settled.owner, settled.worker):
        for days in (0, LATE):
            with clock.forward(days):
                hires = await hires_of(viewer)
            due = [
                min((r["dueDate"] for r in hire["milestones"] if r["status"] != "COMPLETED"), default="never")
                if hire["status"] in {"DRAFT", "OFFERED", "ACTIVE"}
                else "never"
                for hire in hires
            ]  # fmt: skip
            assert due == sorted(due)
            assert due[0] < "never" == due[-1]


async def tried(hire: Hire) -> tuple[int, str, bool]:
    """How many are overdue, what remains, and whether the hire is the first by due date."""
    fields = "progress { overdue remainingAmount { amount } }"
    progress = (await hire.read(fields, hire.worker))["progress"]
    order = [each["id"] for each in await hires_of(hire.worker)]
    first = order[0] == hire.id
    return progress["overdue"], progress["remainingAmount"]["amount"], first


OPEN = (2, "30.00", True)


@pytest.mark.parametrize("end", ["declineContract", "cancelHire"])
async def test_an_offer_that_comes_to_nothing_is_due_no_more(
    tenant: Tenant, clock: Clock, end: str
) -> None:
    await tenant.offered(milestone(due=50))
    hire = await tenant.offered(
        milestone("A", due=1, amount="10"), milestone("B", due=2, amount="20")
    )
    with clock.forward(days=3):
        assert await tried(hire) == OPEN
        contract = (await hire.read())["latestContract"]["id"]
        given = {"contract": contract} if end == "declineContract" else {"hire": hire.id}
        await (hire.worker if end == "declineContract" else tenant.owner).do(end, **given)
        assert await tried(hire) == (0, "0.00", False)


async def test_what_a_terminated_hire_has_not_paid_is_due_no_more(
    tenant: Tenant, clock: Clock
) -> None:
    await tenant.active(milestone(due=50))
    hire = await tenant.active(
        milestone("A", due=1, amount="10"), milestone("B", due=2, amount="20")
    )
    a, _ = await hire.milestones()
    with clock.forward(days=3):
        assert await tried(hire) == OPEN
        request = await hire.submit(a["id"])
        assert await tried(hire) == OPEN
        await hire.approve(request)
        assert await tried(hire) == (1, "20.00", True)
        changed = "milestones { edges { node { updatedAt } } }"
        before = await hire.read(changed)
        await tenant.owner.do("terminateHire", hire=hire.id, reason="Over")
        assert await tried(hire) == (0, "0.00", False)
        assert await hire.read(changed) == before, "the milestones themselves are what they were"


async def test_a_milestone_whose_removal_is_signed_is_overdue_no_more(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.active(milestone("A", due=1), milestone("B", due=1))
    a, _ = await hire.milestones()
    late = "query ($id: ID!) { node(id: $id) { ... on Milestone { isOverdue } } }"
    with clock.forward(days=3):
        await hire.edit(remove=[a["id"]])
        # Until the worker signs, it is in force.
        assert (await hire.worker.ask(late, id=a["id"]))["node"]["isOverdue"]
        await hire.sign()
        assert not (await hire.worker.ask(late, id=a["id"]))["node"]["isOverdue"]
