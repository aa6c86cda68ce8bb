"""Contracts to print: a plain one to vary, and random ones."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from pdf import BookingContract, Milestone, Money, Party
from pdf.sample import SIGNED_REVISION, UNSIGNED_HOURLY

HOURLY = UNSIGNED_HOURLY
REVISION = SIGNED_REVISION
DECIMALS = {"DKK": 2, "JPY": 0, "KWD": 3}
ALPHABET = "abcdefghij KLMNOPQR ÅØéłżğőș ΑΒΓδεζ БГДёжђ 0123456789 -_.,:;()&<>'\"{}%"


def by_milestones(count: int, currency: str = "DKK", **changes: Any) -> BookingContract:
    """`count` milestones of 1, 2, 3, ... thousand and a bit each."""
    milestones = tuple(
        Milestone(
            number,
            f"Milestone number {number}",
            date(2026, 12, 1) + timedelta(days=number),
            money(number * 1_000_007, currency),
            f"PO-{number:04}" if number % 2 else None,
        )
        for number in range(1, count + 1)
    )
    return with_milestones(milestones, **changes)


def with_milestones(milestones: tuple[Milestone, ...], **changes: Any) -> BookingContract:
    currency = milestones[0].amount.currency
    total = sum(int(milestone.amount.amount.replace(".", "")) for milestone in milestones)
    contract = replace(REVISION, milestones=milestones, total=money(total, currency))
    return replace(contract, **{"changes": (), "signature": None, "note": None} | changes)


def money(minor_units: int, currency: str) -> Money:
    decimals = DECIMALS[currency]
    if not decimals:
        return Money(str(minor_units), currency)
    units, rest = divmod(minor_units, 10**decimals)
    return Money(f"{units}.{rest:0{decimals}}", currency)


texts = st.text(ALPHABET, min_size=1, max_size=200).map(str.strip).filter(bool)


@st.composite
def contracts(draw: st.DrawFn) -> BookingContract:
    currency = draw(st.sampled_from(sorted(DECIMALS)))
    highest = 999_999_999_999 * 10 ** DECIMALS[currency]
    rows = draw(
        st.lists(
            st.tuples(texts, st.dates(date(2026, 11, 23)), st.integers(1, highest)),
            min_size=1,
            max_size=30,
        )
    )
    milestones = tuple(
        Milestone(
            number,
            name,
            due,
            money(amount, currency),
            draw(st.none() | texts.map(lambda t: t[:64])),
        )
        for number, (name, due, amount) in enumerate(rows, 1)
    )
    return with_milestones(
        milestones,
        title=draw(texts),
        worker=Party(draw(texts)),
        description=draw(texts),
        signature=None,
    )
