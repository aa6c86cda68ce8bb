"""Every list of the schema with its filters, orders and depths, as queries of a page of twenty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Any

from tests.growth.statements import NOW

SIZE = 20
_COMPANY = "viewer { company { %s } }"
_PAGE = """edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"""
_TODAY, _SOON = NOW.date(), NOW.date() + timedelta(days=30)


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
        """Whether a search or a worker leaves so few rows that all of them may be read."""
        chosen = {**self.variables, **(self.variables.get("filter") or {})}
        return any(chosen.get(name) for name in ("q", "search", "worker"))

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
    """What a member may list; `ids` of a worker, a hire, a conversation and a milestone."""
    yield from at_root(ids)
    for search in (None, "contractor 4", "nobody's name"):
        yield Asked("workers", "worker", "$q: String", "search: $q", {"q": search}, _COMPANY)
    yield Asked("members", "member", within=_COMPANY)
    yield Asked("events", "company event", within=_COMPANY)


def at_root(ids: dict[str, str]) -> Iterator[Asked]:
    """The lists of Query, for whomever, and those below a hire."""
    yield from _of_hires(ids["worker"])
    yield from _of_milestones(_MILESTONES)
    yield from _of_requests()
    yield from _of_bookkeeping()
    for route in (None, "DIRECT_HIRE", "FIND_TALENT"):
        yield Asked("jobs", "job", "$route: HiringRoute", "route: $route", {"route": route})
    for search in (None, "nord", "nobody's name"):
        yield Asked("companies", "company", "$q: String", "search: $q", {"q": search})
    yield from _below_a_hire(ids)


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
    {"externalId": "P H-7"},
    {"externalId": "P H-7", "statuses": ["ACTIVE"], "rateType": "MILESTONES"},
    {"externalId": "nothing's key"},
)


def _of_hires(worker: str) -> Iterator[Asked]:
    orders = {"NEWEST_FIRST": "hire", "OLDEST_FIRST": "hire", "NEXT_DUE_FIRST": "hire by due date"}
    for chosen, (name, order) in product((*_HIRES, {"worker": worker}), orders.items()):
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
    {"externalId": "M 2"},
    {"externalId": "M 2", "dueAfter": str(_TODAY), "dueBefore": str(_SOON)},
    {"externalId": "nothing's key"},
)


def _of_milestones(filters: Sequence[dict[str, Any]], within: str = "%s") -> Iterator[Asked]:
    declared, passed = "$filter: MilestoneFilterInput", "filter: $filter"
    for chosen in filters:
        yield Asked("milestones", "milestone", declared, passed, {"filter": chosen}, within)


def _of_requests(within: str = "%s") -> Iterator[Asked]:
    declared, passed = "$statuses: [PaymentRequestStatus!]", "statuses: $statuses"
    for statuses in (None, ["PENDING"], ["APPROVED"], ["REJECTED", "CANCELLED"]):
        given = {"statuses": statuses}
        yield Asked("paymentRequests", "request", declared, passed, given, within)


def _of_bookkeeping() -> Iterator[Asked]:
    declared, passed = "$filter: PaymentRequestFilterInput", "filter: $filter"
    for chosen in (
        {"paid": True},
        {"paid": False},
        {"externalId": "V PR-7"},
        {"externalId": "V PR-7", "paid": False},
        {"externalId": "nothing's key"},
    ):
        yield Asked("paymentRequests", "request", declared, passed, {"filter": chosen})


def _below_a_hire(ids: dict[str, str]) -> Iterator[Asked]:
    hire = f'hire(id: "{ids["hire"]}") {{ %s }}'
    yield from _of_milestones(_MILESTONES[:2], hire)
    yield from _of_requests(hire)
    yield Asked("contracts", "contract", within=hire)
    yield Asked("events", "event", within=hire)
    yield Asked("messages", "message", within=_node("Conversation", ids["conversation"]))
    yield Asked("paymentRequests", "request", within=_node("Milestone", ids["milestone"]))


def _node(kind: str, id: str) -> str:
    return f'node(id: "{id}") {{ ... on {kind} {{ %s }} }}'
