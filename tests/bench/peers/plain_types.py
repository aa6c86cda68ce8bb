"""The schema's types of the plain Strawberry server, whose values are records of Tortoise."""

from datetime import date, datetime
from typing import Any, Generic, TypeVar

import strawberry

from models.rules.lifecycle import (
    ContractStatus,
    HireStatus,
    MilestoneStatus,
    PaymentRequestStatus,
)

T = TypeVar("T")


def _id(kind: str) -> Any:
    def resolve(root: Any) -> strawberry.ID:
        return strawberry.ID(f"{kind}:{root.id}")

    return strawberry.field(resolver=resolve)


@strawberry.type
class MoneyType:
    amount: str
    currency: str


def _amount(root: Any) -> MoneyType:
    return MoneyType(amount=f"{root.amount_minor / 100:.2f}", currency=root.currency)


for status in (HireStatus, MilestoneStatus, ContractStatus, PaymentRequestStatus):
    strawberry.enum(status)


@strawberry.type
class NamedType:
    name: str


@strawberry.type
class CompanyType(NamedType):
    id: strawberry.ID = _id("Company")


@strawberry.type
class WorkerType(NamedType):
    id: strawberry.ID = _id("Worker")


@strawberry.type
class UserType(NamedType):
    id: strawberry.ID = _id("User")


@strawberry.type
class PageInfoType:
    has_next_page: bool


@strawberry.type
class EdgeType(Generic[T]):
    node: T


@strawberry.type
class ConnectionType(Generic[T]):
    edges: list[EdgeType[T]]
    page_info: PageInfoType


def page(rows: list[Any], first: int) -> Any:
    """Those rows, and whether there are more."""
    return ConnectionType(
        edges=[EdgeType(node=row) for row in rows[:first]],
        page_info=PageInfoType(has_next_page=len(rows) > first),
    )


@strawberry.type
class TermsType:
    name: str
    due_date: date
    amount: MoneyType = strawberry.field(resolver=_amount)


@strawberry.type
class ContractType:
    id: strawberry.ID = _id("Contract")
    version: int
    status: ContractStatus
    content_hash: str


@strawberry.type
class RequestType:
    id: strawberry.ID = _id("PaymentRequest")
    number: str
    status: PaymentRequestStatus
    amount: MoneyType = strawberry.field(resolver=_amount)
    note: str | None
    submitted_at: datetime
    submitted_by: UserType
    hire: "HireType"
    milestone: "MilestoneType"


@strawberry.type
class MilestoneType:
    id: strawberry.ID = _id("Milestone")
    name: str
    due_date: date
    amount: MoneyType = strawberry.field(resolver=_amount)
    purchase_order_number: str | None
    status: MilestoneStatus
    hire: "HireType"

    @strawberry.field
    @staticmethod
    def is_awaiting_signature(root: strawberry.Parent[Any]) -> bool:
        return bool(root.awaiting_signature)

    @strawberry.field
    @staticmethod
    def signed_terms(root: strawberry.Parent[Any]) -> TermsType | None:
        return next(iter(root.signed), None)

    @strawberry.field
    @staticmethod
    def payment_request(root: strawberry.Parent[Any]) -> RequestType | None:
        return next(iter(root.locking), None)


@strawberry.type
class HireType:
    id: strawberry.ID = _id("Hire")
    number: str
    title: str
    description: str
    status: HireStatus
    version: int
    created_at: datetime
    company: CompanyType
    worker: WorkerType

    @strawberry.field
    @staticmethod
    def active_contract(root: strawberry.Parent[Any]) -> ContractType | None:
        return next(iter(root.in_force), None)

    @strawberry.field
    @staticmethod
    def milestones(root: strawberry.Parent[Any], first: int) -> ConnectionType[MilestoneType]:
        return page(root.listed, first)  # type: ignore[no-any-return]  # records stand for types

    @strawberry.field
    @staticmethod
    def payment_requests(root: strawberry.Parent[Any], first: int) -> ConnectionType[RequestType]:
        return page(root.newest, first)  # type: ignore[no-any-return]  # records stand for types


@strawberry.type
class MessageType:
    id: strawberry.ID = _id("Message")
    body: str
    sent_at: datetime
    author: UserType


@strawberry.type
class RefusalType:
    code: str
    message: str
    path: list[str]
