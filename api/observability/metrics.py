"""Metrics, as Prometheus reads them at `/metrics`: no name, no address, and no label that a client could make up.

A process counts for itself alone. Where several share one port nobody knows which of them a question
reaches: they count in files of one folder (`counted_together`), and each answers for all.
"""

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.observability.logging import Finished
from models.database.connection import pool
from models.database.errors import Unavailable
from models.document_task import Backlog
from models.webhooks.sweep import WebhooksBacklog

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The library's own variable: whoever finds it set counts in that folder."""
_EVERY = 5.0
_Mode = Literal["livesum", "livemax", "livemin"]
_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_POINTS = (1, 10, 100, 500, 1_000, 5_000, 10_000, 25_000, 50_000)


@contextmanager
def counted_together() -> Iterator[None]:
    """The processes that are started within the block count together."""
    with tempfile.TemporaryDirectory(prefix="milestones-metrics-") as folder:
        os.environ[_FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[_FOLDER]


class Metrics:
    """The measures of one application.

    `sockets`, `lag`, `reminders_late` (seconds), `backlog`, `webhooks`, `seal_days` (until its certificate ends; None
    without a seal) and `limits_shared` (None without a broker) tell what is so just now.
    """

    def __init__(
        self,
        *,
        sockets: Callable[[], int],
        lag: Callable[[], Awaitable[float]],
        backlog: Callable[[], Awaitable[Backlog]],
        webhooks: Callable[[], Awaitable[WebhooksBacklog]],
        reminders_late: Callable[[], Awaitable[float]],
        seal_days: Callable[[], float | None],
        limits_shared: Callable[[], Awaitable[bool | None]],
    ) -> None:
        self._registry = CollectorRegistry()
        self._sockets_now = sockets
        self._lag_now = lag
        self._backlog_now = backlog
        self._webhooks_now = webhooks
        self._reminders_late_now = reminders_late
        self._seal_days_now = seal_days
        self._limits_shared_now = limits_shared
        if _FOLDER not in os.environ:
            ProcessCollector(registry=self._registry)
        self._define()
        # To find the one of these labels takes the library longer than to count.
        self._operations_of = cache(self._operations.labels)
        self._seconds_of = cache(self._seconds.labels)
        # Without a seal or a broker there is no such measure: none must look like an end today.
        self._seal_days = cache(self._define_seal)
        self._limits_shared = cache(self._define_limits)

    def routes(self) -> list[Route]:
        """For the application."""
        return [Route("/metrics", self._shown, methods=["GET"])]

    def operation(self, finished: Finished) -> None:
        """An operation, or a refused request, is over."""
        kind = finished.kind or "none"
        self._operations_of(finished.transport, kind).inc()
        for code in finished.codes:
            self._errors.labels(code).inc()
        if finished.cost is not None:
            self._points.observe(finished.cost)
        # A subscription lasts as long as its client likes.
        if kind != "subscription":
            self._seconds_of(kind).observe(finished.seconds)

    def document(self, outcome: str, seconds: float) -> None:
        """A booking contract was asked for: it was "kept" before, or "rendered", or "refused"."""
        self._documents.labels(outcome).inc()
        if outcome == "rendered":
            self._rendering.observe(seconds)

    def document_task(self, outcome: str) -> None:
        """A document that the servers make by themselves was "made", "proved", "refused" or "put_off"."""
        self._document_tasks.labels(outcome).inc()

    def export(self, outcome: str) -> None:
        """An export was "done" or "refused", or broke off: "left", "stuck", "late" or "failed"."""
        self._exports.labels(outcome).inc()

    def webhook_attempt(self, outcome: str) -> None:
        """An attempt to deliver to a webhook was "delivered" or "failed"."""
        self._webhook_attempts.labels(outcome).inc()

    async def keep_sampling(self) -> None:
        """Notes for ever what is so just now: another process may be the one that is asked."""
        while True:
            await self._sample()
            await asyncio.sleep(_EVERY)

    async def _shown(self, request: Request) -> Response:
        await self._sample()
        encode, media_type = choose_encoder(request.headers.get("accept", ""))
        registry = _of_all(os.environ[_FOLDER]) if _FOLDER in os.environ else self._registry
        return Response(encode(registry), media_type=media_type)

    async def _sample(self) -> None:
        self._sockets.set(self._sockets_now())
        connections, idle = pool()
        self._connections.labels("busy").set(connections - idle)
        self._connections.labels("idle").set(idle)
        if (days := self._seal_days_now()) is not None:
            self._seal_days().set(days)
        if (shared := await self._limits_shared_now()) is not None:
            self._limits_shared().set(shared)
        with suppress(Unavailable):
            self._lag.set(await self._lag_now())
            tasks = await self._backlog_now()
            self._tasks_waiting.set(tasks.waiting)
            self._tasks_oldest.set(tasks.oldest)
            webhooks = await self._webhooks_now()
            self._webhooks_oldest.set(webhooks.oldest)
            self._webhooks_disabled.set(webhooks.disabled)
            self._reminders_late.set(await self._reminders_late_now())

    def _define(self) -> None:
        counter, gauge, histogram = self._counter, self._gauge, self._histogram
        self._operations = counter(
            "operations", "Operations and refused requests.", "transport", "kind"
        )
        self._errors = counter("errors", "Errors that clients were told, by code.", "code")
        self._seconds = histogram(
            "operation_seconds", "From the request to its answer.", _SECONDS, "kind"
        )
        self._points = histogram("operation_cost_points", "What operations were charged.", _POINTS)
        self._documents = counter("documents", "Booking contracts that were asked for.", "outcome")
        self._rendering = histogram("document_seconds", "To render a document.", _SECONDS)
        self._document_tasks = counter(
            "document_tasks", "Documents that were made without being asked for.", "outcome"
        )
        self._tasks_waiting = gauge(
            "document_tasks_waiting", "Documents that are still to be made.", "livemax"
        )
        self._tasks_oldest = gauge(
            "document_tasks_oldest_seconds", "How long the oldest of them has waited.", "livemax"
        )
        self._exports = counter("exports", "Exports that were read.", "outcome")
        self._webhook_attempts = counter(
            "webhook_attempts", "Attempts to deliver to webhooks.", "outcome"
        )
        for outcome in ("delivered", "failed"):
            # From nought on: a rate does not see the first one of what was not there before.
            self._webhook_attempts.labels(outcome)
        self._webhooks_oldest = gauge(
            "webhooks_oldest_seconds",
            "How long the oldest undelivered event has waited.",
            "livemax",
        )
        self._webhooks_disabled = gauge("webhooks_disabled", "Webhooks told no more.", "livemax")
        self._reminders_late = gauge(
            "reminders_late_seconds", "How long what time brings has waited to be told.", "livemax"
        )
        self._sockets = gauge("sockets", "Open websockets and event streams.", "livesum")
        self._lag = gauge(
            "feed_lag_seconds", "How long the oldest event has waited to be told.", "livemax"
        )
        self._connections = gauge(
            "database_connections", "Connections to the database.", "livesum", "state"
        )

    def _define_seal(self) -> Gauge:
        about = "Until the certificate of the documents' seal ends."
        return self._gauge("seal_days_left", about, "livemin")

    def _define_limits(self) -> Gauge:
        about = "Whether rate limits are counted by the broker: 0 while each process counts alone."
        return self._gauge("rate_limits_shared", about, "livemin")

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"milestones_{name}", about, labels, registry=self._registry)

    def _histogram(
        self, name: str, about: str, buckets: tuple[float, ...], *labels: str
    ) -> Histogram:
        return Histogram(
            f"milestones_{name}", about, labels, registry=self._registry, buckets=buckets
        )

    def _gauge(self, name: str, about: str, mode: _Mode, *labels: str) -> Gauge:
        return Gauge(
            f"milestones_{name}", about, labels, registry=self._registry, multiprocess_mode=mode
        )


def _of_all(folder: str) -> CollectorRegistry:
    _forget_the_dead(Path(folder))
    registry = CollectorRegistry()
    MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]  # It publishes no type.
    return registry


def _forget_the_dead(folder: Path) -> None:
    """Counters of a process that ended still count; what was so in it just then does not."""
    for file in folder.glob("gauge_live*.db"):
        pid = int(file.stem.rpartition("_")[2])
        if not _lives(pid):
            mark_process_dead(pid, str(folder))  # type: ignore[no-untyped-call]  # It publishes no type.


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
