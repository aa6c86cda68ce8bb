"""Plans one save of the Manage Milestones view: refusals, or the latest terms that it leaves behind.

Rows in, decision out: `plan_edit` reads the milestones as they stand and writes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from models.rules.contract.terms import Change, Terms, by_due_date, changes
from models.rules.decisions import gone, locked_by
from models.rules.errors import (
    Duplicate,
    InvalidState,
    LastMilestone,
    MilestoneLocked,
    Path,
    Refusal,
    StaleVersion,
    raise_any,
)
from models.rules.lifecycle import locked
from models.rules.limits import MOST_MILESTONES
from models.rules.rows import (
    CheckedRow,
    MilestoneState,
    MilestoneUpdate,
    NewMilestone,
    RowBounds,
    added_rows,
    require_purchase_order_number,
    too_many,
    updated_row,
)
from models.rules.text import texts

EXPECTED = ("expectedVersion",)


@dataclass(frozen=True, slots=True)
class Edit:
    """One save of the whole view."""

    expected_version: int
    add: Sequence[NewMilestone] = ()
    update: Sequence[MilestoneUpdate] = ()
    remove: Sequence[UUID] = ()

    @property
    def named(self) -> list[tuple[Path, UUID]]:
        """Every standing milestone that the edit names, with the path of the naming."""
        updates = (
            (("update", str(index), "milestone"), update.milestone)
            for index, update in enumerate(self.update)
        )
        removals = ((("remove", str(index)), each) for index, each in enumerate(self.remove))
        return [*updates, *removals]


@dataclass(frozen=True, slots=True)
class EditPlan:
    """The result of an edit, all of it checked: latest terms and PO numbers."""

    before: tuple[Terms, ...]
    signed: tuple[Terms, ...]
    added: tuple[CheckedRow, ...] = ()
    updated: tuple[CheckedRow, ...] = ()
    removed: tuple[UUID, ...] = ()

    @property
    def latest(self) -> tuple[Terms, ...]:
        """The milestones' latest terms after the edit, by due date."""
        rows = {terms.milestone: terms for terms in self.before}
        rows |= {row.terms.milestone: row.terms for row in (*self.added, *self.updated)}
        return by_due_date(terms for key, terms in rows.items() if key not in self.removed)

    @property
    def rows(self) -> tuple[CheckedRow, ...]:
        """The rows that the edit adds or changes."""
        return (*self.added, *self.updated)

    @property
    def does_nothing(self) -> bool:
        """True where every value written stands there already."""
        return not (self.added or self.updated or self.removed)

    @property
    def changes_terms(self) -> bool:
        """Whether anything but PO numbers differs from the latest version."""
        return bool(changes(self.before, self.latest))

    @property
    def returns_to_signed(self) -> bool:
        """Whether every milestone is back at the terms in force."""
        return bool(self.signed) and not changes(self.signed, self.latest)

    @property
    def issues_version(self) -> bool:
        """Whether a version must be written: the terms changed, and not back to the signed ones."""
        return self.changes_terms and not self.returns_to_signed

    @property
    def changes(self) -> tuple[Change, ...]:
        """The difference to the version in force; empty where none is."""
        return changes(self.signed, self.latest) if self.signed else ()


def plan_edit(
    edit: Edit,
    milestones: Iterable[MilestoneState],
    bounds: RowBounds,
    version: int,
    found: Sequence[Refusal] = (),
) -> EditPlan:
    """Decide one save; `found` is what is wrong elsewhere in the input.

    Raises Refused: the state first, then a stale version, then all that is wrong.
    """
    known = {each.id: each for each in milestones}
    return _Planner(edit, known, bounds, [*found]).plan(version)


@dataclass(slots=True)
class _Planner:
    edit: Edit
    milestones: dict[UUID, MilestoneState]
    bounds: RowBounds
    found: texts.Refusals = field(default_factory=list)

    def plan(self, version: int) -> EditPlan:
        raise_any(self._gone())
        if self.edit.expected_version != version:
            raise_any([StaleVersion("The hire has changed since; read it again.", EXPECTED)])
        if self._too_long():
            raise_any(self.found)
        self._duplicates()
        plan = EditPlan(
            before=by_due_date(m.latest for m in self.milestones.values() if m.latest),
            signed=by_due_date(m.signed for m in self.milestones.values() if m.signed),
            added=added_rows(self.edit.add, self.bounds, ("add",), self.found),
            updated=self._updated(),
            removed=self._removed(),
        )
        self._count(plan)
        raise_any(self.found)
        return plan

    def _gone(self) -> list[InvalidState]:
        return [gone(path) for path, each in self.edit.named if self.milestones[each].terms is None]

    def _too_long(self) -> bool:
        lists = {"add": self.edit.add, "update": self.edit.update, "remove": self.edit.remove}
        excess = [
            too_many(len(rows), MOST_MILESTONES, (name,), self.found)
            for name, rows in lists.items()
        ]
        return any(excess)

    def _duplicates(self) -> None:
        seen: set[UUID] = set()
        for path, each in self.edit.named:
            if each in seen:
                self.found.append(Duplicate("This milestone is named twice.", path))
            seen.add(each)

    def _updated(self) -> tuple[CheckedRow, ...]:
        rows = (self._updated_row(index, update) for index, update in enumerate(self.edit.update))
        return tuple(row for row in rows if row)

    def _updated_row(self, index: int, update: MilestoneUpdate) -> CheckedRow | None:
        state = self.milestones[update.milestone]
        path = ("update", str(index))
        row = updated_row(update, state, self.bounds, path, self.found)
        if state.latest == row.terms and state.purchase_order_number == row.purchase_order_number:
            return None
        if locked(state.status):
            self.found.append(_locked(state, (*path, "milestone")))
        else:
            require_purchase_order_number(row, self.bounds, path, self.found)
        return row

    def _removed(self) -> tuple[UUID, ...]:
        removed = []
        for index, each in enumerate(self.edit.remove):
            state = self.milestones[each]
            if locked(state.status):
                self.found.append(_locked(state, ("remove", str(index))))
            if state.latest:
                removed.append(each)
        return tuple(removed)

    def _count(self, plan: EditPlan) -> None:
        if self.milestones and not plan.latest:
            message = "A milestone hire keeps at least one milestone."
            self.found.append(LastMilestone(message, ("remove",)))
        if len(plan.latest) > len(plan.before):
            too_many(len(plan.latest), self.bounds.limits.milestones, ("add",), self.found)


def _locked(state: MilestoneState, path: Path) -> MilestoneLocked:
    terms = state.terms
    assert terms is not None
    return locked_by(terms.name, state.status, state.request, path)
