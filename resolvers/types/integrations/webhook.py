"""Webhooks: what companies have sent of their hires' events."""

import strawberry

from models.access.visibility import Noun
from models.database.sql import one_of
from models.rules.events import HireEventType as Told
from resolvers.enums import HireEventType, WebhookDeliveryStatus, WebhookStatus
from resolvers.fields import (
    computed,
    connection_field,
    global_id_field,
    instant_field,
    many,
    one,
    value,
)
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.rows import ListPart
from resolvers.scalars import URL, DateTime
from resolvers.types.common import Connection, Node
from resolvers.types.milestone import NEWEST_FIRST
from resolvers.types.refs import HireEventRef, WebhookDeliveryRef, WebhookRef

_MOST_PENDING = 10_000
_OF_WEBHOOK = "SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = {my.id}"
_STATUS = (
    "CASE WHEN {my.disabled_at} IS NOT NULL THEN 'DISABLED' WHEN {my.failing_since} IS NOT NULL"
    f" AND EXISTS ({_OF_WEBHOOK} AND d.due_at IS NOT NULL) THEN 'FAILING' ELSE 'ENABLED' END"
)
_PENDING = (
    f"(SELECT count(*) FROM ({_OF_WEBHOOK} AND d.status = 'PENDING' LIMIT {_MOST_PENDING}) p)"
)
_ATTEMPTS = (
    "SELECT a.* FROM webhook_attempt a WHERE a.delivery_id = {my.id}"
    " ORDER BY a.at DESC, a.id DESC LIMIT 20"
)


_ALL_TYPES = sorted(kind.value for kind in Told)


def _told_types(types: str | None) -> list[str]:
    return _ALL_TYPES if types is None else types.split(",")


def _with_statuses(args: Arguments, its: TableRow, _: Plan) -> list[str]:
    statuses = args.choices("statuses")
    return [] if statuses is None else [one_of(its.status, statuses)]


def _parts(args: Arguments, its: TableRow, _: Plan) -> list[ListPart]:
    statuses = args.choices("statuses")
    if statuses is None:
        return [ListPart()]
    return [ListPart([f"{its.status} = '{status}'"]) for status in statuses]


@strawberry.type(
    description="One attempt. `error` says why where no status came (TIMEOUT, CONNECTION_REFUSED, TLS,"
    " BLOCKED_ADDRESS …); `responseBody` is the beginning of what the address answered (1,024 bytes)."
)
class WebhookAttempt:
    """What became of one attempt."""

    at: DateTime = instant_field("{my.at}", "When it began.")
    status_code: int | None = value(
        "{my.status_code}", "The HTTP status that the address answered."
    )
    error: str | None = value("{my.error}", "Why there is none.")
    response_body: str | None = value(
        "{my.response_body}", "The beginning of the answer's body (1,024 bytes), as text."
    )
    duration_ms: int = value("{my.duration_ms}", "How long it took, in milliseconds.")


@strawberry.type(description="One event for one webhook, or a test.")
class WebhookDelivery(Node):
    """What is told, and what became of it."""

    id: strawberry.ID = global_id_field("WebhookDelivery")
    webhook: WebhookRef = one(Noun.WEBHOOK, "{its.id} = {my.webhook_id}", "The webhook.")
    event: HireEventRef | None = one(
        Noun.EVENT, "{its.id} = {my.event_id}", "The event that is told; null for a test."
    )
    status: WebhookDeliveryStatus = value("{my.status}", "Whether it arrived.")
    attempts: list[WebhookAttempt] = many(
        _ATTEMPTS, "TRUE", "{its.at} DESC, {its.id} DESC", "The newest 20 attempts, newest first."
    )
    next_attempt_at: DateTime | None = instant_field(
        "{my.due_at}",
        "When it is sent next; null where it has ended, waits for an earlier event of its hire, or the webhook is"
        " disabled.",
    )
    created_at: DateTime = instant_field("{my.created_at}", "When it was made.")


@strawberry.type(
    description="An address that is told of the company's hire events, by the rules of Standard Webhooks (headers"
    " `webhook-id`, `webhook-timestamp`, `webhook-signature`): at least once, under one `webhook-id` for all attempts;"
    " in order within a hire. Seen by owners and administrators."
)
class Webhook(Node):
    """Where events are sent."""

    id: strawberry.ID = global_id_field("Webhook")
    url: URL = value("{my.url}", "Where deliveries are posted.")
    description: str | None = value("{my.description}", "What it is for.")
    types: list[HireEventType] = computed(
        {"types": "{my.types}"},
        _told_types,
        "The types of events that are told, by name. Where none were chosen: all, those of later releases too.",
    )
    query: str = value(
        "{my.query}",
        "The subscription (one `hireEvents` field, without arguments) whose result is the body: what a subscriber would"
        " get, as a VIEWER of the company.",
    )
    status: WebhookStatus = value(_STATUS, "Whether it is told, and whether that succeeds.")
    pending_count: int = value(_PENDING, "Undelivered ones, up to 10,000.")
    created_at: DateTime = instant_field("{my.created_at}", "When it was made.")
    deliveries: Connection[WebhookDeliveryRef] = connection_field(
        Noun.WEBHOOK_DELIVERY,
        NEWEST_FIRST,
        "What was sent or is to be sent, newest first; ended ones are kept for 30 days.",
        where="{its.webhook_id} = {my.id}",
        filters=_with_statuses,
        parts=_parts,
        arguments={
            "statuses": (list[WebhookDeliveryStatus] | None, "In one of these; null for all.")
        },
    )
