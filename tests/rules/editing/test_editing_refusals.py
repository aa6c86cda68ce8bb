"""One save of the Manage Milestones view: why it is refused, and in which order."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.editing.edit import Edit, MilestonesEdit, ParticularsEdit
from models.rules.editing.planner import plan_edit
from models.rules.errors import Refused, TooLong
from models.rules.lifecycle import MilestoneStatus
from models.rules.rows import MilestoneState, MilestoneUpdate
from tests.rules.editing.edits import (
    BOUNDS,
    COMPLETED,
    PENDING,
    POSTPONE,
    RAISE,
    RENAME,
    REORDER,
    STRICT,
    THE_SAME,
    VERSION,
    gone,
    hire_of,
    issues,
    new,
    refused,
    remove,
    revised,
    save,
    signed,
    unsigned,
    update,
    view,
    withdraws,
)
from tests.rules.samples import YESTERDAY, Told, refusal_of, terms, uid

NAME, DUE, AMOUNT, PO = ("name", "dueDate", "amount", "purchaseOrderNumber")


@pytest.mark.parametrize("status", [PENDING, COMPLETED])
@pytest.mark.parametrize("change", [RENAME, POSTPONE, RAISE, REORDER])
def test_no_field_of_a_locked_milestone_changes(
    change: MilestoneUpdate, status: MilestoneStatus
) -> None:
    locked = [("MILESTONE_LOCKED", ("update", "0", "milestone"))]
    assert refused(update(change), signed(1, status=status), bounds=STRICT) == locked


@pytest.mark.parametrize(("status", "word"), [(PENDING, "pending"), (COMPLETED, "approved")])
def test_a_locked_milestone_is_not_removed_and_the_refusal_says_why(
    status: MilestoneStatus, word: str
) -> None:
    standing = [signed(1, status=status), signed(2)]
    assert refused(remove(1), *standing) == [("MILESTONE_LOCKED", ("remove", "0"))]
    with pytest.raises(Refused, match=rf"^“Design” has the {word} payment request PR-1\.$"):
        save(remove(1), *standing)


def test_a_milestone_whose_removal_was_signed_is_in_an_invalid_state_for_every_verb() -> None:
    edit = view(update=[MilestoneUpdate(uid(2))], remove=[uid(2)])
    paths = [("update", "0", "milestone"), ("remove", "0")]
    assert refused(edit, signed(1), gone(2)) == [("INVALID_STATE", path) for path in paths]


DUPLICATES: list[tuple[Edit, Told]] = [
    (update(RENAME, RAISE), [("DUPLICATE", ("update", "1", "milestone"))]),
    (update(THE_SAME, THE_SAME), [("DUPLICATE", ("update", "1", "milestone"))]),
    (remove(1, 1), [("DUPLICATE", ("remove", "1"))]),
    (view(update=[RENAME], remove=[uid(1)]), [("DUPLICATE", ("remove", "0"))]),
]


@pytest.mark.parametrize(("edit", "expected"), DUPLICATES)
def test_one_edit_names_a_milestone_once(edit: Edit, expected: Told) -> None:
    assert refused(edit, signed(1), signed(2)) == expected


def test_the_last_milestone_stays() -> None:
    last = [("LAST_MILESTONE", ("remove",))]
    assert refused(remove(1), signed(1)) == last
    assert refused(remove(1, 2), unsigned(1), unsigned(2)) == last
    assert refused(remove(1), signed(1), revised(2, None), gone(3)) == last


def test_a_hire_has_at_most_200_milestones() -> None:
    full = [signed(number) for number in range(1, 201)]
    one_more = view(add=[new(900)])
    one_more_for_one = view(add=[new(900)], remove=[uid(1)])
    assert len(save(one_more, *full[1:]).after.milestones) == 200
    assert refused(one_more, *full) == [("TOO_MANY", ("add",))]
    assert len(save(one_more_for_one, *full).after.milestones) == 200
    assert refused(update(MilestoneUpdate(uid(201))), *full, revised(201, None))[0][0] == "TOO_MANY"


@pytest.mark.parametrize("field", ["add", "update", "remove"])
def test_a_list_of_more_than_200_rows_is_refused_by_its_name(field: str) -> None:
    numbers = range(1, 202)
    edits = {
        "add": view(add=[new(900 + n) for n in numbers]),
        "update": update(*(MilestoneUpdate(uid(n)) for n in numbers)),
        "remove": remove(*numbers),
    }
    assert refused(edits[field], *map(signed, numbers)) == [("TOO_MANY", (field,))]


def test_a_due_date_in_the_past_is_judged_only_where_the_edit_sets_it() -> None:
    past = terms(1, due=YESTERDAY)
    standing = MilestoneState(uid(1), past, past, None)
    assert issues(save(update(RAISE), standing))
    assert issues(save(update(replace(RAISE, due_date=YESTERDAY)), standing))
    wrong = [("INVALID_DATE", ("update", "0", DUE))]
    assert refused(update(MilestoneUpdate(uid(1), due_date=date(2026, 1, 1))), standing) == wrong


def test_a_due_date_goes_back_to_the_signed_one_however_long_ago_that_is() -> None:
    agreed = terms(1, due=YESTERDAY)
    standing = MilestoneState(uid(1), replace(agreed, due_date=date(2027, 5, 1)), agreed, None)
    assert withdraws(save(update(MilestoneUpdate(uid(1), due_date=YESTERDAY)), standing))


def test_a_due_date_that_is_set_is_not_before_the_start() -> None:
    bounds = replace(BOUNDS, start_date=date(2027, 2, 1))
    assert refused(update(POSTPONE), signed(1), bounds=bounds) == [
        ("INVALID_DATE", ("update", "0", DUE))
    ]
    assert issues(save(update(RAISE), signed(1), bounds=bounds))


def test_the_po_rule_binds_added_and_changed_rows_alone() -> None:
    edit = view(add=[new(9), new(8, po="PO-8")], update=[RAISE, MilestoneUpdate(uid(2))])
    missing = "PURCHASE_ORDER_NUMBER_REQUIRED"
    paths = [("add", "0", PO), ("update", "0", PO)]
    wrong = refused(edit, signed(1), signed(2), signed(3), bounds=STRICT)
    assert wrong == [(missing, path) for path in paths]
    assert issues(save(update(RAISE), signed(1, po="PO-1"), signed(2), bounds=STRICT))


def test_the_state_comes_first_then_a_stale_version_then_all_that_is_wrong() -> None:
    note = TooLong("Too long.", ("note",))
    rows = MilestonesEdit(
        [new(9, amount="0")], [replace(RENAME, name="")], [uid(2)], path=("milestones",)
    )
    edit = Edit(6, rows, ParticularsEdit(title=None))
    standing = [signed(1), signed(2, status=PENDING), signed(3)]

    def saved(edit: Edit, *more: MilestoneState) -> Told:
        return refusal_of(lambda: plan_edit(edit, hire_of(*standing, *more), BOUNDS, [note]))

    gone_too = replace(edit, milestones=replace(rows, remove=[uid(2), uid(4)]))
    assert saved(gone_too, gone(4)) == [("INVALID_STATE", ("milestones", "remove", "1"))]
    assert saved(edit) == [("STALE_VERSION", ("expectedVersion",))]
    assert saved(replace(edit, expected_version=VERSION)) == [
        ("TOO_LONG", ("note",)),
        ("REQUIRED", ("title",)),
        ("INVALID_AMOUNT", ("milestones", "add", "0", AMOUNT)),
        ("REQUIRED", ("milestones", "update", "0", NAME)),
        ("MILESTONE_LOCKED", ("milestones", "remove", "0")),
    ]


@pytest.mark.parametrize("expected", [VERSION - 1, VERSION + 1])
def test_another_version_than_the_present_one_is_stale_even_for_an_edit_of_nothing(
    expected: int,
) -> None:
    assert refused(Edit(expected), signed(1)) == [("STALE_VERSION", ("expectedVersion",))]


@pytest.mark.parametrize("status", [PENDING, COMPLETED])
def test_what_is_missing_is_told_and_is_no_attempt_to_change_a_locked_milestone(
    status: MilestoneStatus,
) -> None:
    blank = MilestoneUpdate(uid(1), name=" ")
    wrong = [("REQUIRED", ("update", "0", NAME))]
    assert refused(update(blank), signed(1, status=status)) == wrong
