"""What must hold of the rows alone, and between them and the model."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from tests.chaos.checking.ledger import Ledger, Row
from tests.chaos.checking.model import LOCKING, Hire

_STATUS = {"PENDING": "PENDING_APPROVAL", "APPROVED": "COMPLETED", None: "IN_PROGRESS"}


def chain_violations(hire: str, ledger: Ledger) -> Iterator[str]:
    """The events of a hire: no gap, no fork, each hash over the last one, and the head on the hire."""
    events = sorted(
        (row for row in ledger.tables["event"] if row["hire_id"] == hire), key=lambda e: e["seq"]
    )
    if [event["seq"] for event in events] != list(range(1, len(events) + 1)):
        yield f"hire {hire}: its events are numbered {[event['seq'] for event in events]}"
    head = "0" * 64
    for event in events:
        head = sha256((head + _canonical(event)).encode()).hexdigest()
        if event["hash"] != head:
            yield f"hire {hire}: the hash of event {event['seq']} does not follow from the last"
            return
    row = ledger.row("hire", hire)
    if (row["event_seq"], row["event_hash"]) != (len(events), head):
        yield f"hire {hire}: its head {row['event_seq']} is not its last event {len(events)}"


def standing_violations(hire: str, model: Hire, ledger: Ledger) -> Iterator[str]:
    """Every row of a hire against the model."""
    row = ledger.row("hire", hire)
    due = {"status": model.status, "version": model.version, "description": model.description}
    yield from _differences(f"hire {hire}", _hire(row), due)
    yield from _differences(
        f"the versions of {hire}", _versions(hire, ledger), _model_versions(model)
    )
    yield from _differences(
        f"the requests of {hire}", _requests(hire, ledger), _model_requests(model)
    )
    yield from _differences(
        f"the milestones of {hire}", _milestones(hire, ledger), _model_milestones(model)
    )
    for contract in ledger.of_hire("contract", hire):
        if contract["issued_at"] is None:
            written = (contract["content"], contract["content_hash"]) != (None, None)
        else:
            written = sha256(contract["content"].encode()).hexdigest() != contract["content_hash"]
        if written:
            yield f"contract {contract['id']}: its hash is not that of its content"


def wide_violations(ledger: Ledger) -> Iterator[str]:
    """What holds across hires."""
    locks = Counter(
        row["milestone_id"] for row in ledger.tables["payment_request"] if row["status"] in LOCKING
    )
    yield from (f"milestone {id}: {n} requests lock it" for id, n in locks.items() if n > 1)
    for table in ("hire", "payment_request"):
        rows = ledger.tables[table]
        for company in {row["company_id"] for row in rows}:
            counted = ledger.row("company", company)[f"{table}s_numbered"]
            if counted != len(rows):
                yield f"company {company}: counted {counted} {table}s of {len(rows)}"
    told = {row["hire_id"] for row in ledger.tables["event"]}
    yield from (
        f"hire {r['id']}: no event tells of it"
        for r in ledger.tables["hire"]
        if r["id"] not in told
    )


def _differences(what: str, stands: dict[str, Any], due: dict[str, Any]) -> Iterator[str]:
    for key in sorted(stands.keys() | due.keys()):
        if stands.get(key) != due.get(key):
            yield f"{what}: {key} is {stands.get(key)}, but {due.get(key)} is due"


def _hire(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in ("status", "version", "description")}


def _versions(hire: str, ledger: Ledger) -> dict[str, Any]:
    return {
        row["id"]: (row["version"], row["status"], ledger.terms(row["id"]))
        for row in ledger.of_hire("contract", hire)
    }


def _model_versions(model: Hire) -> dict[str, Any]:
    return {id: (each.number, each.status, each.terms) for id, each in model.versions.items()}


def _requests(hire: str, ledger: Ledger) -> dict[str, Any]:
    return {
        row["id"]: (
            row["milestone_id"],
            row["contract_id"],
            row["amount_minor"],
            row["status"],
            row["payment_reference"],
            row["paid_on"] is not None,
        )
        for row in ledger.of_hire("payment_request", hire)
    }


def _model_requests(model: Hire) -> dict[str, Any]:
    return {
        id: (
            each.milestone,
            each.contract,
            each.minor,
            each.status,
            each.paid,
            each.paid is not None,
        )
        for id, each in model.requests.items()
    }


def _milestones(hire: str, ledger: Ledger) -> dict[str, Any]:
    return {
        row["id"]: (
            row["purchase_order_number"],
            row["status"],
            bool(row["awaiting_signature"]),
            (row["name"], row["due_date"], row["amount_minor"]) if row["listed"] else None,
        )
        for row in ledger.of_hire("milestone", hire)
    }


def _model_milestones(model: Hire) -> dict[str, Any]:
    latest, signed = model.latest_terms, model.signed_terms
    return {
        id: (number, _STATUS[model.locking(id)], latest.get(id) != signed.get(id), latest.get(id))
        for id, number in model.numbers.items()
    }


def _canonical(event: Row) -> str:
    said = {
        "id": event["id"],
        "hire": event["hire_id"],
        "seq": event["seq"],
        "occurredAt": datetime.fromtimestamp(event["occurred_at"], UTC).isoformat(
            timespec="microseconds"
        ),
        "actor": event["actor_id"],
        "type": event["type"],
        "milestone": event["milestone_id"],
        "contract": event["contract_id"],
        "paymentRequest": event["payment_request_id"],
        "message": event["message_id"],
        "fromStatus": event["from_status"],
        "toStatus": event["to_status"],
        "details": event["details"],
        "group": event["group_id"],
    }
    if event["covers"]:
        said["covers"] = json.loads(event["covers"])
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
