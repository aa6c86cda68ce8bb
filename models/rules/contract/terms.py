"""The agreed terms, and the difference of two versions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self
from uuid import UUID

from models.rules.contract.particulars import Particulars, Wording
from models.rules.money import Money


@dataclass(frozen=True, slots=True)
class Terms:
    """One milestone's terms in one version. The PO number is not among them."""

    milestone: UUID
    name: str
    due_date: date
    amount: Money

    def overdue(self, on: date) -> bool:
        """Whether the due date has passed on this day (UTC)."""
        return self.due_date < on


@dataclass(frozen=True, slots=True)
class Provisions:
    """All of a version that an edit may change: its particulars, and the terms of its milestones by due date."""

    particulars: Particulars
    milestones: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything that a signature covers.

    `rate` is the amount of a rate that is not by milestones, `template` the SHA-256 (hex) of the company's own layout.
    """

    hire: UUID
    hire_number: str
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
    template: str | None

    @property
    def total(self) -> Money:
        """The exact sum of the milestones."""
        return Money.sum((terms.amount for terms in self.milestones), self.currency)

    @property
    def texts(self) -> tuple[str | None, ...]:
        """The texts in it that people typed."""
        parties = (self.company, self.worker, self.worker_email)
        names = (terms.name for terms in self.milestones)
        return (*parties, self.title, self.description, self.additional_terms, *names)

    @property
    def wording(self) -> Wording:
        """Its words beside hire, milestones and template."""
        particulars = Particulars(
            title=self.title,
            description=self.description,
            additional_terms=self.additional_terms,
            start_date=self.start_date,
            end_date=self.end_date,
            rate=self.rate,
        )
        return Wording(self.company, self.worker, self.worker_email, particulars)

    def with_particulars(self, said: Particulars) -> Self:
        """The same agreement on other particulars."""
        return replace(
            self,
            title=said.title,
            description=said.description,
            additional_terms=said.additional_terms,
            start_date=said.start_date,
            end_date=said.end_date,
            rate=said.rate,
        )


def by_due_date(terms: Iterable[Terms]) -> tuple[Terms, ...]:
    """The order in which people read milestones: by due date, then by creation (ids grow)."""
    return tuple(sorted(terms, key=lambda each: (each.due_date, each.milestone)))


class ChangeKind(StrEnum):
    """The kinds of changes of a milestone between two versions."""

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
