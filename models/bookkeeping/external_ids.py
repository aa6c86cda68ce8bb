"""The verb that gives things the company's own keys, and whether a key is free yet.

A unique index has the last word: who was slower by a moment decides anew, and is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from models.access.visibility import Noun
from models.records import Hire, Milestone, PaymentRequest
from models.rules.access import Action
from models.rules.bookkeeping.external_ids import (
    EXTERNAL_ID_PATH,
    Keyed,
    external_id_changes,
    keyable,
    keying,
    taken_by,
)
from models.rules.contract.changes import FieldChange
from models.rules.decisions import Decision
from models.rules.errors import raise_any
from models.rules.events import Fact, HireEventType
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.load import ResultSet, RowQueries, RowQuery, read_rows
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb


@dataclass(frozen=True, slots=True)
class Holders:
    """The other things of a kind that have the external id which is the text of the query: one, or none.

    People call it by the column `called`.
    """

    thing: Keyed
    rows: RowQuery[Any]
    called: str = "number"

    def refusal(self, found: ResultSet) -> Decision:
        """The refusal where there is one."""
        holder = found.first(self.rows)
        name = None if holder is None else str(getattr(holder, self.called))
        return taken_by(self.thing, name, EXTERNAL_ID_PATH)


_OF_COMPANY = "t.company_id = (SELECT h.company_id FROM hire h WHERE h.id = {root})"
_ANOTHER = "t.external_id = {text} AND t.id <> {thing}"
_HIRES = Holders(Keyed.HIRE, RowQuery(Hire, f"{_OF_COMPANY} AND {_ANOTHER}", only=("number",)))
_MILESTONES = Holders(
    Keyed.MILESTONE,
    RowQuery(
        Milestone,
        f"t.hire_id = {{root}} AND (t.listed OR t.awaiting_signature) AND {_ANOTHER}",
        only=("name",),
    ),
    "name",
)
REQUESTS = Holders(
    Keyed.PAYMENT_REQUEST,
    RowQuery(PaymentRequest, f"{_OF_COMPANY} AND {_ANOTHER}", only=("number",)),
)
_HOLDERS: Mapping[Noun, Holders] = {
    Noun.HIRE: _HIRES,
    Noun.MILESTONE: _MILESTONES,
    Noun.PAYMENT_REQUEST: REQUESTS,
}
_HIRES_OF_COMPANY = Holders(
    Keyed.HIRE,
    RowQuery(Hire, "t.company_id = {root} AND t.external_id = {text}", only=("number",)),
)

_MILESTONE_ROWS = RowQuery(Milestone, "t.id = {thing}")
REQUEST_ROWS = RowQuery(PaymentRequest, "t.id = {thing}")
"""The payment request that a verb is about."""


@verb(Action.SET_EXTERNAL_ID)
async def set_external_id(
    tx: Transaction, noun: Noun, id: UUID | None, external_id: str | None
) -> Outcome:
    """A hire, a milestone or a payment request has this key from now on, or none; no version changes by it."""
    holders = _HOLDERS[noun]
    key = texts.external_id(external_id, EXTERNAL_ID_PATH, tx.found)
    rows = (holders.rows, _MILESTONE_ROWS, REQUEST_ROWS)
    hire = await tx.on_hire(noun, id, ("node",), *rows, text=key)
    tx.admit()
    raise_any(keying(tx.call.by.role, holders.thing))
    milestone, request = tx.rows.first(_MILESTONE_ROWS), tx.rows.first(REQUEST_ROWS)
    raise_any(keyable(in_contract=milestone is None or milestone.in_contract))
    raise_any([*tx.found, *holders.refusal(tx.rows)])
    row = milestone or request or hire
    if changes := external_id_changes(row.external_id, key):
        tx.change(row, external_id=key)
        tx.record(hire, _fact(changes, milestone, request))
    return Outcome(row.id)


async def external_id_of_new_hire(
    tx: Transaction, company: UUID, external_id: str | None
) -> str | None:
    """The key that a new hire of the locked company is to have; what is wrong with it goes to `tx.found`."""
    key = texts.external_id(external_id, EXTERNAL_ID_PATH, tx.found)
    if key:
        query = RowQueries((_HIRES_OF_COMPANY.rows,), root=company, text=key)
        tx.found += _HIRES_OF_COMPANY.refusal(await read_rows(query))
    return key


def _fact(
    changes: list[FieldChange], milestone: Milestone | None, request: PaymentRequest | None
) -> Fact:
    return Fact(
        HireEventType.MILESTONE_EDITED if milestone else HireEventType.HIRE_EDITED,
        milestone=milestone.id if milestone else None,
        payment_request=request.id if request else None,
        details={"changes": changes},
    )
