"""Random saves of random milestones: the plan is what a second, independent telling of the rules says."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given, settings

from models.rules.contract.terms import Terms
from models.rules.editing import Edit, EditPlan, plan_edit
from models.rules.lifecycle import MilestoneStatus
from models.rules.money import Money
from models.rules.rows import UNSET, MilestoneState, MilestoneUpdate, NewMilestone, RowBounds
from tests.rules import oracle
from tests.rules.editing.saves import World, saves_back_to_the_signed_terms, sound_saves, wild_saves
from tests.rules.oracle import TODAY, VERSION, Fields, Standing, Typed, judge
from tests.rules.samples import refusal_of, uid


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
    assert _latest(plan) == verdict.latest
    assert _pos(world, plan) == verdict.po
    assert {c.milestone.int: (_plain(c.before), _plain(c.after)) for c in plan.changes} == (
        verdict.changed
    )
    assert plan.issues_version == verdict.issues
    assert (plan.changes_terms and plan.returns_to_signed) == verdict.withdraws
    assert plan.does_nothing == verdict.nothing


@given(sound_saves() | wild_saves())
def test_a_locked_milestone_never_changes(save: tuple[World, Typed]) -> None:
    world, typed = save
    plan = _accepted(world, typed)
    for number, each in world.items():
        if each.locked:
            assert _latest(plan)[number] == each.latest
            assert _pos(world, plan)[number] == each.po


@given(sound_saves())
def test_a_version_is_issued_exactly_if_the_terms_move_and_not_back(
    save: tuple[World, Typed],
) -> None:
    world, typed = save
    plan = _accepted(world, typed)
    was = {number: each.latest for number, each in world.items() if each.latest}
    signed = {number: each.signed for number, each in world.items() if each.signed}
    assert plan.issues_version == (_latest(plan) not in (was, signed))


@given(saves_back_to_the_signed_terms())
def test_back_at_the_signed_terms_the_open_revision_goes_and_none_is_issued(
    save: tuple[World, Typed],
) -> None:
    world, typed = save
    plan = _accepted(world, typed)
    assume({n: each.signed for n, each in world.items() if each.signed} == _latest(plan))
    assert plan.returns_to_signed
    assert not plan.issues_version
    assert plan.changes == ()


@given(sound_saves())
def test_po_numbers_alone_never_issue_a_version(save: tuple[World, Typed]) -> None:
    world, typed = save
    standing = {number for number, each in world.items() if each.latest}
    orders = [(number, _only_po(each)) for number, each in typed.update if number in standing]
    plan = _accepted(world, replace(typed, add=[], update=orders, remove=[]))
    assert not plan.changes_terms
    assert not plan.issues_version
    assert {row.terms.milestone.int for row in plan.updated} == {
        number for number in standing if _pos(world, plan)[number] != world[number].po
    }


@given(sound_saves() | wild_saves())
def test_the_same_edit_again_does_nothing(save: tuple[World, Typed]) -> None:
    world, typed = save
    typed = replace(typed, add=[])
    plan = _accepted(world, typed)
    latest, pos = _latest(plan), _pos(world, plan)
    after = {
        number: Standing(latest.get(number), each.signed, pos[number], each.locked)
        for number, each in world.items()
    }
    assume(all(after[number].latest or after[number].signed for number in typed.remove))
    assert _plan(after, typed).does_nothing


def _accepted(world: World, typed: Typed) -> EditPlan:
    assume(not judge(world, typed).wrong)
    return _plan(world, typed)


def _plan(world: Mapping[int, Standing], typed: Typed) -> EditPlan:
    bounds = RowBounds(TODAY, "DKK", typed.start, typed.requires_po)
    added = [_new(100 + index, each) for index, each in enumerate(typed.add)]
    updated = [_update(number, each) for number, each in typed.update]
    edit = Edit(typed.version, added, updated, [uid(number) for number in typed.remove])
    return plan_edit(edit, [_state(n, each) for n, each in world.items()], bounds, VERSION)


def _state(number: int, each: Standing) -> MilestoneState:
    status = MilestoneStatus.COMPLETED if each.locked else MilestoneStatus.IN_PROGRESS
    latest, signed = _terms(number, each.latest), _terms(number, each.signed)
    return MilestoneState(uid(number), latest, signed, each.po, status)


def _terms(number: int, terms: oracle.Terms | None) -> Terms | None:
    if terms is None:
        return None
    name, due, amount = terms
    return Terms(uid(number), name, due, Money(int(amount * 100), "DKK"))


def _plain(terms: Terms | None) -> oracle.Terms | None:
    if terms is None:
        return None
    return terms.name, terms.due_date, Decimal(terms.amount.minor) / 100


def _latest(plan: EditPlan) -> dict[int, oracle.Terms | None]:
    return {each.milestone.int: _plain(each) for each in plan.latest}


def _pos(world: Mapping[int, Standing], plan: EditPlan) -> dict[int, str | None]:
    rows = {row.terms.milestone.int: row for row in (*plan.added, *plan.updated)}
    return {number: each.po for number, each in world.items()} | {
        number: row.purchase_order_number for number, row in rows.items()
    }


def _new(number: int, typed: Fields) -> NewMilestone:
    name, due, amount = typed["name"], typed["dueDate"], typed["amount"]
    assert name is not None
    assert due is not None
    assert amount is not None
    return NewMilestone(uid(number), name, due, amount, typed.get("purchaseOrderNumber"))


def _update(number: int, typed: Fields) -> MilestoneUpdate:
    return MilestoneUpdate(
        uid(number),
        typed.get("name", UNSET),
        typed.get("dueDate", UNSET),
        typed.get("amount", UNSET),
        typed.get("purchaseOrderNumber", UNSET),
    )


def _only_po(typed: Fields) -> Fields:
    return {"purchaseOrderNumber": typed.get("purchaseOrderNumber", "PO-9")}
