"""The orders of payment requests."""

from datetime import datetime
from uuid import UUID

from models.rules.access import NonMemberRole
from resolvers.planner.cursors import Negative, Order
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan
from resolvers.types.lists.orders import PaymentRequestOrder

_BY_SUBMISSION = ("submitted_at", "id"), (datetime, UUID)
_LARGEST_OF_FEW = Order(
    ("currency", "largest", "id"),
    (str, Negative, UUID),
    # No index holds it: PostgreSQL would walk one past everybody's requests to a few.
    expressions={"largest": "(0 - {its.amount_minor})"},
)
_ORDERS: dict[str, Order] = {
    PaymentRequestOrder.NEWEST_FIRST: Order(*_BY_SUBMISSION, descending=True),
    PaymentRequestOrder.OLDEST_FIRST: Order(*_BY_SUBMISSION),
    PaymentRequestOrder.LARGEST_FIRST: Order(
        ("currency", "largest", "id"),
        (str, Negative, UUID),
        expressions={"largest": "(-{its.amount_minor})"},
    ),
}


def request_order(args: Arguments, plan: Plan) -> Order:
    """The order that is asked for."""
    order = args.choice("orderBy")
    few = plan.role is NonMemberRole.WORKER or any(args.has("filter", each) for each in _FEW)
    return _LARGEST_OF_FEW if few and order == PaymentRequestOrder.LARGEST_FIRST else _ORDERS[order]


_FEW = (
    "hire", "worker", "purchaseOrderNumber", "externalId", "search", "changedAfter", "decidedFrom", "decidedTo",
    "paidFrom", "paidTo",
)  # fmt: skip
"""The filters that leave few."""
