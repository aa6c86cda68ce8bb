"""External ids: a company's own keys of its hires, of their milestones, and of payment requests.

They are no part of the terms, and no worker sees one. Each is unique among the company's hires, or its payment
requests, or a hire's milestones.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

from models.rules.access import CompanyRole, Role
from models.rules.contract.changes import FieldChange
from models.rules.decisions import Decision, gone
from models.rules.errors import ExternalIdTaken, Forbidden, Path
from models.rules.events import EXTERNAL_ID
from models.rules.text import texts

EXTERNAL_ID_PATH: Path = (EXTERNAL_ID,)


class Keyed(StrEnum):
    """What may have an external id, in words of people."""

    HIRE = "hire"
    MILESTONE = "milestone"
    PAYMENT_REQUEST = "payment request"


def keying(role: Role, thing: Keyed) -> list[Forbidden]:
    """The refusal to give it an external id, to somebody whom the table lets do so to something."""
    if role is CompanyRole.FINANCE_MANAGER and thing is not Keyed.PAYMENT_REQUEST:
        return [Forbidden("Your role may do this to payment requests alone.")]
    return []


def keyable(*, in_contract: bool) -> Decision:
    """Whether it may have another one: in every status, unless it is a milestone that is no part of the contract."""
    return [] if in_contract else [gone(("node",))]


def taken_by(thing: Keyed, holder: str | None, path: Path) -> Decision:
    """The refusal where the `holder` (what people call it; None: nothing) has the same one."""
    if holder is None:
        return []
    return [ExternalIdTaken(f"The {thing} {holder} has this external id.", path)]


def check_distinct(
    rows: Iterable[tuple[Path, str | None]], held: Collection[str | None], found: texts.Refusals
) -> None:
    """New milestones have other external ids than those that their hire's have (`held`), and than each other."""
    seen = {*held} - {None}
    for path, id in rows:
        if id in seen:
            message = "Another milestone of the hire has this external id."
            found.append(ExternalIdTaken(message, (*path, *EXTERNAL_ID_PATH)))
        elif id:
            seen.add(id)


def external_id_changes(before: str | None, after: str | None) -> list[FieldChange]:
    """The change of it, as it is told; none where it stays what it is."""
    return [] if before == after else [(EXTERNAL_ID, before, after)]
