"""Another value for a column than the one that stands there, fit to be mistaken for one."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from tortoise import fields
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.models import Model

_JSON = {"details", "covers", "disclosures"}
_SALTED = {"salt": "salt", "value": "value"}


def candidates(record: type[Model], column: str, value: Any, ids: Sequence[str]) -> Iterator[Any]:
    """Other values for it, the likeliest first; `ids` are those of the rows to which the column may point."""
    if column != "id":
        yield from (each for each in ids if each != value)
    if column in _JSON:
        yield _other_json(value)
        return
    yield from _others(field_of(record, column), value)


def field_of(record: type[Model], column: str) -> Any:
    """The column's field."""
    return record._meta.fields_map[record._meta.fields_db_projection_reverse[column]]


def temporary(record: type[Model], column: str) -> Any:
    """A value that no row has."""
    field = field_of(record, column)
    if isinstance(field, CharEnumFieldInstance):
        return next(iter(field.enum_type)).value
    kinds = (fields.IntField, fields.BooleanField, fields.DatetimeField, fields.DateField)
    if isinstance(field, kinds):
        return _OTHERS[next(kind for kind in kinds if isinstance(field, kind))](None)
    text = str(uuid4()) if isinstance(field, fields.UUIDField) else "temporary"
    return _short(field, text)


def _others(field: Any, value: Any) -> Iterator[Any]:
    if isinstance(field, CharEnumFieldInstance):
        yield from (each.value for each in field.enum_type if each.value != value)
        return
    other = next((each for kind, each in _OTHERS.items() if isinstance(field, kind)), _other_text)
    # The second, where the next number is taken.
    for each in (other(value), other(None)):
        yield _short(field, each)


def _short(field: Any, value: Any) -> Any:
    longest = getattr(field, "max_length", None)
    return value[:longest] if longest and isinstance(value, str) else value


def _other_json(value: Any) -> str:
    said = json.loads(value) if value else {}
    return json.dumps({**said, "another": _SALTED})


def _other_text(value: Any) -> str:
    if not value:
        return "another"
    return str(value[:-1]) + ("0" if value[-1] != "0" else "1")


def _other_bytes(value: Any) -> Any:
    # PostgreSQL's are texts here.
    return f"{value}00" if isinstance(value, str) else bytes(value or b"") + b"\0"


_OTHERS: dict[type, Any] = {
    fields.UUIDField: lambda _: str(uuid4()),
    fields.BooleanField: lambda value: "0" if str(value) in {"1", "true"} else "1",
    fields.IntField: lambda value: int(value or 999_998) + 1,
    fields.DatetimeField: lambda value: (
        datetime.fromisoformat(value or "2026-11-23 00:00:00+00:00") + timedelta(seconds=1)
    ).isoformat(" "),
    fields.DateField: lambda value: (
        date.fromisoformat((value or "2026-11-23")[:10]) + timedelta(days=-1)
    ).isoformat(),
    fields.BinaryField: _other_bytes,
}
