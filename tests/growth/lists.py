"""Every list of the schema with its filters, orders and depths, as queries of a page of twenty."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Any

from models.rules.access import Viewer
from resolvers.types.reports.choices import ReportDate, ReportGrouping
from tests.growth.statements import NOW

SIZE = 20
_COMPANY = "viewer { company { %s } }"
_PAGE = """edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"""
_TODAY, _SOON = NOW.date(), NOW.date() + timedelta(days=30)


_NARROWING = (
    "q", "search", "worker", "hire", "purchaseOrderNumber", "changedAfter", "decidedFrom", "paidFrom",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A list with these arguments. `order` names the cursors that fit it; `within` is what stands around it."""

    name: str
    order: str
    declared: str = ""
    passed: str = ""
    variables: dict[str, Any] = field(default_factory=dict)
    within: str = "%s"

    @property
    def narrowed(self) -> bool:
        """Whether a search, a worker or the like leaves so few rows that all of them may be read."""
        chosen = {**self.variables, **(self.variables.get("filter") or {})}
        return any(chosen.get(name) for name in _NARROWING)

    @property
    def revised(self) -> bool:
        """Whether all hires that are being revised may be read: those that await a signature are told from others."""
        chosen = self.variables.get("filter") or {}
        return self.name == "hires" and "awaitingSignature" in chosen

    def page(self, ways: str, cursor: str | None = None) -> tuple[str, dict[str, Any]]:
        """The query for a page, from either end or from a cursor, and its variables."""
        side = "after" if ways == "first" else "before"
        deep = cursor is not None
        passed = f"{self.passed} {ways}: {SIZE}" + (f" {side}: $cursor" if deep else "")
        declared = self.declared + (" $cursor: String" if deep else "")
        variables = self.variables | ({"cursor": cursor} if deep else {})
        return self._query(declared, f"{self.name}({passed}) {{ {_PAGE} }}"), variables

    def count(self) -> tuple[str, dict[str, Any]]:
        """The query for how long the list is."""
        passed = f"({self.passed})" if self.passed else ""
        return self._query(self.declared, f"{self.name}{passed} {{ totalCount }}"), self.variables

    def _query(self, declared: str, asked: str) -> str:
        head = f"query ({declared}) " if declared else ""
        return f"{head}{{ {self.within % asked} }}"

    def __str__(self) -> str:
        return f"{self.within % self.name} {self.passed} {self.variables}"


def of_company(ids: dict[str, str]) -> Iterator[Asked]:
    """What a member may list; `ids` of a worker, a hire, a conversation and a milestone, and a late event's cursor."""
    yield from at_root(ids)
    for search in (None, "contractor 4", "nobody's name"):
        yield Asked("workers", "worker", "$q: String", "search: $q", {"q": search}, _COMPANY)
    yield Asked("members", "member", within=_COMPANY)
    yield Asked("events", "company event", within=_COMPANY)


def at_root(ids: dict[str, str]) -> Iterator[Asked]:
    """The lists of Query, for whomever, and those below a hire."""
    yield from _of_hires([*_late(_HIRES, ids), {"worker": ids["worker"]}])
    yield from _of_milestones([*_MILESTONES, *_late(_NARROWED_MILESTONES, ids), *_whose(ids)])
    yield from _of_requests()
    yield from _of_inbox([*_late(_INBOX, ids), *_whose(ids)])
    yield from _of_contracts(ids)
    for route in (None, "DIRECT_HIRE", "FIND_TALENT"):
        yield Asked("jobs", "job", "$route: HiringRoute", "route: $route", {"route": route})
    for search in (None, "nord", "nobody's name"):
        yield Asked("companies", "company", "$q: String", "search: $q", {"q": search})
    yield from _below_a_hire(ids)


LATELY = "a cursor near the end"
"""In the place of the cursor of an event behind which only a few lie."""

