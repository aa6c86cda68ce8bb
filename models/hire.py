"""Verbs on hires: offered, cancelled, ended, terminated."""

from uuid import UUID

from models.access.engagement import engagement_of
from models.access.visibility import Noun
from models.contract import take_back
from models.contract_version import issue
from models.conversation import post
from models.hire_aggregate import AGGREGATE, HireAggregate, aggregate_of
from models.hire_columns import SIGNED_PARTICULARS
from models.records import Conversation, Hirable
from models.rules import decisions
from models.rules.access import Action
from models.rules.errors import raise_any
from models.rules.events import Fact, HireEventType, because
from models.rules.lifecycle import (
    CONTRACT_TRANSITIONS,
    HIRE_TRANSITIONS,
    ContractAction,
    HireAction,
    MilestoneStatus,
)
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.load import RowQuery
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_HIRE_PATH = ("hire",)
_CLOSABLE = (*AGGREGATE, *SIGNED_PARTICULARS)

_PAIR_ROWS = RowQuery(
    Hirable,
    "(t.company_id, t.worker_id) = (SELECT h.company_id, h.worker_id FROM hire h WHERE h.id = {root})",
)


@verb(Action.OFFER_HIRE)
async def offer_hire(tx: Transaction, id: UUID | None, message: str | None) -> Outcome:
    """Version 1 is issued and the conversation opens, with the message where one is given."""
    hire = await tx.on_hire(Noun.HIRE, id, _HIRE_PATH, *AGGREGATE, _PAIR_ROWS)
    tx.admit()
    aggregate = aggregate_of(hire, tx.rows)
    raise_any(decisions.moving(HireAction.OFFER, hire.status))
    tx.found += _offering(tx, aggregate)
    message = texts.optional_text(message, ("message",), tx.found, texts.MESSAGE_BODY)
    raise_any(tx.found)
    draft = aggregate.latest
    tx.change(draft, status=CONTRACT_TRANSITIONS[ContractAction.ISSUE, draft.status])
    tx.change(hire, status=HIRE_TRANSITIONS[HireAction.OFFER, hire.status], offered_at=tx.call.at)
    tx.new_version(hire)
    tx.change(hire, offered_version=hire.version)
    aggregate.settle(tx)
    conversation = Conversation(
        company_id=hire.company_id, worker_id=hire.worker_id, hire_id=hire.id
    )
    tx.add(conversation)
    tx.record(hire, Fact(HireEventType.HIRE_OFFERED))
    issue(tx, aggregate, draft)
    if message:
        post(tx, hire, conversation, message)
    return Outcome(hire.id)


@verb(Action.CANCEL_HIRE)
async def cancel_hire(tx: Transaction, id: UUID | None, reason: str | None) -> Outcome:
    """The company takes the hire back before the first signature."""
    hire = await tx.on_hire(Noun.HIRE, id, _HIRE_PATH, *_CLOSABLE)
    tx.admit()
    aggregate = aggregate_of(hire, tx.rows)
    raise_any(decisions.moving(HireAction.CANCEL, hire.status))
    reason = texts.optional_text(reason, ("reason",), tx.found, texts.NOTE)
    raise_any(tx.found)
    return _close(tx, aggregate, HireAction.CANCEL, HireEventType.HIRE_CANCELLED, reason)


@verb(Action.END_HIRE)
async def end_hire(tx: Transaction, id: UUID | None) -> Outcome:
    """The hire is over once every milestone in force is completed."""
    hire = await tx.on_hire(Noun.HIRE, id, _HIRE_PATH, *_CLOSABLE)
    tx.admit()
    aggregate = aggregate_of(hire, tx.rows)
    unfinished = [
        terms.name
        for terms in aggregate.signed_terms
        if aggregate.milestones[terms.milestone].status is not MilestoneStatus.COMPLETED
    ]
    raise_any(decisions.ending(hire.status, aggregate.pending, unfinished))
    return _close(tx, aggregate, HireAction.END, HireEventType.HIRE_ENDED)


@verb(Action.TERMINATE_HIRE)
async def terminate_hire(tx: Transaction, id: UUID | None, reason: str) -> Outcome:
    """The company ends the hire early."""
    hire = await tx.on_hire(Noun.HIRE, id, _HIRE_PATH, *_CLOSABLE)
    tx.admit()
    aggregate = aggregate_of(hire, tx.rows)
    raise_any(decisions.terminating(hire.status, aggregate.pending))
    reason = texts.text(reason, ("reason",), tx.found, texts.NOTE)
    raise_any(tx.found)
    return _close(tx, aggregate, HireAction.TERMINATE, HireEventType.HIRE_TERMINATED, reason)


def _offering(tx: Transaction, aggregate: HireAggregate) -> decisions.Decision:
    hire, pair = aggregate.hire, tx.rows.only(_PAIR_ROWS)
    # Once others see that the company engages the worker otherwise, nothing is offered that was decided before.
    tx.guard.pair = pair
    return decisions.offering(
        hire.status,
        aggregate.lacking,
        aggregate.agreement(aggregate.latest_terms).texts,
        rate=hire.rate_type,
        engagement=engagement_of(pair, aggregate.worker),
    )


def _close(
    tx: Transaction,
    aggregate: HireAggregate,
    action: HireAction,
    happened: HireEventType,
    reason: str | None = None,
) -> Outcome:
    hire = aggregate.hire
    if aggregate.open:
        take_back(tx, aggregate, aggregate.open)
    tx.change(hire, status=HIRE_TRANSITIONS[action, hire.status], ended_at=tx.call.at)
    tx.new_version(hire)
    aggregate.settle(tx)
    tx.record(hire, Fact(happened, details=because(reason)))
    return Outcome(hire.id)
