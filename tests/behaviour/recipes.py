"""A call of every field that takes an id or an input, complete and valid in a given estate.

The tests walk the schema and look here for each field that they meet: a new one without a recipe fails them.
"""

from collections.abc import Callable, Mapping
from uuid import uuid4

from tests.behaviour.estate import Estate, step
from tests.house import JSON, Actor, in_days

Recipe = Callable[[Estate], JSON]


def _address() -> str:
    return f"new-{uuid4().hex[:8]}@people.example"


def _edit(estate: Estate) -> JSON:
    milestones = [estate.ids[f"active milestone {index}"] for index in (2, 3)]
    return {
        "hire": estate.hires["active"].id,
        "expectedVersion": estate.hires["active"].data.get("version", 4),
        "add": [step(estate, "more", 90)],
        "update": [
            {
                "milestone": milestones[0],
                "name": "Renamed",
                "dueDate": in_days(70),
                "amount": "77.50",
                "purchaseOrderNumber": "PO-77",
            }
        ],
        "remove": [milestones[1]],
        "note": "As agreed.",
        "idempotencyKey": uuid4().hex,
    }


def _hire(estate: Estate) -> JSON:
    return {
        "company": estate.house.id,
        "worker": estate.house.worker_id,
        "title": "A new site",
        "description": "Design and build",
        "startDate": in_days(1),
        "endDate": in_days(200),
        "currency": "DKK",
        "rate": {"milestones": [step(estate)]},
        "additionalTerms": "None",
        "idempotencyKey": uuid4().hex,
    }


def _of(argument: str, thing: str, **more: object) -> Recipe:
    def recipe(estate: Estate) -> JSON:
        return {argument: estate.ids[thing], "idempotencyKey": uuid4().hex, **more}

    return recipe


MUTATIONS: Mapping[str, Recipe] = {
    "createCompany": lambda _: {
        "name": "New", "currency": "DKK", "ownerName": "Ida", "ownerEmail": _address(),
        "idempotencyKey": uuid4().hex,
    },
    "addMember": lambda e: {
        "company": e.house.id, "name": "Ida", "email": _address(), "role": "FINANCE_MANAGER"
    },
    "changeMemberRole": lambda e: {"user": e.ids["spare"], "role": "FINANCE_MANAGER"},
    "removeMember": lambda e: {"user": e.ids["spare"]},
    "addWorker": lambda e: {
        "company": e.house.id, "name": "Ida", "email": _address(), "engagementType": "PAYROLL"
    },
    "enableMilestones": lambda e: {"company": e.house.id},
    "disableMilestones": lambda e: {"company": e.house.id},
    "updateHiringSettings": lambda e: {
        "company": e.house.id, "requirePurchaseOrderNumber": True
    },
    "setContractTemplate": lambda e: {
        "company": e.house.id, "html": "<p>{{ contract.title }}</p>"
    },
    "removeContractTemplate": lambda e: {"company": e.house.id},
    "postJob": lambda e: {
        "company": e.house.id, "title": "Wanted", "description": "A designer",
        "rateType": "HOURLY", "idempotencyKey": uuid4().hex,
    },
    "createDirectHire": _hire,
    "offerHire": _of("hire", "draft hire", message="Hello"),
    "cancelHire": _of("hire", "offered hire", reason="Another plan"),
    "endHire": _of("hire", "finished hire"),
    "terminateHire": _of("hire", "running hire", reason="Another plan"),
    "editMilestones": _edit,
    "withdrawRevision": _of("hire", "active hire"),
    "signContract": lambda e: {
        "contract": e.ids["offered contract"], "contentHash": e.hashes["offered"],
        "signedName": "Ida", "idempotencyKey": uuid4().hex,
    },
    "declineContract": _of("contract", "offered contract", reason="Too little"),
    "submitPaymentRequest": _of("milestone", "active milestone 4", note="Done"),
    "cancelPaymentRequest": _of("paymentRequest", "pending request"),
    "approvePaymentRequest": _of("paymentRequest", "pending request", expectedAmount="1250"),
    "rejectPaymentRequest": _of("paymentRequest", "pending request", reason="Not yet"),
    "postMessage": _of("conversation", "active conversation", body="Hello"),
}  # fmt: skip

QUERIES: Mapping[str, Recipe] = {
    "node": lambda e: {"id": e.house.id},
    "hire": lambda e: {"id": e.hires["active"].id},
    "jobTriage": lambda e: {"company": e.house.id},
    "hires": lambda e: {"filter": {"company": e.house.id, "worker": e.house.worker_id}},
    "previewMilestoneEdit": lambda e: {"input": _edit(e)},
}


def arguments(name: str, estate: Estate) -> JSON:
    """All arguments of a root field."""
    return QUERIES[name](estate) if name in QUERIES else {"input": MUTATIONS[name](estate)}


_SUPPORT = {"createCompany", "enableMilestones", "disableMilestones"}
_WORKER = {"signContract", "declineContract", "submitPaymentRequest", "cancelPaymentRequest"}


def doer(mutation: str, estate: Estate) -> Actor:
    """Somebody who may do it."""
    if mutation in _SUPPORT:
        return estate.support
    return estate.house.worker if mutation in _WORKER else estate.house.owner
