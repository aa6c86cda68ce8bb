"""The whole house, put together: database, schema, transports, pages."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from graphql import GraphQLError
from starlette.applications import Starlette

from api.auth import Identity, verifier
from api.browsers import cors
from api.downloads import DocumentService
from api.errors import UNAUTHENTICATED, coded
from api.graphiql import GraphiqlConfig, graphiql_routes
from api.graphql import GraphQLApp
from api.settings import Settings
from models.attempts import drain
from models.database import database
from models.document import document_key
from models.idempotency import keep_swept
from models.people import viewer_of
from models.tasks import running
from resolvers.context import Context
from resolvers.schema import build

Clock = Callable[[], datetime]


def create_app(
    settings: Settings, *, graphiql: GraphiqlConfig | None = None, clock: Clock | None = None
) -> Starlette:
    """The ASGI application. `clock` is for tests; it answers the present time in UTC."""
    now = clock or utc_now
    documents = DocumentService(settings.public_url, now)
    graphql = GraphQLApp(
        schema=build(),
        settings=settings,
        verify=verifier(settings),
        make_context=context_maker(now, documents),
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[dict[str, Any]]:
        async with database(settings.database_url), running(keep_swept(now)):
            documents.key = await document_key()
            yield {"stop": graphql.stop}
            await graphql.drain()
            await drain()
            await documents.renderer.stop()

    pages = graphiql_routes(graphiql or GraphiqlConfig()) if settings.graphiql else []
    return Starlette(
        routes=[*graphql.routes(), *documents.routes(), *pages],
        middleware=[cors(settings)],
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


def utc_now() -> datetime:
    """The present, in the whole milliseconds that are stored and shown."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def nobody() -> GraphQLError:
    """A good token for an address that nobody here has."""
    return coded("Nobody here has the address in this token.", UNAUTHENTICATED)
