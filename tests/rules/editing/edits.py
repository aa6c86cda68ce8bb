"""Milestones as they stand, and saves of the Manage Milestones view, in few words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.rules.contract.terms import Terms
from models.rules.editing import Edit, EditPlan, plan_edit
from models.rules.lifecycle import MilestoneStatus
from models.rules.rows import MilestoneState, MilestoneUpdate, NewMilestone, RowBounds
from tests.rules.samples import TODAY, TOMORROW, Told, refusal_of, terms, uid

VERSION = 7
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


def update(*updates: MilestoneUpdate) -> Edit:
    """An edit that only updates."""
    return Edit(VERSION, update=updates)


def remove(*numbers: int) -> Edit:
    """An edit that only removes."""
    return Edit(VERSION, remove=[uid(number) for number in numbers])


def save(edit: Edit, *standing: MilestoneState, bounds: RowBounds = BOUNDS) -> EditPlan:
    """What the edit means for these milestones."""
    return plan_edit(edit, standing, bounds, VERSION)


def refused(edit: Edit, *standing: MilestoneState, bounds: RowBounds = BOUNDS) -> Told:
    """What the edit is refused with."""
    return refusal_of(lambda: save(edit, *standing, bounds=bounds))
