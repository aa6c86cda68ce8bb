"""What is done to payment requests."""

from decimal import Decimal

import strawberry
from strawberry.types import Info

from models import payment_request as verbs
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.mutations.answer import PAYMENT_REQUEST, answer, call, takes_input
from resolvers.mutations.milestone import KEY
from resolvers.types.common import UserError
from resolvers.types.refs import PaymentRequestRef


@strawberry.input(description="The milestone whose payment is asked.")
class SubmitPaymentRequestInput:
    """Of submitPaymentRequest."""

    milestone: strawberry.ID = strawberry.field(description="The milestone.")
    note: str | None = strawberry.field(description="At most 2,000 characters.", default=None)
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The request that the worker takes back.")
class CancelPaymentRequestInput:
    """Of cancelPaymentRequest."""

    payment_request: strawberry.ID = strawberry.field(description="The request.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(
    description="expectedAmount: refuse with AMOUNT_MISMATCH rather than approve another amount than the approver saw."
)
class ApprovePaymentRequestInput:
    """Of approvePaymentRequest."""

    payment_request: strawberry.ID = strawberry.field(description="The request.")
    expected_amount: Decimal | None = strawberry.field(
        description="What the approver saw.", default=None
    )
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The request that is not accepted.")
class RejectPaymentRequestInput:
    """Of rejectPaymentRequest."""

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


@strawberry.type
class PaymentRequestMutations:
    """The mutations of payment requests."""

    @takes_input(
        "The worker asks for the signed amount of a milestone, which is locked from now on."
    )
    async def submit_payment_request(
        self, info: Info[Context, None], input: SubmitPaymentRequestInput
    ) -> PaymentRequestPayload:
        """See the description."""
        milestone = local_id("Milestone", input.milestone)
        work = verbs.submit_payment_request(call(info, input), milestone, input.note)
        return await answer(info, PaymentRequestPayload, PAYMENT_REQUEST, work)

    @takes_input("The worker takes it back; the milestone is unlocked.")
    async def cancel_payment_request(
        self, info: Info[Context, None], input: CancelPaymentRequestInput
    ) -> PaymentRequestPayload:
        """See the description."""
        request = local_id("PaymentRequest", input.payment_request)
        work = verbs.cancel_payment_request(call(info, input), request)
        return await answer(info, PaymentRequestPayload, PAYMENT_REQUEST, work)

    @takes_input("The company accepts the work: the milestone is completed and stays locked.")
    async def approve_payment_request(
        self, info: Info[Context, None], input: ApprovePaymentRequestInput
    ) -> PaymentRequestPayload:
        """See the description."""
        request = local_id("PaymentRequest", input.payment_request)
        work = verbs.approve_payment_request(call(info, input), request, input.expected_amount)
        return await answer(info, PaymentRequestPayload, PAYMENT_REQUEST, work)

    @takes_input("The company says why not; the milestone is unlocked.")
    async def reject_payment_request(
        self, info: Info[Context, None], input: RejectPaymentRequestInput
    ) -> PaymentRequestPayload:
        """See the description."""
        request = local_id("PaymentRequest", input.payment_request)
        work = verbs.reject_payment_request(call(info, input), request, input.reason)
        return await answer(info, PaymentRequestPayload, PAYMENT_REQUEST, work)
