"""Every status, rate, role and field: what a save of that one field is answered, cell by cell."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from models.rules import decisions
from models.rules.access import ROLES, Action, Role, forbidden
from models.rules.contract.particulars import Particulars
from models.rules.editing.edit import Edit, MilestonesEdit, ParticularsEdit
from models.rules.editing.plan import HireState
from models.rules.editing.planner import plan_edit
from models.rules.errors import Refused, raise_any
from models.rules.lifecycle import HireStatus
from models.rules.rows import MilestoneState
from tests.rules.editing.edits import BOUNDS, VERSION, WORK, issues, new
from tests.rules.samples import TODAY, TOMORROW, Told, kroner, terms, told, uid, viewer

MILESTONES, DAILY = WORK, replace(WORK, rate=kroner("500"))
MAY_EDIT = {"OWNER", "ADMINISTRATOR", "HIRING_ADMIN"}
NOT_OVER = {"DRAFT", "OFFERED", "ACTIVE"}
ROWS = MilestonesEdit(add=[new(9)], path=("milestones",))

FINE: Told = []
LONG_TERMS: Told = [("TOO_LONG", ("additionalTerms",))]
NO_END: Told = [("INVALID_DATE", ("endDate",))]
UNSHOWN: Told = [("UNSUPPORTED_TEXT", ("title",))]
NO_AMOUNT: Told = [("INVALID_AMOUNT", ("rateAmount",))]
NO_DATE: Told = [("INVALID_DATE", ("startDate",))]
Cells = Mapping[str, tuple[Any, Told, Told]]
CELLS: Cells = {
    "title": ("Shop", FINE, FINE),
    "title blank": (" ", [("REQUIRED", ("title",))], [("REQUIRED", ("title",))]),
    "title null": (None, [("REQUIRED", ("title",))], [("REQUIRED", ("title",))]),
    "title long": ("x" * 201, [("TOO_LONG", ("title",))], [("TOO_LONG", ("title",))]),
    "title in two lines": ("a\nb", [("INVALID_TEXT", ("title",))], [("INVALID_TEXT", ("title",))]),
    "title that no document shows": ("Shop \u0378", UNSHOWN, UNSHOWN),
    "description": ("More pages.", FINE, FINE),
    "description null": (None, FINE, FINE),
    "description long": ("x" * 20_001, [("TOO_LONG", ("description",))], [("TOO_LONG", ("description",))]),
    "additional_terms": ("Net 30", FINE, FINE),
    "additional_terms null": (None, FINE, FINE),
    "additional_terms of many lines": ("x\n" * 2_001, LONG_TERMS, LONG_TERMS),
    "start_date": (TODAY, FINE, FINE),
    "start_date null": (None, FINE, FINE),
    "start_date after the end": (date(2027, 7, 1), NO_DATE, NO_DATE),
    "start_date after a milestone is due": (date(2027, 1, 1), NO_DATE, FINE),
    "start_date far": (date(3000, 1, 1), NO_DATE, NO_DATE),
    "end_date": (TOMORROW, FINE, FINE),
    "end_date null": (None, FINE, FINE),
    "end_date before the start": (date(2026, 10, 1), NO_END, NO_END),
    "end_date far": (date(3000, 1, 1), NO_END, NO_END),
    "rate_amount": (Decimal("501.50"), NO_AMOUNT, FINE),
    "rate_amount null": (None, FINE, [("REQUIRED", ("rateAmount",))]),
    "rate_amount of nothing": (Decimal(0), NO_AMOUNT, NO_AMOUNT),
    "rate_amount too fine": (Decimal("1.005"), NO_AMOUNT, NO_AMOUNT),
    "milestones": (ROWS, FINE, [("NOT_A_MILESTONE_HIRE", ("milestones",))]),
    "milestones, none": (MilestonesEdit(path=("milestones",)), FINE,
        [("NOT_A_MILESTONE_HIRE", ("milestones",))]),
}  # fmt: skip
"""By field, and what is typed there: the value, what it is answered by milestones, and what at another rate."""


def test_every_field_is_in_the_table() -> None:
    typed = {name.split()[0].rstrip(",") for name in CELLS}
    assert typed == {"milestones", *ParticularsEdit.__dataclass_fields__}


@pytest.mark.parametrize(("status", "role"), list(product(HireStatus, ROLES)))
def test_every_cell_is_done_or_refused(status: HireStatus, role: Role) -> None:
    before: Told = []
    if role not in MAY_EDIT:
        before = [("FORBIDDEN", ())]
    elif status not in NOT_OVER:
        before = [("INVALID_STATE", ("hire",))]
    for name, (value, by_milestones, at_a_rate) in CELLS.items():
        for work, expected in ((MILESTONES, by_milestones), (DAILY, at_a_rate)):
            answer = _answer(status, role, work, _edit(name, value))
            assert answer == (before or expected), (name, work.rate)


@pytest.mark.parametrize("work", [MILESTONES, DAILY])
@pytest.mark.parametrize("is_signed", [True, False])
def test_each_field_alone_issues_a_version(work: Particulars, *, is_signed: bool) -> None:
    hire = _hire(work, is_signed=is_signed)
    for name in ("title", "description", "additional_terms", "start_date", "end_date"):
        assert issues(plan_edit(_edit(name, CELLS[name][0]), hire, BOUNDS)), name
    if work is DAILY:
        assert issues(plan_edit(_edit("rate_amount", Decimal("500.01")), hire, BOUNDS))


@pytest.mark.parametrize("work", [MILESTONES, DAILY])
def test_what_stands_there_already_changes_nothing(work: Particulars) -> None:
    same = ParticularsEdit(
        title=f" {WORK_NOW.title} ",
        description=f"{WORK_NOW.description}\n",
        additional_terms="  ",
        start_date=WORK_NOW.start_date,
        end_date=WORK_NOW.end_date,
        rate_amount=None if work is MILESTONES else Decimal("500.00"),
    )
    assert plan_edit(Edit(VERSION, particulars=same), _hire(work), BOUNDS).does_nothing


WORK_NOW = replace(WORK, start_date=date(2026, 11, 1), end_date=date(2027, 6, 1))


def _hire(work: Particulars, *, is_signed: bool = True) -> HireState:
    now = replace(WORK_NOW, rate=work.rate)
    rows = [MilestoneState(uid(1), terms(1), terms(1) if is_signed else None, None)]
    return HireState(VERSION, now, now if is_signed else None, [] if work.rate else rows)


def _edit(name: str, value: Any) -> Edit:
    field = name.split(maxsplit=1)[0].rstrip(",")
    if field == "milestones":
        return Edit(VERSION, value)
    return Edit(VERSION, particulars=ParticularsEdit(**{field: value}))


def _answer(status: HireStatus, role: Role, work: Particulars, edit: Edit) -> Told:
    """What the verb and its preview do, in their order."""
    try:
        raise_any(forbidden(viewer(role), Action.EDIT_HIRE))
        raise_any(decisions.editing(status))
        plan_edit(edit, _hire(work), BOUNDS)
    except Refused as refused:
        return told(refused.refusals)
    return []
