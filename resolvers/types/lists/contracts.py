"""The filter and the order of contract versions."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry

from models.database.sql import one_of
from models.records.contract import LAST_ISSUE
from resolvers.enums import ContractStatus
from resolvers.planner.cursors import Order
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.rows import Limit, ListPart
from resolvers.scalars import DateTime
from resolvers.types.lists.matching import of_ids

BY_ISSUE = Order(
    ("issue", "id"),
    (datetime, UUID),
    expressions={"issue": f"coalesce({{its.issued_at}}, '{LAST_ISSUE}')"},
)


@strawberry.input(
    description="A list left out or null does not filter; an empty one matches nothing."
)
class ContractFilterInput:
    """Which versions of a list."""

    statuses: list[ContractStatus] | None = strawberry.field(
        description="In one of these.", default=None
    )
    hire: strawberry.ID | None = strawberry.field(description="Of this hire.", default=None)
    worker: strawberry.ID | None = strawberry.field(description="Of this worker.", default=None)
    issued_before: DateTime | None = strawberry.field(
        description="Issued before this moment: with PENDING_SIGNATURE, unsigned since then.",
        default=None,
    )


CONTRACT_FILTER = {"filter": (ContractFilterInput | None, "Which of them.")}


def contract_conditions(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """The conditions of a ContractFilterInput."""
    conditions = [*_whose(args, its, plan), *_issued(args, its)]
    if (statuses := args.choices("filter", "statuses")) is not None:
        conditions.append(one_of(its.status, statuses))
    if args.has("filter", "issuedBefore"):
        conditions.append(
            f"{its.issued_at} < {plan.binds(args.parameter('filter', 'issuedBefore'))}"
        )
    return conditions


def contract_parts(args: Arguments, its: TableRow, plan: Plan) -> list[ListPart]:
    """A company's versions in parts that an index holds by issue: all, or those of each status."""
    statuses = args.choices("filter", "statuses")
    if _whose(args, its, plan):
        return [ListPart(contract_conditions(args, its, plan))]
    issued, limits = _issued(args, its), [*_before(args)]
    if statuses is None:
        return [ListPart(issued, limits)]
    return [ListPart([*issued, f"{its.status} = '{status}'"], limits) for status in statuses]


def _whose(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    return [*of_ids(args, its, plan, hire="Hire", worker="Worker")]


def _issued(args: Arguments, its: TableRow) -> list[str]:
    return [f"{its.issued_at} IS NOT NULL"] if args.has("filter", "issuedBefore") else []


def _before(args: Arguments) -> Iterator[Limit]:
    if args.has("filter", "issuedBefore"):
        yield Limit("before", args.parameter("filter", "issuedBefore", of=_begin))


def _begin(moment: datetime) -> list[Any]:
    """A place in front of the versions that were issued at this moment."""
    return [moment, UUID(int=0)]
