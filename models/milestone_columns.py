"""Columns of a milestone that repeat what stands elsewhere: creation, edits, and `verify` take them from here."""

from models.records import Milestone
from models.rules.lifecycle import HireStatus, outstanding
from models.rules.rows import MilestoneState
from models.rules.text import texts


def derived(state: MilestoneState, row: Milestone, *, offered: bool) -> dict[str, object]:
    """The values of a milestone's repeated columns, from its terms in the versions."""
    terms = state.terms or row.terms
    return {
        "name": terms.name,
        "due_date": terms.due_date,
        "amount_minor": terms.amount.minor,
        "listed": state.latest is not None,
        "awaiting_signature": state.latest != state.signed,
        "offered": row.offered or (offered and state.latest is not None),
    }


def lookup_columns(state: MilestoneState, row: Milestone, hire: HireStatus) -> dict[str, object]:
    """The values of the columns that lists find a milestone by, in a hire of this status."""
    return {
        "outstanding": _is_outstanding(state, hire),
        "hire_status": hire,
        "search_key": milestone_search_key(row.name, row.purchase_order_number),
    }


def milestone_search_key(name: str, purchase_order_number: str | None) -> str:
    """The text that a milestone is found by: its name, and in a line of its own the PO number."""
    return texts.sort_key(f"{name}\n{purchase_order_number or ''}")


def _is_outstanding(state: MilestoneState, hire: HireStatus) -> bool:
    """Whether its due date counts, in a hire of this status."""
    return state.terms is not None and outstanding(hire, state.status)
