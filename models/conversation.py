"""Messages about a hire."""

from uuid import UUID

from models.access.visibility import Noun
from models.records import Conversation, Hire, Message
from models.rules.access import Action
from models.rules.errors import raise_any
from models.rules.events import Fact, HireEventType
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.event_chain.links import salted_text
from models.unit_of_work.load import RowQuery
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_CONVERSATION_ROWS = RowQuery(Conversation, "t.id = {thing}")


@verb(Action.POST_MESSAGE)
async def post_message(tx: Transaction, conversation: UUID | None, body: str) -> Outcome:
    """Company and worker write to each other, whatever the state of the hire."""
    hire = await tx.on_hire(Noun.CONVERSATION, conversation, ("conversation",), _CONVERSATION_ROWS)
    tx.admit()
    body = texts.text(body, ("body",), tx.found, texts.MESSAGE_BODY)
    raise_any(tx.found)
    return Outcome(post(tx, hire, tx.rows.only(_CONVERSATION_ROWS), body))


def post(tx: Transaction, hire: Hire, conversation: Conversation, body: str) -> UUID:
    """Write a checked message of the caller's."""
    message = Message(
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=hire.id,
        conversation_id=conversation.id,
        author_id=tx.call.by.id,
        body=body,
        sent_at=tx.call.at,
    )
    tx.add(message)
    details = {"body": salted_text(body)}
    tx.record(hire, Fact(HireEventType.MESSAGE_POSTED, message=message.id, details=details))
    return message.id
