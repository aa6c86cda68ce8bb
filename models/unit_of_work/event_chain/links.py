"""Links as rows: what the chains of hires and of companies have in common."""

import json
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from models.ids import new_id
from models.rules.chain import CompanyLink, Link, plain
from models.rules.events import CompanyFact, EventDetail, Fact, Salted
from models.unit_of_work.event_chain.coverage import Columns, covering

F = TypeVar("F", Fact, CompanyFact)
Covers = Mapping[str, str | None] | None
LinkRow = dict[str, Any]
Covered = Sequence[tuple[str, Columns]]
"""Rows by table and covered column, as a mutation left them."""


class ChainHead(Protocol):
    """The row that keeps where a chain ends."""

    event_seq: Any
    event_hash: Any


@dataclass(frozen=True, slots=True)
class Moment:
    """By whom (None: by the system), when, and in which mutation something happened."""

    actor: UUID | None
    at: datetime
    group: UUID


def salted_text(value: str) -> Salted:
    """A text for `details` of which the link is to hold a salted hash alone."""
    return Salted(value, secrets.token_urlsafe(16))


def chained(
    head: ChainHead,
    facts: Sequence[F],
    covered: Covered,
    moment: Moment,
    link: Callable[[UUID, int, F, Covers], Link | CompanyLink],
) -> Iterator[tuple[F, LinkRow]]:
    """Each fact with what every table of links holds of it, behind the head; the last one covers the rows."""
    head_hash, last = head.event_hash, head.event_seq + len(facts)
    for seq, fact in enumerate(facts, start=head.event_seq + 1):
        salt = secrets.token_urlsafe(24) if seq == last and covered else None
        covers = covering(covered, salt) if salt else None
        made = link(new_id(), seq, fact, covers)
        head_hash = made.hash(head_hash)
        yield (
            fact,
            {
                "id": made.id,
                "seq": seq,
                "type": fact.type.value,
                "occurred_at": moment.at,
                "actor_id": moment.actor,
                "details": _json(plain(fact.details)),
                "group_id": moment.group,
                "covers": _json(covers) if covers else None,
                "salt": salt,
                "disclosures": _disclosures(fact.details),
                "hash": head_hash,
            },
        )


def _disclosures(details: Mapping[str, EventDetail]) -> str | None:
    salted = {name: value for name, value in details.items() if isinstance(value, Salted)}
    said = {name: {"salt": each.salt, "value": each.value} for name, each in salted.items()}
    return _json(said) if said else None


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
