"""The whole application, put together: database, schema, transports, pages."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

from cachetools import LRUCache
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from api.auth import Identity, verifier
from api.auth.last_use import LastUse
from api.auth.signed_out import keep_signed_out
from api.calendars.addresses import FeedAddresses
from api.calendars.service import CalendarService
from api.clock import Clock, utc_now
from api.documents.link_keys import LinkKeys
from api.documents.link_refusals import database_away
from api.documents.sealing.seal import configured_seal
from api.documents.service import DocumentService
from api.exports.service import ExportService
from api.graphiql import graphiql_routes
from api.graphql import GraphQLApp
from api.http.security_headers import broken, guarded
from api.observability.health import health_routes
from api.observability.metrics import Metrics
from api.observability.remarks import remarks_of
from api.observability.tracing import traced
from api.pages import NOBODY_TO_BE, DemoVisitors
from api.server.works import Work, at_work, forever
from api.settings import Settings
from api.web import provider_of, web_routes
from api.webhooks.queries import WebhookQueryService
from api.webhooks.service import WebhookService
from models.access.sign_in import SignIn
from models.database.connection import database
from models.database.errors import Unavailable
from models.database.suitability import until_it_answers
from models.document_task import backlog
from models.feed.event_log import go_on_above_what_is_stored
from models.feed.wakeup import connected
from models.people.signing_in import who_signs_in
from models.reminders.schedule import late_seconds
from models.reminders.telling import keep_reminding
from models.rules.access import Viewer
from models.unit_of_work.idempotency import keep_swept
from models.unit_of_work.retry import drain
from models.webhooks.sweep import webhooks_backlog
from resolvers.context import CachedViewer, Context, PaidTurn
from resolvers.errors import Nobody
from resolvers.executor import Executor
from resolvers.exports.rows import ExportRows
from resolvers.live import Live, Seats
from resolvers.live.told_event import EventTeller
from resolvers.schema import build
from resolvers.sizes import LIST_SIZES

__all__ = ["Clock", "create_app", "utc_now"]

_VIEWERS_KEPT = 10_000


def create_app(
    settings: Settings,
    *,
    visitors: DemoVisitors = NOBODY_TO_BE,
    routes: Sequence[BaseRoute] = (),
    clock: Clock | None = None,
) -> Starlette:
    """The ASGI application, with `routes` beside its own. `clock` is for tests, in UTC. Raises SettingsInvalid."""
    now = clock or utc_now
    seal = configured_seal(settings)
    retention = timedelta(days=settings.event_retention)
    seats = Seats(settings.max_subscriptions_per_user, settings.max_subscriptions_per_company)
    live = Live(clock=now, retention=retention, most=settings.socket_queue, seats=seats)

    async def is_shared() -> bool | None:
        return await graphql.engine.rate_limiter.is_shared()

    metrics = Metrics(
        sockets=lambda: graphql.sockets.count,
        lag=live.lag,
        backlog=lambda: backlog(now()),
        webhooks=lambda: webhooks_backlog(now()),
        reminders_late=lambda: late_seconds(now()),
        seal_days=lambda: seal.days_left(now()),
        limits_shared=is_shared,
    )
    keys = LinkKeys(settings.link_secrets)
    documents = DocumentService(
        settings.public_url,
        now,
        metrics.document,
        metrics.document_task,
        seal=seal,
        keys=keys,
    )
    verify = verifier(settings)
    executor = Executor(build(), live)
    exports = ExportService(
        settings.public_url,
        now,
        ExportRows(executor.schema, documents),
        metrics.export,
        keys=keys,
        most=settings.max_exports,
        seconds=settings.export_timeout,
    )
    queries = WebhookQueryService(executor, settings, LIST_SIZES, EventTeller(documents, now))
    webhooks = WebhookService(
        queries, now, metrics.webhook_attempt, allow_private=settings.webhook_allow_private
    )
    last_use = LastUse()
    addresses = FeedAddresses(settings.public_url, settings.link_secrets)
    calendars = CalendarService(addresses, now, lambda: graphql.engine.rate_limiter)
    make = partial(
        Context,
        documents=documents,
        limits=settings.limits,
        webhooks=queries,
        calendars=addresses,
        exports=exports,
    )
    contexts = Contexts(now, make, last_use)
    graphql = GraphQLApp(
        executor=executor,
        settings=settings,
        verify=verify,
        make_context=contexts.read,
        list_sizes=LIST_SIZES,
        observers=[metrics.operation],
        recall=contexts.recall,
    )

    works = [
        Work("live updates", "tells subscribers what happens", live.reading),
        Work(
            "signed out",
            "ends the sockets of those who may not sign in any more",
            forever(keep_signed_out, graphql.sockets, now),
        ),
        Work(
            "documents",
            "makes what was signed, and proves templates",
            partial(documents.working, in_background=settings.document_worker),
        ),
        Work(
            "webhooks",
            "sends what happened to whom companies want told",
            partial(webhooks.working, in_background=settings.webhook_worker),
        ),
        Work(
            "idempotency keys", "sweeps idempotency records that are over", forever(keep_swept, now)
        ),
        Work("last use", "writes when service accounts were used", last_use.writing),
        Work("reminders", "tells what time alone has brought", forever(keep_reminding, now)),
        Work("metrics", "notes what is so just now", forever(metrics.keep_sampling)),
        Work("seal", "warns of a certificate that ends soon", forever(seal.keep_watch, now)),
    ]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[dict[str, Any]]:
        async with database(settings.database_url, settings.database_access):
            await until_it_answers(settings.database_wait)
            await go_on_above_what_is_stored()
            async with connected(settings.redis_url):
                async with at_work(works):
                    yield {"stop": graphql.stop, "drain_seconds": settings.drain_seconds}
                # What commits only now is told to the other processes, too.
                await graphql.drain()
                await drain()
                await documents.stop()

    return Starlette(
        routes=[
            *graphql.routes(),
            *documents.routes(),
            *calendars.routes(),
            *exports.routes(),
            *health_routes(
                lambda: live.is_reading, remarks_of(verify, graphql.engine.rate_limiter, seal, now)
            ),
            *metrics.routes(),
            *(graphiql_routes(visitors) if settings.graphiql else []),
            *(web_routes(visitors, provider_of(settings)) if settings.web_app else []),
            *routes,
        ],
        middleware=[*traced(), guarded(settings)],
        exception_handlers={Exception: broken(settings), Unavailable: database_away},
        lifespan=lifespan,
    )


class Contexts:
    """Makes the contexts of operations; a cache holds who signed in by what when that was last read."""

    def __init__(self, clock: Clock, make: Callable[..., Context], last_use: LastUse) -> None:
        self._clock, self._make, self._last_use = clock, make, last_use
        self._known: LRUCache[SignIn, tuple[Viewer, CachedViewer]] = LRUCache(_VIEWERS_KEPT)

    async def read(self, identity: Identity, request_id: str, planning: PaidTurn) -> Context:
        """A context whose viewer is read now. GraphQLError (UNAUTHENTICATED) where nobody signs in so."""
        viewer = await self._read(identity.sign_in)
        return self._context(viewer, identity, request_id, None, planning)

    def recall(self, identity: Identity, request_id: str, planning: PaidTurn) -> Context | None:
        """A context from the viewer cache; the operation's own statement revalidates it. None on a miss."""
        known = self._known.get(identity.sign_in)
        if known is None:
            return None
        viewer, memory = known
        return self._context(viewer, identity, request_id, memory, planning)

    def _context(
        self,
        viewer: Viewer,
        identity: Identity,
        request_id: str,
        memory: CachedViewer | None,
        planning: PaidTurn,
    ) -> Context:
        at = self._clock()
        if identity.account:
            self._last_use.note(identity.account, at)
        return self._make(
            viewer,
            at,
            request_id=request_id,
            cached_viewer=memory,
            planning=planning,
            sign_in=identity.sign_in,
        )

    async def _read(self, sign_in: SignIn) -> Viewer:
        viewer = (await who_signs_in([sign_in], self._clock())).get(sign_in)
        if viewer is None:
            self._known.pop(sign_in, None)
            raise Nobody
        self._known[sign_in] = viewer, CachedViewer(partial(self._read, sign_in))
        return viewer
