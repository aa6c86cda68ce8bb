"""Money: whole minor units of one ISO 4217 currency, summed in integers, never a float.

`currencies.csv` holds every code that ISO 4217 ever listed, with its number of decimals and, where it is no longer
listed, the month of its withdrawal. It is the project's own: what is stored in a currency keeps its value whatever
becomes of the currency, or of a library that lists the present ones. Decimals are those of ISO 4217's list one (as of
the last time that it had the code, from 2014 on); for codes that were withdrawn before (list three, which tells no
decimals) those of Unicode CLDR.

By hand: `iso4217` lists the present ones, while what is stored in a former one has to be read for ever.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import cache
from pathlib import Path

LARGEST_AMOUNT = 999_999_999_999
"""The largest amount of one milestone or rate, in major units."""

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""The default context rounds at 28 digits: what is too fine for a currency would pass for exact."""


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` counts the smallest unit of `currency`: 125000 DKK øre are "1250.00"."""

    minor: int
    currency: str

    @staticmethod
    def of(amount: Decimal, currency: str) -> "Money | None":
        """Money of a decimal amount; None where the currency has fewer decimals."""
        scaled = amount.scaleb(exponent(currency), _EXACT)
        return Money(int(scaled), currency) if scaled == scaled.to_integral_value() else None

    @staticmethod
    def sum(amounts: Iterable["Money"], currency: str) -> "Money":
        """The exact total. ValueError where an amount is in another currency."""
        total = 0
        for amount in amounts:
            if amount.currency != currency:
                raise ValueError(f"{amount.currency} does not add to {currency}")
            total += amount.minor
        return Money(total, currency)

    def __str__(self) -> str:
        """The currency's own number of decimals, always written out: "1250.00", JPY "1250"."""
        decimals = exponent(self.currency)
        whole, rest = divmod(self.minor, 10**decimals)
        return f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)


@cache
def currencies() -> dict[str, int]:
    """Every currency that a new hire or company can be in, with its number of decimals (metals have none)."""
    return {row["code"]: int(row["decimals"]) for row in _table() if not row["withdrawn"]}


@cache
def all_currencies() -> dict[str, int]:
    """Decimals by currency code, withdrawn currencies of ISO 4217 included: stored money may be in any of them."""
    return {row["code"]: int(row["decimals"]) for row in _table()}


def finest_currency() -> str:
    """The one with the most decimals: what is too fine for it is too fine for every other."""
    return max(currencies(), key=exponent)


def exponent(currency: str) -> int:
    """The number of decimals of a currency, for ever. KeyError for what never was one."""
    return all_currencies()[currency]


def _table() -> list[dict[str, str]]:
    with Path(__file__).with_name("currencies.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
