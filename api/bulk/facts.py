"""What the events of a tale tell of its rows."""

from api.bulk.rows import Row
from models.rules.contract.changes import milestone_changes
from models.rules.contract.terms import Terms
from models.rules.events import Detail, Fact, HireEventType, because
from models.rules.money import Money
from models.unit_of_work.event_chain.links import salted_text


def issued(contract: Row) -> Fact:
    """That a version awaits its signature."""
    told = {"contentHash": contract["content_hash"]}
    return Fact(HireEventType.CONTRACT_ISSUED, contract=contract["id"], details=told)


def signed(contract: Row) -> Fact:
    """That it was signed."""
    told: dict[str, Detail] = {
        "contentHash": contract["content_hash"],
        "signedName": salted_text(contract["signed_name"]),
    }
    return Fact(HireEventType.CONTRACT_SIGNED, contract=contract["id"], details=told)


def edited(was: Terms, now: Terms) -> Fact:
    """That a milestone has other terms."""
    told = {"changes": milestone_changes(was, now)}
    return Fact(HireEventType.MILESTONE_EDITED, milestone=now.milestone, details=told)


def asked(request: Row) -> dict[str, Detail]:
    """What the event of a payment request says."""
    amount = str(Money(request["amount_minor"], request["currency"]))
    return {"amount": amount, **because(request["rejection_reason"])}
