"""A small schema with every kind of answer, so that the edge is tested without the product."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

import strawberry
from graphql import DocumentNode, GraphQLError, subscribe
from strawberry.types import Info

from api.auth import Identity
from api.operations.executor import Fare, InTurn
from resolvers.executor import Executor
from resolvers.planner.selection import BoundDocument


@dataclass
class Log:
    """What resolvers saw and did."""

    begun: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    contexts: list["Context"] = field(default_factory=list)
    streams_open: int = 0


LOG = Log()


@dataclass
class Context:
    """What the toy's resolvers get."""

    identity: Identity
    request_id: str

    @property
    def user_id(self) -> str:
        return f"id-of-{self.identity.email.partition('@')[0]}"


async def make_context(identity: Identity, request_id: str, _: InTurn) -> Context:
    """Knows everybody but the ghost."""
    if identity.email.startswith("ghost@"):
        raise GraphQLError("Nobody has this address.", extensions={"code": "UNAUTHENTICATED"})
    if identity.email.startswith("crash@"):
        raise RuntimeError("the database burns, postgres://secret@db")
    context = Context(identity, request_id)
    LOG.contexts.append(context)
    return context


Page = int | None


@strawberry.interface
class Node:
    id: strawberry.ID


@strawberry.type
class Money:
    amount: str = "1.00"


@strawberry.type
class Pay(Node):
    amount: Money

    @strawberry.field
    def milestone(self) -> "Milestone":
        return Milestone(id=strawberry.ID("m"))


@strawberry.type
class PayEdge:
    node: Pay


@strawberry.type
class PayConnection:
    edges: list[PayEdge]


@strawberry.type
class Reason:
    code: str = "NO"


@strawberry.type
class Milestone(Node):
    name: str = "Design"

    @strawberry.field
    def payment_request(self) -> Pay | None:
        return None

    @strawberry.field
    def reasons(self) -> list[Reason]:
        return []

    @strawberry.field
    def payment_requests(self, first: Page = None, last: Page = None) -> PayConnection:  # noqa: ARG002 (only its cost counts)
        return PayConnection(edges=[])

    @strawberry.field
    def hire(self) -> "Hire":
        return Hire(id=strawberry.ID("h"))


@strawberry.type
class MilestoneEdge:
    node: Milestone


@strawberry.type
class MilestoneConnection:
    edges: list[MilestoneEdge]


@strawberry.type
class Hire(Node):
    @strawberry.field
    def milestones(self, first: Page = None, last: Page = None) -> MilestoneConnection:  # noqa: ARG002 (only its cost counts)
        return MilestoneConnection(edges=[])


@strawberry.type
class HireEdge:
    node: Hire


@strawberry.type
class HireConnection:
    edges: list[HireEdge]


@strawberry.input
class Box:
    width: int
    height: int = 1


@strawberry.type
class Query:
    @strawberry.field
    def hello(self) -> str:
        return "world"

    @strawberry.field
    def whoami(self, info: Info) -> str:
        return str(info.context.identity.email)

    @strawberry.field
    def request_id(self, info: Info) -> str:
        return str(info.context.request_id)

    @strawberry.field
    def echo(self, text: str) -> str:
        return text

    @strawberry.field
    def double(self, number: int) -> int:
        return number * 2

    @strawberry.field
    def area(self, of: Box) -> int:
        return of.width * of.height

    @strawberry.field
    def boom(self) -> str:
        raise RuntimeError("password=hunter2")

    @strawberry.field
    def firm_boom(self) -> int:
        raise RuntimeError("password=hunter2")

    @strawberry.field
    def refused(self) -> str:
        raise GraphQLError("No such hire.", extensions={"code": "NOT_FOUND"})

    @strawberry.field
    def codeless(self) -> str:
        raise GraphQLError("a library's own words")

    @strawberry.field
    async def slow(self, seconds: float) -> str:
        await asyncio.sleep(seconds)
        return "done"

    @strawberry.field
    def large(self, size: int) -> str:
        return "x" * size

    @strawberry.field
    def hire(self) -> Hire:
        return Hire(id=strawberry.ID("h"))

    @strawberry.field
    def hires(self, first: Page = None, last: Page = None) -> HireConnection:  # noqa: ARG002 (only its cost counts)
        return HireConnection(edges=[])


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def write(self, text: str, seconds: float = 0) -> str:
        LOG.begun.append(text)
        await asyncio.sleep(seconds)
        LOG.written.append(text)
        return text


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def count(self, to: int, pause: float = 0, size: int = 0) -> AsyncIterator[str]:
        LOG.streams_open += 1
        try:
            for number in range(1, to + 1):
                yield f"{number}{'x' * size}"
                await asyncio.sleep(pause)
        finally:
            LOG.streams_open -= 1

    @strawberry.subscription
    async def lingers(self, seconds: float) -> AsyncIterator[str]:
        LOG.streams_open += 1
        try:
            yield "here"
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(seconds)
            LOG.streams_open -= 1

    @strawberry.subscription
    async def breaks(self, coded: bool, after: int = 1) -> AsyncIterator[int]:
        for number in range(after):
            yield number
        if coded:
            raise GraphQLError("Too old.", extensions={"code": "CURSOR_EXPIRED"})
        raise RuntimeError("password=hunter2")


schema = strawberry.Schema(query=Query, mutation=Mutation, subscription=Subscription)


@dataclass
class Delivery:
    """One result of the toy's subscriptions."""

    data: Any
    errors: list[GraphQLError] | None
    whole: bytes | None = None
    cursor: str | None = None


class Live:
    """Runs each subscription by itself, by graphql-core."""

    async def stream(
        self, document: BoundDocument, given: Any, context: Context, fare: Fare, *_: Any, **__: Any
    ) -> AsyncGenerator[Delivery, None]:
        node = DocumentNode(definitions=(document.operation, *document.fragments.values()))
        results: Any = subscribe(schema._schema, node, context_value=context, variable_values=given)
        async with aclosing(await results) as each_result:
            async for each in each_result:
                await fare.meter.refilled()
                fare.meter.pay()
                yield Delivery(each.data, each.errors)


live: Any = Live()
executor = Executor(schema, live)
