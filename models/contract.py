"""Verbs on contracts: signed, declined, withdrawn."""

import json
from typing import Any
from uuid import UUID

from models.access.visibility import Noun
from models.database.errors import Unavailable
from models.document_task import originals_of
from models.hire_aggregate import AGGREGATE, HireAggregate, aggregate_of
from models.hire_columns import SIGNED_PARTICULARS, return_to_signed
from models.records import Contract, DocumentTask, Hire
from models.rules import decisions
from models.rules.access import Action
from models.rules.errors import ContentHashMismatch, raise_any
from models.rules.events import EventDetail, Fact, HireEventType, because
from models.rules.lifecycle import (
    CONTRACT_TRANSITIONS,
    HIRE_TRANSITIONS,
    ContractAction,
    HireAction,
    HireStatus,
)
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.event_chain.links import salted_text
from models.unit_of_work.load import RowQuery
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_CONTRACT_PATH = ("contract",)

_CONTRACT_ROWS = RowQuery(Contract, "t.id = {thing}", without=("content",))
_PROOF_ROWS = RowQuery(DocumentTask, "t.contract_id = {thing} AND t.purpose = 'PROOF'")
"""Of the document that is made of the version's own template."""


@verb(Action.SIGN_CONTRACT)
async def sign_contract(
    tx: Transaction, id: UUID | None, content_hash: str, signed_name: str
) -> Outcome:
    """The worker signs exactly the content that they saw; it is in force from now on."""
    hire, aggregate, contract = await _answered(tx, id, ContractAction.SIGN)
    found = tx.found
    found += decisions.unordered(aggregate.lacking, _CONTRACT_PATH)
    if content_hash.strip().lower() != contract.content_hash:
        message = "The content has another hash than the one that was seen."
        found.append(ContentHashMismatch(message, ("contentHash",)))
    signed_name = texts.printed_line(signed_name, ("signedName",), found)
    raise_any(found)
    if aggregate.in_force:
        await _supersede(tx, aggregate, aggregate.in_force)
    tx.change(
        contract,
        status=CONTRACT_TRANSITIONS[ContractAction.SIGN, contract.status],
        signed_at=tx.call.at,
        signed_by_id=tx.call.by.id,
        signed_name=signed_name,
        signed_purchase_order_numbers=_purchase_order_numbers(aggregate),
    )
    for task in originals_of(contract, tx.call.at):
        tx.add(task)
    details: dict[str, EventDetail] = {
        "contentHash": contract.content_hash,
        "signedName": salted_text(signed_name),
    }
    tx.record(hire, Fact(HireEventType.CONTRACT_SIGNED, contract=contract.id, details=details))
    if hire.status is HireStatus.OFFERED:
        tx.change(hire, activated_at=tx.call.at)
        tx.record(hire, Fact(HireEventType.HIRE_ACTIVATED))
    tx.change(hire, status=HIRE_TRANSITIONS[HireAction.SIGN, hire.status])
    tx.new_version(hire)
    aggregate.settle(tx)
    return Outcome(contract.id)


@verb(Action.DECLINE_CONTRACT)
async def decline_contract(tx: Transaction, id: UUID | None, reason: str | None) -> Outcome:
    """Before the first signature the hire is DECLINED; after a revision all is again as it is in force."""
    hire, aggregate, contract = await _answered(tx, id, ContractAction.DECLINE, *SIGNED_PARTICULARS)
    reason = texts.optional_text(reason, ("reason",), tx.found, texts.NOTE)
    raise_any(tx.found)
    details = because(reason)
    tx.change(contract, status=CONTRACT_TRANSITIONS[ContractAction.DECLINE, contract.status])
    return_to_signed(tx, aggregate)
    declined = Fact(HireEventType.CONTRACT_DECLINED, contract=contract.id, details=details)
    tx.record(hire, declined)
    if hire.status is HireStatus.OFFERED:
        tx.change(hire, ended_at=tx.call.at)
        tx.record(hire, Fact(HireEventType.HIRE_DECLINED, details=details))
    tx.change(hire, status=HIRE_TRANSITIONS[HireAction.DECLINE, hire.status])
    tx.new_version(hire)
    aggregate.settle(tx)
    return Outcome(contract.id)


@verb(Action.WITHDRAW_REVISION)
async def withdraw_revision(tx: Transaction, id: UUID | None) -> Outcome:
    """The company takes back an unsigned revision: all is again as it is in force."""
    hire = await tx.on_hire(Noun.HIRE, id, ("hire",), *AGGREGATE, *SIGNED_PARTICULARS)
    tx.admit()
    aggregate = aggregate_of(hire, tx.rows)
    raise_any(decisions.withdrawing(hire.status, revised=aggregate.open is not None))
    if aggregate.open:
        take_back(tx, aggregate, aggregate.open)
    tx.new_version(hire)
    aggregate.settle(tx)
    return Outcome(hire.id)


def take_back(tx: Transaction, aggregate: HireAggregate, contract: Contract) -> None:
    """The open version is no longer offered, and all is again as it is in force. SIGNED_PARTICULARS were asked for."""
    withdraw(tx, aggregate, contract)
    return_to_signed(tx, aggregate)


def withdraw(
    tx: Transaction, aggregate: HireAggregate, contract: Contract, reason: str | None = None
) -> None:
    """The open version is no longer offered."""
    tx.change(contract, status=CONTRACT_TRANSITIONS[ContractAction.WITHDRAW, contract.status])
    details = because(reason)
    withdrawn = Fact(HireEventType.CONTRACT_WITHDRAWN, contract=contract.id, details=details)
    tx.record(aggregate.hire, withdrawn)


async def _answered(
    tx: Transaction, id: UUID | None, action: ContractAction, *more: RowQuery[Any]
) -> tuple[Hire, HireAggregate, Contract]:
    hire = await tx.on_hire(
        Noun.CONTRACT, id, _CONTRACT_PATH, _CONTRACT_ROWS, _PROOF_ROWS, *AGGREGATE, *more
    )
    tx.admit()
    aggregate = aggregate_of(hire, tx.rows)
    contract = tx.rows.only(_CONTRACT_ROWS)
    latest = aggregate.latest.id == contract.id
    proof = tx.rows.first(_PROOF_ROWS)
    unproved = proof.refusal if proof else None
    raise_any(decisions.answering(action, contract.status, latest=latest, unproved=unproved))
    if action is ContractAction.SIGN and proof and proof.settled_at is None:
        # Whoever calls has waited for it before: see `document_task.is_to_be_proved`.
        raise Unavailable
    return hire, aggregate, aggregate.latest


def _purchase_order_numbers(aggregate: HireAggregate) -> str:
    """The present PO numbers of the latest version's milestones, as its documents print them from now on."""
    numbers = {
        str(terms.milestone): aggregate.milestones[terms.milestone].purchase_order_number
        for terms in aggregate.latest_terms
    }
    return json.dumps(numbers)


async def _supersede(tx: Transaction, aggregate: HireAggregate, contract: Contract) -> None:
    # At once, not with the other changes: only one version may be SIGNED at any moment.
    status = CONTRACT_TRANSITIONS[ContractAction.SUPERSEDE, contract.status]
    await tx.change_at_once(contract, status=status)
    aggregate.contracts.remove(contract)