_HIRES: tuple[dict[str, Any], ...] = (
    {},
    {"statuses": ["ACTIVE"]},
    {"statuses": ["DECLINED"]},
    {"statuses": ["DRAFT", "OFFERED", "ACTIVE"]},
    {"rateType": "MILESTONES"},
    {"rateType": "HOURLY"},
    {"rateType": "MILESTONES", "statuses": ["ENDED"]},
    {"rateType": "HOURLY", "statuses": ["ACTIVE", "ENDED"]},
    {"search": "nobody's title"},
    {"search": "website"},
    {"search": "contractor 4"},
    {"search": "contractor-4"},
    {"search": "po-4711"},
    {"awaitingSignature": True},
    {"awaitingSignature": False},
    {"awaitingSignature": True, "statuses": ["ACTIVE"]},
    {"awaitingSignature": True, "rateType": "MILESTONES"},
    {"changedAfter": LATELY},
    {"changedAfter": LATELY, "statuses": ["ACTIVE"]},
    {"externalId": "P H-7"},
    {"externalId": "P H-7", "statuses": ["ACTIVE"], "rateType": "MILESTONES"},
    {"externalId": "nothing's key"},
)


def _late(filters: Sequence[dict[str, Any]], ids: dict[str, str]) -> Iterator[dict[str, Any]]:
    for chosen in filters:
        yield chosen | ({"changedAfter": ids["event"]} if "changedAfter" in chosen else {})


def _of_hires(filters: Sequence[dict[str, Any]]) -> Iterator[Asked]:
    orders = {"NEWEST_FIRST": "hire", "OLDEST_FIRST": "hire", "NEXT_DUE_FIRST": "hire by due date"}
    for chosen, (name, order) in product(filters, orders.items()):
        passed = f"filter: $filter orderBy: {name}"
        yield Asked("hires", order, "$filter: HireFilterInput", passed, {"filter": chosen})


_MILESTONES: tuple[dict[str, Any], ...] = (
    {},
    *({"statuses": [each]} for each in ("IN_PROGRESS", "PENDING_APPROVAL", "COMPLETED")),
    {"statuses": ["PENDING_APPROVAL", "COMPLETED"]},
    {"statuses": []},
    {"overdue": True},
    {"overdue": False},
    {"awaitingSignature": True},
    {"awaitingSignature": False},
    {"dueAfter": str(_TODAY)},
    {"dueBefore": str(_TODAY)},
    {"dueAfter": str(_TODAY), "dueBefore": str(_SOON)},
    {"dueBefore": str(_SOON), "statuses": ["IN_PROGRESS"], "awaitingSignature": False},
    {"dueAfter": str(_SOON), "overdue": False, "statuses": ["COMPLETED"]},
    {"overdue": True, "awaitingSignature": True},
    {"overdue": True, "statuses": ["IN_PROGRESS"]},
    {"overdue": False, "statuses": ["IN_PROGRESS", "COMPLETED"]},
    {"overdue": False, "dueBefore": str(_TODAY)},
    *({"hireStatuses": [each]} for each in ("DRAFT", "OFFERED", "ACTIVE", "ENDED", "DECLINED")),
    {"hireStatuses": ["OFFERED", "ACTIVE"], "statuses": ["IN_PROGRESS", "PENDING_APPROVAL"]},
    {"hireStatuses": ["OFFERED", "ACTIVE"], "dueAfter": str(_TODAY), "dueBefore": str(_SOON)},
    {
        "hireStatuses": ["OFFERED", "ACTIVE"],
        "statuses": ["IN_PROGRESS", "PENDING_APPROVAL"],
        "dueAfter": str(_TODAY),
        "dueBefore": str(_SOON),
    },
    {"dueAfter": str(_TODAY), "statuses": ["IN_PROGRESS"]},
    {"hireStatuses": ["ACTIVE"], "awaitingSignature": True},
    {"hireStatuses": ["TERMINATED"], "overdue": False},
    {"hasPurchaseOrderNumber": True},
    {"hasPurchaseOrderNumber": False},
    {"hasPurchaseOrderNumber": False, "dueBefore": str(_SOON)},
    {"hasPurchaseOrderNumber": False, "hireStatuses": ["DRAFT", "OFFERED", "ACTIVE"]},
    {"paid": True},
    {"paid": False},
    {"paid": False, "hireStatuses": ["ACTIVE"]},
    {"paid": True, "statuses": ["COMPLETED"], "dueAfter": str(_TODAY), "dueBefore": str(_SOON)},
    {"paid": False, "statuses": ["IN_PROGRESS", "COMPLETED"]},
    {"externalId": "M 2"},
    {"externalId": "M 2", "dueAfter": str(_TODAY), "dueBefore": str(_SOON)},
    {"externalId": "nothing's key"},
)
_NARROWED_MILESTONES: tuple[dict[str, Any], ...] = (
    {"purchaseOrderNumber": "PO-4711"},
    {"purchaseOrderNumber": "PO-4711", "statuses": ["IN_PROGRESS"]},
    {"search": "nobody's milestone"},
    {"search": "nobody's milestone", "statuses": ["IN_PROGRESS"]},
    {"changedAfter": LATELY},
    {"changedAfter": LATELY, "overdue": True},
)


