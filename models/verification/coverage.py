"""Whether a chain of links holds, and whether the rows are what its links cover."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from tortoise.models import Model

from models.records import CompanyEvent, Event, Installation
from models.rules.chain import GENESIS, CompanyLink, Link
from models.rules.erasure import SALT_NAME, Erasure
from models.rules.events import HireEventType, salted
from models.unit_of_work.event_chain.coverage import SALT, columns_of, digest, key_of, salt_hash
from models.verification.rows import UNREADABLE
from models.verification.violation import Violation, compare

E = TypeVar("E", Event, CompanyEvent)
NO_HASH = "the hash of a readable link"
_ERASED = HireEventType.PERSON_ERASED.value
"""In chains of either kind."""
_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_KEY = re.compile(f"person:{_ID}:[0-9]{{1,9}}|(?!person:)[a-z_]+:{_ID}")
"""The keys of rows in links: see `key_of`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A link's statement on a row: its digest (None: it was deleted), made with the link's salt."""

    seq: int
    digest: str | None
    salt: str


def chain_violations(
    head: Any, events: Sequence[E], link_of: Callable[[E], Link | CompanyLink]
) -> Iterator[Violation]:
    """Every link follows from the one before, nothing beside it was replaced, and `head` says where the last one is."""
    previous, gone = GENESIS, erasure_of(events)
    for seq, event in enumerate(events, start=1):
        previous = _hash(event, previous, link_of)
        yield from compare(event, seq=seq, hash=previous)
        yield from _beside(event, gone.beside(seq))
        if event.type == "CHAIN_SEALED" and _is_covered(head, events[: seq - 1]):
            yield Violation(event._meta.db_table, event.id, "the chain covers its rows already")
    yield from compare(head, event_seq=len(events), event_hash=previous)


def erasure_of(events: Iterable[Event | CompanyEvent]) -> Erasure:
    """What the links of one chain say was deleted when somebody was erased."""
    return Erasure.all_of(_erased(event) for event in events if event.type == _ERASED)


def newest(events: Iterable[Event | CompanyEvent]) -> dict[str, Said]:
    """The latest statement of the links on each row."""
    said: dict[str, Said] = {}
    for event in events:
        for key, each in _covers(event).items():
            said[key] = Said(event.seq, each, event.salt or "")
    return said


def coverage_violations(
    said: dict[str, Said],
    rows: Iterable[Model],
    named: Callable[[Model], str | None] = lambda _: None,
) -> Iterator[Violation]:
    """Violations: rows with another digest, rows without any, and covered rows that are gone.

    `named` may know what is wrong with a row.
    """
    left = dict(said)
    for row in rows:
        columns = columns_of(row)
        key = key_of(row._meta.db_table, columns)
        if reason := _wrong(left.pop(key, None), key, columns):
            yield Violation(row._meta.db_table, row.pk, named(row) or reason)
    for key, each in left.items():
        if each.digest:
            table, id, *_ = key.split(":")
            yield Violation(table, UUID(id), "the events tell of it, but it is gone")


def is_sealed(events: Iterable[Event | CompanyEvent]) -> bool:
    """Whether the chain is older than its digests."""
    return any(event.type == "CHAIN_SEALED" for event in events)


def fits(said: Said, row: Model) -> bool:
    """Whether the row is what the link says."""
    columns = columns_of(row)
    return said.digest == digest(said.salt, key_of(row._meta.db_table, columns), columns)


def _is_covered(head: Any, before: Sequence[Event | CompanyEvent]) -> bool:
    """Whether these links of a chain cover its rows: a seal behind them would hide what was altered since."""
    # Those of the installation are so many that several seals cover them.
    in_parts = isinstance(head, Installation)
    return any(each.covers for each in before if not (in_parts and each.type == "CHAIN_SEALED"))


def _wrong(said: Said | None, key: str, columns: Any) -> str | None:
    if said is None or said.digest is None:
        return "no event tells of it"
    if said.digest != digest(said.salt, key, columns):
        return f"it is not what event {said.seq} of its chain covers: a column was altered"
    return None


def _erased(event: Event | CompanyEvent) -> Erasure:
    try:
        return Erasure.said(json.loads(event.details), event.seq)
    except UNREADABLE:
        # The chain does not hold either, and that is told.
        return Erasure()


def _covers(event: Event | CompanyEvent) -> dict[str, Any]:
    try:
        covers = json.loads(event.covers or "{}")
        return {key: each for key, each in covers.items() if _is_said(key, each)}
    except UNREADABLE:
        # The chain does not hold either, and that is told.
        return {}


def _is_said(key: str, said: object) -> bool:
    return bool(_KEY.fullmatch(key)) and (said is None or isinstance(said, str))


def _hash(event: E, previous: str, link_of: Callable[[E], Link | CompanyLink]) -> str:
    try:
        return link_of(event).hash(previous)
    except UNREADABLE:
        return NO_HASH


def _beside(event: Event | CompanyEvent, gone: Collection[str]) -> Iterator[Violation]:
    """Check that values beside a link have the hashes that it holds, and that those which are gone are not there."""
    try:
        covers = json.loads(event.covers or "{}")
        if not all(key == SALT or _is_said(key, each) for key, each in covers.items()):
            yield Violation(event._meta.db_table, event.id, "covers name what is no row")
        if _salt_said(covers, gone) != (salt_hash(event.salt) if event.salt else None):
            yield Violation(event._meta.db_table, event.id, "salt is not that of its digests")
        if _disclosed(event) != _held(event, gone):
            reason = "disclosures are not what the link holds the hashes of"
            yield Violation(event._meta.db_table, event.id, reason)
    except UNREADABLE:
        yield Violation(
            event._meta.db_table, event.id, "what stands beside the link cannot be read"
        )


def _salt_said(covers: Mapping[str, Any], gone: Collection[str]) -> Any:
    return None if SALT_NAME in gone else covers.get(SALT)


def _disclosed(event: Event | CompanyEvent) -> dict[str, str]:
    beside = json.loads(event.disclosures or "{}")
    return {name: salted(each["salt"], each["value"]) for name, each in beside.items()}


def _held(event: Event | CompanyEvent, gone: Collection[str]) -> dict[str, str]:
    salted_ones = (pair for pair in json.loads(event.details).items() if isinstance(pair[1], dict))
    return {name: each["sha256"] for name, each in salted_ones if name not in gone}
