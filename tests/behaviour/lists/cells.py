"""Cells of a report, followed to the lists that they sum by the filters of these lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.behaviour.lists.reports import OVER, Period
from tests.tenant import JSON, Actor, Tenant

_AT_ONCE = 24
"""Lists of one request."""


@dataclass(frozen=True)
class Cell:
    """One sum of a report, and the filters of a list (`of`: its field) of which it is the sum."""

    of: str
    column: str
    row: JSON
    filters: Sequence[JSON]

    @property
    def amount(self) -> Decimal:
        """As the report says."""
        return Decimal(self.row[self.column]["amount"])

    def holds(self, node: JSON) -> bool:
        """Whether something of the list is of this row: no filter leaves a currency, nor requests without a number."""
        of_currency = node["amount"]["currency"] == self.row["planned"]["currency"]
        return of_currency and (bool(self.row["key"]) or node["purchaseOrderNumber"] is None)


def cells_of(period: Period, row: JSON) -> Iterator[Cell]:
    """The cells of a row that a list has filters for."""
    if period.date_of == "DUE":
        for column, chosen in _of_milestones(period, row["key"]).items():
            yield Cell("milestones", column, row, chosen)
    else:
        for column, chosen in _of_requests(period, row["key"]).items():
            yield Cell("paymentRequests", column, row, chosen)


def _of_milestones(period: Period, key: str | None) -> dict[str, list[JSON]]:
    first, last = _days(period, key)
    common = {"dueAfter": first, "dueBefore": last, **_whose(period.by, key)}
    over = {"hireStatuses": OVER, "statuses": ["COMPLETED"]}
    under_way = {"hireStatuses": ["OFFERED", "ACTIVE"]}
    return {
        "planned": [{**common, **under_way}, {**common, **over}],
        "pending": [{**common, "statuses": ["PENDING_APPROVAL"]}],
        "approved": [{**common, "statuses": ["COMPLETED"]}],
        "paid": [{**common, "paid": True}],
        "overdue": [{**common, "overdue": True}],
    }


def _of_requests(period: Period, key: str | None) -> dict[str, list[JSON]]:
    first, last = _days(period, key)
    name = {"APPROVED": "decided", "PAID": "paid"}[period.date_of]
    common = {f"{name}From": first, f"{name}To": last, **_whose(period.by, key)}
    approved = [{**common, "statuses": ["APPROVED"]}]
    return {"planned": approved, "approved": approved, "paid": [{**common, "paid": True}]}


def _days(period: Period, key: str | None) -> tuple[str, str]:
    """Of the key, where it is a month."""
    if period.by != "MONTH":
        return period.first, period.last
    first = date.fromisoformat(f"{key}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return str(first), str(last)


def _whose(by: str, key: str | None) -> JSON:
    names = {"HIRE": "hire", "WORKER": "worker", "PURCHASE_ORDER_NUMBER": "purchaseOrderNumber"}
    return {names[by]: key} if by in names and key else {}


async def summed_of(viewer: Actor, tenant: Tenant, cells: list[Cell]) -> list[Decimal]:
    """Of each cell the sum of its lists."""
    sums = [Decimal(0)] * len(cells)
    wanted = [(place, chosen) for place, cell in enumerate(cells) for chosen in cell.filters]
    for some in _in_parts(wanted):
        lists = await _listed(viewer, cells[0].of, [chosen for _, chosen in some])
        for (place, _), nodes in zip(some, lists, strict=True):
            held = [node for node in nodes if cells[place].holds(node)]
            ours = [node for node in held if node["hire"]["company"]["id"] == tenant.id]
            sums[place] += sum(Decimal(node["amount"]["amount"]) for node in ours)
    return sums


def _in_parts(wanted: list[Any]) -> Iterator[list[Any]]:
    for place in range(0, len(wanted), _AT_ONCE):
        yield wanted[place : place + _AT_ONCE]


async def _listed(viewer: Actor, field: str, filters: list[JSON]) -> list[list[JSON]]:
    """What each of these filters leaves."""
    of = "purchaseOrderNumber hire { company { id } }"
    kind, inner = "MilestoneFilterInput", of
    if field == "paymentRequests":
        kind, inner = "PaymentRequestFilterInput", f"milestone {{ {of} }}"
    page = f"edges {{ node {{ amount {{ amount currency }} {inner} }} }}"
    names = [f"f{place}" for place in range(len(filters))]
    declared = " ".join(f"${name}: {kind}" for name in names)
    lists = " ".join(f"{name}: {field}(first: 100 filter: ${name}) {{ {page} }}" for name in names)
    answer = await viewer.ask(
        f"query ({declared}) {{ {lists} }}", **dict(zip(names, filters, strict=True))
    )
    pages = [[edge["node"] for edge in answer[name]["edges"]] for name in names]
    return [[{**node, **node.get("milestone", {})} for node in nodes] for nodes in pages]
