"""Texts, amounts and dates as people type them: trimmed, checked against the limits, refused with a path.

Each function returns the clean value and appends what is wrong to `found`, so that a verb reports everything at once.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from string import ascii_lowercase, ascii_uppercase

from email_validator import EmailNotValidError, validate_email

from models.rules.errors import (
    InvalidAmount,
    InvalidCurrency,
    InvalidDate,
    InvalidEmail,
    InvalidNumber,
    InvalidText,
    Path,
    Refusal,
    Required,
    TooLong,
    UnsupportedText,
)
from models.rules.money import LARGEST_AMOUNT, Money, currencies, exponent
from models.rules.text.invisible import hidden_characters, is_blank
from models.rules.text.printable import described, unsupported

NAME = 200
PURCHASE_ORDER_NUMBER = 64
EXTERNAL_ID_LENGTH = 255
NOTE = 2_000
MESSAGE_BODY = 10_000
DESCRIPTION = 20_000
DESCRIPTION_LINES = 2_000
IDEMPOTENCY_KEY = 255
EMAIL = 254

LATEST_DATE = date(2999, 12, 31)
"""Later ones are typing errors, and the calendars of some clients end."""

_CONTROL = re.compile(
    # The last two ranges turn the direction of what follows: a contract must read as it was written.
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_LINE_BREAK = re.compile(r"[\n\r\t\u0085\u2028\u2029]")
_LINE_END = re.compile(r"\r\n|[\n\r\u0085\u2028\u2029]")
_MOST_NAMED = 5
"""Of the characters that a text should do without."""

_ASCII_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)

Refusals = list[Refusal]


def line(value: str | None, path: Path, found: Refusals, limit: int = NAME) -> str:
    """One compulsory line, trimmed, of at most `limit` characters."""
    return optional_line(value, path, found, limit) or _missing(path, found)


def optional_line(value: str | None, path: Path, found: Refusals, limit: int) -> str | None:
    """One line, or None where it is blank."""
    clean = optional_text(value, path, found, limit)
    if clean and _LINE_BREAK.search(clean):
        found.append(InvalidText("This text must be one line.", path))
    return clean


def text(value: str | None, path: Path, found: Refusals, limit: int) -> str:
    """A compulsory text of several lines."""
    return optional_text(value, path, found, limit) or _missing(path, found)


def optional_text(value: str | None, path: Path, found: Refusals, limit: int) -> str | None:
    """A text of several lines, trimmed; None where it is blank."""
    clean = (value or "").strip()
    if is_blank(clean):
        return None
    if len(clean) > limit:
        found.append(TooLong(f"At most {limit:,} characters; this has {len(clean):,}.", path))
    elif not is_storable(clean):
        found.append(InvalidText("This text holds characters that cannot be stored.", path))
    return clean or None


def is_storable(value: str) -> bool:
    """Whether both databases keep the text as it is, and it reads as it was written."""
    return not _CONTROL.search(value)


def printed_line(value: str | None, path: Path, found: Refusals, limit: int = NAME) -> str:
    """One compulsory line that documents print."""
    before = len(found)
    clean = line(value, path, found, limit)
    return _judged(clean, path, found) if len(found) == before else clean


def optional_printed_line(value: str | None, path: Path, found: Refusals, limit: int) -> str | None:
    """One line that documents print, or None where it is blank."""
    before = len(found)
    clean = optional_line(value, path, found, limit)
    return _judged(clean, path, found) if clean and len(found) == before else clean


def printed_text(
    value: str | None, path: Path, found: Refusals, limit: int, lines: int | None = None
) -> str | None:
    """A text that documents print, trimmed, of at most so many lines; None where it is blank."""
    before = len(found)
    clean = optional_text(value, path, found, limit)
    if clean and lines and (many := len(_LINE_END.findall(clean)) + 1) > lines:
        found.append(TooLong(f"At most {lines:,} lines; this has {many:,}.", path))
    return _judged(clean, path, found) if clean and len(found) == before else clean


def description(value: str | None, path: Path, found: Refusals) -> str | None:
    """A description of the work, or additional terms; None where it is blank."""
    return printed_text(value, path, found, DESCRIPTION, DESCRIPTION_LINES)


def email(value: str, path: Path, found: Refusals) -> str:
    """An email address as its owner writes it; blank where it is none."""
    before = len(found)
    clean = line(value, path, found, EMAIL)
    if len(found) > before:
        return ""
    try:
        validate_email(clean, check_deliverability=False, test_environment=True)
    except (EmailNotValidError, UnicodeError):
        found.append(InvalidEmail("Not an email address.", path))
        return ""
    return _judged(clean, path, found)


def currency(value: str, path: Path, found: Refusals) -> str:
    """A currency that money can be in."""
    if value not in currencies():
        found.append(InvalidCurrency("Not an ISO 4217 currency.", path))
    return value


def amount(value: Decimal, unit: str, path: Path, found: Refusals) -> Money:
    """An amount above zero, with no more decimals than the currency has, judged by value."""
    if not 0 < value <= LARGEST_AMOUNT:
        found.append(
            InvalidAmount(f"An amount is above zero and at most {LARGEST_AMOUNT:,}.", path)
        )
        return Money(0, unit)
    exact = Money.of(value, unit)
    if exact is None:
        found.append(InvalidAmount(f"{unit} has {exponent(unit)} decimals.", path))
    return exact or Money(0, unit)


def due_date(value: date, today: date, start: date | None, path: Path, found: Refusals) -> date:
    """A due date that this save sets: not before today (UTC), not before the hire starts."""
    if value < today:
        found.append(InvalidDate(f"{value} is before today ({today}).", path))
    elif start and value < start:
        found.append(InvalidDate(f"{value} is before the start date ({start}).", path))
    else:
        check_day(value, path, found)
    return value


def check_day(value: date | None, path: Path, found: Refusals) -> None:
    """A day that the calendars of all clients have, or none."""
    if value and value > LATEST_DATE:
        found.append(InvalidDate(f"{value} is after {LATEST_DATE}.", path))


def check_number(value: int, most: int, path: Path, found: Refusals, *, least: int = 0) -> None:
    """A whole number from `least` to `most`."""
    if not least <= value <= most:
        found.append(InvalidNumber(f"{value} is not within {least} and {most}.", path))


def period(start: date | None, end: date | None, path: Path, found: Refusals) -> None:
    """A hire does not end before it starts."""
    if start and end and end < start:
        found.append(InvalidDate(f"The end date ({end}) is before the start ({start}).", path))


def external_id(value: str | None, path: Path, found: Refusals) -> str | None:
    """A company's own key of a thing, trimmed; None where it is blank, or is none: no database need be asked for it."""
    before = len(found)
    clean = optional_line(value, path, found, EXTERNAL_ID_LENGTH)
    return clean if len(found) == before else None


