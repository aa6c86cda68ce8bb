"""What should have been told, reckoned day by day from the rows: slowly, and by none of the product's own rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from models.records import Company, Contract, Hire, Milestone, PaymentRequest

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
        assert await Company.exists(id=company)
        found = {}
        for hire in await Hire.filter(company_id=company, status__in=["OFFERED", "ACTIVE"]):
            if told := [each async for each in self._of(hire, now)]:
                found[hire.id] = told
        return found

    def note(self, told: Told, now: datetime) -> None:
        """It was told."""
        type, subject, due = told
        if due:
            self.due_dates[type, subject] = due
        else:
            self.moments[type, subject] = now

    async def _of(self, hire: Hire, now: datetime):  # type: ignore[no-untyped-def]  # an async generator of Told
        assert hire.offered_at
        for row in await Milestone.filter(hire_id=hire.id, listed=True):
            if row.status != "COMPLETED":
                for told in self._of_milestone(row, hire.offered_at, now):
                    yield told
        for request in await PaymentRequest.filter(hire_id=hire.id, status="PENDING"):
            subject = "PAYMENT_REQUEST_WAITING", request.id
            if self._waits(subject, request.submitted_at, hire.offered_at, now):
                yield (*subject, "")
        for version in await Contract.filter(hire_id=hire.id, status="PENDING_SIGNATURE"):
            subject = "SIGNATURE_WAITING", version.id
            assert version.issued_at
            if self._waits(subject, version.issued_at, hire.offered_at, now):
                yield (*subject, "")

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
