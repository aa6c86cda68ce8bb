"""Plain Strawberry on plain Tortoise: resolvers return records, whose relations are fetched in batches."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

import strawberry
from starlette.applications import Starlette
from strawberry.asgi import GraphQL
from tortoise import Tortoise
from tortoise.connection import get_connection
from tortoise.query_utils import Prefetch
from tortoise.transactions import in_transaction
from uuid_utils.compat import uuid7

from models.database import configuration
from models.records import (
    Contract,
    ContractTerms,
    Event,
    Hire,
    IdempotencyRecord,
    Milestone,
    PaymentRequest,
)
from models.records.hire import NEVER
from models.rules.events import Fact, HireEventType, Link
from models.rules.lifecycle import (
    ContractStatus,
    HireStatus,
    MilestoneStatus,
    PaymentRequestStatus,
)

COMPANY, OWNER = UUID(os.environ["BENCH_COMPANY"]), UUID(os.environ["BENCH_OWNER"])
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
            request = await _approve(UUID(input.payment_request[15:]), input.idempotency_key)
        return PayloadType(payment_request=request, user_errors=[])  # type: ignore[arg-type]  # records stand for types


async def _approve(id: UUID, key: str) -> PaymentRequest:
    at, mutation = datetime.now(UTC), "approvePaymentRequest"
    request = await PaymentRequest.get(id=id, company_id=COMPANY).prefetch_related("milestone")
    hire = await Hire.select_for_update().get(id=request.hire_id)
    await request.refresh_from_db(fields=["status"])
    if await IdempotencyRecord.exists(person_id=OWNER, mutation=mutation, key=key):
        return request
    if request.status is not PaymentRequestStatus.PENDING:
        raise ValueError(request.status)
    milestone = request.milestone
    was, milestone.status = milestone.status, MilestoneStatus.COMPLETED
    milestone.updated_at = at
    await milestone.save(update_fields=["status", "updated_at"])
    request.status, request.decided_at = PaymentRequestStatus.APPROVED, at
    request.decided_by_id = OWNER
    await request.save(update_fields=["status", "decided_at", "decided_by_id"])
    await _tell(hire, request, HireEventType.PAYMENT_REQUEST_APPROVED, at)
    await _tell(hire, request, HireEventType.MILESTONE_STATUS_CHANGED, at, was)
    others = Milestone.filter(hire_id=hire.id, listed=True).exclude(status="COMPLETED")
    next_due = await others.order_by("due_date").first().values_list("due_date", flat=True)
    hire.next_due = next_due or NEVER
    await hire.save(update_fields=["next_due", "event_seq", "event_hash"])
    await IdempotencyRecord.create(
        person_id=OWNER, mutation=mutation, key=key, fingerprint="", subject=id, created_at=at
    )
    return request


async def _tell(
    hire: Hire,
    request: PaymentRequest,
    type: HireEventType,
    at: datetime,
    was: MilestoneStatus | None = None,
) -> None:
    now = MilestoneStatus.COMPLETED if was else None
    fact = Fact(
        type, milestone=request.milestone_id, payment_request=request.id, from_status=was, to_status=now
    )
    link = Link(uuid7(), hire.id, hire.event_seq + 1, at, OWNER, fact)
    hire.event_seq, hire.event_hash = link.seq, link.hash(hire.event_hash)
    await Event.create(
        id=link.id,
        xid=await _number(),
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=hire.id,
        seq=link.seq,
        type=type,
        occurred_at=at,
        actor_id=OWNER,
        milestone_id=request.milestone_id,
        payment_request_id=request.id,
        from_status=was,
        to_status=now,
        details="{}",
        worker_sees=True,
        hash=hire.event_hash,
    )


async def _number() -> int:
    statement = "SELECT pg_current_xact_id()::text::bigint AS number"
    rows = await get_connection("postgres").execute_query_dict(statement)
    return int(rows[0]["number"])


@asynccontextmanager
async def _lifespan(_: Starlette) -> AsyncIterator[None]:
    config = configuration(os.environ["BENCH_DATABASE"])
    await Tortoise.init(config=config, _enable_global_fallback=True)
    yield
    await Tortoise.close_connections()


app = Starlette(lifespan=_lifespan)
app.add_route("/graphql", GraphQL(strawberry.Schema(query=Query, mutation=Mutation)))
