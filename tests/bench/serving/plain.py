"""A plain Strawberry subscription server, as its documentation shows one: what ours is measured beside.

Its data is in memory, and nobody's rights are checked. It prints its port.
"""

import asyncio
import socket
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from strawberry.asgi import GraphQL

_waiting: set[asyncio.Queue[int]] = set()


@strawberry.type
class Money:
    amount: str
    currency: str


@strawberry.type
class Milestone:
    id: strawberry.ID
    name: str
    due_date: date
    status: str
    amount: Money


@strawberry.type
class Edge:
    node: Milestone


@strawberry.type
class Connection:
    edges: list[Edge]


@strawberry.type
class User:
    id: strawberry.ID
    name: str


@strawberry.type
class Hire:
    id: strawberry.ID
    number: str
    title: str
    status: str

    @strawberry.field
    def milestones(self, first: int) -> Connection:
        return Connection(edges=[Edge(node=_milestone(number)) for number in range(first)])


@strawberry.type
class HireEvent:
    cursor: str
    type: str
    occurred_at: datetime
    actor: User
    hire: Hire


@strawberry.type
class Query:
    ok: bool = True


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def hire_events(self) -> AsyncGenerator[HireEvent, None]:
        queue: asyncio.Queue[int] = asyncio.Queue()
        _waiting.add(queue)
        try:
            while True:
                yield _event(await queue.get())
        finally:
            _waiting.discard(queue)


@dataclass
class _Numbers:
    last: int = 0


def _event(number: int) -> HireEvent:
    return HireEvent(
        cursor=f"{number}~1",
        type="MESSAGE_POSTED",
        occurred_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
        actor=User(id=strawberry.ID("User:01a209a5-5a12-712d-875a-a99ead97d07a"), name="Freja"),
        hire=Hire(
            id=strawberry.ID("Hire:01a209a5-5a12-712d-875a-a99ead97d07a"),
            number="H-1",
            title="A new site",
            status="OFFERED",
        ),
    )


def _milestone(number: int) -> Milestone:
    return Milestone(
        id=strawberry.ID("Milestone:01a209a5-5a12-712d-875a-a99ead97d07a"),
        name=f"Step {number}",
        due_date=date(2026, 12, 23),
        status="IN_PROGRESS",
        amount=Money(amount="1250.00", currency="DKK"),
    )


_numbers = _Numbers()


async def _tell(_: Request) -> Response:
    _numbers.last += 1
    for queue in _waiting:
        queue.put_nowait(_numbers.last)
    return Response()


def main() -> None:
    graphql: GraphQL[None, None] = GraphQL(
        strawberry.Schema(query=Query, subscription=Subscription)
    )
    routes = [Route("/event", _tell, methods=["POST"]), WebSocketRoute("/graphql", graphql)]
    app = Starlette(routes=routes)

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(2048)
        print(listening.getsockname()[1], flush=True)  # noqa: T201  # whoever started it reads this
        config = uvicorn.Config(app, log_level="warning", ws="websockets-sansio")
        config.ws_per_message_deflate = False
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
