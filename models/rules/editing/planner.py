"""Plans one save of a hire: refusals, or the latest provisions that it leaves behind.

State in, decision out: `plan_edit` reads a hire as it stands and writes nothing. A save of the Manage Milestones view
is one of the hire, of which nothing but milestones was typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from models.rules.contract.terms import Terms
from models.rules.decisions import gone, locked_by
from models.rules.editing.edit import Edit, MilestonesEdit
from models.rules.editing.particulars import START_PATH, checked_particulars, is_told
from models.rules.editing.plan import EditPlan, HireState
from models.rules.errors import (
    Duplicate,
    InvalidDate,
    InvalidState,
    LastMilestone,
    MilestoneLocked,
    NotAMilestoneHire,
    Path,
    Refusal,
    StaleVersion,
    raise_any,
)
from models.rules.lifecycle import MilestoneStatus, locked
from models.rules.limits import MOST_MILESTONES
from models.rules.rows import (
    CheckedRow,
    MilestoneState,
    MilestoneUpdate,
    RowBounds,
    added_rows,
    check_external_ids,
    require_purchase_order_number,
    too_many,
    updated_row,
)
from models.rules.text import texts

EXPECTED = ("expectedVersion",)


def plan_edit(
    edit: Edit, hire: HireState, bounds: RowBounds, found: Sequence[Refusal] = ()
) -> EditPlan:
    """Decide one save; `found` is what is wrong elsewhere in the input. Of `bounds` the start date is the latest one.

    Raises Refused: the state first, then a stale version, then all that is wrong.
    """
    return _Planner(edit, hire, bounds, [*found]).plan()


@dataclass(slots=True)
class _Planner:
    edit: Edit
    hire: HireState
    bounds: RowBounds
    found: texts.Refusals
    rows: MilestonesEdit = field(init=False)
    milestones: dict[UUID, MilestoneState] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = self.edit.rows
        self.milestones = {each.id: each for each in self.hire.milestones}

    def plan(self) -> EditPlan:
        raise_any(self._gone())
        if self.edit.expected_version != self.hire.version:
            raise_any([StaleVersion("The hire has changed since; read it again.", EXPECTED)])
        signed = self.hire.in_force
        known = [self.hire.particulars, *([signed.particulars] if signed else [])]
        particulars = checked_particulars(
            self.edit.particulars, known, self.bounds.currency, self.found
        )
        self.bounds = replace(self.bounds, start_date=particulars.start_date)
        self._check_rows()
        plan = EditPlan(
            before=self.hire.latest,
            signed=signed,
            particulars=particulars,
            added=added_rows(self.rows.add, self.bounds, self._path("add"), self.found),
            updated=self._updated(),
            removed=self._removed(),
        )
        self._count(plan)
        self._check_start(plan)
        self._check_external_ids(plan)
        raise_any(self.found)
        return plan

    def _path(self, *steps: str) -> Path:
        return (*self.rows.path, *steps)

    def _gone(self) -> list[InvalidState]:
        return [gone(path) for path, each in self.rows.named if self.milestones[each].terms is None]

    def _check_rows(self) -> None:
        if self.edit.milestones and not self.hire.particulars.by_milestones:
            message = "The rate of this hire is not by milestones."
            raise_any([*self.found, NotAMilestoneHire(message, self._path())])
        if self._too_long():
            raise_any(self.found)
        self._find_duplicates()

    def _too_long(self) -> bool:
        lists = {"add": self.rows.add, "update": self.rows.update, "remove": self.rows.remove}
        excess = [
            too_many(len(rows), MOST_MILESTONES, self._path(name), self.found)
            for name, rows in lists.items()
        ]
        return any(excess)

    def _find_duplicates(self) -> None:
        seen: set[UUID] = set()
        for path, each in self.rows.named:
            if each in seen:
                self.found.append(Duplicate("This milestone is named twice.", path))
            seen.add(each)

    def _updated(self) -> tuple[CheckedRow, ...]:
        rows = (self._updated_row(index, update) for index, update in enumerate(self.rows.update))
        return tuple(row for row in rows if row)

    def _updated_row(self, index: int, update: MilestoneUpdate) -> CheckedRow | None:
        state = self.milestones[update.milestone]
        path = self._path("update", str(index))
        row = updated_row(update, state, self.bounds, path, self.found)
        if state.latest == row.terms and state.purchase_order_number == row.purchase_order_number:
            return None
        if locked(state.status):
            # And then it is taken for what stands there: another start date is judged by that.
            self.found.append(_locked(state, (*path, "milestone")))
            return None
        require_purchase_order_number(row, self.bounds, path, self.found)
        self._check_return(row, state, path)
        return row

    def _check_return(self, row: CheckedRow, state: MilestoneState, path: Path) -> None:
        """A due date that is agreed may be written however long ago it was, but not before a start that came later."""
        due, start = row.terms.due_date, self.bounds.start_date
        is_back = _moves(state, row.terms) and _is_agreed(state, row.terms)
        if is_back and start and due < start and self._starts_anew:
            message = f"{due} is before the start date ({start})."
            self.found.append(InvalidDate(message, (*path, "dueDate")))

    def _removed(self) -> tuple[UUID, ...]:
        removed = []
        for index, each in enumerate(self.rows.remove):
            state = self.milestones[each]
            if locked(state.status):
                self.found.append(_locked(state, self._path("remove", str(index))))
            if state.latest:
                removed.append(each)
        return tuple(removed)

    def _count(self, plan: EditPlan) -> None:
        after, before = len(plan.after.milestones), len(plan.before.milestones)
        if self.milestones and not after:
            message = "A milestone hire keeps at least one milestone."
            self.found.append(LastMilestone(message, self._path("remove")))
        if after > before:
            too_many(after, self.bounds.limits.milestones, self._path("add"), self.found)

    def _check_external_ids(self, plan: EditPlan) -> None:
        """What this save takes out of the contract, and is not in force, has given its own up."""
        stay = plan.in_contract
        held = {each.external_id for each in self.hire.milestones if each.id in stay}
        check_external_ids(plan.added, held, self._path("add"), self.found)

    def _check_start(self, plan: EditPlan) -> None:
        """A start that this save sets lies before every due date that it leaves: those that it sets are told there."""
        start = self.bounds.start_date
        if start is None or start == self.hire.particulars.start_date:
            return
        late = next((terms for terms in plan.after.milestones if self._is_late(terms, start)), None)
        if late and not is_told(START_PATH, self.found):
            message = f"The start date ({start}) is after “{late.name}” is due ({late.due_date})."
            self.found.append(InvalidDate(message, START_PATH))

    def _is_late(self, terms: Terms, start: date) -> bool:
        """Whether a due date that stays lies before the start. What is completed may, and what is agreed just so."""
        state = self.milestones.get(terms.milestone)
        if state is None or _moves(state, terms) or state.status is MilestoneStatus.COMPLETED:
            return False
        return terms.due_date < start and not (_is_agreed(state, terms) and not self._starts_anew)

    @property
    def _starts_anew(self) -> bool:
        """Whether another start is in force than this save leaves behind."""
        signed = self.hire.signed
        return signed is not None and signed.start_date != self.bounds.start_date


def _moves(state: MilestoneState, terms: Terms) -> bool:
    """Whether it is due on another day than by its latest terms; also where it comes back."""
    return state.latest is None or state.latest.due_date != terms.due_date


def _is_agreed(state: MilestoneState, terms: Terms) -> bool:
    return state.signed is not None and state.signed.due_date == terms.due_date


def _locked(state: MilestoneState, path: Path) -> MilestoneLocked:
    terms = state.terms
    assert terms is not None
    return locked_by(terms.name, state.status, state.request, path)
