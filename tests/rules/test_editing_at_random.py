"""Random saves of random milestones: the plan is what a second, independent telling of the rules says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.rules.editing import Edit, EditPlan, plan_edit
from models.rules.lifecycle import MilestoneStatus
from models.rules.money import Money
from models.rules.rows import UNSET, House, MilestoneState, MilestoneUpdate, NewMilestone
from models.rules.terms import Terms
from tests.rules import oracle
from tests.rules.oracle import TODAY, VERSION, Fields, Standing, Typed, judge
from tests.rules.samples import refusal_of, uid

World = dict[int, Standing]

YESTERDAY, TOMORROW, LATER = (TODAY + timedelta(days=n) for n in (-1, 1, 40))
# Few values, so that an edit often writes what stands there already.
NAMES, DUES, AMOUNTS = ["Design", "Build"], [YESTERDAY, TODAY, LATER], ["100", "250.50"]

some_terms = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(DUES), st.sampled_from(AMOUNTS).map(Decimal)
)
some_po = st.sampled_from([None, "PO-1", "PO-2"])
unsigned = st.builds(Standing, some_terms, st.none(), some_po)
agreed = st.builds(
    lambda terms, po, locked: Standing(terms, terms, po, locked), some_terms, some_po, st.booleans()
)
revised = st.builds(Standing, some_terms, some_terms, some_po)
pending_removal = st.builds(Standing, st.none(), some_terms, some_po)
gone = st.just(Standing(None, None, None))

before_the_signature = st.lists(unsigned, min_size=1, max_size=4)
in_force = st.tuples(
    agreed | revised,
    st.lists(agreed | revised | unsigned | pending_removal | gone, max_size=4),
).map(lambda some: [some[0], *some[1]])
worlds = (before_the_signature | in_force).map(lambda rows: dict(enumerate(rows, start=1)))


def fields(
    names: list[str | None],
    dues: list[date | None],
    amounts: list[str | None],
    pos: list[str | None],
) -> tuple[st.SearchStrategy[Fields], st.SearchStrategy[Fields]]:
    """Rows to add, of which only the PO number may be left out, and rows to update."""
    compulsory = {
        "name": st.sampled_from([each for each in names if each is not None]),
        "dueDate": st.sampled_from([each for each in dues if each is not None]),
        "amount": st.sampled_from([Decimal(each) for each in amounts if each is not None]),
    }
    nullable = {
        "name": st.sampled_from(names),
        "dueDate": st.sampled_from(dues),
        "amount": st.sampled_from([each and Decimal(each) for each in amounts]),
        "purchaseOrderNumber": st.sampled_from(pos),
    }
    optional = {"purchaseOrderNumber": nullable["purchaseOrderNumber"]}
    add = st.fixed_dictionaries(compulsory, optional=optional)
    update = st.fixed_dictionaries({}, optional=nullable)
    # The keys and values are those of Fields; the library types them as any dictionary.
    return cast("st.SearchStrategy[Fields]", add), cast("st.SearchStrategy[Fields]", update)


sound = fields(["Design", " Build "], [TODAY, LATER], ["100.00", "250.5"], [None, " PO-1 ", "PO-3"])
wild = fields(
    ["Design", " Build ", "Design", " ", None, "x" * 200, "x" * 201],
    [TODAY, LATER, TOMORROW, YESTERDAY, None],
    ["100.00", "250.5", "0", "-1", "1.005", "999999999999", "999999999999.01", None],
    ["PO-1", " PO-2 ", None, "  ", "x" * 64, "x" * 65],
)


@st.composite
def sound_saves(draw: st.DrawFn) -> tuple[World, Typed]:
    """Saves that name each milestone at most once, and nothing that is over."""
    world = draw(worlds)
    add, update = sound
    standing = [number for number, each in world.items() if each.latest or each.signed]
    named = draw(st.lists(st.sampled_from(standing), unique=True))
    split = draw(st.integers(0, len(named)))
    updates = [(number, draw(update)) for number in named[:split]]
    # A locked milestone is left alone or written as it stands.
    removals = [number for number in named[split:] if not world[number].locked]
    updates = [(n, {} if world[n].locked else each) for n, each in updates]
    strict = draw(st.booleans())
    return world, Typed(VERSION, draw(st.lists(add, max_size=2)), updates, removals, None, strict)


@st.composite
def wild_saves(draw: st.DrawFn) -> tuple[World, Typed]:
    """Whatever can be typed."""
    world = draw(worlds)
    add, update = wild
    number = st.sampled_from(sorted(world))
    typed = Typed(
        version=draw(st.sampled_from([VERSION] * 9 + [VERSION - 1])),
        add=draw(st.lists(add, max_size=2)),
        update=draw(st.lists(st.tuples(number, update), max_size=4)),
        remove=draw(st.lists(number, max_size=2)),
        start=draw(st.sampled_from([None, YESTERDAY, TOMORROW])),
        requires_po=draw(st.booleans()),
    )
    return world, typed


@settings(max_examples=300)
@given(sound_saves() | wild_saves())
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
    house = House(TODAY, "DKK", typed.start, typed.requires_po)
    added = [_new(100 + index, each) for index, each in enumerate(typed.add)]
    updated = [_update(number, each) for number, each in typed.update]
    edit = Edit(typed.version, added, updated, [uid(number) for number in typed.remove])
    return plan_edit(edit, [_state(n, each) for n, each in world.items()], house, VERSION)


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
