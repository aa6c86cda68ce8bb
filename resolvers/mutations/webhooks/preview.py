"""What a webhook would send: for the form in which its query is written."""

from typing import Annotated, Any, cast

import strawberry
from strawberry.types import Info

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.rules.access import sees_integrations
from models.rules.errors import InvalidQuery, NotFound, Refusal
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.planner.field_sql import as_selected
from resolvers.planner.selection import selected
from resolvers.types.common import UserError, user_errors


@strawberry.input(description="A query as a webhook would have it.")
class PreviewWebhookInput:
    """Input of previewWebhook."""

    company: strawberry.ID = strawberry.field(description="The company.")
    query: str = strawberry.field(description="What is to be sent: see `createWebhook`.")


@strawberry.type(
    description="The body that would be sent, or why the query may not be a webhook's."
)
class WebhookPreview:
    """A preview of a delivery."""

    body: str | None = strawberry.field(
        description="The whole body, JSON; null where it was refused, or where there is no event yet."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it would be refused.")


async def preview_webhook(
    info: Info[Context, None],
    input: Annotated[PreviewWebhookInput, strawberry.argument(description="What to do it with.")],
) -> WebhookPreview:
    """The preview: a tree by response key in the place of its type, as everything that the executor walks."""
    tree = as_selected(await _preview(info.context, input), selected(info))
    return cast("WebhookPreview", tree)


async def _preview(context: Context, input: PreviewWebhookInput) -> dict[str, Any]:
    await context.revalidate()
    company = await visible_id(Noun.COMPANY, local_id("Company", input.company), context.viewer)
    if company is None or not sees_integrations(context.viewer):
        return _shown(None, NotFound(("company",)))
    assert context.webhooks, "the server sends webhooks"
    if fault := await context.webhooks.fault(input.query):
        return _shown(None, InvalidQuery(fault, ("query",)))
    await context.planning.charge(await context.webhooks.points(input.query))
    return _shown(await context.webhooks.preview(input.query, company))


def _shown(body: str | None, *refusals: Refusal) -> dict[str, Any]:
    return {"body": body, "userErrors": user_errors(refusals)}
