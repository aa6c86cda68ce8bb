"""The chains that prove the order and the content of facts: each link covers the one before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import orjson

from models.rules.events import CompanyFact, EventDetail, Fact, Salted

GENESIS = "0" * 64
"""The hash that the first link of every chain follows."""


class Chained:
    """A link of a chain: a canonical form, and a hash over it and the link before."""

    __slots__ = ()

    @property
    def said(self) -> dict[str, object]:
        """Everything that the link says."""
        raise NotImplementedError

    @property
    def canonical(self) -> bytes:
        """Everything that the link says, as JSON (UTF-8) with sorted keys, no white space, and no needless escapes."""
        return _encoded(self.said)

    def hash(self, previous: str) -> str:
        """SHA-256 (hex) over the previous link's hash and this one's canonical JSON."""
        return sha256(previous.encode() + self.canonical).hexdigest()


@dataclass(frozen=True, slots=True)
class Link(Chained):
    """A fact in its place: the `seq`-th of its hire, written by `actor` at an instant (UTC).

    `group` is the same for all links of one mutation, and `covers` the digests of the rows that it left behind. Links
    that are older than either have none, and their form stays what it was.
    """

    id: UUID
    hire: UUID
    seq: int
    occurred_at: datetime
    actor: UUID | None
    fact: Fact
    group: UUID | None = None
    covers: Mapping[str, str | None] | None = None

    @property
    def said(self) -> dict[str, object]:
        """All columns that the link's hash covers, in their canonical order."""
        fact = self.fact
        return {
            "hire": str(self.hire),
            "milestone": _text(fact.milestone),
            "contract": _text(fact.contract),
            "paymentRequest": _text(fact.payment_request),
            "message": _text(fact.message),
            "fromStatus": fact.from_status,
            "toStatus": fact.to_status,
            **_said(self),
        }


@dataclass(frozen=True, slots=True)
class CompanyLink(Chained):
    """A fact in its place in the chain of a company, or of the installation where that is None."""

    id: UUID
    company: UUID | None
    seq: int
    occurred_at: datetime
    actor: UUID | None
    fact: CompanyFact
    group: UUID | None = None
    covers: Mapping[str, str | None] | None = None

    @property
    def said(self) -> dict[str, object]:
        """All columns that the link's hash covers, in their canonical order."""
        return {
            "company": _text(self.company),
            "user": _text(self.fact.user),
            **_said(self),
        }


def plain(details: Mapping[str, EventDetail]) -> dict[str, object]:
    """Details as JSON has them: of a salted text, the hash."""
    return {
        name: {"sha256": value.sha256} if isinstance(value, Salted) else value
        for name, value in details.items()
    }


def _encoded(said: dict[str, object]) -> bytes:
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def _said(link: Link | CompanyLink) -> dict[str, object]:
    said: dict[str, object] = {
        "id": str(link.id),
        "seq": link.seq,
        "occurredAt": link.occurred_at.isoformat(timespec="microseconds"),
        "actor": _text(link.actor),
        "type": link.fact.type,
        "details": plain(link.fact.details),
    }
    if link.group is not None:
        said["group"] = str(link.group)
    if link.covers is not None:
        said["covers"] = dict(link.covers)
    return said


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None
