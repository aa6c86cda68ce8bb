"""The mutations of the plain Strawberry server, each in a transaction."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import strawberry
from tortoise.transactions import in_transaction

from models.records import Milestone
from tests.bench.peers import plain_verbs as verbs
from tests.bench.peers.plain_parties import ContractType
from tests.bench.peers.plain_permissions import RefusalType
from tests.bench.peers.plain_types import HireType, MessageType, RequestType


@strawberry.input
class ApprovePaymentRequestInput:
    payment_request: strawberry.ID
    idempotency_key: str


@strawberry.input
class SubmitPaymentRequestInput:
    milestone: strawberry.ID
    note: str | None
    idempotency_key: str


@strawberry.input
class PostMessageInput:
    conversation: strawberry.ID
    body: str
    idempotency_key: str


@strawberry.input
class UpdateMilestoneInput:
    milestone: strawberry.ID
    name: str
    due_date: date
    amount: Decimal


@strawberry.input
class EditMilestonesInput:
    hire: strawberry.ID
    expected_version: int
    update: list[UpdateMilestoneInput]
    idempotency_key: str


@strawberry.type
class RequestPayload:
    payment_request: RequestType
    user_errors: list[RefusalType]


@strawberry.type
class MessagePayload:
    message: MessageType
    user_errors: list[RefusalType]


@strawberry.type
class EditPayload:
    hire: HireType
    contract: ContractType
    user_errors: list[RefusalType]


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def approve_payment_request(self, input: ApprovePaymentRequestInput) -> RequestPayload:
        async with in_transaction():
            request = await verbs.approve(_id(input.payment_request), input.idempotency_key)
        return RequestPayload(payment_request=request, user_errors=[])  # type: ignore[arg-type]  # records stand for types

    @strawberry.mutation
    async def submit_payment_request(self, input: SubmitPaymentRequestInput) -> RequestPayload:
        async with in_transaction():
            request = await verbs.submit(_id(input.milestone), input.note, input.idempotency_key)
        return RequestPayload(payment_request=request, user_errors=[])  # type: ignore[arg-type]  # records stand for types

    @strawberry.mutation
    async def post_message(self, input: PostMessageInput) -> MessagePayload:
        async with in_transaction():
            message = await verbs.post(_id(input.conversation), input.body, input.idempotency_key)
        return MessagePayload(message=message, user_errors=[])  # type: ignore[arg-type]  # records stand for types

    @strawberry.mutation
    async def edit_milestones(self, input: EditMilestonesInput) -> EditPayload:
        update = {_id(each.milestone): each for each in input.update}
        version, key = input.expected_version, input.idempotency_key
        async with in_transaction():
            hire, contract = await verbs.edit(_id(input.hire), version, update, key)
            listed = Milestone.filter(hire_id=hire.id, listed=True)
            hire.listed = await listed.order_by("due_date", "id")
        return EditPayload(hire=hire, contract=contract, user_errors=[])  # type: ignore[arg-type]  # records stand for types


def _id(given: strawberry.ID) -> UUID:
    return UUID(given.partition(":")[2])
