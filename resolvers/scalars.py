"""The scalars, strict: what is not exactly of the form is refused, and nothing is rounded or guessed."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

CurrencyCode = NewType("CurrencyCode", str)
URL = NewType("URL", str)
DateTime = NewType("DateTime", str)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z", re.ASCII
)
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def _date(value: Any) -> date:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise ValueError("A Date is written as 2026-11-23.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("There is no such date.") from None


def _instant(value: Any) -> datetime:
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise ValueError("A DateTime is written as 2026-11-23T09:30:00Z.")
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("There is no such moment.") from None


def _decimal(value: Any) -> Decimal:
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise ValueError('A Decimal is written as a string such as "1250.00".')
    return Decimal(value)


def _currency(value: Any) -> CurrencyCode:
    if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
        raise ValueError("A CurrencyCode is three capital letters.")
    return CurrencyCode(value)


def _url(value: Any) -> URL:
    if not isinstance(value, str):
        raise ValueError("A URL is written as a string.")  # noqa: TRY004 (GraphQL's own refusal)
    return URL(value)


def _never(_: Any) -> Any:
    raise ValueError("This scalar is never an input.")


def _text(value: object) -> str:
    return str(value)


def _scalar(
    name: str, description: str, url: str, parse_value: Any, serialize: Any = _text
) -> ScalarDefinition:
    return strawberry.scalar(
        name=name,
        description=description,
        specified_by_url=url,
        serialize=serialize,
        parse_value=parse_value,
    )


SCALARS: dict[object, ScalarDefinition] = {
    date: _scalar(
        "Date",
        "An ISO 8601 calendar date, such as 2026-11-23. Due dates are calendar dates in no time zone.",
        "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        _date,
    ),
    DateTime: _scalar(
        "DateTime",
        "An ISO 8601 instant in UTC, always with three decimals of a second and a Z, such as 2026-11-23T09:30:00.000Z."
        " In an argument the decimals may be left out.",
        "https://scalars.graphql.org/andimarek/date-time",
        _instant,
    ),
    Decimal: _scalar(
        "Decimal",
        'An exact decimal number written as a string, such as "1250.00". Never a float.'
        " NaN, Infinity and exponents are refused.",
        "https://www.rfc-editor.org/rfc/rfc8259#section-7",
        _decimal,
    ),
    CurrencyCode: _scalar(
        "CurrencyCode",
        'An ISO 4217 currency code, such as "DKK". Its minor-unit exponent bounds an amount\'s decimals.',
        "https://www.iso.org/iso-4217-currency-codes.html",
        _currency,
    ),
    URL: _scalar(
        "URL",
        "An absolute URL.",
        "https://www.rfc-editor.org/rfc/rfc3986",
        _url,
    ),
}
