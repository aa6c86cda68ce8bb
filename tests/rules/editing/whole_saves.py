"""Random hires as they stand, at every rate, and random saves of everything that is signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from models.rules.contract.particulars import Particulars
from models.rules.editing.edit import Edit, ParticularsEdit
from models.rules.editing.plan import HireState
from models.rules.money import Money
from tests.rules.editing.edits import hire_of
from tests.rules.editing.saves import LATER, TOMORROW, YESTERDAY, World, sound_saves, wild_saves
from tests.rules.editing.translation import standing_rows, typed_rows
from tests.rules.oracle import VERSION, Typed
from tests.rules.samples import kroner
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
}
_RATES = [Decimal(100), Decimal("250.50")]


@dataclass(frozen=True)
class Hiring:
    """A hire as it stands: its milestones, none at another rate, and the work, the latest and in force."""

    world: World
    now: Work
    signed: Work | None

    @property
    def state(self) -> HireState:
        """As the rules read it."""
        signed = particulars(self.signed) if self.signed else None
        rows = standing_rows(self.world)
        return hire_of(*rows, now=particulars(self.now), signed=signed)


def particulars(work: Work) -> Particulars:
    """As the rules read them."""
    rate = work["rate"]
    return Particulars(
        work["title"],
        work["description"],
        work["additionalTerms"],
        work["startDate"],
        work["endDate"],
        None if rate is None else Money(int(rate * 100), "DKK"),
    )


def shown(work: Work) -> dict[str, str | None]:
    """As the API writes it."""
    days = {name: work[name] and work[name].isoformat() for name in ("startDate", "endDate")}
    rate = None if work["rate"] is None else str(kroner(str(work["rate"])))
    return {**work, **days, "rate": rate}


def edit_of(whole: Whole) -> Edit:
    """As the rules read it."""
    typed = {IN_INPUT[name]: value for name, value in whole.fields.items()}
    rows = typed_rows(whole.rows, ("milestones",)) if whole.rows else None
    return Edit(whole.version, rows, ParticularsEdit(**typed))


def _works(rate: st.SearchStrategy[Decimal | None]) -> st.SearchStrategy[Work]:
    return st.fixed_dictionaries(
        {
            "title": st.sampled_from(["Website", "Shop"]),
            "description": st.sampled_from(["", "Two pages."]),
            "additionalTerms": st.sampled_from([None, "Net 30"]),
            "startDate": st.sampled_from([None, YESTERDAY, TOMORROW]),
            "endDate": st.sampled_from([None, LATER, JUNE]),
            "rate": rate,
        }
    )


@st.composite
def whole_saves(draw: st.DrawFn) -> tuple[Hiring, Whole]:
    """Of milestone hires and of others, sound and wild."""
    by_milestones = draw(st.booleans())
    rates: st.SearchStrategy[Decimal | None] = (
        st.none() if by_milestones else st.sampled_from(_RATES)
    )
    world, rows = draw(sound_saves() | wild_saves())
    is_signed = (
        any(each.signed for each in world.values()) if by_milestones else draw(st.booleans())
    )
    now = draw(_works(rates))
    signed = draw(st.just(now) | _works(rates)) if is_signed else None
    hiring = Hiring(world if by_milestones else {}, now, signed)
    typed = rows if draw(st.booleans()) else None
    if not by_milestones:
        typed = draw(st.sampled_from([None, None, None, _no_rows(requires_po=rows.requires_po)]))
    fields = draw(_fields(by_milestones=by_milestones))
    version = typed.version if typed else draw(st.sampled_from([VERSION] * 9 + [VERSION + 1]))
    return hiring, Whole(version, fields, typed, rows.requires_po)


@st.composite
def saves_back(draw: st.DrawFn) -> tuple[Hiring, Whole]:
    """At another rate: everything is written as it is in force, but perhaps for one field."""
    works = _works(st.sampled_from(_RATES))
    now, signed = draw(works), draw(works)
    fields = {name: signed["rate" if name == "rateAmount" else name] for name in IN_INPUT}
    left_out = draw(st.sampled_from([None, *fields]))
    return Hiring({}, now, signed), Whole(
        VERSION, {name: value for name, value in fields.items() if name != left_out}, None
    )


def _no_rows(*, requires_po: bool) -> Typed:
    return Typed(VERSION, [], [], [], None, requires_po)


def _fields(*, by_milestones: bool) -> st.SearchStrategy[dict[str, Any]]:
    sound: dict[str, list[Any]] = dict(_SOUND)
    wild: dict[str, list[Any]] = dict(_WILD)
    sound["rateAmount"] = [None] if by_milestones else _RATES
    amounts = ["100", "0", "-1", "1.005", "999999999999.01"]
    wild["rateAmount"] = [None, *map(Decimal, amounts)]
    return _drawn(sound) | _drawn({**sound, **wild})


def _drawn(values: dict[str, list[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(each) for name, each in values.items()}
    )