def idempotency_key(value: str | None, found: Refusals) -> str | None:
    """The idempotency key, trimmed; None where none is given."""
    return None if value is None else line(value, ("idempotencyKey",), found, IDEMPOTENCY_KEY)


def email_key(address: str) -> str:
    """The key that addresses are compared by: without the case of ASCII letters."""
    # Unicode's case would take K (U+212A, KELVIN SIGN) for k, and let one person in as another.
    return address.strip().translate(_ASCII_LOWER)


def sort_key(name: str) -> str:
    """The key that names are ordered and searched by: without case. Their order is PostgreSQL's collation's."""
    return name.casefold()


def _judged(clean: str, path: Path, found: Refusals) -> str:
    """The text, once it is sure that a document shows all of it."""
    if unseen := [f"{described(each)} (character {at})" for at, each in _unseen(clean)]:
        named = ", ".join(unseen)
        found.append(InvalidText(f"Nobody would see these characters in print: {named}.", path))
    elif reason := unsupported(clean):
        found.append(UnsupportedText(reason, path))
    return clean


def _unseen(clean: str) -> Iterator[tuple[int, str]]:
    for place, character in islice(hidden_characters(clean), _MOST_NAMED):
        yield place + 1, character


def _missing(path: Path, found: Refusals) -> str:
    if not any(refusal.path == path for refusal in found):
        found.append(Required("This must not be blank.", path))
    return ""
