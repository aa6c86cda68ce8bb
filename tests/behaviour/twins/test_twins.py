"""Twins: what a random save does by one door it does by the other, and its preview says it beforehand.

EDITS says how many saves are drawn for each database, EDITS_SEED which.
"""

import json
import os
from collections import Counter
from collections.abc import Sequence
from random import Random

from tests.behaviour.twins.agreement import Difference, differences
from tests.behaviour.twins.drawn_acts import act
from tests.behaviour.twins.drawn_saves import MONEY, DrawnSave, drawn_save
from tests.behaviour.twins.pair import Both, Twins
from tests.behaviour.wire import Wire
from tests.tenant import JSON, Tenant, milestone

SAVES = int(os.environ.get("EDITS", "80"))
SEED = os.environ.get("EDITS_SEED", "1")
_OVER = {"ENDED", "DECLINED", "CANCELLED", "TERMINATED"}
_RATES = ["hourly", "daily", "weekly", "monthly", "fixed"]
_LONGEST = 40
"""Saves of one pair of twins."""


async def test_both_doors_do_what_their_previews_say_and_both_the_same(
    tenant: Tenant, wire: Wire
) -> None:
    chance = Random(f"{SEED} {tenant.server.dialect}")  # the same saves in every run, no secret
    met: Counter[str] = Counter()
    while met["saves"] < SAVES:
        await _live(chance, await _born(chance, tenant, wire), met)
    # Otherwise not much would have been compared.
    for what in ("issued", "refused", "nothing", "both doors", "DRAFT", "OFFERED", "ACTIVE"):
        assert met[what] >= SAVES / 50, met


async def _born(chance: Random, tenant: Tenant, wire: Wire) -> Twins:
    currency = chance.choice(sorted(MONEY))
    amounts = MONEY[currency]
    rate: JSON = {chance.choice(_RATES): chance.choice(amounts)}
    if chance.random() < 0.75:
        names = "ABC"[: chance.randint(1, 3)]
        rows = [
            milestone(name, 30 + place, chance.choice(amounts), purchaseOrderNumber="PO-1")
            for place, name in enumerate(names)
        ]
        rate = {"milestones": rows}
    given = {"title": "A site", "currency": currency, "rate": rate}
    twins = Twins(wire, tenant, [(await tenant.hire(**given)).id for _ in range(2)])
    await twins.read()
    return twins


async def _live(chance: Random, twins: Twins, met: Counter[str]) -> None:
    """From the draft until it is over, and a little longer."""
    templates = 0.06 if chance.random() < 0.2 else 0.0
    left = _LONGEST
    while left and met["saves"] < SAVES:
        met[twins.states[0]["status"]] += 1
        await _save(chance, twins, met)
        await act(chance, twins, templates=templates)
        left = min(left - 1, 2) if twins.states[0]["status"] in _OVER else left - 1


async def _save(chance: Random, twins: Twins, met: Counter[str]) -> None:
    """Preview one save of either, do it, and compare."""
    before = twins.states
    save = drawn_save(chance, before[0], twins.milestones[0])
    doors = _doors(chance, save, before[0])
    inputs = [
        save.input_of(door, id, state["version"], milestones)
        for door, id, state, milestones in zip(
            doors, twins.ids, before, twins.milestones, strict=True
        )
    ]
    said = await twins.preview(doors, inputs)
    done = await twins.save(doors, inputs)
    wrong = [
        *differences(before[0], said[0], done[0]),
        *differences(before[1], said[1], done[1]),
        *_apart(twins.states, done, doors),
    ]
    where = f"EDITS_SEED={SEED}, save {met['saves']}: {doors} {json.dumps(inputs)}"
    assert not wrong, f"{where}\n" + "\n".join(map(str, wrong))
    met.update(["saves", _kind(before[0], done[0]), *["both doors"] * (doors[0] != doors[1])])


def _doors(chance: Random, save: DrawnSave, state: JSON) -> Sequence[str]:
    """Both, where both can say it. A hire at another rate than milestones is not known to the view."""
    if not save.is_of_the_view:
        return ["editHire", "editHire"]
    if state["totalAmount"] is None:
        return [chance.choice(["editMilestones", "editHire"])] * 2
    return chance.sample(["editMilestones", "editHire"], 2)


def _kind(before: JSON, done: JSON) -> str:
    if done["userErrors"]:
        return "refused"
    if done["contract"]:
        return "issued"
    return "nothing" if done["hire"]["version"] == before["version"] else "written"


def _apart(states: Both, done: Both, doors: Sequence[str]) -> list[Difference]:
    """Wherever the two are not the same any more."""
    one, other = (_anonymous(state) for state in states)
    pairs = [(f"the twins' {name}", one[name], other[name]) for name in one]
    refused, as_well = (_refusals(*each) for each in zip(done, doors, strict=True))
    pairs.append(("the doors' refusals", refused, as_well))
    return [pair for pair in pairs if pair[1] != pair[2]]


def _refusals(done: JSON, door: str) -> list[tuple[str, list[str]]]:
    """(code, path) of each, with the path that it has below the view's input."""
    return sorted((error["code"], _path(error["path"], door)) for error in done["userErrors"])


def _path(path: list[str], door: str) -> list[str]:
    is_below = door == "editHire" and path[:1] == ["milestones"]
    return path[1:] if is_below else path


def _anonymous(state: JSON) -> JSON:
    """Without ids, and what is made of them."""
    return {key: _nameless(value) for key, value in state.items() if key != "id"}


def _nameless(value: object) -> object:
    if isinstance(value, list):
        return [_nameless(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {
        key: _nameless(each)
        for key, each in value.items()
        if key not in {"id", "contentHash", "milestone", "content"}
    }
    if "content" in value:
        said = json.loads(value["content"])
        kept["content"] = {key: each for key, each in said.items() if key != "hire"}
    return kept
