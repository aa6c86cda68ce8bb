"""What a mutation does to the model of a hire, and which events it has to write."""

from collections.abc import Callable, Iterable

from tests.chaos.checking.history import JSON
from tests.chaos.checking.ledger import Ledger, Transaction
from tests.chaos.checking.model import Hire, Request, Terms, Version, local, minor, rows_of

Events = list[str]
_STATUS = "MILESTONE_STATUS_CHANGED"


def applied(hire: Hire, mutation: str, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    """Change the model; answer the events that belong to it. New ids are taken from what was written."""
    apply: Callable[[Hire, JSON, Transaction, Ledger], Events] = _EFFECTS[mutation]
    return apply(hire, input, written, ledger)


def _create(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    (draft,) = [
        row["id"] for row in ledger.of_hire("contract", written.hire) if row["version"] == 1
    ]
    stored = ledger.terms(draft)
    given = [_terms_of(each) for each in input["rate"]["milestones"]]
    hire.versions[draft] = Version(1, "DRAFT", _with_ids(stored, given))
    hire.numbers = dict.fromkeys(stored)
    return ["HIRE_CREATED"]


def _offer(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    hire.status = "OFFERED"
    hire.version += 1
    hire.versions[hire.latest].status = "PENDING_SIGNATURE"
    return ["HIRE_OFFERED", "CONTRACT_ISSUED"]


def _edit(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    was, told = hire.versions[hire.latest].agreed, _told(hire, input)
    now = _edited(hire, input, written, ledger), input.get("description", hire.description)
    hire.version += 1
    if now == was:
        return told
    if hire.open:
        hire.open.status = "WITHDRAWN"
        told.append("CONTRACT_WITHDRAWN")
    if hire.signed is None or now != hire.versions[hire.signed].agreed:
        number = max(version.number for version in hire.versions.values()) + 1
        hire.versions[_issued(written)] = Version(number, "PENDING_SIGNATURE", *now)
        told.append("CONTRACT_ISSUED")
    return told


def _told(hire: Hire, input: JSON) -> Events:
    rows = rows_of(input)
    return [
        *(
            ["HIRE_EDITED"]
            if input.get("description", hire.description) != hire.description
            else []
        ),
        *("MILESTONE_ADDED" for _ in rows.get("add", ())),
        *("MILESTONE_EDITED" for _ in rows.get("update", ())),
        *("MILESTONE_REMOVED" for _ in rows.get("remove", ())),
    ]


def _edited(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> dict[str, Terms]:
    terms, rows = dict(hire.latest_terms), rows_of(input)
    added = [e["milestone_id"] for e in written.events if e["type"] == "MILESTONE_ADDED"]
    for id, new in zip(added, rows.get("add", ()), strict=True):
        terms[id], hire.numbers[id] = _terms_of(new), None
    for update in rows.get("update", ()):
        id = local(update["milestone"])
        name, due, cents = terms.get(id) or hire.signed_terms[id]
        amount = minor(update["amount"]) if "amount" in update else cents
        terms[id] = update.get("name", name), due, amount
        hire.numbers[id] = update.get("purchaseOrderNumber", hire.numbers[id])
    for id in rows.get("remove", ()):
        del terms[local(id)]
    return terms


def _withdraw(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    assert hire.open
    hire.open.status = "WITHDRAWN"
    hire.version += 1
    return ["CONTRACT_WITHDRAWN"]


def _sign(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    first = hire.status == "OFFERED"
    if hire.signed:
        hire.versions[hire.signed].status = "SUPERSEDED"
    hire.versions[local(input["contract"])].status = "SIGNED"
    hire.status = "ACTIVE"
    hire.version += 1
    return ["CONTRACT_SIGNED", *(["HIRE_ACTIVATED"] if first else [])]


def _decline(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    first = hire.status == "OFFERED"
    hire.versions[local(input["contract"])].status = "DECLINED"
    hire.status = "DECLINED" if first else hire.status
    hire.version += 1
    return ["CONTRACT_DECLINED", *(["HIRE_DECLINED"] if first else [])]


def _submit(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    milestone = local(input["milestone"])
    _, _, cents = hire.signed_terms[milestone]
    request = written.events[0]["payment_request_id"]
    hire.requests[request] = Request(milestone, cents, hire.signed or "")
    return ["PAYMENT_REQUEST_SUBMITTED", _STATUS]


def _decide(status: str) -> Callable[[Hire, JSON, Transaction, Ledger], Events]:
    def decide(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
        hire.requests[local(input["paymentRequest"])].status = status
        return [f"PAYMENT_REQUEST_{status}", _STATUS]

    return decide


def _pay(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    hire.requests[local(input["paymentRequest"])].paid = input["reference"]
    return ["PAYMENT_RECORDED"]


def _void(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    hire.requests[local(input["paymentRequest"])].paid = None
    return ["PAYMENT_VOIDED"]


def _say(hire: Hire, input: JSON, written: Transaction, ledger: Ledger) -> Events:
    return ["MESSAGE_POSTED"]


_EFFECTS: dict[str, Callable[[Hire, JSON, Transaction, Ledger], Events]] = {
    "createDirectHire": _create,
    "offerHire": _offer,
    "editMilestones": _edit,
    "editHire": _edit,
    "withdrawRevision": _withdraw,
    "signContract": _sign,
    "declineContract": _decline,
    "submitPaymentRequest": _submit,
    "cancelPaymentRequest": _decide("CANCELLED"),
    "approvePaymentRequest": _decide("APPROVED"),
    "rejectPaymentRequest": _decide("REJECTED"),
    "recordPayment": _pay,
    "voidPayment": _void,
    "postMessage": _say,
}


def _issued(written: Transaction) -> str:
    issued = written.of("CONTRACT_ISSUED")
    return str(issued["contract_id"]) if issued else "a version that was not issued"


def _terms_of(given: JSON) -> Terms:
    return given["name"], given["dueDate"], minor(given["amount"])


def _with_ids(stored: dict[str, Terms], given: Iterable[Terms]) -> dict[str, Terms]:
    ids = {terms: id for id, terms in stored.items()}
    return {ids.get(terms, f"the id of {terms}"): terms for terms in given}
