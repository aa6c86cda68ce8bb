"""Money: exact in every currency, however large the sum and however fine the fraction."""

import re
from decimal import Decimal

import iso4217
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.money import LARGEST_AMOUNT, Money, all_currencies, currencies, exponent

# Currencies with 0, 2, 3 and 4 decimals: all that there are.
EXPONENTS = {"JPY": 0, "ISK": 0, "DKK": 2, "USD": 2, "KWD": 3, "BHD": 3, "CLF": 4, "UYW": 4}

amounts = st.builds(
    Money, st.integers(0, LARGEST_AMOUNT * 10**4), st.sampled_from(sorted(EXPONENTS))
)


@pytest.mark.parametrize(("currency", "decimals"), EXPONENTS.items())
def test_a_currency_has_its_own_number_of_decimals(currency: str, decimals: int) -> None:
    assert exponent(currency) == decimals


def test_currencies_have_0_2_3_or_4_decimals() -> None:
    assert set(currencies().values()) == {0, 2, 3, 4}


def test_the_table_has_every_currency_of_the_present_list_with_its_decimals() -> None:
    # A code that is new in ISO 4217 is added to models/rules/currencies.csv, and one that is gone gets its month.
    listed = {each.code: each.exponent for each in iso4217.Currency if each.exponent is not None}
    assert currencies() == listed


@pytest.mark.parametrize(
    ("code", "decimals"), [("BGN", 2), ("HRK", 2), ("ITL", 0), ("BYR", 0), ("DEM", 2), ("ZWL", 2)]
)
def test_a_withdrawn_currency_keeps_its_decimals_and_takes_no_new_hires(
    code: str, decimals: int
) -> None:
    assert exponent(code) == decimals
    assert code not in currencies()


def test_no_code_of_the_table_stands_there_twice() -> None:
    assert sorted(all_currencies()) == list(all_currencies())
    assert len(all_currencies()) == 291


@pytest.mark.parametrize("code", ["XAU", "XXX", "XTS", "dkk", "DK", "BTC", ""])
def test_metals_test_codes_and_unknown_ones_are_no_currency(code: str) -> None:
    assert code not in currencies()


@pytest.mark.parametrize(
    ("amount", "currency", "minor", "written"),
    [
        ("1250", "DKK", 125_000, "1250.00"),
        ("1250.000", "DKK", 125_000, "1250.00"),
        ("0.01", "DKK", 1, "0.01"),
        ("0.10", "DKK", 10, "0.10"),
        ("1E+3", "DKK", 100_000, "1000.00"),
        ("1250", "JPY", 1_250, "1250"),
        ("1250.0", "JPY", 1_250, "1250"),
        ("1.234", "KWD", 1_234, "1.234"),
        ("0.001", "KWD", 1, "0.001"),
        ("1.2345", "CLF", 12_345, "1.2345"),
        ("0.0001", "CLF", 1, "0.0001"),
        ("999999999999", "CLF", 9_999_999_999_990_000, "999999999999.0000"),
        ("0", "DKK", 0, "0.00"),
        ("1" + "0" * 40, "DKK", 10**42, "1" + "0" * 40 + ".00"),
        ("1." + "0" * 400, "JPY", 1, "1"),
    ],
)
def test_an_amount_is_judged_by_value_and_written_with_every_decimal(
    amount: str, currency: str, minor: int, written: str
) -> None:
    money = Money.of(Decimal(amount), currency)
    assert money == Money(minor, currency)
    assert str(money) == written


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("0.5", "JPY"),
        ("0.001", "DKK"),
        ("1.005", "DKK"),
        ("1.0001", "KWD"),
        ("1.00001", "CLF"),
        ("0.0000000000000000000000000000001", "DKK"),
        # These have more digits than decimal arithmetic keeps unless it is told to.
        ("1.0000000000000000000000000000001", "DKK"),
        ("999999999999.9999999999999999999999999", "DKK"),
        ("1." + "0" * 400 + "1", "JPY"),
    ],
)
def test_an_amount_finer_than_the_currency_is_no_money(amount: str, currency: str) -> None:
    assert Money.of(Decimal(amount), currency) is None


@given(amounts)
def test_what_is_written_reads_back_as_the_same_money(money: Money) -> None:
    decimals = exponent(money.currency)
    pattern = rf"\d+\.\d{{{decimals}}}" if decimals else r"\d+"
    assert re.fullmatch(pattern, str(money))
    assert Money.of(Decimal(str(money)), money.currency) == money


@given(st.lists(st.integers(0, LARGEST_AMOUNT * 100), max_size=200))
def test_a_total_is_exact(minors: list[int]) -> None:
    assert Money.sum((Money(each, "DKK") for each in minors), "DKK").minor == sum(minors)


def test_two_thousand_of_the_largest_amounts_add_up_to_the_last_oere() -> None:
    total = Money.sum([Money(99_999_999_999_999, "DKK")] * 2_000, "DKK")
    assert str(total) == "1999999999999980.00"


def test_the_largest_hire_of_the_finest_currency_fits_64_bits() -> None:
    largest = Money.of(Decimal(LARGEST_AMOUNT), "CLF")
    assert largest is not None
    assert Money.sum([largest] * 200, "CLF").minor < 2**63


def test_nothing_adds_up_to_zero() -> None:
    assert Money.sum([], "JPY") == Money(0, "JPY")


def test_two_currencies_do_not_add() -> None:
    with pytest.raises(ValueError, match="USD does not add to DKK"):
        Money.sum([Money(1, "DKK"), Money(1, "USD")], "DKK")
