"""Random saves of a hire: sound, wild, back to what is in force, or of next to nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.tenant import JSON, in_days, milestone

MONEY: Mapping[str, Sequence[str]] = {
    "DKK": ["1250", "1250.00", "7", "9.50"],
    "JPY": ["1250", "1250.00", "7"],
    "KWD": ["1250", "7.000", "9.505"],
}
"""Amounts that a currency has. Few, so that a save often writes what stands there already."""
_NO_MONEY = ["0", "-1", "0.0005", "1000000000000", None]

_ROW: Mapping[str, list[Any]] = {
    "name": ["A", "B", " B ", "Hand-over"],
    "dueDate": [in_days(day) for day in (0, 30, 31, 50)],
    "purchaseOrderNumber": ["PO-1", " PO-2 ", None, " "],
}
_WILD_ROW: Mapping[str, list[Any]] = {
    "name": [" ", None, "x" * 201, "a\u200bb", "Shop \u0378"],
    "dueDate": [None, in_days(-1), in_days(5), "3000-01-01"],
    "purchaseOrderNumber": ["x" * 65, "\u0378"],
}
_FIELDS: Mapping[str, list[Any]] = {
    "title": ["A site", "A shop", " A shop "],
    "description": ["", "Two pages.", None],
    "additionalTerms": ["Net 30", None, "  "],
    "startDate": [None, in_days(-9), in_days(2), in_days(20)],
    "endDate": [None, in_days(60), in_days(90)],
}
_WILD_FIELDS: Mapping[str, list[Any]] = {
    "title": [" ", None, "x" * 201, "a\nb", "Shop \u0378"],
    "description": ["x\n" * 2_001, "\u0378"],
    "additionalTerms": ["x" * 20_001, "a\u2060b"],
    "startDate": [in_days(45), in_days(70), "3000-01-01"],
    "endDate": [in_days(-20), in_days(10), "3000-01-01"],
}


@dataclass
class DrawnSave:
    """One save. `rows` is None where nothing was typed of the milestones, which go by their places."""

    fields: JSON = field(default_factory=dict)
    rows: JSON | None = None
    more: JSON = field(default_factory=dict)
    """Note and key, of either door; `reissue` of the larger one alone."""
    is_stale: bool = False

    @property
    def is_of_the_view(self) -> bool:
        """Whether either door can say it."""
        return self.rows is not None and not self.fields and "reissue" not in self.more

    def input_of(self, door: str, hire: str, version: int, milestones: Sequence[str]) -> JSON:
        """What that door takes; `milestones` are the hire's by their places."""
        given = {"hire": hire, "expectedVersion": version - self.is_stale, **self.more}
        rows = _rows(self.rows, milestones) if self.rows is not None else {}
        if door == "editMilestones":
            return {**given, **rows}
        return {**given, **self.fields, **({"milestones": rows} if self.rows is not None else {})}


def _rows(drawn: JSON, milestones: Sequence[str]) -> JSON:
    return {
        "add": drawn["add"],
        "update": [{"milestone": milestones[place], **row} for place, row in drawn["update"]],
        "remove": [milestones[place] for place in drawn["remove"]],
    }


def drawn_save(chance: Random, state: JSON, milestones: Sequence[str]) -> DrawnSave:
    """A save of a hire that stands so."""
    way = chance.choices([_sound, _wild, _back, _little], [10, 3, 3, 2])[0]
    save = way(chance, state, milestones)
    if chance.random() < 0.15:
        save.more["note"] = chance.choice(["As agreed.", " ", "As agreed.", "x" * 2_001])
    return save


def _sound(chance: Random, state: JSON, milestones: Sequence[str]) -> DrawnSave:
    """Each milestone is named once at the most, and none that is locked or not listed any more."""
    amounts = MONEY[state["currency"]]
    nodes = listed(state)
    places = [milestones.index(node["id"]) for node in nodes if not node["isLocked"]]
    places += [milestones.index(each["id"]) for each in state["pendingRemovals"]]
    chance.shuffle(places)
    split = chance.randint(0, len(places))
    row = {**_ROW, "amount": [*amounts]}
    rows = {
        "add": [_added(chance, amounts) for _ in range(chance.choice([0, 0, 0, 1, 2]))],
        "update": [(place, _some(chance, row)) for place in places[:split]],
        "remove": [place for place in places[split:] if chance.random() < 0.3],
    }
    fields = _some(chance, _FIELDS) if chance.random() < 0.5 else {}
    if state["totalAmount"] is None and chance.random() < 0.5:
        fields["rateAmount"] = chance.choice(amounts)
    by_milestones = state["totalAmount"] is not None and chance.random() < 0.8
    return DrawnSave(fields, rows if by_milestones else None)


