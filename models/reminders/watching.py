"""What time brings of a hire, from its rows: due dates, undecided payment requests, an unsigned version."""

import json
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from models.hire_aggregate import COMPANY_OF_HIRE
from models.records import Contract, Event, Hire, Milestone, PaymentRequest
from models.records.event import IS_REMINDER
from models.records.reminder_schedule import ReminderSchedule
from models.reminders.settings import due_setting, waiting_setting
from models.rules.events import Fact
from models.rules.events import HireEventType as Type
from models.rules.lifecycle import UNDER_WAY
from models.rules.reminders import Reminder, shifted
from models.unit_of_work.load import ResultSet, RowQuery

HIRE_LOOKED_AT = RowQuery(Hire, "t.id = {root}")
SCHEDULE_ROWS = RowQuery(ReminderSchedule, "t.hire_id = {root}")
_MILESTONE_ROWS = RowQuery(
    Milestone, "t.hire_id = {root} AND t.listed AND t.outstanding", only=("id", "due_date")
)
_REQUEST_ROWS = RowQuery(PaymentRequest, "t.hire_id = {root} AND t.status = 'PENDING'")
_VERSION_ROWS = RowQuery(
    Contract, "t.hire_id = {root} AND t.status = 'PENDING_SIGNATURE'", without=("content",)
)
_TOLD_ROWS = RowQuery(
    Event,
    f"t.hire_id = {{root}} AND {IS_REMINDER} ORDER BY t.seq",
    only=(
        "type", "milestone_id", "contract_id", "payment_request_id", "occurred_at", "details",
    ),
)  # fmt: skip
LOOK = (
    HIRE_LOOKED_AT,
    SCHEDULE_ROWS,
    COMPANY_OF_HIRE,
    _MILESTONE_ROWS,
    _REQUEST_ROWS,
    _VERSION_ROWS,
    _TOLD_ROWS,
)
"""The rows that `reminders_of` takes."""

_DUE_DATE = "dueDate"


def reminders_of(rows: ResultSet) -> list[Reminder]:
    """All that time brings, or has brought, of a hire as it is now; nothing where it is a draft, or over."""
    if rows.only(HIRE_LOOKED_AT).status not in UNDER_WAY:
        return []
    watch = _Watch(rows)
    return [*watch.milestones(), *watch.requests(), *watch.versions()]


class _Watch:
    """What there is to watch in the rows of a hire."""

    def __init__(self, rows: ResultSet) -> None:
        self._since = rows.only(SCHEDULE_ROWS).since
        self._company = rows.only(COMPANY_OF_HIRE)
        self._rows = rows
        # The last event of each kind about the same milestone, request or version.
        self._told = {_about(_fact(event)): event for event in rows.all(_TOLD_ROWS)}

    def milestones(self) -> Iterator[Reminder]:
        setting = due_setting(self._company)
        for row in self._rows.all(_MILESTONE_ROWS):
            if setting.days is not None:
                yield from self._of_due_date(
                    Type.MILESTONE_DUE_SOON, row, -setting.days, setting.since
                )
            yield from self._of_due_date(Type.MILESTONE_OVERDUE, row, 1)

    def requests(self) -> Iterator[Reminder]:
        for row in self._rows.all(_REQUEST_ROWS):
            fact = Fact(
                Type.PAYMENT_REQUEST_WAITING, milestone=row.milestone_id, payment_request=row.id
            )
            yield from self._waiting(fact, row.submitted_at)

    def versions(self) -> Iterator[Reminder]:
        for row in self._rows.all(_VERSION_ROWS):
            yield from self._waiting(Fact(Type.SIGNATURE_WAITING, contract=row.id), row.issued_at)

    def _of_due_date(
        self, type: Type, row: Milestone, days: int, since: datetime | None = None
    ) -> Iterator[Reminder]:
        fact = Fact(type, milestone=row.id, details={_DUE_DATE: row.due_date.isoformat()})
        told = self._told.get(_about(fact))
        if told and json.loads(told.details) != fact.details:
            # A due date that has moved since is told anew.
            told = None
        if first := shifted(row.due_date, days):
            told_at = told.occurred_at if told else None
            yield Reminder(fact, first, self._bound(since), told_at=told_at)

    def _waiting(self, fact: Fact, begun: datetime | None) -> Iterator[Reminder]:
        setting = waiting_setting(self._company)
        first = shifted(begun.date(), setting.days) if begun and setting.days else None
        if first:
            told = self._told.get(_about(fact))
            told_at = told.occurred_at if told else None
            yield Reminder(fact, first, self._bound(setting.since), setting.days, told_at)

    def _bound(self, since: datetime | None) -> datetime:
        """Before which moment nothing is told."""
        return max(self._since, since) if since else self._since


_Subject = tuple[Type, UUID | None, UUID | None, UUID | None]


def _about(fact: Fact) -> _Subject:
    return fact.type, fact.milestone, fact.contract, fact.payment_request


def _fact(event: Event) -> Fact:
    return Fact(event.type, event.milestone_id, event.contract_id, event.payment_request_id)
