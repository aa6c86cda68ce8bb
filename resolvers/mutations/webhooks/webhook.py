"""Mutations on webhooks."""

from collections.abc import Awaitable

import strawberry
from strawberry import UNSET

from models.unit_of_work.call import Call, Outcome
from models.webhooks import verbs
from models.webhooks.wishes import WebhookWish
from resolvers.context import Context
from resolvers.enums import HireEventType
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_WEBHOOK, ABOUT_WEBHOOK_DELIVERY, mutation
from resolvers.mutations.inputs import given
from resolvers.mutations.milestone import KEY
from resolvers.scalars import URL
from resolvers.types.common import UserError
from resolvers.types.refs import WebhookDeliveryRef, WebhookRef

_URL = (
    "https, of a public address; port 443 or above 1023. At most 2,000 characters, without user,"
    " password or fragment."
)
_QUERY = (
    "A subscription with one field, `hireEvents` without arguments. It selects neither `document`,"
    " `export`, `calendarFeeds` nor `viewer…` fields (INVALID_QUERY), and costs no more than a request may."
)
_DESCRIPTION = "What it is for: at most 20,000 characters."


@strawberry.input(description="`types` null: all of them; an empty list is REQUIRED.")
class CreateWebhookInput:
    """Input of createWebhook."""

    company: strawberry.ID = strawberry.field(description="The company.")
    url: URL = strawberry.field(description=_URL)
    query: str = strawberry.field(description=_QUERY)
    types: list[HireEventType] | None = strawberry.field(
        description="Of these types alone.", default=None
    )
    description: str | None = strawberry.field(description=_DESCRIPTION, default=None)
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(
    description="What is left out stays as it is, and so does what is null; a null `description` takes it away."
)
class UpdateWebhookInput:
    """Input of updateWebhook."""

    webhook: strawberry.ID = strawberry.field(description="The webhook.")
    url: URL | None = strawberry.field(description=_URL, default=None)
    query: str | None = strawberry.field(description=_QUERY, default=None)
    types: list[HireEventType] | None = strawberry.field(
        description="Of these types alone; an empty list is REQUIRED.", default=None
    )
    description: str | None = strawberry.field(description=_DESCRIPTION, default=UNSET)
    enabled: bool | None = strawberry.field(
        description="False: nothing is sent, and events wait for 30 days. True: what waits goes out in order, each with"
        " its full five days.",
        default=None,
    )


@strawberry.input(description="The webhook that is to be gone.")
class DeleteWebhookInput:
    """Input of deleteWebhook."""

    webhook: strawberry.ID = strawberry.field(description="The webhook.")


@strawberry.input(description="A new secret for a webhook.")
class RotateWebhookSecretInput:
    """Input of rotateWebhookSecret."""

    webhook: strawberry.ID = strawberry.field(description="The webhook.")
    old_secret_hours: int | None = strawberry.field(
        description="For how many hours each delivery bears the present secret's signature, too: 0 to 168, 24 where"
        " left out or null.",
        default=None,
    )


@strawberry.input(description="The webhook that a test is sent to.")
class TestWebhookInput:
    """Input of testWebhook."""

    webhook: strawberry.ID = strawberry.field(description="One that is not disabled.")


@strawberry.input(description="What is to be sent again.")
class RedeliverWebhookDeliveryInput:
    """Input of redeliverWebhookDelivery."""

    delivery: strawberry.ID = strawberry.field(
        description="One that has ended, of a webhook that is not disabled."
    )


