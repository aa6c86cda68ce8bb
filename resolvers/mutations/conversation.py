"""Mutations on the messages about a hire."""

from collections.abc import Awaitable

import strawberry

from models import conversation as verbs
from models.unit_of_work.call import Call, Outcome
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_MESSAGE, mutation
from resolvers.mutations.milestone import KEY
from resolvers.types.common import UserError
from resolvers.types.refs import MessageRef


@strawberry.input(description="A message.")
class PostMessageInput:
    """Input of postMessage."""

    conversation: strawberry.ID = strawberry.field(description="Where.")
    body: str = strawberry.field(description="1 to 10,000 characters.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.type(description="The message, or why it was refused.")
class PostMessagePayload:
    """About a message."""

    message: MessageRef | None = strawberry.field(description="Null exactly where it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


def _post(call: Call, input: PostMessageInput) -> Awaitable[Outcome]:
    return verbs.post_message(call, local_id("Conversation", input.conversation), input.body)


@strawberry.type
class ConversationMutations:
    """The mutation of conversations."""

    post_message: PostMessagePayload = mutation(
        ABOUT_MESSAGE, PostMessageInput, _post, "Company and worker write to each other."
    )