def _wild(chance: Random, state: JSON, milestones: Sequence[str]) -> DrawnSave:
    """Whatever can be typed."""
    amounts = [*MONEY[state["currency"]], *_NO_MONEY]
    either = {name: [*_ROW[name], *_WILD_ROW[name]] for name in _ROW} | {"amount": amounts}
    fields = {name: [*_FIELDS[name], *_WILD_FIELDS[name]] for name in _FIELDS}
    fields["rateAmount"] = amounts
    places = [*range(len(milestones)), *range(len(milestones))]
    named = chance.sample(places, chance.randint(0, min(3, len(places))))
    rows = {
        "add": [_added(chance, MONEY[state["currency"]]) | _some(chance, either, no_null=True)],
        "update": [(place, _some(chance, either)) for place in named],
        "remove": chance.sample(places, min(len(places), chance.choice([0, 0, 1]))),
    }
    typed = rows if chance.random() < 0.7 else None
    return DrawnSave(_some(chance, fields, most=2), typed, is_stale=chance.random() < 0.1)


def _back(chance: Random, state: JSON, milestones: Sequence[str]) -> DrawnSave:
    """Everything as it is in force, but perhaps for something."""
    if state["activeContract"] is None:
        return _sound(chance, state, milestones)
    said = json.loads(state["activeContract"]["content"])
    fields = {name: said[name] for name in _FIELDS}
    if "amount" in said["rate"]:
        return DrawnSave(_but_for_one(chance, {**fields, "rateAmount": said["rate"]["amount"]}))
    standing = [*listed(state), *state["pendingRemovals"]]
    signed = {milestones.index(each["id"]): each["signedTerms"] for each in standing}
    updates = [
        (place, {**terms, "amount": terms["amount"]["amount"]})
        for place, terms in signed.items()
        if terms
    ]
    removals = [place for place, terms in signed.items() if not terms]
    rows = {"add": [], "update": _but_for_one(chance, updates), "remove": removals}
    return DrawnSave({} if chance.random() < 0.3 else _but_for_one(chance, fields), rows)


def _little(chance: Random, state: JSON, milestones: Sequence[str]) -> DrawnSave:
    """Nothing, PO numbers alone, or that it is issued anew."""
    if chance.random() < 0.6:
        fields = _some(chance, _FIELDS, most=1) if chance.random() < 0.3 else {}
        return DrawnSave(fields, more={"reissue": True})
    places = [milestones.index(node["id"]) for node in listed(state) if not node["isLocked"]]
    orders = {"purchaseOrderNumber": _ROW["purchaseOrderNumber"]}
    rows = {"add": [], "update": [(place, _some(chance, orders)) for place in places], "remove": []}
    return DrawnSave(rows=rows if state["totalAmount"] else None)


def listed(state: JSON) -> list[JSON]:
    """The milestones of a hire that are listed."""
    return [edge["node"] for edge in state["milestones"]["edges"]]


def _added(chance: Random, amounts: Sequence[str]) -> JSON:
    order = chance.choice([{}, {"purchaseOrderNumber": "PO-3"}])
    return milestone(
        f"New {chance.randrange(9)}", chance.choice([25, 40]), chance.choice(amounts), **order
    )


def _but_for_one(chance: Random, values: Any) -> Any:
    if not values or chance.random() < 0.6:
        return values
    left_out = chance.randrange(len(values))
    if isinstance(values, dict):
        return {key: values[key] for place, key in enumerate(values) if place != left_out}
    return [value for place, value in enumerate(values) if place != left_out]


def _some(
    chance: Random, values: Mapping[str, Sequence[Any]], most: int = 3, *, no_null: bool = False
) -> JSON:
    names = chance.sample(sorted(values), chance.randint(0, min(most, len(values))))
    drawn = {name: chance.choice(values[name]) for name in names}
    return {name: value for name, value in drawn.items() if not (no_null and value is None)}
