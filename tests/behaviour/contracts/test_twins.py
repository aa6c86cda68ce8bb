"""Twins: what a random save does by one door it does by the other, and its preview says it beforehand."""

from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from tests.tenant import JSON, Hire, Tenant, in_days, milestone

_TERMS = "{ name dueDate amount { amount } purchaseOrderNumber }"
_CHANGES = f"kind before {_TERMS} after {_TERMS}"
_FIELD = "{ field before after }"
_SAID = f"version status changes {{ {_CHANGES} }} fieldChanges {_FIELD}"
_STATE = f"""version title description additionalTerms startDate endDate isAwaitingSignature
    rate {{ amount {{ amount }} }} totalAmount {{ amount currency }}
    milestones {{ edges {{ node {{ id name dueDate amount {{ amount }} purchaseOrderNumber
        isAwaitingSignature }} }} }} pendingRemovals {{ name }} latestContract {{ {_SAID} }}
    events(last: 9) {{ edges {{ node {{ type changes {_FIELD} }} }} }}"""
_PREVIEW = f"""requiresSignature changes {{ {_CHANGES} }} fieldChanges {_FIELD}
    editChanges {{ {_CHANGES} }} totalBefore {{ amount currency }} totalAfter {{ amount currency }}
    userErrors {{ code path }}"""
_PREVIEWS = {
    "editMilestones": ("previewMilestoneEdit", "EditMilestonesInput", ""),
    "editHire": ("previewHireEdit", "EditHireInput", f"editFieldChanges {_FIELD}"),
}
"""By mutation the query that previews it, what it takes, and what it alone tells."""
_FIELDS: dict[str, list[Any]] = {
    "title": ["A site", "A shop", "A shop", " "],
    "description": ["", "Two pages.", None],
    "additionalTerms": ["Net 30", None],
    "startDate": [None, in_days(2), in_days(20), in_days(45)],
    "endDate": [None, in_days(60), in_days(10)],
}
_STEPS = 14


@dataclass
class Twins:
    """Two hires that are the same but for their ids; each has what its milestones are called by id."""

    view: Hire
    whole: Hire

    async def states(self) -> tuple[JSON, JSON]:
        """All that there is to see of either."""
        return await self.view.read(_STATE), await self.whole.read(_STATE)

    async def both(self, act: str) -> None:
        """The worker or the company answers the open version, if there is one."""
        for hire in (self.view, self.whole):
            if act == "sign":
                await hire.sign()
            elif act == "withdrawRevision":
                await hire.tenant.owner.do(act, hire=hire.id)
            else:
                latest = (await hire.read())["latestContract"]["id"]
                await hire.worker.do(act, contract=latest)


@pytest.mark.parametrize("seed", [1, 2])
async def test_both_doors_do_what_their_previews_say_and_both_the_same(
    tenant: Tenant, seed: int
) -> None:
    chance = Random(seed)  # the same saves in every run, no secret
    steps = [milestone(name, 30 + place) for place, name in enumerate("ABC")]
    make = tenant.hire if seed == 1 else tenant.active
    twins = Twins(await make(*steps, title="A site"), await make(*steps, title="A site"))
    for step in range(_STEPS):
        before = await twins.states()
        rows = [_drawn_rows(Random(f"{seed} {step}"), state, step) for state in before]  # as above
        if chance.random() < 0.5:
            fields = _drawn_fields(chance)
            await _saved(twins.view, "editHire", before[0], {**fields, "milestones": rows[0]})
            await _saved(twins.whole, "editHire", before[1], {**fields, "milestones": rows[1]})
        else:
            await _saved(twins.view, "editMilestones", before[0], rows[0])
            await _saved(twins.whole, "editHire", before[1], {"milestones": rows[1]})
        view, whole = await twins.states()
        assert _anonymous(view) == _anonymous(whole)
        if step == _STEPS // 3 and seed == 1:
            await twins.view.offer()
            await twins.whole.offer()
            await twins.both("sign")
        elif view["isAwaitingSignature"] and chance.random() < 0.4:
            await twins.both(chance.choice(["sign", "declineContract", "withdrawRevision"]))


