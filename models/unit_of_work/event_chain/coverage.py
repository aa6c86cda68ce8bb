"""Which rows the chains cover, and how: every column of theirs, by digests that the links hold.

A link that closes a mutation holds a digest of every row that the mutation wrote, as it left it. So whatever stands in
a covered row was told of, and `python -m api verify` finds what was written by anybody else.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from hashlib import sha256
from hmac import digest as hmac
from typing import Any

import orjson
from tortoise.models import Model

from models.records import Job, Person
from models.rules.people import HiringRoute


class ChainKind(StrEnum):
    """The kinds of chains: of a hire, of a company, of the installation."""

    HIRE = "hire"
    COMPANY = "company"
    INSTALLATION = "installation"


COVERED_TABLES: Mapping[str, frozenset[ChainKind]] = {
    "hire": frozenset({ChainKind.HIRE}),
    "contract": frozenset({ChainKind.HIRE}),
    "milestone": frozenset({ChainKind.HIRE}),
    "payment_request": frozenset({ChainKind.HIRE}),
    "conversation": frozenset({ChainKind.HIRE}),
    "message": frozenset({ChainKind.HIRE}),
    "job": frozenset({ChainKind.HIRE, ChainKind.COMPANY}),
    "company": frozenset({ChainKind.COMPANY}),
    "hirable": frozenset({ChainKind.COMPANY}),
    "contract_template": frozenset({ChainKind.COMPANY}),
    "service_account": frozenset({ChainKind.COMPANY}),
    "service_account_token": frozenset({ChainKind.COMPANY}),
    "webhook": frozenset({ChainKind.COMPANY}),
    "webhook_secret": frozenset({ChainKind.COMPANY}),
    "person": frozenset({ChainKind.COMPANY, ChainKind.INSTALLATION}),
    "document": frozenset({ChainKind.INSTALLATION}),
}
"""The tables whose rows have digests, and the chains that may hold them. (A job: see `chain_kind_of`.)"""

_HEAD = "the head of the chain: its links lead there"
CHECKED_OTHERWISE: Mapping[str, Mapping[str, str]] = {
    "hire": {
        "event_seq": _HEAD,
        "event_hash": _HEAD,
        "due_order": "its status and its next due date, which are covered",
    },
    "milestone": {
        "outstanding": "its own status and its hire's, which are covered",
        "hire_status": "its hire's status, which is covered",
        "search_key": "its name and PO number, which are covered",
        "paid": "the payment of its approved request, which is covered",
    },
    "hirable": {"email_key": "its worker's address, which is covered"},
    "company": {
        "event_seq": _HEAD,
        "event_hash": _HEAD,
        "hires_numbered": "the number of its hires",
        "payment_requests_numbered": "the number of its payment requests",
    },
    "contract": {"content": "its SHA-256 is a column beside it"},
    "contract_template": {"html": "its SHA-256 is a column beside it"},
    "document": {"body": "its SHA-256 is a column beside it"},
    "webhook_secret": {"secret": "its SHA-256 is a column beside it"},
    "contract_terms": {"*": "their SHA-256 is a column of their version"},
    "event": {"*": "links of a chain"},
    "company_event": {"*": "links of a chain"},
    "installation": {"*": _HEAD},
}
"""Columns without a digest that `verify` holds against something else, and what that is. `*` are all the others."""

UNCOVERED: Mapping[str, Mapping[str, str]] = {
    "event": {
        "xid": "a place in the feed, given by the engine; only that it never falls is checked"
    },
    "company": {"reminders_behind": "how far the servers are: it proves nothing that was done"},
    "reminder_schedule": {
        "*": "when the servers look next; what was told stands in the hire's chain"
    },
    "service_account": {
        "last_used_at": "when it signed in last, written beside what it does: it proves nothing that was done"
    },
    "feed": {"*": "where the feed's numbers begin: it moves when a dump is restored elsewhere"},
    "feed_consumer": {"*": "how far a reader of the events is: it proves nothing that was done"},
    "webhook": {
        "since_xid": "its place in the feed when it was made: it proves nothing that was done",
        "since_seq": "as `since_xid`",
        "failing_since": "how its attempts go: they prove nothing that was done",
    },
    "webhook_delivery": {"*": "what is still to be sent, or was: it proves nothing that was done"},
    "webhook_attempt": {"*": "what an address answered: it proves nothing that was done"},
    "calendar_feed": {
        "*": "an address of its owner's own, and when it was read: what it shows stands elsewhere"
    },
    "document_task": {"*": "what is still to be made or proved: it proves nothing that was done"},
    "idempotency_record": {"*": "what a retry is answered from for two days, then swept"},
}
"""Columns that no chain covers and nothing checks, each with the reason."""

Columns = Mapping[str, Any]


def chain_kind_of(row: Model) -> ChainKind | None:
    """The kind of chain that has to cover this row when it is written; None where none has to."""
    if isinstance(row, Job):
        return ChainKind.HIRE if row.route is HiringRoute.DIRECT_HIRE else ChainKind.COMPANY
    if isinstance(row, Person):
        return ChainKind.INSTALLATION if row.is_support else ChainKind.COMPANY
    kinds = COVERED_TABLES.get(row._meta.db_table)
    return next(iter(kinds)) if kinds else None


def is_covered(table: str, column: str) -> bool:
    """Whether digests of the table's rows cover this column."""
    outside = (*CHECKED_OTHERWISE.get(table, ()), *UNCOVERED.get(table, ()))
    return table in COVERED_TABLES and column not in outside


