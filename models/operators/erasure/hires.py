"""What one hire holds of somebody who is erased: their name, their messages, the versions that they never signed."""

import json
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from tortoise.models import Model

from models.database.connection import dialect, fetch
from models.database.sql import Binds
from models.hire_columns import search_key
from models.ids import new_id
from models.operators.erasure.forgetting import deletions, left_uncovered, to_forget
from models.records import Contract, DocumentTask, Event, Hire, Message
from models.rules.erasure import ERASED_TEXT, Erasure
from models.rules.events import Fact, HireEventType
from models.unit_of_work.event_chain.coverage import columns_of
from models.unit_of_work.event_chain.hire import hire_link_writes, hire_links
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.flush import TableWrite, row_of, updated, write
from models.unit_of_work.retry import retried_transaction, shielded
from models.verification.case_file import CaseFile, case_files_of
from models.verification.checks import violations
from models.verification.coverage import newest
from models.verification.violation import raise_first

_LEFT = """
    SELECT h.id FROM hire h
    WHERE h.id IN (SELECT m.hire_id FROM message m WHERE m.author_id = {person} AND m.body <> '')
    OR (h.worker_id = {person} AND NOT EXISTS (SELECT 1 FROM event e WHERE e.hire_id = h.id
      AND e.type = 'PERSON_ERASED' AND e.details LIKE {said}))
    ORDER BY h.id
"""
_REFUSED = "The document of this version's own template cannot be made."
"""In the place of a refusal, which may quote the worker's name."""


async def hires_left(person: UUID) -> list[UUID]:
    """The hires that hold something of theirs: whose chain does not say that it is gone, or where they wrote again."""
    binds = Binds(dialect())
    statement = _LEFT.format(person=binds(person), said=binds(f"%{person}%"))
    return [UUID(str(row["id"])) for row in await fetch(statement, binds.values)]


async def erase_from_hire(hire: UUID, person: UUID, at: datetime) -> None:
    """Delete what the hire holds of them, once, and write so into its chain.

    Raises Violation for the first row that does not fit: to cover it anew would hide that it was altered.
    """
    await shielded(retried_transaction(partial(_erase, hire, person, at), repeatable=True))


async def _erase(hire: UUID, person: UUID, at: datetime) -> None:
    await Hire.filter(id=hire).select_for_update(no_key=True)
    (case_file,) = await case_files_of([hire])
    found = _Found(case_file, person)
    if not found.has_messages and any(_tells_of(event, person) for event in case_file.events):
        return
    raise_first(violations(case_file))
    await write(found.erased(at))
    await found.settle_documents()


def _tells_of(event: Event, person: UUID) -> bool:
    """Whether the event says that they were erased: somebody was quicker."""
    is_erasure = event.type is HireEventType.PERSON_ERASED
    return is_erasure and bool(json.loads(event.details)["person"] == str(person))


class _Found:
    """What there is of them in the hire."""

    def __init__(self, case_file: CaseFile, person: UUID) -> None:
        self._file = case_file
        self._person = person
        self._is_worker = case_file.hire.worker_id == person
        self._messages = [
            each for each in case_file.messages.values() if each.author_id == person and each.body
        ]
        self._unsigned = [each for each in case_file.contracts if self._is_to_go(each)]

    @property
    def has_messages(self) -> bool:
        """Whether messages of theirs still say something."""
        return bool(self._messages)

    def erased(self, at: datetime) -> list[TableWrite]:
        """The writes that leave nothing of it, and tell so."""
        events, hire = self._file.events, self._file.hire
        contents = frozenset(each.id for each in self._unsigned)
        gone = Erasure(self._to_forget().values, contents)
        uncovered = left_uncovered(newest(events), gone, self._file.covered)
        rows = dict.fromkeys([*uncovered, *self._changed()])
        fact = Fact(HireEventType.PERSON_ERASED, details=gone.details(self._person))
        covered = [(row._meta.db_table, columns_of(row)) for row in rows]
        links = hire_links(hire, [fact], covered, Moment(None, at, new_id()))
        hire.event_seq, hire.event_hash = links[-1]["seq"], links[-1]["hash"]
        head = row_of(hire, ("event_seq", "event_hash", "search_key"))
        return [
            hire_link_writes(hire, links),
            updated("hire", [head]),
            *_written(self._messages, "body"),
            *_written(self._unsigned, "content"),
            *deletions(events, gone),
        ]

    async def settle_documents(self) -> None:
        """Of what nobody signed no document is to be made; why one cannot be made is said without a name."""
        await DocumentTask.filter(contract_id__in=[each.id for each in self._unsigned]).delete()
        if self._is_worker:
            of_theirs = [each.id for each in self._file.contracts]
            refused = DocumentTask.filter(contract_id__in=of_theirs, refusal__isnull=False)
            await refused.update(refusal=_REFUSED)

    def _is_to_go(self, contract: Contract) -> bool:
        return self._is_worker and bool(contract.content) and not contract.is_or_was_in_force

    def _to_forget(self) -> Erasure:
        theirs = {f"message:{each.id}" for each in self._messages}
        if self._is_worker:
            theirs.add(f"hire:{self._file.hire.id}")
        return to_forget(
            self._file.events, theirs.__contains__, lambda link: link.actor_id == self._person
        )

    def _changed(self) -> Iterable[Model]:
        """The rows without what is erased, as far as the chain covers what changes in them."""
        for message in self._messages:
            message.body = ERASED_TEXT
        for contract in self._unsigned:
            contract.content = ERASED_TEXT
        if not self._is_worker:
            return self._messages
        self._file.hire.search_key = search_key(self._file.hire)
        return [self._file.hire, *self._messages]


def _written(rows: list[Message] | list[Contract], column: str) -> list[TableWrite]:
    if not rows:
        return []
    return [updated(rows[0]._meta.db_table, [row_of(row, [column]) for row in rows])]
