"""Mutations by which a company notes what its own books say: payments that were made, and its own keys."""

from collections.abc import Awaitable
from datetime import date

import strawberry

from models.access.visibility import Noun
from models.bookkeeping.external_ids import set_external_id
from models.bookkeeping.payments import record_payment, void_payment
from models.unit_of_work.call import Call, Outcome
from resolvers.ids import local_id, type_of
from resolvers.mutations.field import ABOUT_PAYMENT_REQUEST, ABOUT_WHAT_IS_KEYED, KEYED, mutation
from resolvers.mutations.milestone import KEY
from resolvers.mutations.payment_request import PaymentRequestPayload
from resolvers.types.common import Node, UserError


@strawberry.input(
    description="`paidOn` is not in the future, and not before the request was submitted (UTC)."
)
class RecordPaymentInput:
    """Input of recordPayment."""

    payment_request: strawberry.ID = strawberry.field(description="The approved request.")
    paid_on: date = strawberry.field(description="The day on which it was paid.")
    reference: str | None = strawberry.field(
        description="The bank's or the ledger's reference: 1 to 200 characters. The worker sees it.",
        default=None,
    )
    external_id: str | None = strawberry.field(
        description="Takes the place of the request's external id, as setExternalId does; null leaves that as it is.",
        default=None,
    )
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The request that was not paid after all.")
class VoidPaymentInput:
    """Input of voidPayment."""

    payment_request: strawberry.ID = strawberry.field(description="The request.")
    reason: str = strawberry.field(description="1 to 2,000 characters.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(
    description="The thing is a Hire, a Milestone or a PaymentRequest; null takes the external id away."
)
class SetExternalIdInput:
    """Input of setExternalId."""

    node: strawberry.ID = strawberry.field(description="The thing.")
    external_id: str | None = strawberry.field(
        description="1 to 255 characters, compared exactly.", default=None
    )


@strawberry.type(description="The thing with its external id, or why that was refused.")
class SetExternalIdPayload:
    """About a hire, a milestone or a payment request."""

    node: Node | None = strawberry.field(description="Null exactly where it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


def _record(call: Call, input: RecordPaymentInput) -> Awaitable[Outcome]:
    request = local_id("PaymentRequest", input.payment_request)
    return record_payment(call, request, input.paid_on, input.reference, input.external_id)


def _void(call: Call, input: VoidPaymentInput) -> Awaitable[Outcome]:
    return void_payment(call, local_id("PaymentRequest", input.payment_request), input.reason)


def _set(call: Call, input: SetExternalIdInput) -> Awaitable[Outcome]:
    kind = type_of(input.node)
    id = local_id(kind, input.node) if kind in KEYED else None
    return set_external_id(call, KEYED.get(kind, Noun.HIRE), id, input.external_id)


@strawberry.type
class BookkeepingMutations:
    """The mutations of a company's own books."""

    record_payment: PaymentRequestPayload = mutation(
        ABOUT_PAYMENT_REQUEST,
        RecordPaymentInput,
        _record,
        "The company says that an approved request was paid. No money moves here.",
    )
    void_payment: PaymentRequestPayload = mutation(
        ABOUT_PAYMENT_REQUEST,
        VoidPaymentInput,
        _void,
        "It was not paid after all: day and reference go, the external id stays.",
    )
    set_external_id: SetExternalIdPayload = mutation(
        ABOUT_WHAT_IS_KEYED,
        SetExternalIdInput,
        _set,
        "The company's own key of a hire, a milestone or a payment request, in every status; no term changes.",
    )
