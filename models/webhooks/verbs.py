"""Verbs on webhooks: by the owners and administrators of their company."""

from datetime import timedelta
from uuid import UUID

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.ids import new_id
from models.records import Company, Webhook, WebhookDelivery, WebhookSecret
from models.rules.access import Action, Viewer, forbidden, sees_integrations
from models.rules.errors import (
    InvalidState,
    NotFound,
    Refused,
    TooMany,
    raise_any,
)
from models.rules.events import CompanyEventType
from models.rules.text import texts
from models.rules.webhooks.signing import new_secret, secret_hash
from models.rules.webhooks.statuses import DisabledBecause, WebhookDeliveryStatus
from models.unit_of_work.call import Outcome
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb
from models.webhooks.facts import disabled_fact, webhook_fact
from models.webhooks.fan_out import webhooks_position
from models.webhooks.ready import hold_all, make_ready
from models.webhooks.wishes import WebhookWish, wished_columns

MOST_WEBHOOKS = 20
"""Of a company, but for those that were deleted."""
OLD_SECRET_HOURS, MOST_OLD_SECRET_HOURS = 24, 168
"""For how long the secret before signs, too: where nobody says it, and at the most."""

_COMPANY_PATH, _WEBHOOK_PATH, _DELIVERY_PATH = ("company",), ("webhook",), ("delivery",)


@verb(Action.CREATE_WEBHOOK)
async def create_webhook(tx: Transaction, company: UUID | None, wish: WebhookWish) -> Outcome:
    """An address that is told of the company's hire events from now on."""
    locked = await tx.on_company(company, _COMPANY_PATH)
    if not sees_integrations(tx.call.by):
        raise Refused([NotFound(_COMPANY_PATH)])
    tx.admit()
    columns = wished_columns(tx, wish)
    await _check_number(tx, locked)
    raise_any(tx.found)
    since = await webhooks_position()
    webhook = tx.add(
        Webhook(
            company_id=locked.id,
            created_at=tx.call.at,
            since_xid=since.xid,
            since_seq=since.seq,
            **columns,
        )
    )
    secret, sha256 = _add_secret(tx, webhook)
    said = [[name, None, value] for name, value in columns.items() if value is not None]
    said.append(["secret", None, sha256])
    tx.record_company(locked, webhook_fact(CompanyEventType.WEBHOOK_CREATED, webhook, said))
    return Outcome(webhook.id, secret=secret)


@verb(Action.UPDATE_WEBHOOK)
async def update_webhook(
    tx: Transaction, id: UUID | None, wish: WebhookWish, *, enabled: bool | None
) -> Outcome:
    """Another address, query, description, or other types; told no more, or again (None: as it is)."""
    company, webhook = await _on_webhook(tx, id)
    columns = wished_columns(tx, wish)
    raise_any(tx.found)
    changed = {name: value for name, value in columns.items() if value != getattr(webhook, name)}
    if changed:
        said = [[name, getattr(webhook, name), value] for name, value in changed.items()]
        tx.change(webhook, **changed)
        tx.record_company(company, webhook_fact(CompanyEventType.WEBHOOK_EDITED, webhook, said))
    if enabled is not None and enabled is not (webhook.disabled_at is None):
        await (_enable if enabled else _disable)(tx, company, webhook)
    return Outcome(webhook.id)


@verb(Action.DELETE_WEBHOOK)
async def delete_webhook(tx: Transaction, id: UUID | None) -> Outcome:
    """It is gone with whatever waited; its secrets sign no more, and the sweep forgets them."""
    company, webhook = await _on_webhook(tx, id)
    tx.change(webhook, deleted_at=tx.call.at)
    for each in await WebhookSecret.filter(webhook_id=webhook.id):
        if each.ends_at is None or each.ends_at > tx.call.at:
            tx.change(each, ends_at=tx.call.at)
    await hold_all(webhook.id)
    tx.record_company(company, webhook_fact(CompanyEventType.WEBHOOK_DELETED, webhook, []))
    return Outcome(webhook.id)


@verb(Action.ROTATE_WEBHOOK_SECRET)
async def rotate_webhook_secret(tx: Transaction, id: UUID | None, old_secret_hours: int) -> Outcome:
    """A new secret; for so many hours the one before signs, too, and those before it as long as they were to."""
    company, webhook = await _on_webhook(tx, id)
    texts.check_number(old_secret_hours, MOST_OLD_SECRET_HOURS, ("oldSecretHours",), tx.found)
    raise_any(tx.found)
    before = await WebhookSecret.get(webhook_id=webhook.id, ends_at=None)
    tx.change(before, ends_at=tx.call.at + timedelta(hours=old_secret_hours))
    secret, sha256 = _add_secret(tx, webhook)
    said: list[list[str | None]] = [["secret", before.sha256, sha256]]
    said.append(["oldSecretHours", None, str(old_secret_hours)])
    tx.record_company(company, webhook_fact(CompanyEventType.WEBHOOK_SECRET_ROTATED, webhook, said))
    return Outcome(webhook.id, secret=secret)


