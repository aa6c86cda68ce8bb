"""What a report should say, summed up in Python from what the list of milestones shows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from tests.tenant import JSON, Actor, Tenant

SUMS = ("planned", "pending", "approved", "paid", "overdue")
ROW = f"key label milestones {' '.join(f'{each} {{ amount currency }}' for each in SUMS)}"
REPORT = f"""query ($company: ID!, $from: Date!, $to: Date!, $by: ReportGrouping!, $dateOf: ReportDate!) {{
    node(id: $company) {{ ... on Company {{
      report(from: $from, to: $to, by: $by, dateOf: $dateOf) {{ {ROW} }} }} }} }}"""
_MILESTONES = """{ milestones(first: 200) { totalCount edges { node { name dueDate status isOverdue
    purchaseOrderNumber amount { amount currency } paymentRequest { status decidedAt paidOn }
    hire { id number title status company { id } worker { id name } } } } } }"""
OVER = ("ENDED", "DECLINED", "CANCELLED", "TERMINATED")


@dataclass(frozen=True)
class Period:
    """What is asked of a report."""

    first: str
    last: str
    by: str
    date_of: str

    async def asked(self, viewer: Actor, tenant: Tenant) -> list[JSON]:
        """The report as somebody sees it."""
        given = {"from": self.first, "to": self.last, "by": self.by, "dateOf": self.date_of}
        answer = await viewer.ask(REPORT, company=tenant.id, **given)
        rows: list[JSON] = answer["node"]["report"]
        return rows

    def expected(self, milestones: list[JSON]) -> Iterator[JSON]:
        """The rows of these milestones."""
        counted = [each for each in milestones if _counts(each) and self._dates(each)]
        ordered = sorted(counted, key=self._place)
        for place, group in groupby(ordered, self._place):
            yield _row(*self._named(place), [*group])

    def _dates(self, milestone: JSON) -> bool:
        day = DAYS[self.date_of](milestone)
        return day is not None and self.first <= day <= self.last

    def _place(self, milestone: JSON) -> tuple[bool, str, str, str]:
        key, label = self._key(milestone)
        return key is None, key or "", milestone["amount"]["currency"], label

    def _key(self, milestone: JSON) -> tuple[str | None, str]:
        hire = milestone["hire"]
        match self.by:
            case "MONTH":
                day = DAYS[self.date_of](milestone) or ""
                return day[:7], f"{date.fromisoformat(day):%B %Y}"
            case "HIRE":
                return hire["id"], f"{hire['number']} {hire['title']}"
            case "WORKER":
                return hire["worker"]["id"], hire["worker"]["name"]
        number = milestone["purchaseOrderNumber"]
        return number, number or "Without a PO number"

    def _named(self, place: tuple[bool, str, str, str]) -> tuple[str | None, str, str]:
        none, key, currency, label = place
        return None if none else key, label, currency


async def milestones_of(viewer: Actor, tenant: Tenant) -> list[JSON]:
    """All that the viewer sees of the company's."""
    page = (await viewer.ask(_MILESTONES))["milestones"]
    assert page["totalCount"] == len(page["edges"]) <= 200
    nodes = [edge["node"] for edge in page["edges"]]
    return [node for node in nodes if node["hire"]["company"]["id"] == tenant.id]


def _decided(milestone: JSON) -> str | None:
    request = milestone["paymentRequest"]
    if request is None or request["status"] != "APPROVED":
        return None
    moment: str = request["decidedAt"]
    return moment[:10]


def _paid(milestone: JSON) -> str | None:
    request = milestone["paymentRequest"] or {"paidOn": None}
    day: str | None = request["paidOn"]
    return day


DAYS: Mapping[str, Callable[[JSON], str | None]] = {
    "DUE": lambda milestone: str(milestone["dueDate"]),
    "APPROVED": _decided,
    "PAID": _paid,
}


def _counts(milestone: JSON) -> bool:
    """Drafts are left out, and hires that are over count with what was approved alone."""
    hire = milestone["hire"]["status"]
    return hire != "DRAFT" and (hire not in OVER or milestone["status"] == "COMPLETED")


_OF: Mapping[str, Callable[[JSON], Any]] = {
    "planned": lambda _: True,
    "pending": lambda milestone: milestone["status"] == "PENDING_APPROVAL",
    "approved": lambda milestone: milestone["status"] == "COMPLETED",
    "paid": lambda milestone: _paid(milestone) is not None,
    "overdue": lambda milestone: milestone["isOverdue"],
}


def _row(key: str | None, label: str, currency: str, milestones: list[JSON]) -> JSON:
    def total(column: str) -> JSON:
        amounts = [each["amount"]["amount"] for each in milestones if _OF[column](each)]
        return {"amount": f"{sum(map(Decimal, amounts), Decimal('0.00'))}", "currency": currency}

    sums = {column: total(column) for column in SUMS}
    return {"key": key, "label": label, "milestones": len(milestones), **sums}