SHORT = ("qz", "h-", "e")
"""Texts of a letter or two."""


def short_searches() -> Iterator[Asked]:
    """Searches for a letter or two, that find something or nothing, alone and beside a status."""
    for text in SHORT:
        yield from _of_hires([{"search": text}, {"search": text, "statuses": ["ACTIVE"]}])
        yield from _of_milestones([{"search": text}, {"search": text, "statuses": ["IN_PROGRESS"]}])
        yield from _of_inbox([{"search": text}, {"search": text, "paid": False}])
        yield Asked("workers", "worker", "$q: String", "search: $q", {"q": text}, _COMPANY)


def short_searches_of_support(company: str) -> Iterator[Asked]:
    """Of all companies, and of the workers of one."""
    for text in SHORT:
        searched = ("$q: String", "search: $q", {"q": text})
        yield Asked("companies", "company", *searched)
        yield Asked("workers", "worker", *searched, _node("Company", company))


def beside_short_searches(ids: Mapping[str, str]) -> Iterator[tuple[Asked, Asked]]:
    """Filters that leave few, each alone and beside a search for a letter."""
    late, letter = {"changedAfter": ids["event"]}, {"search": "e"}
    worker, hire = {"worker": ids["worker"]}, {"hire": ids["hire"]}
    for few, lists in {
        _of_hires: [worker, late, {"externalId": "P H-7"}],
        _of_milestones: [worker, hire, late, {"purchaseOrderNumber": "PO-1"}],
        _of_inbox: [worker, hire, late, {"purchaseOrderNumber": "PO-1"}],
    }.items():
        yield from zip(few(lists), few([each | letter for each in lists]), strict=True)


def reports(viewer: Viewer) -> Iterator[tuple[str, dict[str, Any]]]:
    """A company's reports of some weeks, by each key and date."""
    query = """query ($company: ID!, $from: Date!, $to: Date!, $by: ReportGrouping!, $dateOf: ReportDate!) {
        node(id: $company) { ... on Company { report(from: $from, to: $to, by: $by, dateOf: $dateOf) {
          key label milestones planned { amount currency } overdue { amount } } } } }"""
    days = {"from": str(_TODAY - timedelta(days=20)), "to": str(_TODAY)}
    for by, date_of in product(ReportGrouping, ReportDate):
        given = {"by": str(by), "dateOf": str(date_of)}
        yield query, {"company": f"Company:{viewer.company}", **days, **given}


def beside_searches() -> Iterator[tuple[Asked, Asked]]:
    """A search that finds many milestones, and the same with a status beside it."""
    for text, status in product(("website", "design"), ("IN_PROGRESS", "PENDING_APPROVAL")):
        alone, both = _of_milestones([{"search": text}, {"search": text, "statuses": [status]}])
        yield alone, both


def _whose(ids: dict[str, str]) -> Iterator[dict[str, Any]]:
    yield {"worker": ids["worker"]}
    yield {"hire": ids["hire"]}


