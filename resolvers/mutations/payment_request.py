"""Mutations on payment requests."""

from collections.abc import Awaitable
from decimal import Decimal
from uuid import UUID

import strawberry

from models import payment_request as verbs
from models.unit_of_work.call import Call, Outcome
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_PAYMENT_REQUEST, mutation
from resolvers.mutations.milestone import KEY
from resolvers.types.common import UserError
from resolvers.types.refs import PaymentRequestRef


@strawberry.input(description="The milestone whose payment is asked.")
class SubmitPaymentRequestInput:
    """Input of submitPaymentRequest."""

    milestone: strawberry.ID = strawberry.field(description="The milestone.")
    note: str | None = strawberry.field(description="At most 2,000 characters.", default=None)
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The request that the worker takes back.")
class CancelPaymentRequestInput:
    """Input of cancelPaymentRequest."""

    payment_request: strawberry.ID = strawberry.field(description="The request.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(
    description="expectedAmount: refuse with AMOUNT_MISMATCH rather than approve another amount than the approver saw."
)
class ApprovePaymentRequestInput:
    """Input of approvePaymentRequest."""

    payment_request: strawberry.ID = strawberry.field(description="The request.")
    expected_amount: Decimal | None = strawberry.field(
        description="What the approver saw.", default=None
    )
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The request that is not accepted.")
class RejectPaymentRequestInput:
    """Input of rejectPaymentRequest."""

    payment_request: strawberry.ID = strawberry.field(description="The request.")
    reason: str = strawberry.field(description="1 to 2,000 characters.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.type(description="The payment request, or why it was refused.")
class PaymentRequestPayload:
    """About a payment request."""

    payment_request: PaymentRequestRef | None = strawberry.field(
        description="Null exactly where it was refused."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


def _submit(call: Call, input: SubmitPaymentRequestInput) -> Awaitable[Outcome]:
    return verbs.submit_payment_request(call, local_id("Milestone", input.milestone), input.note)


def _cancel(call: Call, input: CancelPaymentRequestInput) -> Awaitable[Outcome]:
    return verbs.cancel_payment_request(call, _request(input.payment_request))


def _approve(call: Call, input: ApprovePaymentRequestInput) -> Awaitable[Outcome]:
    request = _request(input.payment_request)
    return verbs.approve_payment_request(call, request, input.expected_amount)


def _reject(call: Call, input: RejectPaymentRequestInput) -> Awaitable[Outcome]:
    return verbs.reject_payment_request(call, _request(input.payment_request), input.reason)


def _request(id: str) -> UUID | None:
    return local_id("PaymentRequest", id)


@strawberry.type
class PaymentRequestMutations:
    """The mutations of payment requests."""

    submit_payment_request: PaymentRequestPayload = mutation(
        ABOUT_PAYMENT_REQUEST,
        SubmitPaymentRequestInput,
        _submit,
        "The worker asks for the signed amount of a milestone, which is locked from now on.",
    )
    cancel_payment_request: PaymentRequestPayload = mutation(
        ABOUT_PAYMENT_REQUEST,
        CancelPaymentRequestInput,
        _cancel,
        "The worker takes it back; the milestone is unlocked.",
    )
    approve_payment_request: PaymentRequestPayload = mutation(
        ABOUT_PAYMENT_REQUEST,
        ApprovePaymentRequestInput,
        _approve,
        "The company accepts the work: the milestone is completed and stays locked.",
    )
    reject_payment_request: PaymentRequestPayload = mutation(
        ABOUT_PAYMENT_REQUEST,
        RejectPaymentRequestInput,
        _reject,
        "The company says why not; the milestone is unlocked.",
    )
