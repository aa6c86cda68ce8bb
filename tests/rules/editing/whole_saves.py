"""Random hires as they stand, at every rate, and random saves of everything that is signed: thousands in seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from models.rules.contract.particulars import Particulars
from models.rules.editing.edit import Edit, ParticularsEdit
from models.rules.editing.plan import HireState
from tests.rules.editing.edits import hire_of
from tests.rules.editing.saves import DUES, LATER, NAMES, STATUSES, TOMORROW, YESTERDAY, World
from tests.rules.editing.translation import money, standing_rows, typed_rows
from tests.rules.oracle import TODAY, VERSION, Fields, Standing, Terms, Typed
from tests.rules.whole_oracle import Whole, Work

JUNE, FAR = date(2027, 6, 1), date(3000, 1, 1)
IN_INPUT = {
    "title": "title", "description": "description", "additionalTerms": "additional_terms",
    "startDate": "start_date", "endDate": "end_date", "rateAmount": "rate_amount",
}  # fmt: skip
# Few values, so that a save often writes what stands there already, or is in force.
_SOUND: Mapping[str, list[Any]] = {
    "title": ["Website", " Shop "],
    "description": ["", "Two pages.", None],
    "additionalTerms": [" Net 30 ", None],
    "startDate": [None, YESTERDAY, TOMORROW],
    "endDate": [None, LATER, JUNE],
}
_WILD: Mapping[str, list[Any]] = {
    "title": ["Shop", " ", None, "x" * 200, "x" * 201],
    "description": ["Two pages.", "x" * 20_001, "  "],
    "additionalTerms": ["Net 30", "x" * 20_001, "  "],
    "startDate": [None, TOMORROW, LATER, JUNE, FAR],
    "endDate": [None, YESTERDAY, TOMORROW, LATER, FAR],
    "rateAmount": [
        None,
        Decimal(100),
        Decimal(0),
        Decimal(-1),
        Decimal("1.005"),
        Decimal("1.0005"),
    ],
}
_AMOUNTS = {
    "DKK": [Decimal(100), Decimal("250.50")],
    "JPY": [Decimal(100), Decimal(250)],
    "KWD": [Decimal(100), Decimal("250.505")],
}
"""Such as stand in a hire, by its currency."""
_DECIMALS = {"DKK": 2, "JPY": 0, "KWD": 3}
_ROWS: Mapping[str, list[Any]] = {
    "name": ["Design", " Build "],
    "dueDate": [TODAY, LATER],
    "purchaseOrderNumber": [None, " PO-1 ", "PO-3"],
}
_WILD_ROWS: Mapping[str, list[Any]] = {
    "name": ["Design", " ", None, "x" * 200, "x" * 201],
    "dueDate": [TODAY, LATER, TOMORROW, YESTERDAY, None],
    "amount": [Decimal(100), Decimal(0), Decimal("1.005"), Decimal("0.5"), None],
    "purchaseOrderNumber": ["PO-1", None, "  ", "x" * 65],
}


@dataclass(frozen=True)
class Hiring:
    """A hire as it stands: its milestones, none at another rate, and the work, the latest and in force."""

    world: World
    now: Work
    signed: Work | None
    currency: str = "DKK"

    @property
    def decimals(self) -> int:
        """Of its currency."""
        return _DECIMALS[self.currency]

    @property
    def state(self) -> HireState:
        """As the rules read it."""
        signed = self._particulars(self.signed) if self.signed else None
        rows = standing_rows(self.world, self.currency)
        return hire_of(*rows, now=self._particulars(self.now), signed=signed)

    def shown(self, work: Work) -> dict[str, str | None]:
        """The work as the API writes it."""
        days = {name: work[name] and work[name].isoformat() for name in ("startDate", "endDate")}
        rate = None if work["rate"] is None else str(money(work["rate"], self.currency))
        return {**work, **days, "rate": rate}

    def _particulars(self, work: Work) -> Particulars:
        rate = work["rate"]
        return Particulars(
            work["title"],
            work["description"],
            work["additionalTerms"],
            work["startDate"],
            work["endDate"],
            None if rate is None else money(rate, self.currency),
        )


def edit_of(whole: Whole) -> Edit:
    """As the rules read it."""
    typed = {IN_INPUT[name]: value for name, value in whole.fields.items()}
    rows = typed_rows(whole.rows, ("milestones",)) if whole.rows else None
    return Edit(whole.version, rows, ParticularsEdit(**typed))


def drawn(chance: Random) -> tuple[Hiring, Whole]:
    """A hire, and a save of it: sound, wild, or back to what is in force."""
    hiring = _hiring(chance)
    way = chance.choice([_sound, _sound, _wild, _back] if hiring.signed else [_sound, _wild])
    return hiring, way(chance, hiring)


def _hiring(chance: Random) -> Hiring:
    by_milestones, is_signed = chance.random() < 0.7, chance.random() < 0.7
    currency = chance.choice(sorted(_AMOUNTS))
    rates: list[Decimal | None] = [None] if by_milestones else [*_AMOUNTS[currency]]
    now = _work(chance, rates)
    signed = chance.choice([now, _work(chance, rates)]) if is_signed else None
    world = _world(chance, _AMOUNTS[currency], is_signed=is_signed) if by_milestones else {}
    return Hiring(world, now, signed, currency)


def _work(chance: Random, rates: Sequence[Decimal | None]) -> Work:
    return {
        "title": chance.choice(["Website", "Shop"]),
        "description": chance.choice(["", "Two pages."]),
        "additionalTerms": chance.choice([None, "Net 30"]),
        "startDate": chance.choice([None, YESTERDAY, TOMORROW]),
        "endDate": chance.choice([None, LATER, JUNE]),
        "rate": chance.choice(rates),
    }


def _world(chance: Random, amounts: Sequence[Decimal], *, is_signed: bool) -> World:
    kinds = ["agreed", "revised", "unsigned", "removal", "gone"] if is_signed else ["unsigned"]
    first = chance.choice(kinds[:2])
    others = [chance.choice(kinds) for _ in range(chance.randint(0, 3))]
    return {n: _standing(chance, kind, amounts) for n, kind in enumerate([first, *others], 1)}


def _standing(chance: Random, kind: str, amounts: Sequence[Decimal]) -> Standing:
    terms, other = _terms(chance, amounts), _terms(chance, amounts)
    po = chance.choice([None, "PO-1", "PO-2"])
    return {
        "agreed": Standing(terms, terms, po, chance.choice(["IN_PROGRESS", *STATUSES])),
        "revised": Standing(terms, other, po),
        "unsigned": Standing(terms, None, po),
        "removal": Standing(None, terms, po),
        "gone": Standing(None, None, None),
    }[kind]


def _terms(chance: Random, amounts: Sequence[Decimal]) -> Terms:
    return chance.choice(NAMES), chance.choice(DUES), chance.choice(amounts)


def _sound(chance: Random, hiring: Hiring) -> Whole:
    """Each milestone is named once at the most, and none that is locked or gone."""
    world, amounts = hiring.world, _AMOUNTS[hiring.currency]
    named = [n for n, each in world.items() if (each.latest or each.signed) and not each.locked]
    chance.shuffle(named)
    split = chance.randint(0, len(named))
    rows = Typed(
        VERSION,
        [_added(chance, amounts) for _ in range(chance.randint(0, 1))],
        [(number, _some(chance, {**_ROWS, "amount": amounts})) for number in named[:split]],
        [number for number in named[split:] if chance.random() < 0.3],
        None,
        requires_po=False,
        decimals=hiring.decimals,
    )
    fields = _some(chance, _SOUND)
    if not world and chance.random() < 0.5:
        fields["rateAmount"] = chance.choice(amounts)
    return Whole(
        VERSION, fields, rows if world and chance.random() < 0.7 else None, decimals=hiring.decimals
    )


def _wild(chance: Random, hiring: Hiring) -> Whole:
    """Whatever can be typed; of milestones that are not there nothing can."""
    strict, version = chance.random() < 0.3, chance.choice([VERSION] * 9 + [VERSION + 1])
    numbers = list(hiring.world)
    added = _added(chance, _AMOUNTS[hiring.currency])
    rows = Typed(
        version,
        [{**added, **_some(chance, _WILD_ROWS, no_null=True)}] * chance.randint(0, 1),
        [(n, _some(chance, _WILD_ROWS)) for n in chance.sample(numbers * 2, len(numbers))],
        chance.sample(numbers, min(len(numbers), chance.randint(0, 1))),
        None,
        strict,
        hiring.decimals,
    )
    fields = {**_some(chance, _SOUND), **_some(chance, _WILD, most=2)}
    typed = rows if chance.random() < 0.6 else None
    return Whole(version, fields, typed, strict, hiring.decimals)


def _back(chance: Random, hiring: Hiring) -> Whole:
    """Everything is written as it is in force, but perhaps for one field."""
    signed, decimals = hiring.signed, hiring.decimals
    assert signed is not None
    fields = {name: signed["rate" if name == "rateAmount" else name] for name in IN_INPUT}
    if chance.random() < 0.3:
        del fields[chance.choice(sorted(fields))]
    world = hiring.world
    updates = [(n, _typed(was.signed)) for n, was in world.items() if was.signed and not was.locked]
    removals = [n for n, was in world.items() if was.latest and not was.signed]
    rows = Typed(VERSION, [], updates, removals, None, requires_po=False, decimals=decimals)
    return Whole(VERSION, fields, rows if world else None, decimals=decimals)


def _typed(terms: Terms) -> Fields:
    name, due, amount = terms
    return {"name": name, "dueDate": due, "amount": amount}


def _added(chance: Random, amounts: Sequence[Decimal]) -> Fields:
    name, due, amount = _terms(chance, amounts)
    return {"name": name, "dueDate": max(due, TODAY), "amount": amount}


def _some(
    chance: Random, values: Mapping[str, Sequence[Any]], most: int = 3, *, no_null: bool = False
) -> Any:
    names = chance.sample(sorted(values), chance.randint(0, min(most, len(values))))
    drawn = {name: chance.choice(values[name]) for name in names}
    return {name: value for name, value in drawn.items() if not (no_null and value is None)}