def covering(rows: Iterable[tuple[str, Columns]], salt: str) -> dict[str, str | None]:
    """The digests of rows that a link with this salt holds, by the rows' keys."""
    said: dict[str, str | None] = {SALT: salt_hash(salt)}
    for table, columns in rows:
        key = key_of(table, columns)
        said[key] = digest(salt, key, columns)
    return said


SALT = "salt"
"""The key under which a link holds its salt's hash: the salt can be forgotten, but not replaced."""


def salt_hash(salt: str) -> str:
    """SHA-256 (base64url) of a salt."""
    return _base64(sha256(salt.encode()).digest())


def key_of(table: str, columns: Columns) -> str:
    """The key of a row in a link. Several chains may speak of a person: they say of which revision."""
    key = f"{table}:{columns['id']}"
    return f"{key}:{columns['revision']}" if table == "person" else key


def digest(salt: str, key: str, columns: Columns) -> str:
    """SHA-256 (base64url) over a salt of the row's own and its columns as JSON, those without a value left out."""
    text = canonical({name: value for name, value in columns.items() if value is not None})
    return _base64(sha256(hmac(salt.encode(), key.encode(), "sha256") + text).digest())


def columns_of(row: Model) -> Columns:
    """A row's covered columns."""
    return {column: getattr(row, name) for column, name in _names(type(row))}


def of_table(table: str, columns: Columns) -> Columns:
    """The covered columns among these of a table's row."""
    return {name: value for name, value in columns.items() if is_covered(table, name)}


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no white space; instants and dates as RFC 3339 has them, ids as texts."""
    # The driver's own UUIDs are none by type.
    return orjson.dumps(value, default=str, option=orjson.OPT_SORT_KEYS)


def terms_hash(rows: Iterable[Columns]) -> str:
    """SHA-256 (hex) over the rows of a version's terms: all of their columns, as JSON."""
    said = sorted((dict(row) for row in rows), key=lambda row: str(row["milestone_id"]))
    return sha256(canonical(said)).hexdigest()


@cache
def _names(kind: type[Model]) -> tuple[tuple[str, str], ...]:
    table, columns = kind._meta.db_table, kind._meta.fields_db_projection
    return tuple((each, name) for name, each in columns.items() if is_covered(table, each))


def _base64(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()
