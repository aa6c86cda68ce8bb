"""A booking contract: plain, frozen values, ready to be printed.

Whoever asks for a document fills these from the records; nothing in here leads back to a record,
a database or a request, so a template can reach none of them either.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from models.rules.text.printable import legible


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` is a plain decimal with all of its currency's decimals ("1250.00", "1250")."""

    amount: str
    currency: str


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the agreement; `email` is None where it is not to be printed."""

    name: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """`type` is the API's RateType ("MILESTONES", "HOURLY", ...); `amount` is None where milestones make the price."""

    type: str
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """`number` is its place in the list, from 1."""

    number: int
    name: str
    due_date: date
    amount: Money
    purchase_order_number: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """One milestone's terms in one version, for the comparison of two versions."""

    name: str
    due_date: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` is ADDED (no `before`), CHANGED or REMOVED (no `after`)."""

    kind: str
    before: Terms | None = None
    after: Terms | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field but for milestones, before and after, each as the API writes it; `field` is its name there.

    None where there was, or is, nothing.
    """

    field: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """`signed_by` is the email address that signed, `signed_name` what was typed; the instant is UTC."""

    signed_name: str
    signed_by: str
    signed_at: datetime
    content_hash: str


@dataclass(frozen=True, slots=True)
class BookingContract:
    """One version of a hire's contract, with everything that its document prints.

    `status` is the API's ContractStatus. `supersedes` is the number of the version that was in
    force when this one was issued; `changes` and `field_changes` compare with it. `milestones` is empty and
    `total` None for rates other than by milestones. Instants are UTC, `content_hash` is hex.
    `template_adopted` says that the version was issued before templates were kept with versions,
    and took the one that stood when that began.
    """

    hire_number: str
    title: str
    version: int
    status: str
    company: Party
    worker: Party
    rate: Rate
    content_hash: str
    milestones: tuple[Milestone, ...] = ()
    total: Money | None = None
    description: str = ""
    additional_terms: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    issued_at: datetime | None = None
    issued_by: str | None = None
    note: str | None = None
    supersedes: int | None = None
    changes: tuple[Change, ...] = ()
    field_changes: tuple[FieldChange, ...] = ()
    signature: Signature | None = None
    language: str = "en"
    template_adopted: bool = False

    @property
    def by_milestones(self) -> bool:
        return self.rate.type == "MILESTONES"

    @property
    def legible(self) -> Self:
        """The contract as it is printed: composed letters, and □ with its code point for what no typeface has."""
        printed: Self = _legible(self)
        return printed


def _legible(value: Any) -> Any:
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, tuple):
        return tuple(map(_legible, value))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: _legible(getattr(value, each.name)) for each in fields(value)}
        return replace(value, **parts)
    return value
