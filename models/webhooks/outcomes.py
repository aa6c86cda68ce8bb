"""What comes of an attempt: the delivery ends or waits on, the next of its hire is due, a webhook may be disabled."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID

from tortoise.transactions import in_transaction

from models.database.connection import current_connection, dialect, fetch
from models.database.sql import Binds, Dialect
from models.ids import new_id
from models.records import Company, Webhook, WebhookAttempt, WebhookDelivery
from models.rules.webhooks.schedule import is_given_up, next_attempt
from models.rules.webhooks.statuses import (
    AttemptError,
    DisabledBecause,
    WebhookDeliveryStatus,
    is_success,
)
from models.unit_of_work.event_chain.company import chain_writes
from models.unit_of_work.event_chain.coverage import columns_of
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.flush import inserted, row_of, updated, write
from models.unit_of_work.retry import retried, shielded
from models.webhooks.claims import ClaimedDelivery, held, moment_of
from models.webhooks.facts import disabled_fact
from models.webhooks.ready import hold_all, make_next_ready

T = TypeVar("T")
ATTEMPTS_KEPT = 20
"""Of each delivery, the newest."""
_LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Attempted:
    """An attempt: when it began, how long it took, and what the address answered or why it did not.

    `reason` says what is wrong with the query (INVALID_QUERY).
    """

    at: datetime
    duration: timedelta
    status: int | None = None
    error: AttemptError | None = None
    body: str | None = None
    retry_after: timedelta | None = None
    reason: str | None = None

    @property
    def delivered(self) -> bool:
        """Whether the address took it."""
        return self.status is not None and is_success(self.status)


async def settle_attempt(
    claimed: ClaimedDelivery, attempted: Attempted, now: datetime, chance: float
) -> DisabledBecause | None:
    """Write down what came of it; answers why the webhook is disabled from now on, if it is.

    Nothing of the delivery where another process took it over meanwhile. `chance`: see `next_attempt`.
    """
    because = None
    if _may_disable(attempted, claimed.failing_since, now):
        because = await _once(partial(_disable, claimed, attempted, now))
    await _once(partial(_settle, claimed, attempted, now, chance))
    return because


def _may_disable(attempted: Attempted, failing_since: datetime | None, now: datetime) -> bool:
    """Whether the attempt disables a webhook of which nothing has arrived since then, if nobody changed it."""
    given_up = failing_since is not None and is_given_up(failing_since, now)
    return _is_gone(attempted) or _is_refused(attempted) or (given_up and not attempted.delivered)


def _is_gone(attempted: Attempted) -> bool:
    return attempted.status == HTTPStatus.GONE


def _is_refused(attempted: Attempted) -> bool:
    return attempted.error is AttemptError.INVALID_QUERY


async def _once(work: Callable[[], Awaitable[T]]) -> T:
    async def committed_alone() -> T:
        async with in_transaction():
            return await work()

    return await shielded(retried(committed_alone, repeatable=True))


async def _settle(
    claimed: ClaimedDelivery, attempted: Attempted, now: datetime, chance: float
) -> None:
    webhook = await _locked(claimed.webhook)
    delivery = await _held_row(claimed)
    if webhook is None or delivery is None:
        return
    await write([inserted("webhook_attempt", [row_of(_attempt(claimed, attempted))])])
    if claimed.claims > ATTEMPTS_KEPT:
        # Never were there more attempts than claims.
        await _forget_old_attempts(claimed.id)
    changed = _changed(delivery, attempted, now, chance)
    if webhook.disabled_at or webhook.deleted_at:
        changed["due_at"] = None
    await _update("webhook_delivery", claimed.id, changed)
    since = None if attempted.delivered else webhook.failing_since or attempted.at
    if since != webhook.failing_since:
        await _update("webhook", claimed.webhook, {"failing_since": since})
    has_ended = changed["status"] is not WebhookDeliveryStatus.PENDING
    if has_ended and delivery["in_order"] and not webhook.disabled_at:
        await make_next_ready(claimed.webhook, UUID(str(delivery["hire_id"])), now)


async def _disable(
    claimed: ClaimedDelivery, attempted: Attempted, now: datetime
) -> DisabledBecause | None:
    """Disable the webhook for what the attempt says of it as it is now; told in the company's chain, by nobody."""
    companies = Company.filter(id=claimed.company).select_for_update(no_key=True)
    company, webhook = await companies.get(), await _locked(claimed.webhook)
    if webhook is None or webhook.disabled_at or webhook.deleted_at:
        return None
    because = _because(claimed, webhook, attempted, now)
    if because is None or await _held_row(claimed) is None:
        return None
    columns: dict[str, Any] = {
        "disabled_at": now,
        "disabled_because": because,
        "disabled_reason": attempted.reason and attempted.reason[:_LONGEST_REASON],
    }
    webhook.update_from_dict(columns)
    await hold_all(webhook.id)
    covered = [("webhook", columns_of(webhook))]
    links = chain_writes(company, [disabled_fact(webhook)], covered, Moment(None, now, new_id()))
    await write([updated("webhook", [row_of(webhook, columns)]), *links])
    return because


