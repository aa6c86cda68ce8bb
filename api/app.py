"""The whole house, put together: database, schema, transports, pages."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from graphql import GraphQLError
from starlette.applications import Starlette

from api.auth import Identity, verifier
from api.browsers import cors
from api.clock import utc_now
from api.downloads import DocumentService
from api.errors import UNAUTHENTICATED, coded
from api.graphiql import GraphiqlConfig, graphiql_routes
from api.graphql import GraphQLApp
from api.headers import broken, secured
from api.health import health_routes
from api.metrics import Metrics
from api.settings import Settings
from api.telemetry import traced
from models.attempts import drain
from models.database import database
from models.document import document_key
from models.doorbell import connected
from models.feed import go_on_above_what_is_stored
from models.idempotency import keep_swept
from models.people import viewer_of
from models.tasks import running
from resolvers.context import Context
from resolvers.live import Live
from resolvers.schema import build
from resolvers.sizes import LIST_SIZES

__all__ = ["Clock", "context_maker", "create_app", "nobody", "utc_now"]

Clock = Callable[[], datetime]


def create_app(
    settings: Settings, *, graphiql: GraphiqlConfig | None = None, clock: Clock | None = None
) -> Starlette:
    """The ASGI application. `clock` is for tests; it answers the present time in UTC."""
    now = clock or utc_now
    schema = build()
    retention = timedelta(days=settings.event_retention)
    live = Live(schema, clock=now, retention=retention, most=settings.socket_queue)
    metrics = Metrics(sockets=lambda: graphql.sockets.count, lag=live.lag)
    documents = DocumentService(settings.public_url, now, metrics.document)
    graphql = GraphQLApp(
        schema=schema,
        settings=settings,
        verify=verifier(settings),
        make_context=context_maker(now, documents),
        list_sizes=LIST_SIZES,
        observers=[metrics.operation],
        live=live,
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[dict[str, Any]]:
        async with database(settings.database_url), running(keep_swept(now)):
            documents.key = await document_key()
            await go_on_above_what_is_stored()
            async with (
                connected(settings.redis_url),
                live.reading(),
                running(metrics.keep_sampling()),
            ):
                yield {"stop": graphql.stop}
            await graphql.drain()
            await drain()
            await documents.press.stop()

    pages = graphiql_routes(graphiql or GraphiqlConfig()) if settings.graphiql else []
    return Starlette(
        routes=[
            *graphql.routes(),
            *documents.routes(),
            *health_routes(lambda: live.is_reading),
            *metrics.routes(),
            *pages,
        ],
        middleware=[*traced(), secured(settings), cors(settings)],
        exception_handlers={Exception: broken(settings)},
        lifespan=lifespan,
    )


def context_maker(
    clock: Clock, documents: DocumentService
) -> Callable[[Identity, str, datetime], Any]:
    """How an operation gets its context: who asks is read from the database each time."""

    async def make_context(identity: Identity, request_id: str, _: datetime) -> Context:
        viewer = await viewer_of(identity.email)
        if viewer is None:
            raise nobody()
        return Context(viewer, clock(), documents, request_id)

    return make_context


def nobody() -> GraphQLError:
    """A good token for an address that nobody here has."""
    return coded("Nobody here has the address in this token.", UNAUTHENTICATED)
