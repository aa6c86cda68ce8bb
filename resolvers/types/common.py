"""Types that every noun is made of: ids, pages, money, refusals, permissions."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Generic, TypeVar

import strawberry

from models.rules.access import Action, forbidden
from models.rules.errors import Refusal
from models.rules.money import Money as Sum
from resolvers.enums import UserErrorCode
from resolvers.fields import planned_field, value
from resolvers.planner.field_sql import AmountText
from resolvers.planner.pagination import MOST_COUNTED
from resolvers.planner.plan import Run
from resolvers.scalars import CurrencyCode

T = TypeVar("T")


@strawberry.interface(description="Anything that has a global id.")
class Node:
    """What `node(id:)` finds."""

    id: strawberry.ID = strawberry.field(description="Global id, opaque: pass it back as it came.")


@strawberry.type(
    description="A sum of money; the currency's own number of decimals is always written out"
    ' ("1250.00" USD, "1250" JPY).'
)
class Money:
    """An exact amount."""

    amount: Decimal = planned_field(AmountText(), "The exact amount in major units.")
    currency: CurrencyCode = value("{my.currency}", "The currency.")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Relay's page info."""

    has_next_page: bool = strawberry.field(description="Whether the list goes on behind this page.")
    has_previous_page: bool = strawberry.field(description="Whether something comes before it.")
    start_cursor: str | None = strawberry.field(description="The first entry's cursor.")
    end_cursor: str | None = strawberry.field(description="The last entry's cursor.")


@strawberry.type(description="An entry of a page.")
class Edge(Generic[T]):
    """Relay's edge."""

    node: T = strawberry.field(description="The entry itself.")
    cursor: str = strawberry.field(description="Pass it as `after` or `before`.")


@strawberry.type(
    description="A page of a list: 50 entries where neither `first` nor `last` is given, at most 200."
    " Both together, a negative one or a bad cursor is BAD_USER_INPUT."
)
class Connection(Generic[T]):
    """Relay's connection."""

    edges: list[Edge[T]] = strawberry.field(description="The entries, in the order of the list.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")
    total_count: int = strawberry.field(
        description=f"How many entries the whole list has: exact up to {MOST_COUNTED:,}, and {MOST_COUNTED:,} for more."
    )
    total_count_is_exact: bool = strawberry.field(
        description="False where the list has more entries than `totalCount` says."
    )


@strawberry.type(
    description="Why a business rule refused. Clients branch on `code`; `message` is for people; `path` leads"
    ' to the field below `input` (["rate", "milestones", "0", "amount"]); a refused state names the id'
    ' argument (["hire"]), FORBIDDEN has an empty path.'
)
class UserError:
    """A refusal as data."""

    code: UserErrorCode = strawberry.field(description="Stable.")  # type: ignore[valid-type]  # an enum of all refusals
    message: str = strawberry.field(description="For people; it may change.")
    path: list[str] = strawberry.field(description="The offending field below `input`.")


@strawberry.type(
    description="Whether the viewer may do something now, and if not why, in the same codes that the mutation"
    " would answer."
)
class Permission:
    """What a button needs to know."""

    allowed: bool = strawberry.field(description="True where there is no reason against it.")
    reasons: list[UserError] = strawberry.field(description="Empty where it is allowed.")


def money_of(amount: Sum) -> dict[str, Any]:
    """Money by field name."""
    return {"amount": str(amount), "currency": amount.currency}


def user_errors(refusals: Iterable[Refusal]) -> list[dict[str, Any]]:
    """Refusals by field name."""
    return [{"code": r.code, "message": r.message, "path": list(r.path)} for r in refusals]


def permission(refusals: Iterable[Refusal]) -> dict[str, Any]:
    """A permission by field name."""
    reasons = user_errors(refusals)
    return {"allowed": not reasons, "reasons": reasons}


def permitted(action: Action) -> Callable[[Run], dict[str, Any]]:
    """Make a function of a run that answers the permission of what roles alone decide, whatever its state."""

    def decide(run: Run) -> dict[str, Any]:
        return permission(forbidden(run.viewer, action))

    return decide
