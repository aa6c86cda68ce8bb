"""Which operation asked for a transaction: by the tag in its text, or else by who did what to what, and when."""

from collections import defaultdict

from tests.chaos.history import Attempt, History, Operation, Outcome
from tests.chaos.ledger import Ledger, Transaction
from tests.chaos.model import local

_SLACK = 0.003
"""Seconds by which the server's clock is cut, and a little more."""

_MUTATIONS = {
    "HIRE_CREATED": "createDirectHire",
    "HIRE_OFFERED": "offerHire",
    "MILESTONE_ADDED": "editMilestones",
    "MILESTONE_EDITED": "editMilestones",
    "MILESTONE_REMOVED": "editMilestones",
    "CONTRACT_WITHDRAWN": "withdrawRevision",
    "CONTRACT_SIGNED": "signContract",
    "CONTRACT_DECLINED": "declineContract",
    "PAYMENT_REQUEST_SUBMITTED": "submitPaymentRequest",
    "PAYMENT_REQUEST_CANCELLED": "cancelPaymentRequest",
    "PAYMENT_REQUEST_APPROVED": "approvePaymentRequest",
    "PAYMENT_REQUEST_REJECTED": "rejectPaymentRequest",
    "MESSAGE_POSTED": "postMessage",
}


_EDITS = {"MILESTONE_ADDED", "MILESTONE_EDITED", "MILESTONE_REMOVED"}

_TEXTS = {
    "HIRE_CREATED": ("hire", "hire_id", "title"),
    "CONTRACT_SIGNED": ("contract", "contract_id", "signed_name"),
    "PAYMENT_REQUEST_SUBMITTED": ("payment_request", "payment_request_id", "note"),
    "PAYMENT_REQUEST_REJECTED": ("payment_request", "payment_request_id", "rejection_reason"),
    "MESSAGE_POSTED": ("message", "message_id", "body"),
}
"""Where the tag stands that an operation left: a table, what leads to its row, and the column."""

_DETAILS = {"CONTRACT_DECLINED": "reason", "MILESTONE_EDITED": "purchaseOrderNumberAfter"}


class Matching:
    """Finds the operation of each transaction, and remembers what it found."""

    def __init__(self, history: History, ledger: Ledger) -> None:
        self.matched: list[tuple[Transaction, Operation]] = []
        self._ledger = ledger
        self._by_tag = {operation.tag: operation for operation in history.operations}
        self._keys = {(row["person_id"], row["key"]) for row in ledger.tables["idempotency_record"]}
        self._by_deed: dict[tuple[str, str], list[Operation]] = defaultdict(list)
        for operation in history.operations:
            self._by_deed[operation.actor, operation.mutation].append(operation)

    def asked(self, transaction: Transaction) -> Operation | None:
        """The operation, or None where no client asked for this."""
        mutation = _MUTATIONS.get(transaction.kinds[0])
        if mutation is None:
            return None
        operation = self._by_tag.get(self._tag(transaction) or "")
        if operation is None:
            operation = self._by_time(transaction, mutation)
        elif (operation.mutation, operation.actor) != (mutation, transaction.actor):
            return None
        if operation:
            self.matched.append((transaction, operation))
        return operation

    def recorded(self, operation: Operation) -> bool:
        """Whether an idempotency record stands for it."""
        return (operation.actor, operation.input.get("idempotencyKey")) in self._keys

    def _tag(self, transaction: Transaction) -> str | None:
        first = transaction.events[0]
        where = _TEXTS.get(first["type"])
        if where:
            table, reference, column = where
            return str(self._ledger.row(table, first[reference])[column])
        issued = transaction.of("CONTRACT_ISSUED")
        if issued and first["type"] in _EDITS:
            return str(self._ledger.row("contract", issued["contract_id"])["note"])
        tag: str | None = first["details"].get(_DETAILS.get(first["type"]))
        return tag

    def _by_time(self, transaction: Transaction, mutation: str) -> Operation | None:
        among = [
            operation
            for operation in self._by_deed[transaction.actor, mutation]
            if _concerns(operation, transaction)
        ]
        sure = [o for o in among if any(_within(a, transaction.at) for a in _heard(o))]
        maybe = [o for o in among if any(_within(a, transaction.at) for a in _unheard(o))]
        taken = {operation.tag for _, operation in self.matched}
        # One that has taken effect already is the last to be meant: it would have done so twice.
        return next(iter(sorted([*sure, *maybe], key=lambda o: o.tag in taken)), None)


def _concerns(operation: Operation, transaction: Transaction) -> bool:
    request = transaction.events[0]["payment_request_id"]
    asked = operation.input.get("paymentRequest")
    same_request = asked is None or local(asked) == request
    added = len(operation.input.get("add") or ()) == transaction.kinds.count("MILESTONE_ADDED")
    return operation.hire == f"Hire:{transaction.hire}" and same_request and added


def _heard(operation: Operation) -> list[Attempt]:
    return [a for a in operation.attempts if a.outcome is Outcome.OK]


def _unheard(operation: Operation) -> list[Attempt]:
    """Attempts that may have taken effect later than the client waited for it."""
    return [Attempt(invoked=a.invoked) for a in operation.attempts if a.outcome is Outcome.UNKNOWN]


def _within(attempt: Attempt, at: float) -> bool:
    return attempt.invoked - _SLACK <= at <= attempt.returned