async def _saved(hire: Hire, door: str, before: JSON, given: JSON) -> None:
    """Preview one save, do it, and compare."""
    owner = hire.tenant.owner
    input = {"hire": hire.id, "expectedVersion": before["version"], **given}
    name, takes, more = _PREVIEWS[door]
    query = f"query ($i: {takes}!) {{ {name}(input: $i) {{ {_PREVIEW} {more} }} }}"
    said = (await owner.ask(query, i=input))[name]
    done = await owner.attempt(door, f"hire {{ {_STATE} }} contract {{ {_SAID} }}", **input)
    assert said["userErrors"] == [
        {"code": error["code"], "path": error["path"]} for error in done["userErrors"]
    ]
    if done["userErrors"]:
        return
    after, contract = done["hire"], done["contract"]
    assert said["requiresSignature"] is (contract is not None)
    latest = after["latestContract"]
    is_open = latest["status"] == "PENDING_SIGNATURE"
    for changes in ("changes", "fieldChanges"):
        assert said[changes] == (latest[changes] if is_open else []), (door, given)
    assert _by_name(said["editChanges"]) == _rows_changed(before, after)
    assert (said["totalBefore"], said["totalAfter"]) == (
        before["totalAmount"], after["totalAmount"],
    )  # fmt: skip
    if door == "editHire":
        assert said["editFieldChanges"] == _fields_changed(before, after)


def _drawn_rows(chance: Random, state: JSON, step: int) -> JSON:
    """The same for both twins, whose milestones are in the same order."""
    rows: JSON = {"add": [], "update": [], "remove": []}
    for edge in state["milestones"]["edges"]:
        id, draw = edge["node"]["id"], chance.random()
        if draw < 0.15:
            rows["remove"].append(id)
        elif draw < 0.6:
            rows["update"].append({"milestone": id, **_drawn_terms(chance)})
    if chance.random() < 0.25:
        rows["add"].append(milestone(f"New {step}", chance.choice([5, 40]), "9.50"))
    return rows


def _drawn_terms(chance: Random) -> JSON:
    values: dict[str, list[Any]] = {
        "dueDate": [in_days(30), in_days(31), in_days(50)],
        "amount": ["1250", "1250.00", "7", "0.001"],
        "purchaseOrderNumber": ["PO-1", None],
    }
    names = chance.sample(sorted(values), chance.randint(0, 2))
    return {name: chance.choice(values[name]) for name in names}


def _drawn_fields(chance: Random) -> JSON:
    names = chance.sample(sorted(_FIELDS), chance.randint(0, 3))
    return {name: chance.choice(_FIELDS[name]) for name in names}


def _anonymous(state: JSON) -> JSON:
    nodes = [dict(edge["node"]) for edge in state["milestones"]["edges"]]
    for node in nodes:
        del node["id"]
    return {**state, "milestones": nodes}


def _terms(state: JSON) -> dict[str, JSON]:
    nodes = [edge["node"] for edge in state["milestones"]["edges"]]
    return {node["id"]: {key: node[key] for key in ("name", "dueDate", "amount")} for node in nodes}


def _by_name(changes: list[JSON]) -> list[tuple[Any, Any]]:
    """Each before and after, without PO numbers, which are no terms."""
    pairs = [(_plain(each["before"]), _plain(each["after"])) for each in changes]
    return sorted(pairs, key=repr)


def _plain(terms: JSON | None) -> JSON | None:
    if terms is None:
        return None
    return {key: value for key, value in terms.items() if key != "purchaseOrderNumber"}


def _rows_changed(before: JSON, after: JSON) -> list[tuple[Any, Any]]:
    was, now = _terms(before), _terms(after)
    pairs = [(was.get(id), now.get(id)) for id in {*was, *now} if was.get(id) != now.get(id)]
    return sorted(pairs, key=repr)


def _fields_changed(before: JSON, after: JSON) -> list[JSON]:
    return [
        {"field": name, "before": before[name], "after": after[name]}
        for name in _FIELDS
        if before[name] != after[name]
    ]
