"""Differences, field by field, as they are told: names and values as the API writes them."""

from models.rules.contract.particulars import Particulars, Wording
from models.rules.contract.terms import Terms
from models.rules.events import EXTERNAL_ID

FieldChange = tuple[str, str | None, str | None]
"""The name of a field, and its value before and after; None where there was none."""


def milestone_changes(
    before: Terms | None,
    after: Terms | None,
    order_before: str | None = None,
    order_after: str | None = None,
    *,
    external_id: str | None = None,
) -> list[FieldChange]:
    """The fields that differ. Terms are None where the milestone was not there; orders are PO numbers.

    `external_id` is that of a new milestone.
    """
    told = _differing(_fields(before, order_before), _fields(after, order_after))
    return [*told, (EXTERNAL_ID, None, external_id)] if external_id else told


def particulars_changes(before: Particulars, after: Particulars) -> list[FieldChange]:
    """The particulars that differ: title, description, additionalTerms, startDate, endDate, rate."""
    return _differing(before.shown, after.shown)


def wording_changes(before: Wording, after: Wording) -> list[FieldChange]:
    """The particulars that differ, and then the parties: company, worker.

    A party is its name. Where a worker's address differs it stands in the place of the name, and beside it where both
    differ: "Maja Holm <maja@contractor.example>".
    """
    return [
        *particulars_changes(before.particulars, after.particulars),
        *_differing(_parties(before, after), _parties(after, before)),
    ]


def _parties(said: Wording, other: Wording) -> dict[str, str | None]:
    return {"company": said.company, "worker": _worker(said, other)}


def _worker(said: Wording, other: Wording) -> str:
    if said.worker_email == other.worker_email:
        return said.worker
    if said.worker == other.worker:
        return said.worker_email
    return f"{said.worker} <{said.worker_email}>"


def _differing(was: dict[str, str | None], now: dict[str, str | None]) -> list[FieldChange]:
    return [(name, was[name], now[name]) for name in was if was[name] != now[name]]


def _fields(terms: Terms | None, order: str | None) -> dict[str, str | None]:
    return {
        "name": terms.name if terms else None,
        "dueDate": terms.due_date.isoformat() if terms else None,
        "amount": str(terms.amount) if terms else None,
        "purchaseOrderNumber": order,
    }
