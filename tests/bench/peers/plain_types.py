"""The schema's types of the plain Strawberry server, whose values are records of Tortoise."""

from datetime import date, datetime
from typing import Any, Generic, TypeVar

import strawberry

from models.rules.lifecycle import (
    ContractStatus,
    HireStatus,
    MilestoneStatus,
    PaymentRequestStatus,
    latest_version,
    locked,
)
from models.rules.people import EngagementType
from tests.bench.peers import plain_permissions as permissions
from tests.bench.peers.plain_permissions import PermissionType
from tests.bench.peers.plain_progress import MoneyType, ProgressType, money, progress_of, today

T = TypeVar("T")


def _id(kind: str) -> Any:
    def resolve(root: Any) -> strawberry.ID:
        return strawberry.ID(f"{kind}:{root.id}")

    return strawberry.field(resolver=resolve)


def _amount(root: Any) -> MoneyType:
    return money(root.amount_minor, root.currency)


for status in (HireStatus, MilestoneStatus, ContractStatus, PaymentRequestStatus):
    strawberry.enum(status)


@strawberry.type
class NamedType:
    name: str


@strawberry.type
class SettingsType:
    milestones_enabled: bool
    require_purchase_order_number: bool


@strawberry.type
class CompanyType(NamedType):
    id: strawberry.ID = _id("Company")

    @strawberry.field
    @staticmethod
    def settings(root: strawberry.Parent[Any]) -> SettingsType:
        return SettingsType(
            milestones_enabled=root.milestones_enabled,
            require_purchase_order_number=root.requires_purchase_order_number,
        )


strawberry.enum(EngagementType)


@strawberry.type
class WorkerType(NamedType):
    id: strawberry.ID = _id("Worker")
    email: str
    engagement_type: EngagementType


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
    total_count: int


def page(rows: list[Any], first: int) -> Any:
    """Those rows, and whether there are more."""
    return ConnectionType(
        edges=[EdgeType(node=row) for row in rows[:first]],
        page_info=PageInfoType(has_next_page=len(rows) > first),
        total_count=len(rows),
    )


def _milestone_id(root: Any) -> strawberry.ID:
    return strawberry.ID(f"Milestone:{root.milestone_id}")


@strawberry.type
class TermsType:
    milestone: strawberry.ID = strawberry.field(resolver=_milestone_id)
    name: str
    due_date: date
    amount: MoneyType = strawberry.field(resolver=_amount)


@strawberry.type
class SignatureType:
    signed_name: str
    signed_at: datetime
    signed_by: UserType


@strawberry.type
class ContractType:
    id: strawberry.ID = _id("Contract")
    version: int
    status: ContractStatus
    content_hash: str
    note: str | None
    issued_at: datetime
    issued_by: UserType
    viewer_can_sign: PermissionType = strawberry.field(resolver=permissions.sign)

    @strawberry.field
    @staticmethod
    def total_amount(root: strawberry.Parent[Any]) -> MoneyType:
        return money(root.total_minor, root.currency)

    @strawberry.field
    @staticmethod
    def milestone_terms(root: strawberry.Parent[Any]) -> list[TermsType]:
        return sorted(root.terms, key=lambda each: (each.due_date, each.milestone_id))

    @strawberry.field
    @staticmethod
    def signature(root: strawberry.Parent[Any]) -> SignatureType | None:
        return root if root.signed_at else None




@strawberry.type
class RequestType:
    id: strawberry.ID = _id("PaymentRequest")
    number: str
    status: PaymentRequestStatus
    amount: MoneyType = strawberry.field(resolver=_amount)
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
    id: strawberry.ID = _id("Milestone")
    name: str
    due_date: date
    amount: MoneyType = strawberry.field(resolver=_amount)
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
    id: strawberry.ID = _id("Conversation")


@strawberry.type
class HireType:
    id: strawberry.ID = _id("Hire")
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
        return latest_version(root.versions, lambda each: (each.version, each.status))

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
    id: strawberry.ID = _id("Message")
    body: str
    sent_at: datetime
    author: UserType

