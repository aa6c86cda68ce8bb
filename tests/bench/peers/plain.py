"""Plain Strawberry on plain Tortoise: resolvers return records, whose relations are fetched in batches."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import strawberry
from starlette.applications import Starlette
from starlette.routing import Route
from strawberry.asgi import GraphQL
from tortoise import Tortoise
from tortoise.query_utils import Prefetch

from models.database.connection import configuration
from models.records import Contract, ContractTerms, Hire, Milestone, PaymentRequest
from models.rules.lifecycle import PaymentRequestStatus
from tests.bench.peers.plain_mutation import Mutation
from tests.bench.peers.plain_types import ConnectionType, HireType, MilestoneType, RequestType, page

COMPANY = UUID(os.environ["BENCH_COMPANY"])


def _listed(*more: Any) -> Prefetch:
    requests = PaymentRequest.filter(status__in=["PENDING", "APPROVED"])
    rows = Milestone.filter(listed=True).order_by("due_date", "id")
    related = (Prefetch("payment_requests", requests, to_attr="locking"), *more)
    return Prefetch("milestones", rows.prefetch_related(*related), to_attr="listed")


def _shown() -> Iterator[Any]:
    signed = ContractTerms.filter(contract__status="SIGNED")
    requests = PaymentRequest.all().order_by("-id").prefetch_related("milestone", "submitted_by")
    yield from ("company", "worker")
    yield Prefetch("contracts", Contract.filter(status="SIGNED"), to_attr="in_force")
    yield _listed(Prefetch("contract_termss", signed, to_attr="signed"))
    yield Prefetch("payment_requests", requests, to_attr="newest")


def _managed() -> Iterator[Any]:
    signed = Prefetch(
        "contract_termss", ContractTerms.filter(contract__status="SIGNED"), to_attr="signed"
    )
    people = ("submitted_by", "decided_by")
    standing = PaymentRequest.filter(status__in=["PENDING", "APPROVED"]).prefetch_related(*people)
    requests = Prefetch("payment_requests", standing, to_attr="locking")
    rows = Milestone.all().order_by("due_date", "id").prefetch_related("hire", signed, requests)
    removed = rows.filter(listed=False, awaiting_signature=True)
    versions = Contract.all().prefetch_related("issued_by", "signed_by", "terms")
    asked = PaymentRequest.all().order_by("-id").prefetch_related("milestone")
    yield from ("company", "worker", "conversations")
    yield Prefetch("contracts", versions.filter(status="SIGNED"), to_attr="in_force")
    yield Prefetch("contracts", versions, to_attr="versions")
    yield Prefetch("milestones", rows.filter(listed=True), to_attr="listed")
    yield Prefetch("milestones", removed, to_attr="removed")
    yield Prefetch("payment_requests", asked, to_attr="newest")


@strawberry.type
class Query:
    @strawberry.field
    async def hires(self, first: int) -> ConnectionType[HireType]:
        rows = Hire.filter(company_id=COMPANY).order_by("-id").limit(first + 1)
        return page(await rows.prefetch_related("worker", _listed()), first)  # type: ignore[no-any-return]  # records stand for types

    @strawberry.field
    async def hire(self, id: strawberry.ID, info: strawberry.Info) -> HireType | None:
        found = Hire.get_or_none(id=id.partition(":")[2], company_id=COMPANY)
        (asked,) = info.selected_fields
        whole = any(
            getattr(each, "name", "") == "viewerCanEditMilestones" for each in asked.selections
        )
        return await found.prefetch_related(*_managed() if whole else _shown())  # type: ignore[return-value]  # records stand for types

    @strawberry.field
    async def payment_requests(
        self, first: int, statuses: list[PaymentRequestStatus]
    ) -> ConnectionType[RequestType]:
        rows = PaymentRequest.filter(company_id=COMPANY, status__in=statuses).order_by("-id")
        rows = rows.limit(first + 1).prefetch_related("submitted_by", "hire", "milestone")
        return page(await rows, first)  # type: ignore[no-any-return]  # records stand for types

    @strawberry.field
    async def milestones(self, first: int) -> ConnectionType[MilestoneType]:
        rows = Milestone.filter(company_id=COMPANY, listed=True).order_by("due_date", "id")
        rows = rows.limit(first + 1).prefetch_related("hire__worker")
        return page(await rows, first)  # type: ignore[no-any-return]  # records stand for types


@asynccontextmanager
async def _lifespan(_: Starlette) -> AsyncIterator[None]:
    config = configuration(os.environ["BENCH_DATABASE"])
    await Tortoise.init(config=config, _enable_global_fallback=True)
    yield
    await Tortoise.close_connections()


_graphql = GraphQL[None, None](strawberry.Schema(query=Query, mutation=Mutation))
app = Starlette(routes=[Route("/graphql", _graphql)], lifespan=_lifespan)
