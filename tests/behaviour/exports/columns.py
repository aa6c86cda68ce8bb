"""The columns of each export, written down apart from the code: its name, its kind, and where the API says the same."""

from dataclasses import dataclass
from typing import Any

from tests.tenant import JSON


@dataclass(frozen=True)
class Column:
    """A column, and the path to its value in an object of the API."""

    name: str
    kind: str
    path: tuple[str, ...]

    def of(self, node: JSON) -> Any:
        """The value that the API says."""
        found: Any = node
        for step in self.path:
            found = None if found is None else found[step]
        return found


def _columns(text: str) -> list[Column]:
    columns = []
    for word in text.split():
        name, _, rest = word.partition(":")
        kind, _, path = rest.partition("=")
        columns.append(Column(name, kind or "TEXT", tuple((path or name).split("."))))
    return columns


_OF_HIRE = """
    companyId:=hire.company.id companyName:=hire.company.name workerId:=hire.worker.id workerName:=hire.worker.name
    jobId:=hire.job.id jobTitle:=hire.job.title
"""
_HIRE = "hireId:=hire.id hireNumber:=hire.number hireTitle:=hire.title"
_MILESTONE = """
    milestoneId:=milestone.id milestoneName:=milestone.name
    milestonePurchaseOrderNumber:=milestone.purchaseOrderNumber
"""
_CONTRACT = "contractId:=contract.id contractVersion:NUMBER=contract.version"

COLUMNS = {
    "MILESTONES": _columns(
        f"""id externalId isBeingRemoved:TRUTH name dueDate:DATE amount:AMOUNT=amount.amount currency:=amount.currency
        purchaseOrderNumber status isLocked:TRUTH isOverdue:TRUTH isAwaitingSignature:TRUTH createdAt:INSTANT
        updatedAt:INSTANT {_HIRE} {_OF_HIRE}"""
    ),
    "PAYMENT_REQUESTS": _columns(
        f"""id number amount:AMOUNT=amount.amount currency:=amount.currency status note submittedAt:INSTANT
        decidedAt:INSTANT rejectionReason externalId paidOn:DATE paymentReference {_HIRE} {_MILESTONE} {_CONTRACT}
        submittedById:=submittedBy.id submittedByName:=submittedBy.name decidedById:=decidedBy.id
        decidedByName:=decidedBy.name {_OF_HIRE}"""
    ),
    "HIRES": _columns(
        f"""id number title description status version:NUMBER rateType:=rate.type rateAmount:AMOUNT=rate.amount.amount
        additionalTerms currency classification totalAmount:AMOUNT=totalAmount.amount externalId
        isAwaitingSignature:TRUTH startDate:DATE endDate:DATE createdAt:INSTANT offeredAt:INSTANT activatedAt:INSTANT
        endedAt:INSTANT {_OF_HIRE.replace("hire.", "")}"""
    ),
    "EVENTS": _columns(
        f"""id cursor type occurredAt:INSTANT fromStatus toStatus reason group hash actorId:=actor.id
        actorName:=actor.name {_HIRE} {_MILESTONE} {_CONTRACT} paymentRequestId:=paymentRequest.id
        paymentRequestNumber:=paymentRequest.number messageId:=message.id {_OF_HIRE}"""
    ),
}
TYPES = {
    "MILESTONES": "Milestone",
    "PAYMENT_REQUESTS": "PaymentRequest",
    "HIRES": "Hire",
    "EVENTS": "HireEvent",
}
"""What the rows are in the schema."""


def selection(kind: str) -> str:
    """A selection of everything that the columns of a kind say."""
    tree: dict[str, Any] = {}
    for column in COLUMNS[kind]:
        below = tree
        for step in column.path:
            below = below.setdefault(step, {})
    return _braced(tree)


def _braced(tree: dict[str, Any]) -> str:
    return " ".join(
        name + (f" {{ {_braced(below)} }}" if below else "") for name, below in tree.items()
    )
