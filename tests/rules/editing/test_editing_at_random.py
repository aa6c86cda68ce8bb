"""Random saves of random milestones: the plan is what a second, independent telling of the rules says."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import assume, given, settings

from models.rules.editing.edit import Edit
from models.rules.editing.plan import EditPlan
from models.rules.editing.planner import plan_edit
from models.rules.rows import RowBounds
from tests.rules.editing.edits import WORK, hire_of, issues, withdraws
from tests.rules.editing.saves import World, saves_back_to_the_signed_terms, sound_saves, wild_saves
from tests.rules.editing.translation import (
    latest_rows,
    orders,
    plain,
    standing_rows,
    typed_rows,
)
from tests.rules.oracle import TODAY, Fields, Standing, Typed, judge
from tests.rules.samples import refusal_of


@settings(max_examples=300)
@given(sound_saves() | wild_saves() | saves_back_to_the_signed_terms())
def test_a_save_is_planned_or_refused_as_the_rules_say(save: tuple[World, Typed]) -> None:
    world, typed = save
    verdict = judge(world, typed)
    if verdict.wrong:
        refused = refusal_of(lambda: _plan(world, typed))
        assert sorted(refused) == sorted(verdict.wrong)
        return
    plan = _plan(world, typed)
    assert latest_rows(plan) == verdict.latest
    assert orders(world, plan) == verdict.po
    assert {c.milestone.int: (plain(c.before), plain(c.after)) for c in plan.changes} == (
        verdict.changed
    )
    assert issues(plan) == verdict.issues
    assert withdraws(plan) == verdict.withdraws
    assert plan.does_nothing == verdict.nothing


@given(sound_saves() | wild_saves())
def test_a_locked_milestone_never_changes(save: tuple[World, Typed]) -> None:
    world, typed = save
    plan = _accepted(world, typed)
    for number, each in world.items():
        if each.locked:
            assert latest_rows(plan)[number] == each.latest
            assert orders(world, plan)[number] == each.po


@given(sound_saves())
def test_a_version_is_issued_exactly_if_the_terms_move_and_not_back(
    save: tuple[World, Typed],
) -> None:
    world, typed = save
    plan = _accepted(world, typed)
    was = {number: each.latest for number, each in world.items() if each.latest}
    signed = {number: each.signed for number, each in world.items() if each.signed}
    assert issues(plan) == (latest_rows(plan) not in (was, signed))


@given(saves_back_to_the_signed_terms())
def test_back_at_the_signed_terms_the_open_revision_goes_and_none_is_issued(
    save: tuple[World, Typed],
) -> None:
    world, typed = save
    plan = _accepted(world, typed)
    assume({n: each.signed for n, each in world.items() if each.signed} == latest_rows(plan))
    assert plan.after == plan.signed
    assert not issues(plan)
    assert plan.changes == ()


@given(sound_saves())
def test_po_numbers_alone_never_issue_a_version(save: tuple[World, Typed]) -> None:
    world, typed = save
    standing = {number for number, each in world.items() if each.latest}
    numbered = [(number, _only_po(each)) for number, each in typed.update if number in standing]
    plan = _accepted(world, replace(typed, add=[], update=numbered, remove=[]))
    assert not plan.changes_terms
    assert not issues(plan)
    assert {row.terms.milestone.int for row in plan.updated} == {
        number for number in standing if orders(world, plan)[number] != world[number].po
    }


@given(sound_saves() | wild_saves())
def test_the_same_edit_again_does_nothing(save: tuple[World, Typed]) -> None:
    world, typed = save
    typed = replace(typed, add=[])
    plan = _accepted(world, typed)
    latest, pos = latest_rows(plan), orders(world, plan)
    after = {
        number: Standing(latest.get(number), each.signed, pos[number], each.status)
        for number, each in world.items()
    }
    assume(all(after[number].latest or after[number].signed for number in typed.remove))
    assert _plan(after, typed).does_nothing


def _accepted(world: World, typed: Typed) -> EditPlan:
    assume(not judge(world, typed).wrong)
    return _plan(world, typed)


def _plan(world: Mapping[int, Standing], typed: Typed) -> EditPlan:
    bounds = RowBounds(TODAY, "DKK", typed.start, typed.requires_po)
    hire = hire_of(*standing_rows(world), now=replace(WORK, start_date=typed.start))
    return plan_edit(Edit(typed.version, typed_rows(typed)), hire, bounds)


def _only_po(typed: Fields) -> Fields:
    return {"purchaseOrderNumber": typed.get("purchaseOrderNumber", "PO-9")}
