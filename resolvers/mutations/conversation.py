"""What is said about a hire."""

import strawberry
from strawberry.types import Info

from models import conversation as verbs
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.mutations.answer import MESSAGE, answer, call, takes_input
from resolvers.mutations.milestone import KEY
from resolvers.types.common import UserError
from resolvers.types.refs import MessageRef


@strawberry.input(description="A message.")
class PostMessageInput:
    """Of postMessage."""

    conversation: strawberry.ID = strawberry.field(description="Where.")
    body: str = strawberry.field(description="1 to 10,000 characters.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.type(description="The message, or why it was refused.")
class PostMessagePayload:
    """About a message."""

    message: MessageRef | None = strawberry.field(description="Null exactly where it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


@strawberry.type
class ConversationMutations:
    """The mutation of conversations."""

    @takes_input("Company and worker write to each other.")
    async def post_message(
        self, info: Info[Context, None], input: PostMessageInput
    ) -> PostMessagePayload:
        """See the description."""
        conversation = local_id("Conversation", input.conversation)
        work = verbs.post_message(call(info, input), conversation, input.body)
        return await answer(info, PostMessagePayload, MESSAGE, work)
