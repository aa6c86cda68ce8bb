"""Conversations and their messages."""

import strawberry

from models.access.visibility import Noun
from models.rules.access import Action
from resolvers.fields import computed, connection_field, global_id_field, instant_field, one, value
from resolvers.scalars import DateTime
from resolvers.types.common import Connection, Node, Permission, permitted
from resolvers.types.milestone import OLDEST_FIRST
from resolvers.types.refs import HireRef, MessageRef, UserRef


@strawberry.type(
    description="Where company and worker meet: the hire, its contract and milestones, and their messages."
)
class Conversation(Node):
    """Opened by the offer."""

    id: strawberry.ID = global_id_field("Conversation")
    hire: HireRef = one(Noun.HIRE, "{its.id} = {my.hire_id}", "The hire that it is about.")
    messages: Connection[MessageRef] = connection_field(
        Noun.MESSAGE,
        OLDEST_FIRST,
        "Oldest first.",
        where="{its.conversation_id} = {my.id}",
    )
    viewer_can_post: Permission = computed(
        {}, permitted(Action.POST_MESSAGE), "Whether the viewer may write to it now."
    )


@strawberry.type(description="What somebody wrote; it stays as it is, unless its author is erased.")
class Message(Node):
    """A message."""

    id: strawberry.ID = global_id_field("Message")
    author: UserRef = one(Noun.PERSON, "{its.id} = {my.author_id}", "Who wrote it.")
    body: str = value(
        "{my.body}", "The text; empty once its author was erased, which no message is otherwise."
    )
    sent_at: DateTime = instant_field("{my.sent_at}", "When.")