@verb(Action.TEST_WEBHOOK)
async def ask_for_test(tx: Transaction, id: UUID | None) -> Outcome:
    """A delivery of type `test`, due at once."""
    _, webhook = await _on_webhook(tx, id)
    _check_enabled(webhook, _WEBHOOK_PATH)
    delivery = tx.add(
        WebhookDelivery(
            company_id=webhook.company_id,
            webhook_id=webhook.id,
            status=WebhookDeliveryStatus.PENDING,
            in_order=False,
            due_at=tx.call.at,
            created_at=tx.call.at,
        )
    )
    return Outcome(delivery.id)


@verb(Action.REDELIVER_WEBHOOK_DELIVERY)
async def redeliver(tx: Transaction, id: UUID | None) -> Outcome:
    """A delivery that has ended, due at once and outside of the order, with its full time."""
    await tx.on_company_of(Noun.WEBHOOK_DELIVERY, id, _DELIVERY_PATH)
    tx.admit()
    delivery = await WebhookDelivery.filter(id=id).select_for_update().get_or_none()
    if delivery is None:
        raise Refused([NotFound(_DELIVERY_PATH)])
    if delivery.status is WebhookDeliveryStatus.PENDING:
        raise_any([InvalidState("The delivery waits to be sent already.", _DELIVERY_PATH)])
    _check_enabled(await Webhook.get(id=delivery.webhook_id), _DELIVERY_PATH)
    tx.change(
        delivery,
        status=WebhookDeliveryStatus.PENDING,
        in_order=False,
        tried=0,
        first_at=None,
        due_at=tx.call.at,
        ended_at=None,
    )
    return Outcome(delivery.id)


async def admit_to_company(by: Viewer, company: UUID | None) -> None:
    """Refuse what `create_webhook` would for who asks, before a query is judged for it."""
    if await visible_id(Noun.COMPANY, company, by) is None or not sees_integrations(by):
        raise Refused([NotFound(_COMPANY_PATH)])
    raise_any(forbidden(by, Action.CREATE_WEBHOOK))


async def admit_to_webhook(by: Viewer, id: UUID | None) -> None:
    """Refuse what `update_webhook` would for who asks, before a query is judged for it."""
    if await visible_id(Noun.WEBHOOK, id, by) is None:
        raise Refused([NotFound(_WEBHOOK_PATH)])
    raise_any(forbidden(by, Action.UPDATE_WEBHOOK))


async def _on_webhook(tx: Transaction, id: UUID | None) -> tuple[Company, Webhook]:
    company = await tx.on_company_of(Noun.WEBHOOK, id, _WEBHOOK_PATH)
    tx.admit()
    return company, await Webhook.filter(id=id).select_for_update(no_key=True).get()


async def _check_number(tx: Transaction, company: Company) -> None:
    if await Webhook.filter(company_id=company.id, deleted_at=None).count() >= MOST_WEBHOOKS:
        message = f"A company has at most {MOST_WEBHOOKS} webhooks."
        tx.found.append(TooMany(message, _COMPANY_PATH))


def _check_enabled(webhook: Webhook, path: tuple[str, ...]) -> None:
    if webhook.disabled_at:
        raise_any([InvalidState("The webhook is disabled.", path)])


async def _enable(tx: Transaction, company: Company, webhook: Webhook) -> None:
    """What waited goes out, in order, each with its full time."""
    tx.change(
        webhook,
        disabled_at=None,
        disabled_because=None,
        disabled_reason=None,
        failing_since=None,
    )
    await make_ready(webhook.id, tx.call.at)
    tx.record_company(company, webhook_fact(CompanyEventType.WEBHOOK_ENABLED, webhook, []))


async def _disable(tx: Transaction, company: Company, webhook: Webhook) -> None:
    because = DisabledBecause.COMPANY
    tx.change(webhook, disabled_at=tx.call.at, disabled_because=because)
    await hold_all(webhook.id)
    tx.record_company(company, disabled_fact(webhook))


def _add_secret(tx: Transaction, webhook: Webhook) -> tuple[str, str]:
    """A new secret of the webhook's, and its hash."""
    secret = new_secret()
    row = WebhookSecret(
        id=new_id(),
        company_id=webhook.company_id,
        webhook_id=webhook.id,
        sha256=secret_hash(secret),
        secret=secret,
        created_at=tx.call.at,
    )
    tx.add(row)
    return secret, row.sha256
