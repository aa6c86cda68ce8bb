"""What a read costs the database: one statement for all that is asked, however much it is, and for who asks."""

from collections.abc import Awaitable, Generator
from typing import Any
from uuid import uuid4

import pytest
from tortoise.models import Model

from models.records import Company
from resolvers.planner.plan import Plan
from tests.behaviour.estate import Estate
from tests.behaviour.reading.statements import counted
from tests.tenant import JSON, Hire, Server, Tenant, found, milestone

STATEMENTS = 1
"""All that they ask; it confirms who asks, whom the server remembers."""

PAGE = """query ($hires: Int, $milestones: Int) { hires(first: $hires) { totalCount edges { cursor node {
    id number title status version totalAmount { amount currency }
    company { name } worker { name } viewerCanEditMilestones { allowed }
    progress { total completed pendingAmount { amount } }
    milestones(first: $milestones) { totalCount pageInfo { hasNextPage endCursor } edges { node {
        id name dueDate amount { amount currency } status isOverdue isAwaitingSignature
        signedTerms { amount { amount } } paymentRequest { number }
        paymentRequests(first: 2) { edges { node {
            number status amount { amount } submittedBy { name } decidedBy { name }
        } } }
    } } }
    conversation { messages(first: 1) { edges { node { body author { name } } } } }
} } } }"""


@pytest.fixture(scope="module")
async def large(server: Server) -> Tenant:
    """20 hires with 50 milestones each, some of them asked for and paid."""
    tenant = await found(server)
    steps = [milestone(f"Step {index}", due=10 + index) for index in range(50)]
    for _ in range(20):
        hire = await tenant.active(*steps)
        rows = await _first_milestones(hire)
        await hire.paid(rows[0])
        await hire.submit(rows[1])
    return tenant


async def _first_milestones(hire: Hire) -> list[str]:
    data = await hire.read("milestones(first: 2) { edges { node { id } } }")
    return [edge["node"]["id"] for edge in data["milestones"]["edges"]]


@pytest.mark.parametrize(("hires", "milestones"), [(1, 1), (1, 50), (20, 1), (20, 50)])
async def test_a_page_is_read_by_one_statement_however_many_rows_it_has(
    large: Tenant, hires: int, milestones: int
) -> None:
    with counted() as sent:
        page = await large.owner.ask(PAGE, hires=hires, milestones=milestones)
    assert len(sent) == STATEMENTS, sent
    shown = [edge["node"] for edge in page["hires"]["edges"]]
    assert len(shown) == hires
    assert all(len(each["milestones"]["edges"]) == milestones for each in shown)


async def test_the_page_of_20_hires_with_50_milestones_each_is_whole(large: Tenant) -> None:
    page = await large.owner.ask(PAGE, hires=20, milestones=50)
    assert page["hires"]["totalCount"] == 20
    for edge in page["hires"]["edges"]:
        hire = edge["node"]
        assert hire["totalAmount"]["amount"] == "62500.00"
        assert hire["progress"] == {
            "total": 50, "completed": 1, "pendingAmount": {"amount": "1250.00"}
        }  # fmt: skip
        rows = [row["node"] for row in hire["milestones"]["edges"]]
        assert [row["name"] for row in rows] == [f"Step {index}" for index in range(50)]
        assert [_statuses(row) for row in rows[:3]] == [["APPROVED"], ["PENDING"], []]


def _statuses(row: JSON) -> list[str]:
    return [edge["node"]["status"] for edge in row["paymentRequests"]["edges"]]


async def test_several_root_fields_are_read_by_one_statement_too(large: Tenant) -> None:
    with counted() as sent:
        await large.worker.ask(
            """{ viewer { name } companies { totalCount } hires { totalCount }
            milestones(first: 200) { edges { node { hire { latestContract { version } } } } }
            paymentRequests { edges { node { milestone { name } } } } }"""
        )
    assert len(sent) == STATEMENTS, sent


async def test_a_versions_terms_and_changes_cost_no_statement_each(tenant: Tenant) -> None:
    counts = []
    for size in (1, 50):
        hire = await tenant.active(*[milestone(f"Step {index}") for index in range(size)])
        await hire.edit(add=[milestone("More")])
        fields = """contracts { edges { node { milestoneTerms { name purchaseOrderNumber }
            changes { kind after { name } } signature { signedBy { name } } issuedBy { name } } } }
            events(first: 200) { edges { node { type actor { name } milestone { name } } } }"""
        with counted() as sent:
            await hire.read(fields)
        counts.append(len(sent))
    assert counts == [STATEMENTS, STATEMENTS]


async def test_an_edit_takes_as_many_statements_for_50_milestones_as_for_one(
    tenant: Tenant,
) -> None:
    counts = []
    for size in (1, 50):
        hire = await tenant.active(milestone("First"))
        version = (await hire.read("version"))["version"]
        rows = [milestone(f"Step {index}") for index in range(size)]
        with counted() as sent:
            await tenant.owner.do("editMilestones", hire=hire.id, expectedVersion=version, add=rows)
        counts.append(len(sent))
    assert counts[0] == counts[1], counts


async def test_a_payload_is_planned_once_whatever_version_an_edit_expects(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Plan] = []

    class Counted(Plan):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made.append(self)

    monkeypatch.setattr("resolvers.planner.run.Plan", Counted)
    hire, counts = await tenant.active(), []
    for number in range(3):
        await hire.edit("hire { version title status }", add=[milestone(f"Step {number}")])
        counts.append(len(made))
    assert counts[0] == counts[1] == counts[2] > 0


async def test_no_record_ever_reaches_the_executor(
    estate: Estate, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The executor takes a record for a coroutine, since it has an __await__, and awaits it.
    awaited: list[str] = []
    await_record = Model.__await__

    def spy(record: Model) -> Generator[Any, None, Any]:
        awaited.append(type(record).__name__)
        return await_record(record)

    monkeypatch.setattr(Model, "__await__", spy)
    owner = estate.tenant.owner
    await owner.ask(PAGE, hires=20, milestones=50)
    await owner.ask("query ($id: ID!) { node(id: $id) { id } }", id=estate.hires["active"].id)
    hire = await estate.tenant.active(milestone(), title=uuid4().hex)
    await hire.edit("hire { milestones { edges { node { name } } } } contract { id }", note="x")
    await hire.paid((await _first_milestones(hire))[0])
    assert awaited == []
    await _awaited(Company(name="seen"))
    assert awaited == ["Company"]


async def _awaited(thing: Awaitable[Any]) -> None:
    await thing
