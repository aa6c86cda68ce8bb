"""A hire as the rules describe it, written a second time, as simply as can be: the product is judged by it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from tests.chaos.checking.history import JSON

Terms = tuple[str, str, int]
"""Name, due date, minor units."""

LOCKING = {"PENDING", "APPROVED"}
_OPEN = {"DRAFT", "PENDING_SIGNATURE"}


@dataclass
class Request:
    """A payment request."""

    milestone: str
    minor: int
    contract: str
    status: str = "PENDING"
    paid: str | None = None
    """Under which reference it is recorded as paid."""


@dataclass
class Version:
    """A version of the contract; `terms` by milestone, and the description of the work."""

    number: int
    status: str
    terms: dict[str, Terms]
    description: str = ""

    @property
    def agreed(self) -> tuple[dict[str, Terms], str]:
        """All of it that edits change."""
        return self.terms, self.description


@dataclass
class Hire:
    """Ids are the database's, without their types."""

    status: str = "DRAFT"
    version: int = 1
    numbers: dict[str, str | None] = field(default_factory=dict)
    """PO number of each milestone that it ever had."""
    versions: dict[str, Version] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)

    @property
    def latest(self) -> str:
        """The newest version that is neither withdrawn nor declined, or else the newest."""
        standing = {
            id: version
            for id, version in self.versions.items()
            if version.status not in {"WITHDRAWN", "DECLINED"}
        }
        among = standing or self.versions
        return max(among, key=lambda id: among[id].number)

    @property
    def latest_terms(self) -> dict[str, Terms]:
        """Of each listed milestone."""
        return self.versions[self.latest].terms

    @property
    def description(self) -> str:
        """The latest one."""
        return self.versions[self.latest].description

    @property
    def signed(self) -> str | None:
        """The version in force."""
        return next((id for id, v in self.versions.items() if v.status == "SIGNED"), None)

    @property
    def signed_terms(self) -> dict[str, Terms]:
        """Those in force."""
        return self.versions[self.signed].terms if self.signed else {}

    @property
    def open(self) -> Version | None:
        """The version that awaits its signature."""
        return next((v for v in self.versions.values() if v.status in _OPEN), None)

    def locking(self, milestone: str) -> str | None:
        """The status of the request that locks a milestone."""
        held = (r.status for r in self.requests.values() if r.milestone == milestone)
        return next((status for status in held if status in LOCKING), None)


def rows_of(input: JSON) -> JSON:
    """The rows of an edit, by which door ever."""
    rows: JSON = input.get("milestones", input)
    return rows


def local(id: str) -> str:
    """The database's id in a global one."""
    return id.partition(":")[2]


def minor(amount: str) -> int:
    """Of an amount in a currency with two decimals."""
    return int(Decimal(amount) * 100)


def judged(hire: Hire, mutation: str, input: JSON, hashes: dict[str, str]) -> frozenset[str]:
    """The codes with which the mutation has to be refused; none where it has to take effect."""
    judge: Callable[[Hire, JSON, dict[str, str]], Iterable[str]] = _JUDGES[mutation]
    return frozenset(judge(hire, input, hashes))


def _judge_offer(hire: Hire, input: JSON, hashes: dict[str, str]) -> Iterable[str]:
    if hire.status != "DRAFT":
        yield "INVALID_STATE"


def _judge_edit(hire: Hire, input: JSON, hashes: dict[str, str]) -> Iterable[str]:
    rows = rows_of(input)
    removed = {local(id) for id in rows.get("remove", ())}
    updated = {local(update["milestone"]) for update in rows.get("update", ())}
    known = hire.latest_terms.keys() | hire.signed_terms.keys()
    if hire.status not in {"DRAFT", "OFFERED", "ACTIVE"} or (removed | updated) - known:
        yield "INVALID_STATE"
    elif input["expectedVersion"] != hire.version:
        yield "STALE_VERSION"
    else:
        if any(hire.locking(id) for id in removed | updated):
            yield "MILESTONE_LOCKED"
        if not (hire.latest_terms.keys() - removed or rows.get("add")):
            yield "LAST_MILESTONE"


def _judge_withdrawal(hire: Hire, input: JSON, hashes: dict[str, str]) -> Iterable[str]:
    if hire.status != "ACTIVE" or not hire.open:
        yield "INVALID_STATE"


def _judge_signature(hire: Hire, input: JSON, hashes: dict[str, str]) -> Iterable[str]:
    contract = local(input["contract"])
    if contract != hire.latest:
        yield "CONTRACT_SUPERSEDED"
    elif hire.versions[contract].status != "PENDING_SIGNATURE":
        yield "INVALID_STATE"
    elif "contentHash" in input and input["contentHash"] != hashes[contract]:
        yield "CONTENT_HASH_MISMATCH"


def _judge_submission(hire: Hire, input: JSON, hashes: dict[str, str]) -> Iterable[str]:
    milestone = local(input["milestone"])
    latest, signed = hire.latest_terms.get(milestone), hire.signed_terms.get(milestone)
    if hire.status != "ACTIVE" or not (latest or signed):
        yield "INVALID_STATE"
    elif hire.locking(milestone):
        yield "PAYMENT_REQUEST_EXISTS"
    elif latest != signed:
        yield "AWAITING_SIGNATURE"


def _judge_decision(hire: Hire, input: JSON, hashes: dict[str, str]) -> Iterable[str]:
    if hire.requests[local(input["paymentRequest"])].status != "PENDING":
        yield "INVALID_STATE"


def _judge_payment(hire: Hire, input: JSON, hashes: dict[str, str]) -> Iterable[str]:
    request = hire.requests[local(input["paymentRequest"])]
    if request.status != "APPROVED" or request.paid:
        yield "INVALID_STATE"


def _judge_void(hire: Hire, input: JSON, hashes: dict[str, str]) -> Iterable[str]:
    if not hire.requests[local(input["paymentRequest"])].paid:
        yield "INVALID_STATE"


def _admit(hire: Hire, input: JSON, hashes: dict[str, str]) -> Iterable[str]:
    return ()


_JUDGES: dict[str, Callable[[Hire, JSON, dict[str, str]], Iterable[str]]] = {
    "createDirectHire": _admit,
    "offerHire": _judge_offer,
    "editMilestones": _judge_edit,
    "editHire": _judge_edit,
    "withdrawRevision": _judge_withdrawal,
    "signContract": _judge_signature,
    "declineContract": _judge_signature,
    "submitPaymentRequest": _judge_submission,
    "cancelPaymentRequest": _judge_decision,
    "approvePaymentRequest": _judge_decision,
    "rejectPaymentRequest": _judge_decision,
    "recordPayment": _judge_payment,
    "voidPayment": _judge_void,
    "postMessage": _admit,
}
