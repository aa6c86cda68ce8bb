"""One save of the Manage Milestones view: what it issues and what it leaves alone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rules.editing.edit import Edit
from models.rules.rows import MilestoneState, MilestoneUpdate
from tests.rules.editing.edits import (
    PENDING,
    POSTPONE,
    RAISE,
    RENAME,
    STRICT,
    THE_SAME,
    VERSION,
    issues,
    new,
    remove,
    revised,
    save,
    signed,
    unsigned,
    update,
    view,
    withdraws,
)
from tests.rules.samples import TODAY, terms, uid

DEARER = terms(1, amount="150")


ANEW = {
    "name": update(RENAME),
    "due date": update(POSTPONE),
    "amount": update(RAISE),
    "one more": view(add=[new(9)]),
    "one less": remove(1),
    "all replaced": view(add=[new(9)], remove=[uid(1), uid(2)]),
    "many at once": view(add=[new(8), new(9)], update=[RENAME], remove=[uid(2)]),
}


@pytest.mark.parametrize("edit", ANEW.values(), ids=ANEW.keys())
def test_changed_terms_need_a_new_signature(edit: Edit) -> None:
    plan = save(edit, signed(1), signed(2))
    assert issues(plan)
    assert plan.changes


@pytest.mark.parametrize("edit", ANEW.values(), ids=ANEW.keys())
def test_before_the_first_signature_a_new_version_changes_nothing_in_force(edit: Edit) -> None:
    plan = save(edit, unsigned(1), unsigned(2))
    assert issues(plan)
    assert not withdraws(plan)
    assert plan.changes == ()


@pytest.mark.parametrize("value", ["PO-9", " PO-9 "])
def test_a_changed_po_number_needs_no_signature(value: str) -> None:
    edit = update(MilestoneUpdate(uid(1), purchase_order_number=value))
    for standing in (signed(1), unsigned(1), revised(1, DEARER), signed(1, po="PO-1")):
        plan = save(edit, standing)
        assert [row.purchase_order_number for row in plan.updated] == ["PO-9"]
        assert not plan.does_nothing
        assert not plan.changes_terms
        assert not issues(plan)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_blank_po_number_takes_it_away(value: str | None) -> None:
    plan = save(update(MilestoneUpdate(uid(1), purchase_order_number=value)), signed(1, po="PO-1"))
    assert [row.purchase_order_number for row in plan.updated] == [None]
    assert not plan.changes_terms


@pytest.mark.parametrize("standing", [signed(1), signed(1, status=PENDING), unsigned(1)])
@pytest.mark.parametrize("edit", [Edit(VERSION), update(MilestoneUpdate(uid(1))), update(THE_SAME)])
def test_writing_what_stands_there_already_does_nothing(
    edit: Edit, standing: MilestoneState
) -> None:
    plan = save(edit, standing)
    assert plan.does_nothing
    assert not issues(plan)


def test_a_row_that_is_written_as_it_stands_need_not_obey_the_po_rule() -> None:
    assert save(update(THE_SAME), signed(1), bounds=STRICT).does_nothing


def test_a_locked_milestone_does_not_block_the_others() -> None:
    assert issues(save(update(RAISE), signed(1), signed(2, status=PENDING)))


def test_an_unsigned_revision_is_compared_with_the_version_in_force() -> None:
    plan = save(update(RENAME), revised(1, DEARER), signed(2))
    (change,) = plan.changes
    assert (change.before, change.after) == (terms(1), replace(DEARER, name="Redesign"))


@pytest.mark.parametrize(
    ("edit", "standing"),
    [
        (update(MilestoneUpdate(uid(1), amount=Decimal(100))), [revised(1, DEARER), signed(2)]),
        (remove(2), [signed(1), unsigned(2)]),
        (update(MilestoneUpdate(uid(2))), [signed(1), revised(2, None)]),
        (update(replace(THE_SAME, purchase_order_number="PO-9")), [revised(1, DEARER)]),
    ],
    ids=["changed back", "addition removed", "removal restored", "changed back with a PO number"],
)
def test_an_edit_back_to_the_signed_terms_issues_none(
    edit: Edit, standing: list[MilestoneState]
) -> None:
    plan = save(edit, *standing)
    assert plan.changes_terms
    assert withdraws(plan)
    assert not issues(plan)
    assert plan.changes == ()


def test_an_update_restores_a_pending_removal_from_its_signed_terms() -> None:
    plan = save(update(MilestoneUpdate(uid(2), amount=Decimal(7))), signed(1), revised(2, None))
    assert plan.after.milestones == (terms(1), terms(2, amount="7"))
    assert issues(plan)


def test_removing_a_pending_removal_again_does_nothing() -> None:
    assert save(remove(2), signed(1), revised(2, None)).does_nothing


def test_the_latest_terms_stand_by_due_date() -> None:
    plan = save(view(add=[new(9, due=TODAY)], update=[POSTPONE]), signed(1), signed(2))
    assert [each.milestone for each in plan.after.milestones] == [uid(9), uid(2), uid(1)]