def _because(
    claimed: ClaimedDelivery, webhook: Webhook, attempted: Attempted, now: datetime
) -> DisabledBecause | None:
    """Why the attempt disables the webhook as it is now; None: it was made with an address or a query of before."""
    if _is_refused(attempted):
        return DisabledBecause.QUERY if webhook.query == claimed.query else None
    if webhook.url != claimed.url:
        return None
    if _is_gone(attempted):
        return DisabledBecause.GONE
    since = webhook.failing_since
    return DisabledBecause.UNDELIVERED if since and is_given_up(since, now) else None


async def _locked(id: UUID) -> Webhook | None:
    """The webhook's row, which is the caller's alone."""
    return await Webhook.filter(id=id).select_for_update(no_key=True).get_or_none()


async def _held_row(claimed: ClaimedDelivery) -> dict[str, Any] | None:
    binds = Binds(dialect())
    lock = " FOR UPDATE" if binds.dialect is Dialect.POSTGRES else ""
    rows = await fetch(
        "SELECT tried, first_at, hire_id, in_order FROM webhook_delivery"
        f" WHERE {held(claimed, binds)}{lock}",
        binds.values,
    )
    return rows[0] if rows else None


def _changed(
    delivery: dict[str, Any], attempted: Attempted, now: datetime, chance: float
) -> dict[str, Any]:
    """The columns of a delivery after an attempt."""
    first = moment_of(delivery["first_at"]) or attempted.at
    tried = delivery["tried"] + 1
    changed: dict[str, Any] = {"tried": tried, "first_at": first, "leased_until": None}
    if attempted.delivered:
        return {**changed, **_ended(WebhookDeliveryStatus.DELIVERED, now)}
    due = next_attempt(tried, first, now, attempted.retry_after, chance)
    if due is None:
        return {**changed, **_ended(WebhookDeliveryStatus.FAILED, now)}
    return {**changed, "status": WebhookDeliveryStatus.PENDING, "due_at": due}


def _ended(status: WebhookDeliveryStatus, now: datetime) -> dict[str, Any]:
    return {"status": status, "due_at": None, "ended_at": now}


def _attempt(claimed: ClaimedDelivery, attempted: Attempted) -> WebhookAttempt:
    return WebhookAttempt(
        id=new_id(),
        delivery_id=claimed.id,
        company_id=claimed.company,
        at=attempted.at,
        status_code=attempted.status,
        error=attempted.error,
        response_body=attempted.body,
        duration_ms=round(attempted.duration / timedelta(milliseconds=1)),
    )


async def _forget_old_attempts(delivery: UUID) -> None:
    binds = Binds(dialect())
    kept = (
        f"SELECT a.id FROM webhook_attempt a WHERE a.delivery_id = {binds(delivery)}"
        f" ORDER BY a.at DESC, a.id DESC LIMIT {ATTEMPTS_KEPT}"
    )
    await current_connection().execute_query(
        f"DELETE FROM webhook_attempt WHERE delivery_id = {binds(delivery)} AND id NOT IN ({kept})",
        binds.values,
    )


async def _update(table: str, id: UUID, columns: dict[str, Any]) -> None:
    kind = WebhookDelivery if table == "webhook_delivery" else Webhook
    await kind.filter(id=id).update(**columns)
