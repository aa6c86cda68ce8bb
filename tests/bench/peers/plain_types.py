"""The schema's types of the plain Strawberry server, whose values are records of Tortoise."""

from datetime import date, datetime
from typing import Any, Generic, TypeVar

import strawberry

from models.rules.lifecycle import (
    HireStatus,
    MilestoneStatus,
    PaymentRequestStatus,
    latest_version,
    locked,
)
from tests.bench.peers import plain_permissions as permissions
from tests.bench.peers.plain_parties import (
    CompanyType,
    ContractType,
    TermsType,
    UserType,
    WorkerType,
    amount,
    global_id,
)
from tests.bench.peers.plain_permissions import PermissionType
from tests.bench.peers.plain_progress import MoneyType, ProgressType, money, progress_of, today

T = TypeVar("T")


for status in (HireStatus, MilestoneStatus, PaymentRequestStatus):
    strawberry.enum(status)


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
    total_count: int


def page(rows: list[Any], first: int) -> Any:
    """Those rows, and whether there are more."""
    return ConnectionType(
        edges=[EdgeType(node=row) for row in rows[:first]],
        page_info=PageInfoType(has_next_page=len(rows) > first),
        total_count=len(rows),
    )


@strawberry.type
class RequestType:
    id: strawberry.ID = global_id("PaymentRequest")
    number: str
    status: PaymentRequestStatus
    amount: MoneyType = strawberry.field(resolver=amount)
    note: str | None
    submitted_at: datetime
    submitted_by: UserType
    decided_at: datetime | None
    decided_by: UserType | None
    viewer_can_approve: PermissionType = strawberry.field(resolver=permissions.approve)
    viewer_can_cancel: PermissionType = strawberry.field(resolver=permissions.cancel)
    hire: "HireType"
    milestone: "MilestoneType"


@strawberry.type
class MilestoneType:
    id: strawberry.ID = global_id("Milestone")
    name: str
    due_date: date
    amount: MoneyType = strawberry.field(resolver=amount)
    purchase_order_number: str | None
    status: MilestoneStatus
    hire: "HireType"

    created_at: datetime
    updated_at: datetime
    viewer_can_edit: PermissionType = strawberry.field(resolver=permissions.edit_one)
    viewer_can_request_payment: PermissionType = strawberry.field(resolver=permissions.submit)

    @strawberry.field
    @staticmethod
    def is_locked(root: strawberry.Parent[Any]) -> bool:
        return locked(root.status)

    @strawberry.field
    @staticmethod
    def is_overdue(root: strawberry.Parent[Any]) -> bool:
        return bool(root.outstanding) and root.due_date < today()

    @strawberry.field
    @staticmethod
    def is_awaiting_signature(root: strawberry.Parent[Any]) -> bool:
        return bool(root.awaiting_signature)

    @strawberry.field
    @staticmethod
    def is_being_removed(root: strawberry.Parent[Any]) -> bool:
        return bool(root.awaiting_signature and not root.listed)

    @strawberry.field
    @staticmethod
    def signed_terms(root: strawberry.Parent[Any]) -> TermsType | None:
        return next(iter(root.signed), None)

    @strawberry.field
    @staticmethod
    def payment_request(root: strawberry.Parent[Any]) -> RequestType | None:
        return next(iter(root.locking), None)


@strawberry.type
class RateType:
    type: str


@strawberry.type
class ConversationType:
    id: strawberry.ID = global_id("Conversation")


@strawberry.type
class HireType:
    id: strawberry.ID = global_id("Hire")
    number: str
    title: str
    description: str
    status: HireStatus
    version: int
    currency: str
    created_at: datetime
    offered_at: datetime | None
    activated_at: datetime | None
    company: CompanyType
    worker: WorkerType
    viewer_can_edit_milestones: PermissionType = strawberry.field(resolver=permissions.edit)
    viewer_can_offer: PermissionType = strawberry.field(resolver=permissions.offer)
    viewer_can_end: PermissionType = strawberry.field(resolver=permissions.end)

    @strawberry.field
    @staticmethod
    def conversation(root: strawberry.Parent[Any]) -> ConversationType | None:
        return root.conversations  # type: ignore[no-any-return]  # records stand for types

    @strawberry.field
    @staticmethod
    def rate(root: strawberry.Parent[Any]) -> RateType:
        return RateType(type=root.rate_type)

    @strawberry.field
    @staticmethod
    def total_amount(root: strawberry.Parent[Any]) -> MoneyType:
        return money(sum(each.amount_minor for each in root.listed), root.currency)

    @strawberry.field
    @staticmethod
    def progress(root: strawberry.Parent[Any]) -> ProgressType:
        return progress_of(root)

    @strawberry.field
    @staticmethod
    def latest_contract(root: strawberry.Parent[Any]) -> ContractType:
        latest: Any = latest_version(root.versions, lambda each: (each.version, each.status))
        return latest  # type: ignore[no-any-return]  # records stand for types

    @strawberry.field
    @staticmethod
    def pending_removals(root: strawberry.Parent[Any]) -> list["MilestoneType"]:
        return list(root.removed)

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
    id: strawberry.ID = global_id("Message")
    body: str
    sent_at: datetime
    author: UserType
