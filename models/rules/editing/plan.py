"""A hire as it stands, what a save leaves behind, and what becomes of the versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar
from uuid import UUID

from models.rules.contract.particulars import Particulars
from models.rules.contract.terms import Change, Provisions, by_due_date, changes
from models.rules.rows import CheckedRow, MilestoneState

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HireState:
    """A hire as it stands, with every milestone that it ever had.

    `particulars` are the latest ones, `signed` those in force: None before the first signature.
    """

    version: int
    particulars: Particulars
    signed: Particulars | None
    milestones: Sequence[MilestoneState]

    @property
    def latest(self) -> Provisions:
        """The provisions of the latest version."""
        terms = (each.latest for each in self.milestones if each.latest)
        return Provisions(self.particulars, by_due_date(terms))

    @property
    def in_force(self) -> Provisions | None:
        """The provisions in force; None before the first signature."""
        terms = (each.signed for each in self.milestones if each.signed)
        return Provisions(self.signed, by_due_date(terms)) if self.signed else None


class VersionChange(Enum):
    """The effect of a save on the versions of an offered hire."""

    NONE = auto()
    ISSUED = auto()
    """The next one awaits its signature, in the place of the open one."""
    WITHDRAWN = auto()
    """The open one goes, and what is in force stands."""


@dataclass(frozen=True, slots=True)
class EditPlan:
    """The result of a save, all of it checked: provisions and PO numbers. `before` are the latest provisions."""

    before: Provisions
    signed: Provisions | None
    particulars: Particulars
    added: tuple[CheckedRow, ...] = ()
    updated: tuple[CheckedRow, ...] = ()
    removed: tuple[UUID, ...] = ()

    @property
    def after(self) -> Provisions:
        """The latest provisions after the save."""
        rows = {terms.milestone: terms for terms in self.before.milestones}
        rows |= {row.terms.milestone: row.terms for row in self.rows}
        latest = by_due_date(terms for key, terms in rows.items() if key not in self.removed)
        return Provisions(self.particulars, latest)

    @property
    def in_contract(self) -> set[UUID]:
        """The milestones that are in the latest version after the save, or in the one in force."""
        versions = (self.after, self.signed) if self.signed else (self.after,)
        return {terms.milestone for version in versions for terms in version.milestones}

    @property
    def rows(self) -> tuple[CheckedRow, ...]:
        """The rows that the save adds or changes."""
        return (*self.added, *self.updated)

    @property
    def does_nothing(self) -> bool:
        """True where every value written stands there already."""
        return not (self.rows or self.removed) and self.particulars == self.before.particulars

    @property
    def changes_terms(self) -> bool:
        """Whether the terms of milestones differ from the latest version's."""
        return self.before.milestones != self.after.milestones

    @property
    def version_change(self) -> VersionChange:
        """The effect on the versions, as far as it does not hang on names and template."""
        return version_change(self.before, self.after, self.signed)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The milestones' difference to the version in force; empty where none is."""
        return changes(self.signed.milestones, self.after.milestones) if self.signed else ()

    @property
    def edit_changes(self) -> tuple[Change, ...]:
        """The milestones' difference to their latest terms: what this save alone does."""
        return changes(self.before.milestones, self.after.milestones)


def version_change(before: T, after: T, signed: T | None) -> VersionChange:
    """The effect on the versions, from all that counts of the latest one, of the next, and of the one in force."""
    if before == after:
        return VersionChange.NONE
    return VersionChange.WITHDRAWN if after == signed else VersionChange.ISSUED
