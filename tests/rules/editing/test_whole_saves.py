"""Random saves of everything that is signed: the plan is what a second, independent telling of the rules says.

75 times EDITS of them are drawn, EDITS_SEED says which.
"""

import os
from collections import Counter
from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

from hypothesis import given

from models.rules.contract.changes import particulars_changes
from models.rules.editing.edit import Edit
from models.rules.editing.plan import EditPlan
from models.rules.editing.planner import plan_edit
from models.rules.errors import Refused
from models.rules.rows import RowBounds
from tests.rules.editing.edits import issues, withdraws
from tests.rules.editing.saves import World, sound_saves, wild_saves
from tests.rules.editing.translation import latest_rows, orders, plain, typed_rows
from tests.rules.editing.whole_saves import Hiring, drawn, edit_of
from tests.rules.oracle import TODAY, Typed
from tests.rules.samples import refusal_of, told
from tests.rules.whole_oracle import Fate, Whole, judge_whole

SAVES = 75 * int(os.environ.get("EDITS", "80"))
SEED = os.environ.get("EDITS_SEED", "1")


def test_a_save_does_and_a_preview_tells_what_the_rules_say() -> None:
    met: Counter[str] = Counter()
    for number in range(SAVES):
        hiring, typed = drawn(Random(f"{SEED} {number}"))
        fate = judge_whole(hiring.world, hiring.now, hiring.signed, typed)
        met[_kind(fate)] += 1
        if fate.wrong:
            refused = refusal_of(partial(_plan, hiring, typed))
            assert sorted(refused) == sorted(fate.wrong), (SEED, number)
        else:
            _compare(hiring, _plan(hiring, typed), fate)
    # Otherwise not much would have been compared.
    for kind in ("refused", "issued", "withdrawn", "nothing", "numbered"):
        assert met[kind] >= SAVES / 1_000, met


def _kind(fate: Fate) -> str:
    if fate.wrong:
        return "refused"
    if fate.nothing:
        return "nothing"
    return "issued" if fate.issues else "withdrawn" if fate.withdraws else "numbered"


def _compare(hiring: Hiring, plan: EditPlan, fate: Fate) -> None:
    assert plan.particulars.shown == hiring.shown(fate.work)
    assert latest_rows(plan) == fate.rows.latest
    assert orders(hiring.world, plan) == fate.rows.po
    assert (issues(plan), withdraws(plan)) == (fate.issues, fate.withdraws)
    assert plan.does_nothing == fate.nothing
    was = {n: each.latest for n, each in hiring.world.items() if each.latest}
    assert _told(plan.edit_changes) == _difference(was, fate.rows.latest)
    assert _told(plan.changes) == fate.rows.changed
    changes = particulars_changes(plan.before.particulars, plan.particulars)
    told = {name: (before, after) for name, before, after in changes}
    assert told == _difference(hiring.shown(hiring.now), hiring.shown(fate.work))


@given(sound_saves() | wild_saves())
def test_both_doors_do_the_same_where_they_can_say_the_same(save: tuple[World, Typed]) -> None:
    world, typed = save
    work = {
        "title": "Website", "description": "", "additionalTerms": None, "startDate": typed.start,
        "endDate": None, "rate": None,
    }  # fmt: skip
    is_signed = any(each.signed for each in world.values())
    hiring = Hiring(world, work, work if is_signed else None)
    plans = [
        _planned(hiring, Edit(typed.version, typed_rows(typed, path)), strict=typed.requires_po)
        for path in ((), ("milestones",))
    ]
    view, whole = plans
    if isinstance(view, EditPlan):
        assert view == whole
    else:
        prefixed = [
            (code, path if path == ("expectedVersion",) else ("milestones", *path))
            for code, path in view
        ]
        assert whole == prefixed


def _planned(hiring: Hiring, edit: Edit, *, strict: bool) -> Any:
    try:
        return plan_edit(edit, hiring.state, _bounds(hiring, strict=strict))
    except Refused as refused:
        return told(refused.refusals)


def _plan(hiring: Hiring, typed: Whole) -> EditPlan:
    bounds = _bounds(hiring, strict=typed.requires_po)
    return plan_edit(edit_of(typed), hiring.state, bounds)


def _bounds(hiring: Hiring, *, strict: bool) -> RowBounds:
    start = hiring.now["startDate"]
    return replace(RowBounds(TODAY, hiring.currency, start), requires_purchase_order_number=strict)


def _told(changes: Any) -> dict[int, Any]:
    return {each.milestone.int: (plain(each.before), plain(each.after)) for each in changes}


def _difference(was: dict[Any, Any], now: dict[Any, Any]) -> dict[Any, Any]:
    return {
        key: (was.get(key), now.get(key)) for key in {*was, *now} if was.get(key) != now.get(key)
    }
