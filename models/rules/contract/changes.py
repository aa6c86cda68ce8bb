"""An edit's changes of a milestone, field by field, as they are told: names and values as the API writes them."""

from models.rules.contract.terms import Terms

FieldChange = tuple[str, str | None, str | None]
"""The name of a field, and its value before and after; None where there was none."""


def milestone_changes(
    before: Terms | None,
    after: Terms | None,
    order_before: str | None = None,
    order_after: str | None = None,
) -> list[FieldChange]:
    """The fields that differ. Terms are None where the milestone was not there; orders are PO numbers."""
    was, now = _fields(before, order_before), _fields(after, order_after)
    return [(name, was[name], now[name]) for name in was if was[name] != now[name]]


def _fields(terms: Terms | None, order: str | None) -> dict[str, str | None]:
    return {
        "name": terms.name if terms else None,
        "dueDate": terms.due_date.isoformat() if terms else None,
        "amount": str(terms.amount) if terms else None,
        "purchaseOrderNumber": order,
    }
