"""What should have been told, reckoned day by day from the rows: slowly, and by none of the product's own rules."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from models.records import Contract, Hire, Milestone, PaymentRequest

Told = tuple[str, UUID, str]
"""Type; milestone, payment request or version; the due date that was told, or nothing."""


@dataclass
class Setting:
    """A number of days, and since when it is so."""

    days: int | None
    since: datetime


@dataclass
class Oracle:
    """What was told so far, and how the company wants to be told."""

    soon: Setting
    every: Setting
    due_dates: dict[tuple[str, UUID], str] = field(default_factory=dict)
    moments: dict[tuple[str, UUID], datetime] = field(default_factory=dict)

    async def due(self, company: UUID, now: datetime) -> dict[UUID, list[Told]]:
        """By hire, what is to be told, in any order."""
        hires = await Hire.filter(company_id=company, status__in=["OFFERED", "ACTIVE"])
        offered = {hire.id: hire.offered_at or now for hire in hires}
        found: defaultdict[UUID, list[Told]] = defaultdict(list)
        for row in await Milestone.filter(company_id=company, listed=True):
            if row.hire_id in offered and row.status != "COMPLETED":
                found[row.hire_id] += self._of_milestone(row, offered[row.hire_id], now)
        for request in await PaymentRequest.filter(company_id=company, status="PENDING"):
            subject = "PAYMENT_REQUEST_WAITING", request.id
            if self._waits(subject, request.submitted_at, offered[request.hire_id], now):
                found[request.hire_id].append((*subject, ""))
        for version in await Contract.filter(company_id=company, status="PENDING_SIGNATURE"):
            subject, begun = ("SIGNATURE_WAITING", version.id), version.issued_at or now
            if self._waits(subject, begun, offered[version.hire_id], now):
                found[version.hire_id].append((*subject, ""))
        return {hire: told for hire, told in found.items() if told}

    def note(self, told: Told, now: datetime) -> None:
        """It was told."""
        type, subject, due = told
        if due:
            self.due_dates[type, subject] = due
        else:
            self.moments[type, subject] = now

    def _of_milestone(self, row: Milestone, offered: datetime, now: datetime) -> Iterator[Told]:
        due = row.due_date.isoformat()
        if self.soon.days is not None:
            moment = _midnight(row.due_date - timedelta(days=self.soon.days))
            type = "MILESTONE_DUE_SOON"
            is_late = max(offered, self.soon.since) <= moment <= now
            if is_late and self.due_dates.get((type, row.id)) != due:
                yield type, row.id, due
        type = "MILESTONE_OVERDUE"
        moment = _midnight(row.due_date + timedelta(days=1))
        if offered <= moment <= now and self.due_dates.get((type, row.id)) != due:
            yield type, row.id, due

    def _waits(
        self, subject: tuple[str, UUID], begun: datetime, offered: datetime, now: datetime
    ) -> bool:
        if not self.every.days:
            return False
        last, day = None, begun.date() + timedelta(days=self.every.days)
        while _midnight(day) <= now:
            last, day = _midnight(day), day + timedelta(days=self.every.days)
        if last is None or last < max(offered, self.every.since):
            return False
        told = self.moments.get(subject)
        return told is None or told < last


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
