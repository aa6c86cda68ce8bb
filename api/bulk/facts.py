"""Facts that the events of a tale tell of its rows."""

from api.bulk.rows import TaleRow
from models.rules.contract.changes import milestone_changes
from models.rules.contract.terms import Terms
from models.rules.events import EventDetail, Fact, HireEventType, because
from models.rules.money import Money
from models.unit_of_work.event_chain.links import salted_text


def issued(contract: TaleRow) -> Fact:
    """The fact that a version awaits its signature."""
    details = {"contentHash": contract["content_hash"]}
    return Fact(HireEventType.CONTRACT_ISSUED, contract=contract["id"], details=details)


def signed(contract: TaleRow) -> Fact:
    """The fact that a version was signed."""
    details: dict[str, EventDetail] = {
        "contentHash": contract["content_hash"],
        "signedName": salted_text(contract["signed_name"]),
    }
    return Fact(HireEventType.CONTRACT_SIGNED, contract=contract["id"], details=details)


def edited(was: Terms, now: Terms) -> Fact:
    """The fact that a milestone has other terms."""
    details = {"changes": milestone_changes(was, now)}
    return Fact(HireEventType.MILESTONE_EDITED, milestone=now.milestone, details=details)


def asked(request: TaleRow) -> dict[str, EventDetail]:
    """The details of a payment request's event."""
    amount = str(Money(request["amount_minor"], request["currency"]))
    return {"amount": amount, **because(request["rejection_reason"])}
