"""Who and what the pages of the plain Strawberry server name: companies, people, versions of the contract."""

from datetime import date, datetime
from typing import Any

import strawberry

from models.rules.lifecycle import ContractStatus
from models.rules.people import EngagementType
from tests.bench.peers import plain_permissions as permissions
from tests.bench.peers.plain_permissions import PermissionType
from tests.bench.peers.plain_progress import MoneyType, money


def global_id(kind: str) -> Any:
    """A field with the id of a record."""

    def resolve(root: Any) -> strawberry.ID:
        return strawberry.ID(f"{kind}:{root.id}")

    return strawberry.field(resolver=resolve)


def amount(root: Any) -> MoneyType:
    """Of a record."""
    return money(root.amount_minor, root.currency)


for kind in (ContractStatus, EngagementType):
    strawberry.enum(kind)


@strawberry.type
class NamedType:
    name: str


@strawberry.type
class SettingsType:
    milestones_enabled: bool
    require_purchase_order_number: bool


@strawberry.type
class CompanyType(NamedType):
    id: strawberry.ID = global_id("Company")

    @strawberry.field
    @staticmethod
    def settings(root: strawberry.Parent[Any]) -> SettingsType:
        return SettingsType(
            milestones_enabled=root.milestones_enabled,
            require_purchase_order_number=root.requires_purchase_order_number,
        )


@strawberry.type
class WorkerType(NamedType):
    id: strawberry.ID = global_id("Worker")
    email: str
    engagement_type: EngagementType


@strawberry.type
class UserType(NamedType):
    id: strawberry.ID = global_id("User")


def _milestone_id(root: Any) -> strawberry.ID:
    return strawberry.ID(f"Milestone:{root.milestone_id}")


@strawberry.type
class TermsType:
    milestone: strawberry.ID = strawberry.field(resolver=_milestone_id)
    name: str
    due_date: date
    amount: MoneyType = strawberry.field(resolver=amount)


@strawberry.type
class SignatureType:
    signed_name: str
    signed_at: datetime
    signed_by: UserType


@strawberry.type
class ContractType:
    id: strawberry.ID = global_id("Contract")
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
