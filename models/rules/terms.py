"""The agreed terms, their canonical text and its hash, and the difference of two versions."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from models.rules.money import Money


@dataclass(frozen=True, slots=True)
class Terms:
    """What one version says of one milestone. The PO number is not among them."""

    milestone: UUID
    name: str
    due_date: date
    amount: Money

    def overdue(self, on: date) -> bool:
        """Whether the due date has passed on this day (UTC)."""
        return self.due_date < on


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything that a signature covers. `rate` is the amount of a rate that is not by milestones."""

    company: str
    worker: str
    worker_email: str
    title: str
    description: str
    additional_terms: str | None
    start_date: date | None
    end_date: date | None
    currency: str
    rate_type: str
    rate: Money | None
    milestones: tuple[Terms, ...]

    @property
    def total(self) -> Money:
        """The exact sum of the milestones."""
        return Money.sum((terms.amount for terms in self.milestones), self.currency)

    @property
    def texts(self) -> tuple[str | None, ...]:
        """What people typed of it."""
        parties = (self.company, self.worker, self.worker_email)
        names = (terms.name for terms in self.milestones)
        return (*parties, self.title, self.description, self.additional_terms, *names)

    @property
    def content(self) -> str:
        """The canonical text: JSON in this very order, two spaces deep, UTF-8, no other form."""
        return json.dumps(_document(self), ensure_ascii=False, indent=2)


def content_hash(content: str) -> str:
    """SHA-256 (hex) of the canonical text in UTF-8."""
    return sha256(content.encode()).hexdigest()


def by_due_date(terms: Iterable[Terms]) -> tuple[Terms, ...]:
    """The order in which people read milestones: by due date, then by creation (ids grow)."""
    return tuple(sorted(terms, key=lambda each: (each.due_date, each.milestone)))


class ChangeKind(StrEnum):
    """What became of a milestone between two versions."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    REMOVED = "REMOVED"


@dataclass(frozen=True, slots=True)
class Change:
    """One milestone's terms before and after; None where it was not there."""

    before: Terms | None
    after: Terms | None

    @property
    def milestone(self) -> UUID:
        """The milestone that changed."""
        present = self.after or self.before
        assert present is not None
        return present.milestone

    @property
    def kind(self) -> ChangeKind:
        """Added, changed or removed."""
        if self.before is None:
            return ChangeKind.ADDED
        return ChangeKind.REMOVED if self.after is None else ChangeKind.CHANGED


def changes(before: Sequence[Terms], after: Sequence[Terms]) -> tuple[Change, ...]:
    """The milestones whose terms differ: those that stand in `after`, in its order, then the removed."""
    was = {terms.milestone: terms for terms in before}
    now = {terms.milestone: terms for terms in after}
    standing = [Change(was.get(key), terms) for key, terms in now.items() if was.get(key) != terms]
    return (*standing, *(Change(terms, None) for key, terms in was.items() if key not in now))


def _document(agreement: Agreement) -> dict[str, object]:
    return {
        "company": agreement.company,
        "worker": {"name": agreement.worker, "email": agreement.worker_email},
        "title": agreement.title,
        "description": agreement.description,
        "additionalTerms": agreement.additional_terms,
        "startDate": _iso(agreement.start_date),
        "endDate": _iso(agreement.end_date),
        "currency": agreement.currency,
        "rate": _rate(agreement),
    }


def _rate(agreement: Agreement) -> dict[str, object]:
    if agreement.rate is not None:
        return {"type": agreement.rate_type, "amount": str(agreement.rate)}
    milestones = [
        {"name": terms.name, "dueDate": _iso(terms.due_date), "amount": str(terms.amount)}
        for terms in agreement.milestones
    ]
    return {
        "type": agreement.rate_type,
        "milestones": milestones,
        "totalAmount": str(agreement.total),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
