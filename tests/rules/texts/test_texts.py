"""Texts, amounts and dates as people type them: each limit at its very edge."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.money import Money
from models.rules.text import texts
from models.rules.text.texts import Refusals
from tests.rules.samples import TODAY, TOMORROW, YESTERDAY, told

PATH = ("somewhere",)

Field = Callable[[str | None, tuple[str, ...], Refusals, int], str | None]
COMPULSORY: list[Field] = [texts.line, texts.text]
OPTIONAL: list[Field] = [texts.optional_line, texts.optional_text]
ONE_LINE: list[Field] = [texts.line, texts.optional_line]
SEVERAL_LINES: list[Field] = [texts.text, texts.optional_text]
EVERY: list[Field] = [*COMPULSORY, *OPTIONAL]
LIMITS = {
    "names, titles": (texts.NAME, 200),
    "PO number": (texts.PURCHASE_ORDER_NUMBER, 64),
    "notes, reasons": (texts.NOTE, 2_000),
    "message": (texts.MESSAGE_BODY, 10_000),
    "description, additional terms": (texts.DESCRIPTION, 20_000),
    "idempotency key": (texts.IDEMPOTENCY_KEY, 255),
}


@pytest.mark.parametrize(("limit", "characters"), LIMITS.values(), ids=LIMITS.keys())
@pytest.mark.parametrize("field", EVERY)
def test_a_text_of_exactly_the_limit_passes_and_one_more_is_too_long(
    field: Field, limit: int, characters: int
) -> None:
    found: Refusals = []
    # A character outside the basic plane and a letter with an accent count as one each.
    longest = "😀" + "é" * (characters - 1)
    assert field(longest, PATH, found, limit) == longest
    assert found == []
    field(longest + "x", PATH, found, limit)
    assert told(found) == [("TOO_LONG", PATH)]


@pytest.mark.parametrize("field", EVERY)
def test_white_space_around_a_text_is_trimmed_before_it_is_measured(field: Field) -> None:
    found: Refusals = []
    assert field(" \n\t\u00a0\u2003ab \r\n", PATH, found, 2) == "ab"
    assert found == []


@pytest.mark.parametrize("blank", [None, "", " ", "\n\t ", "\u00a0\u2003\u3000"])
def test_blank_counts_as_missing(blank: str | None) -> None:
    for field in COMPULSORY:
        found: Refusals = []
        assert field(blank, PATH, found, 200) == ""
        assert told(found) == [("REQUIRED", PATH)]
    for field in OPTIONAL:
        found = []
        assert field(blank, PATH, found, 200) is None
        assert found == []


@pytest.mark.parametrize(
    "character",
    [chr(n) for n in range(0x20) if chr(n) not in "\t\n\r"]
    + ["\x7f", "\ud800", "\udbff", "\udc00", "\udfff", "\ufffe", "\uffff"],
    ids=ascii,
)
@pytest.mark.parametrize("field", EVERY)
def test_control_characters_and_lone_surrogates_are_no_text(field: Field, character: str) -> None:
    found: Refusals = []
    field(f"a{character}b", PATH, found, 200)
    assert told(found) == [("INVALID_TEXT", PATH)]


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\t", "\x85", "\u2028", "\u2029"])
def test_a_line_break_is_refused_where_one_line_is_expected_only(line_break: str) -> None:
    value = f"a{line_break}b"
    for field in ONE_LINE:
        found: Refusals = []
        field(value, PATH, found, 200)
        assert told(found) == [("INVALID_TEXT", PATH)]
    for field in SEVERAL_LINES:
        found = []
        assert field(value, PATH, found, 200) == value
        assert found == []


@pytest.mark.parametrize(
    "name", ["Ærø Ångström", "株式会社", "שלום", "مها", "क्षि", "O’Neil 👩🏽‍💻"]
)
def test_names_of_the_world_stay_as_they_are(name: str) -> None:
    found: Refusals = []
    assert texts.line(name, PATH, found) == name
    assert found == []


@given(st.text(), st.sampled_from(EVERY))
def test_what_is_accepted_can_be_stored_and_is_accepted_again(value: str, field: Field) -> None:
    found: Refusals = []
    clean = field(value, PATH, found, 200)
    if not found and clean:
        clean.encode()
        assert clean == clean.strip()
        assert len(clean) <= 200
        assert "\0" not in clean
        assert field(clean, PATH, found, 200) == clean
        assert found == []


@pytest.mark.parametrize(
    "address",
    ["maja@contractor.example", "o'neil+x@sub.domain.org", "Jürgen@exämple.com", "a@b.test"],
)
def test_an_email_address_stays_as_its_owner_writes_it(address: str) -> None:
    found: Refusals = []
    assert texts.email(f" {address} ", PATH, found) == address
    assert found == []


@pytest.mark.parametrize(
    "address", ["maja", "maja@", "@x.org", "a@b@c.org", "M <a@b.org>", "a b@c.org", "a@b..org"]
)
def test_what_is_not_an_email_address_is_refused(address: str) -> None:
    found: Refusals = []
    texts.email(address, PATH, found)
    assert told(found) == [("INVALID_EMAIL", PATH)]


def test_a_blank_email_address_is_missing_and_a_malformed_one_never_crashes() -> None:
    found: Refusals = []
    texts.email("  ", PATH, found)
    assert told(found) == [("REQUIRED", PATH)]
    for address in ("\ud800@x.org", "a\0@x.org", "a@" + "x" * 1_000 + ".org"):
        found = []
        assert texts.email(address, PATH, found) == ""
        assert len(found) == 1


def test_email_addresses_and_search_keys_are_compared_without_case() -> None:
    assert texts.email_key(" Maja@Contractor.EXAMPLE") == texts.email_key("maja@contractor.example")
    assert texts.sort_key("ÅSE STRASSE") == texts.sort_key("Åse Straße")


@pytest.mark.parametrize(("code", "known"), [("DKK", True), ("JPY", True), ("XAU", False)])
def test_a_currency_is_one_that_money_can_be_in(code: str, known: bool) -> None:
    found: Refusals = []
    texts.currency(code, PATH, found)
    assert told(found) == ([] if known else [("INVALID_CURRENCY", PATH)])


@pytest.mark.parametrize(
    ("value", "unit", "minor"),
    [
        ("0.01", "DKK", 1),
        ("999999999999", "DKK", 99_999_999_999_900),
        ("999999999999.00", "DKK", 99_999_999_999_900),
        ("1250.000", "DKK", 125_000),
        ("1", "JPY", 1),
        ("1.000", "JPY", 1),
        ("0.001", "KWD", 1),
        ("0.0001", "CLF", 1),
    ],
)
def test_an_amount_within_the_limits_is_taken_by_value(value: str, unit: str, minor: int) -> None:
    found: Refusals = []
    assert texts.amount(Decimal(value), unit, PATH, found) == Money(minor, unit)
    assert found == []


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("0", "DKK"),
        ("-0", "DKK"),
        ("-1", "DKK"),
        ("-0.01", "DKK"),
        ("999999999999.01", "DKK"),
        ("1000000000000", "JPY"),
        ("Infinity", "DKK"),
        ("0.001", "DKK"),
        ("0.5", "JPY"),
        ("1.0005", "KWD"),
        ("1.00005", "CLF"),
        ("999999999998.9999999999999999999999999", "DKK"),
    ],
)
def test_an_amount_out_of_range_or_too_fine_is_refused(value: str, unit: str) -> None:
    found: Refusals = []
    texts.amount(Decimal(value), unit, PATH, found)
    assert told(found) == [("INVALID_AMOUNT", PATH)]


START = TODAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("due", "start", "fine"),
    [
        (TODAY, None, True),
        (YESTERDAY, None, False),
        (TODAY, YESTERDAY, True),
        (YESTERDAY, YESTERDAY, False),
        (START, START, True),
        (START - timedelta(days=1), START, False),
        (TOMORROW, START, False),
        (date(2999, 12, 31), None, True),
        (date(3000, 1, 1), None, False),
    ],
)
def test_a_due_date_is_neither_before_today_nor_before_the_start(
    due: date, start: date | None, fine: bool
) -> None:
    found: Refusals = []
    assert texts.due_date(due, TODAY, start, PATH, found) == due
    assert told(found) == ([] if fine else [("INVALID_DATE", PATH)])


@pytest.mark.parametrize(
    ("start", "end", "fine"),
    [
        (TODAY, TODAY, True),
        (TODAY, TOMORROW, True),
        (TOMORROW, TODAY, False),
        (None, YESTERDAY, True),
        (TOMORROW, None, True),
        (None, None, True),
    ],
)
def test_a_hire_does_not_end_before_it_starts(
    start: date | None, end: date | None, fine: bool
) -> None:
    found: Refusals = []
    texts.period(start, end, PATH, found)
    assert told(found) == ([] if fine else [("INVALID_DATE", PATH)])
