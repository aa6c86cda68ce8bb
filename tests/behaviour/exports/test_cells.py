"""Every cell of every export is what the API says of the same thing to the same viewer."""

import re
from collections.abc import AsyncIterator
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from graphql import GraphQLField, GraphQLList, GraphQLObjectType, get_named_type, is_leaf_type

from resolvers.exports import rows as export_rows
from tests.behaviour.exports.columns import COLUMNS, TYPES, Column, selection
from tests.behaviour.exports.files import (
    KINDS,
    csv_cells,
    exported,
    json_cells,
    letters,
    sheets,
)
from tests.behaviour.lists.histories import LATER, live, neighbour_of
from tests.behaviour.lists.naive import position
from tests.behaviour.walks import SCHEMA
from tests.clock import Clock
from tests.tenant import JSON, Actor, Server, Tenant, found

HIRES = 12
SEED = 1818
TITLES = {
    "MILESTONES": "Milestones",
    "PAYMENT_REQUESTS": "Payment requests",
    "HIRES": "Hires",
    "EVENTS": "Events",
}
LISTS = {
    "MILESTONES": "milestones(first: 200)",
    "PAYMENT_REQUESTS": "paymentRequests(first: 200, orderBy: OLDEST_FIRST)",
    "HIRES": "hires(first: 200, orderBy: OLDEST_FIRST)",
}

each_kind = pytest.mark.parametrize("kind", COLUMNS)


@pytest.fixture(scope="module")
async def company(server: Server, clock: Clock) -> Tenant:
    """One with a random history, of whose workers one works for a neighbour, too."""
    random, tenant = Random(SEED), await found(server)
    await live(tenant, random, clock, HIRES)
    neighbour = await neighbour_of(tenant)
    await (await neighbour.offered()).sign()
    return tenant


@pytest.fixture(scope="module")
async def viewers(company: Tenant) -> dict[str, Actor]:
    """Everybody who may export, by what they are."""
    return {
        "OWNER": company.owner,
        "VIEWER": await company.member("VIEWER"),
        "program": await company.program("FINANCE_MANAGER"),
        "worker": company.worker,
    }


@pytest.fixture(autouse=True)
async def later(clock: Clock) -> AsyncIterator[None]:
    """When some due dates have passed."""
    with clock.forward(LATER + 2):
        yield


@each_kind
@pytest.mark.parametrize("who", ["OWNER", "VIEWER", "program", "worker"])
async def test_every_cell_is_what_the_api_says(
    company: Tenant, viewers: dict[str, Actor], kind: str, who: str
) -> None:
    viewer, columns = viewers[who], COLUMNS[kind]
    nodes = [each for each in await told(viewer, kind) if _company(kind, each) == company.id]
    assert len(nodes) >= HIRES // 4
    expected = [[column.of(node) for column in columns] for node in nodes]
    names = [column.name for column in columns]

    lines = json_cells(await exported(viewer, company.id, kind, "NDJSON"))
    assert lines == [names, *expected]
    cells = csv_cells(await exported(viewer, company.id, kind, "CSV"))
    assert cells == [names, *([as_csv(cell) for cell in row] for row in expected)]
    book = await exported(viewer, company.id, kind, "XLSX")
    assert list(sheets(book)) == [TITLES[kind]]
    head, *rows = sheets(book)[TITLES[kind]]
    assert [cell.text for cell in head.values()] == names
    assert [read_typed(row, columns) for row in rows] == [
        [as_typed(cell, column) for cell, column in zip(row, columns, strict=True)]
        for row in expected
    ]


@each_kind
@pytest.mark.parametrize("who", ["OWNER", "worker"])
async def test_a_file_is_the_same_in_however_many_batches_its_rows_are_read(
    company: Tenant,
    viewers: dict[str, Actor],
    kind: str,
    who: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = await exported(viewers[who], company.id, kind)
    assert len(json_cells(whole)) > 4
    for size in (1, 2):
        monkeypatch.setattr(export_rows, "BATCH", size)
        assert await exported(viewers[who], company.id, kind) == whole


@each_kind
def test_no_field_of_a_type_is_forgotten(kind: str) -> None:
    fields = _type(TYPES[kind]).fields
    names = {column.name for column in COLUMNS[kind]}
    for name, field in fields.items():
        if _is_scalar(field) or get_named_type(field.type).name == "Money":
            assert name in names, "a scalar field that no column shows"
        elif f"{name}Id" not in names:
            assert name in NO_COLUMN[TYPES[kind]], "a parent, or a line for tests/behaviour/exports"


NO_COLUMN = {
    "Milestone": {"signedTerms", "paymentRequest", "paymentRequests"}
    | {"viewerCanEdit", "viewerCanRequestPayment"},
    "PaymentRequest": {
        "viewerCanRecordPayment",
        "viewerCanVoidPayment",
        "viewerCanApprove",
        "viewerCanCancel",
    },
    "Hire": {"rate", "milestones", "pendingRemovals", "progress", "paymentRequests", "contracts"}
    | {"latestContract", "activeContract", "conversation", "events", "auditHead"}
    | {"viewerCanEdit", "viewerCanEditMilestones", "viewerCanOffer", "viewerCanEnd"}
    | {"viewerCanCancel", "viewerCanTerminate", "viewerCanWithdrawRevision"},
    "HireEvent": {"changes"},
}
"""Fields that are no scalars, amounts or parents: what hangs on the row, and permissions."""


async def told(viewer: Actor, kind: str) -> list[JSON]:
    """All rows of a kind as the API says them to this viewer, in the order of the file."""
    fields = selection(kind)
    if kind == "EVENTS":
        return await _events(viewer, fields)
    asked = f"{{ all: {LISTS[kind]} {{ edges {{ node {{ {fields} }} }} }} }}"
    return [edge["node"] for edge in (await viewer.ask(asked))["all"]["edges"]]


async def _events(viewer: Actor, fields: str) -> list[JSON]:
    hires = (await viewer.ask("{ hires(first: 200) { edges { node { id } } } }"))["hires"]["edges"]
    page = f"events(first: 200) {{ edges {{ node {{ {fields} }} }} }}"
    asked = f"query ($id: ID!) {{ hire(id: $id) {{ {page} }} }}"
    pages = [(await viewer.ask(asked, id=each["node"]["id"]))["hire"]["events"] for each in hires]
    listed = [edge["node"] for page in pages for edge in page["edges"]]
    return sorted(listed, key=lambda node: position(node["cursor"]))


def _company(kind: str, node: JSON) -> str:
    hire = node if kind == "HIRES" else node["hire"]
    return str(hire["company"]["id"])


def as_csv(cell: Any) -> str:
    """A value of the API as CSV says it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", str(cell)):
        return str(cell)[:19].replace("T", " ")
    return str(cell)


def as_typed(cell: Any, column: Column) -> Any:
    """A value of the API as what a sheet has."""
    if cell is None:
        return None
    match column.kind:
        case "AMOUNT":
            return Decimal(cell)
        case "DATE":
            return date.fromisoformat(cell)
        case "INSTANT":
            return datetime.fromisoformat(cell)
    return cell


def read_typed(row: dict[str, Any], columns: list[Column]) -> list[Any]:
    """What the cells of a row of a sheet say."""
    return [
        KINDS[column.kind](row[letter]) if letter in row else None
        for letter, column in zip(letters(len(columns)), columns, strict=True)
    ]


def _type(name: str) -> GraphQLObjectType:
    kind = SCHEMA.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    return kind


def _is_scalar(field: GraphQLField) -> bool:
    return is_leaf_type(get_named_type(field.type)) and not isinstance(field.type, GraphQLList)
