"""What moves a hire, a version or a payment request, written down apart from the rules: a row for each action."""

from collections.abc import Mapping
from enum import StrEnum

Moves = Mapping[str, Mapping[str, str]]
"""Of each action: from which status to which. What is not here is refused."""

HIRE_MOVES: Moves = {
    "OFFER": {"DRAFT": "OFFERED"},
    "CANCEL": {"DRAFT": "CANCELLED", "OFFERED": "CANCELLED"},
    "SIGN": {"OFFERED": "ACTIVE", "ACTIVE": "ACTIVE"},
    "DECLINE": {"OFFERED": "DECLINED", "ACTIVE": "ACTIVE"},
    "EDIT": {"DRAFT": "DRAFT", "OFFERED": "OFFERED", "ACTIVE": "ACTIVE"},
    "WITHDRAW_REVISION": {"ACTIVE": "ACTIVE"},
    "SUBMIT": {"ACTIVE": "ACTIVE"},
    "END": {"ACTIVE": "ENDED"},
    "TERMINATE": {"ACTIVE": "TERMINATED"},
}
CONTRACT_MOVES: Moves = {
    "ISSUE": {"DRAFT": "PENDING_SIGNATURE"},
    "SIGN": {"PENDING_SIGNATURE": "SIGNED"},
    "SUPERSEDE": {"SIGNED": "SUPERSEDED"},
    "DECLINE": {"PENDING_SIGNATURE": "DECLINED"},
    "WITHDRAW": {"DRAFT": "WITHDRAWN", "PENDING_SIGNATURE": "WITHDRAWN"},
}
PAYMENT_REQUEST_MOVES: Moves = {
    "APPROVE": {"PENDING": "APPROVED"},
    "REJECT": {"PENDING": "REJECTED"},
    "CANCEL": {"PENDING": "CANCELLED"},
}


def moves_of(moves: Moves, action: StrEnum) -> Mapping[str, str]:
    """From which status to which the action moves."""
    assert action.name in moves, f"tests/rules/moves.py lacks a row of {action!r}"
    return moves[action.name]