def _of_milestones(filters: Sequence[dict[str, Any]], within: str = "%s") -> Iterator[Asked]:
    declared, passed = "$filter: MilestoneFilterInput", "filter: $filter"
    for chosen in filters:
        yield Asked("milestones", "milestone", declared, passed, {"filter": chosen}, within)


def _of_requests(within: str = "%s", order: str = "request") -> Iterator[Asked]:
    declared, passed = "$statuses: [PaymentRequestStatus!]", "statuses: $statuses"
    for statuses in (None, ["PENDING"], ["APPROVED"], ["REJECTED", "CANCELLED"]):
        given = {"statuses": statuses}
        yield Asked("paymentRequests", order, declared, passed, given, within)


_INBOX: tuple[dict[str, Any], ...] = (
    {},
    {"statuses": ["PENDING"]},
    {"statuses": ["APPROVED", "REJECTED"]},
    {"submittedFrom": str(_TODAY), "submittedTo": str(_SOON)},
    {"submittedTo": str(_TODAY), "statuses": ["PENDING"]},
    {"decidedFrom": str(_TODAY), "decidedTo": str(_SOON)},
    {"decidedFrom": str(_TODAY), "statuses": ["APPROVED"]},
    {"decidedFrom": str(_TODAY), "decidedTo": str(_SOON), "statuses": ["APPROVED"]},
    {"paid": True},
    {"paid": False},
    {"paid": False, "statuses": ["APPROVED", "PENDING"]},
    {"paid": True, "statuses": ["REJECTED"]},
    {"paid": True, "submittedTo": str(_TODAY)},
    {"paidFrom": str(_TODAY), "paidTo": str(_SOON)},
    {"paidFrom": str(_TODAY)},
    {"externalId": "V PR-7"},
    {"externalId": "V PR-7", "paid": False},
    {"externalId": "nothing's key"},
    {"purchaseOrderNumber": "PO-4711"},
    {"search": "nobody's request"},
    {"search": "pr-47"},
    {"changedAfter": LATELY},
)


def _of_inbox(filters: Sequence[dict[str, Any]]) -> Iterator[Asked]:
    orders = {"NEWEST_FIRST": "request", "OLDEST_FIRST": "request", "LARGEST_FIRST": "largest"}
    for chosen, (name, order) in product(filters, orders.items()):
        by_submission = any(each.startswith("submitted") for each in chosen)
        if not (by_submission and order == "largest"):
            declared = "$filter: PaymentRequestFilterInput"
            passed = f"filter: $filter orderBy: {name}"
            yield Asked("paymentRequests", order, declared, passed, {"filter": chosen})


def _of_contracts(ids: dict[str, str]) -> Iterator[Asked]:
    moment = f"{_TODAY}T00:00:00Z"
    for chosen in (
        {},
        *({"statuses": [each]} for each in ("PENDING_SIGNATURE", "SIGNED", "WITHDRAWN", "DRAFT")),
        {"statuses": ["PENDING_SIGNATURE"], "issuedBefore": moment},
        {"issuedBefore": moment},
        *_whose(ids),
    ):
        passed = "filter: $filter"
        yield Asked(
            "contracts", "issue", "$filter: ContractFilterInput", passed, {"filter": chosen}
        )


def _below_a_hire(ids: dict[str, str]) -> Iterator[Asked]:
    hire = f'hire(id: "{ids["hire"]}") {{ %s }}'
    yield from _of_milestones(_MILESTONES[:2], hire)
    yield from _of_requests(hire, "request of one")
    yield Asked("contracts", "contract", within=hire)
    yield Asked("events", "event", within=hire)
    yield Asked("messages", "message", within=_node("Conversation", ids["conversation"]))
    milestone = _node("Milestone", ids["milestone"])
    yield Asked("paymentRequests", "request of one", within=milestone)


def _node(kind: str, id: str) -> str:
    return f'node(id: "{id}") {{ ... on {kind} {{ %s }} }}'
