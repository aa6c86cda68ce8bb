"""Limits that whoever runs the server may set, each with the product's default: every call of a verb carries them."""

from dataclasses import dataclass

MOST_MILESTONES = 200
"""Of one hire, or in one list of an edit: what documents and prices are made for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many there may be. What there is already, from before a limit was lowered, stays, and may be changed."""

    milestones: int = MOST_MILESTONES
    """Of one hire; never more than MOST_MILESTONES."""
    private_webhooks: bool = False
    """Whether webhooks may lead to addresses that are not public, and without TLS."""


USUAL = Limits()
