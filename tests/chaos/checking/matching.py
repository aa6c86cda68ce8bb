"""Which operation asked for a transaction: by the tag in its text, or else by its key, its deed and its time."""

from collections import defaultdict

from tests.chaos.checking.history import JSON, History, Operation, Outcome
from tests.chaos.checking.ledger import Ledger, Row, Transaction
from tests.chaos.checking.model import local, rows_of

_SLACK = 0.002
"""Seconds by which the server's clock is cut, and a little more."""

_MUTATIONS = {
    "HIRE_CREATED": "createDirectHire",
    "HIRE_OFFERED": "offerHire",
    # Of those that are played each begins with this.
    "HIRE_EDITED": "editHire",
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
    "PAYMENT_RECORDED": "recordPayment",
    "PAYMENT_VOIDED": "voidPayment",
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


class Matching:
    """Finds the operation of each transaction, and remembers what it found."""

    def __init__(self, history: History, ledger: Ledger) -> None:
        self.matched: list[tuple[Transaction, Operation]] = []
        self._ledger = ledger
        self._by_tag = {operation.tag: operation for operation in history.operations}
        records = ledger.tables["idempotency_record"]
        self._keys = {(row["person_id"], row["key"]) for row in records}
        self._records = {
            (row["person_id"], row["created_at"], row["subject"]): row["key"] for row in records
        }
        self._by_deed: dict[tuple[str, str], list[Operation]] = defaultdict(list)
        for operation in history.operations:
            self._by_deed[operation.actor, operation.mutation].append(operation)

    def asked(self, transaction: Transaction, version: int) -> Operation | None:
        """The operation, or None where no client asked for this. `version` is the hire's before it."""
        mutation = _MUTATIONS.get(transaction.kinds[0])
        if mutation is None:
            return None
        operation = self._by_tag.get(self._tag(transaction) or "")
        if operation is None:
            operation = self._by_traces(transaction, mutation, version)
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
        changes = {name: after for name, _, after in first["details"].get("changes", ())}
        tag: str | None = changes.get("paymentReference") or first["details"].get("reason")
        return tag

    def _by_traces(self, transaction: Transaction, mutation: str, version: int) -> Operation | None:
        """Of those who may have meant it: by the key that was recorded with it, and by what they heard."""
        key, at = self._key(transaction), transaction.at
        taken = {operation.tag for _, operation in self.matched}
        among = (o for o in self._by_deed[transaction.actor, mutation] if _means(o, transaction))
        return min(
            (each for each in among if _heard(each, at) or _may_have_been(each, at)),
            key=lambda operation: (
                operation.input.get("idempotencyKey") != key,
                operation.input.get("expectedVersion", version) != version,
                # One that has taken effect already would do so twice.
                operation.tag in taken,
                not _heard(operation, at),
            ),
            default=None,
        )

    def _key(self, transaction: Transaction) -> str | None:
        """The idempotency key that was recorded in this transaction."""
        subjects = transaction.hire, transaction.events[0]["payment_request_id"]
        found = (self._records.get((transaction.actor, transaction.at, each)) for each in subjects)
        return next((key for key in found if key), None)


def _means(operation: Operation, transaction: Transaction) -> bool:
    request = transaction.events[0]["payment_request_id"]
    return (
        operation.hire == f"Hire:{transaction.hire}"
        and local(operation.input.get("paymentRequest", f":{request}")) == str(request)
        and _rows(operation.input) == [row for event in transaction.events for row in _row(event)]
    )


def _rows(input: JSON) -> list[tuple[str, str | None]]:
    """The rows of an edit, as its events tell of them; an added one has no id yet."""
    rows = rows_of(input)
    return [
        *(("MILESTONE_ADDED", None) for _ in rows.get("add", ())),
        *(("MILESTONE_EDITED", local(each["milestone"])) for each in rows.get("update", ())),
        *(("MILESTONE_REMOVED", local(id)) for id in rows.get("remove", ())),
    ]


def _row(event: Row) -> list[tuple[str, str | None]]:
    kind = event["type"]
    added = kind == "MILESTONE_ADDED"
    return [(kind, None if added else event["milestone_id"])] if kind in _EDITS else []


def _heard(operation: Operation, at: float) -> bool:
    """Whether somebody was told that it is done, by an attempt that was under way at that time."""
    told = (each for each in operation.attempts if each.outcome is Outcome.OK)
    return any(each.invoked - _SLACK <= at <= each.returned for each in told)


def _may_have_been(operation: Operation, at: float) -> bool:
    """Whether an attempt may have begun then of which nobody knows what became."""
    unknown = (each for each in operation.attempts if each.outcome is Outcome.UNKNOWN)
    return any(each.invoked - _SLACK <= at for each in unknown)