@strawberry.type(description="The webhook and, if one was made just now, its secret.")
class WebhookPayload:
    """About a webhook."""

    webhook: WebhookRef | None = strawberry.field(
        description="Null where it was refused, or is deleted now."
    )
    secret: str | None = strawberry.field(
        description="The secret (whsec_…), once: where it was made just now. A repetition under its idempotency key"
        " answers null; who has lost it rotates."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


@strawberry.type(description="The delivery, or why it was refused.")
class WebhookDeliveryPayload:
    """About a delivery."""

    delivery: WebhookDeliveryRef | None = strawberry.field(
        description="Null exactly where it was refused."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


async def _judge_new(context: Context, input: CreateWebhookInput) -> str | None:
    """Why the query may not be a webhook's: for those alone who may make one."""
    await context.revalidate()
    await verbs.admit_to_company(context.viewer, local_id("Company", input.company))
    return await _fault(context, input.query)


async def _judge_changed(context: Context, input: UpdateWebhookInput) -> str | None:
    """As of a new one, where another query is wanted."""
    if input.query is None:
        return None
    await context.revalidate()
    await verbs.admit_to_webhook(context.viewer, local_id("Webhook", input.webhook))
    return await _fault(context, input.query)


async def _fault(context: Context, query: str) -> str | None:
    assert context.webhooks, "the server sends webhooks"
    return await context.webhooks.fault(query)


def _create(call: Call, input: CreateWebhookInput, fault: str | None) -> Awaitable[Outcome]:
    company = local_id("Company", input.company)
    wish = WebhookWish(input.url, input.query, input.types, input.description, fault)
    return verbs.create_webhook(call, company, wish)


def _update(call: Call, input: UpdateWebhookInput, fault: str | None) -> Awaitable[Outcome]:
    named = {name: getattr(input, name) for name in ("url", "query", "types")}
    wished = {name: value for name, value in named.items() if value is not None}
    wish = WebhookWish(**wished, **given(input, "description"), fault=fault)
    webhook = local_id("Webhook", input.webhook)
    return verbs.update_webhook(call, webhook, wish, enabled=input.enabled)


def _delete(call: Call, input: DeleteWebhookInput) -> Awaitable[Outcome]:
    return verbs.delete_webhook(call, local_id("Webhook", input.webhook))


def _rotate(call: Call, input: RotateWebhookSecretInput) -> Awaitable[Outcome]:
    hours = input.old_secret_hours
    kept = verbs.OLD_SECRET_HOURS if hours is None else hours
    return verbs.rotate_webhook_secret(call, local_id("Webhook", input.webhook), kept)


def _test(call: Call, input: TestWebhookInput) -> Awaitable[Outcome]:
    return verbs.ask_for_test(call, local_id("Webhook", input.webhook))


def _redeliver(call: Call, input: RedeliverWebhookDeliveryInput) -> Awaitable[Outcome]:
    return verbs.redeliver(call, local_id("WebhookDelivery", input.delivery))


@strawberry.type
class WebhookMutations:
    """The mutations of webhooks."""

    create_webhook: WebhookPayload = mutation(
        ABOUT_WEBHOOK,
        CreateWebhookInput,
        _create,
        "Owners and administrators: an address that is told of what happens to the company's hires from now on. At most"
        " 20 a company. The secret is in this answer alone.",
        judge=_judge_new,
    )
    update_webhook: WebhookPayload = mutation(
        ABOUT_WEBHOOK,
        UpdateWebhookInput,
        _update,
        "Owners and administrators: another address, query, description, or other types; told no more, or again.",
        judge=_judge_changed,
    )
    delete_webhook: WebhookPayload = mutation(
        ABOUT_WEBHOOK,
        DeleteWebhookInput,
        _delete,
        "Owners and administrators: it is gone, with its deliveries and whatever waited.",
    )
    rotate_webhook_secret: WebhookPayload = mutation(
        ABOUT_WEBHOOK,
        RotateWebhookSecretInput,
        _rotate,
        "Owners and administrators: a new secret, which is in this answer alone; for `oldSecretHours` (24 where left"
        " out) each delivery bears both signatures.",
    )
    test_webhook: WebhookDeliveryPayload = mutation(
        ABOUT_WEBHOOK_DELIVERY,
        TestWebhookInput,
        _test,
        "Owners and administrators: sends a delivery of type `test` now.",
    )
    redeliver_webhook_delivery: WebhookDeliveryPayload = mutation(
        ABOUT_WEBHOOK_DELIVERY,
        RedeliverWebhookDeliveryInput,
        _redeliver,
        "Owners and administrators: sends it again, under its old `webhook-id`, outside of the order.",
    )
