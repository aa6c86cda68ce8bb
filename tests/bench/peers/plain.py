"""Plain Strawberry on plain Tortoise: resolvers return records, whose relations are fetched in batches."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

import strawberry
from starlette.applications import Starlette
from starlette.routing import Route
from strawberry.asgi import GraphQL
from tortoise import Tortoise
from tortoise.query_utils import Prefetch
from tortoise.transactions import in_transaction

from models.database.connection import configuration
from models.records import Contract, ContractTerms, Hire, Milestone, PaymentRequest
from models.rules.lifecycle import (
    ContractStatus,
    HireStatus,
    MilestoneStatus,
    PaymentRequestStatus,
)
from tests.bench.peers.plain_approval import approve

COMPANY = UUID(os.environ["BENCH_COMPANY"])
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


def _page(rows: list[Any], first: int) -> Any:
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
        return _page(root.listed, first)  # type: ignore[no-any-return]  # records stand for types

    @strawberry.field
    @staticmethod
    def payment_requests(root: strawberry.Parent[Any], first: int) -> ConnectionType[RequestType]:
        return _page(root.newest, first)  # type: ignore[no-any-return]  # records stand for types


def _listed(*more: Any) -> Prefetch:
    requests = PaymentRequest.filter(status__in=["PENDING", "APPROVED"])
    rows = Milestone.filter(listed=True).order_by("due_date", "id")
    related = (Prefetch("payment_requests", requests, to_attr="locking"), *more)
    return Prefetch("milestones", rows.prefetch_related(*related), to_attr="listed")


@strawberry.type
class Query:
    @strawberry.field
    async def hires(self, first: int) -> ConnectionType[HireType]:
        rows = Hire.filter(company_id=COMPANY).order_by("-id").limit(first + 1)
        return _page(await rows.prefetch_related("worker", _listed()), first)  # type: ignore[no-any-return]  # records stand for types

    @strawberry.field
    async def hire(self, id: strawberry.ID) -> HireType | None:
        signed = ContractTerms.filter(contract__status="SIGNED")
        requests = PaymentRequest.all().order_by("-id")
        return await Hire.get_or_none(  # type: ignore[return-value]  # records stand for types
            id=id.partition(":")[2], company_id=COMPANY
        ).prefetch_related(
            "company",
            "worker",
            Prefetch("contracts", Contract.filter(status="SIGNED"), to_attr="in_force"),
            _listed(Prefetch("contract_termss", signed, to_attr="signed")),
            Prefetch(
                "payment_requests",
                requests.prefetch_related("milestone", "submitted_by"),
                to_attr="newest",
            ),
        )

    @strawberry.field
    async def payment_requests(
        self, first: int, statuses: list[PaymentRequestStatus]
    ) -> ConnectionType[RequestType]:
        rows = PaymentRequest.filter(company_id=COMPANY, status__in=statuses).order_by("-id")
        rows = rows.limit(first + 1).prefetch_related("submitted_by", "hire", "milestone")
        return _page(await rows, first)  # type: ignore[no-any-return]  # records stand for types

    @strawberry.field
    async def milestones(self, first: int) -> ConnectionType[MilestoneType]:
        rows = Milestone.filter(company_id=COMPANY, listed=True).order_by("due_date", "id")
        rows = rows.limit(first + 1).prefetch_related("hire__worker")
        return _page(await rows, first)  # type: ignore[no-any-return]  # records stand for types


@strawberry.input
class ApprovePaymentRequestInput:
    payment_request: strawberry.ID
    idempotency_key: str


@strawberry.type
class RefusalType:
    code: str
    message: str
    path: list[str]


@strawberry.type
class PayloadType:
    payment_request: RequestType
    user_errors: list[RefusalType]


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def approve_payment_request(self, input: ApprovePaymentRequestInput) -> PayloadType:
        async with in_transaction():
            request = await approve(UUID(input.payment_request[15:]), input.idempotency_key)
        return PayloadType(payment_request=request, user_errors=[])  # type: ignore[arg-type]  # records stand for types


@asynccontextmanager
async def _lifespan(_: Starlette) -> AsyncIterator[None]:
    config = configuration(os.environ["BENCH_DATABASE"])
    await Tortoise.init(config=config, _enable_global_fallback=True)
    yield
    await Tortoise.close_connections()


_graphql = GraphQL[None, None](strawberry.Schema(query=Query, mutation=Mutation))
app = Starlette(routes=[Route("/graphql", _graphql)], lifespan=_lifespan)
