"""Milestones as they stand, and saves of the Manage Milestones view, in few words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from models.rules.contract.particulars import Particulars
from models.rules.contract.terms import Terms
from models.rules.editing.edit import Edit, MilestonesEdit
from models.rules.editing.plan import EditPlan, HireState, VersionChange
from models.rules.editing.planner import plan_edit
from models.rules.lifecycle import MilestoneStatus
from models.rules.rows import MilestoneState, MilestoneUpdate, NewMilestone, RowBounds
from tests.rules.samples import TODAY, TOMORROW, Told, refusal_of, terms, uid

VERSION = 7
WORK = Particulars("Website", "Two pages.", None, None, None, rate=None)
"""Of a milestone hire that begins and ends whenever it does."""
BOUNDS = RowBounds(TODAY, "DKK")
STRICT = replace(BOUNDS, requires_purchase_order_number=True)
PENDING, COMPLETED = MilestoneStatus.PENDING_APPROVAL, MilestoneStatus.COMPLETED

RENAME = MilestoneUpdate(uid(1), name="Redesign")
POSTPONE = MilestoneUpdate(uid(1), due_date=date(2027, 1, 1))
RAISE = MilestoneUpdate(uid(1), amount=Decimal(150))
REORDER = MilestoneUpdate(uid(1), purchase_order_number="PO-9")
THE_SAME = MilestoneUpdate(uid(1), " Design ", TOMORROW, Decimal("100.000"), "  ")


def unsigned(number: int, po: str | None = None) -> MilestoneState:
    """A milestone of a hire that nobody has signed yet."""
    return MilestoneState(uid(number), terms(number), None, po)


def signed(
    number: int, po: str | None = None, status: MilestoneStatus = MilestoneStatus.IN_PROGRESS
) -> MilestoneState:
    """A milestone whose latest terms are in force."""
    request = None if status is MilestoneStatus.IN_PROGRESS else f"PR-{number}"
    return MilestoneState(uid(number), terms(number), terms(number), po, status, request)


def revised(number: int, now: Terms | None) -> MilestoneState:
    """A signed milestone whose unsigned revision says something else; None: its removal is pending."""
    return replace(signed(number), latest=now)


def gone(number: int) -> MilestoneState:
    """A milestone whose removal was signed."""
    return MilestoneState(uid(number), None, None, None)


def new(
    number: int,
    name: str = "Build",
    due: date = TOMORROW,
    amount: str = "50",
    po: str | None = None,
) -> NewMilestone:
    """A row to add."""
    return NewMilestone(uid(number), name, due, Decimal(amount), po)


def view(**rows: Any) -> Edit:
    """A save of the Manage Milestones view: `add`, `update`, `remove`."""
    return Edit(VERSION, MilestonesEdit(**rows))


def update(*updates: MilestoneUpdate) -> Edit:
    """An edit that only updates."""
    return view(update=updates)


def remove(*numbers: int) -> Edit:
    """An edit that only removes."""
    return view(remove=[uid(number) for number in numbers])


def hire_of(
    *standing: MilestoneState, now: Particulars = WORK, signed: Particulars | None = None
) -> HireState:
    """A hire with these milestones. What is in force says the same of the work, where nothing else is said."""
    is_signed = any(each.signed for each in standing)
    return HireState(VERSION, now, signed or (now if is_signed else None), standing)


def save(edit: Edit, *standing: MilestoneState, bounds: RowBounds = BOUNDS) -> EditPlan:
    """What the edit means for these milestones."""
    hire = hire_of(*standing, now=replace(WORK, start_date=bounds.start_date))
    return plan_edit(edit, hire, bounds)


def refused(edit: Edit, *standing: MilestoneState, bounds: RowBounds = BOUNDS) -> Told:
    """What the edit is refused with."""
    return refusal_of(lambda: save(edit, *standing, bounds=bounds))


def issues(plan: EditPlan) -> bool:
    """Whether a version is issued."""
    return plan.version_change is VersionChange.ISSUED


def withdraws(plan: EditPlan) -> bool:
    """Whether the open version goes, and none is issued."""
    return plan.version_change is VersionChange.WITHDRAWN
