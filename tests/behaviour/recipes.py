"""A call of every field that takes an id or an input, complete and valid in a given estate.

The tests walk the schema and look here for each field that they meet: a new one without a recipe fails them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import uuid4

from graphql import GraphQLInputObjectType, get_named_type

from tests.access import MEMBERS, who_may
from tests.behaviour.estate import Estate, ledger_key, step
from tests.behaviour.walks import mutation_fields
from tests.tenant import JSON, Actor, in_days


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
    }


def _edit_hire(estate: Estate) -> JSON:
    rows = _edit(estate)
    return {
        **{name: rows[name] for name in ("hire", "expectedVersion", "note")},
        "title": "Renamed",
        "description": "Design, build and run",
        "additionalTerms": "As before",
        "startDate": in_days(2),
        "endDate": in_days(300),
        "milestones": {name: rows[name] for name in ("add", "update", "remove")},
        "reissue": True,
    }


def _hire(estate: Estate) -> JSON:
    return {
        "company": estate.tenant.id,
        "worker": estate.tenant.worker_id,
        "title": "A new site",
        "description": "Design and build",
        "startDate": in_days(1),
        "endDate": in_days(200),
        "currency": "DKK",
        "rate": {"milestones": [step(estate)]},
        "additionalTerms": "None",
        "externalId": ledger_key(estate),
    }


def _payment(estate: Estate) -> JSON:
    return {
        "paymentRequest": estate.ids["approved request"],
        "paidOn": in_days(0),
        "reference": "SEPA 1",
        "externalId": ledger_key(estate),
    }


def _engagement(estate: Estate) -> JSON:
    return {
        "company": estate.tenant.id,
        "worker": estate.ids["worker on the payroll"],
        "engagementType": "INDEPENDENT_CONTRACTOR",
    }


class About(Enum):
    """What a mutation is about: who sees that."""

    NOTHING = frozenset({*MEMBERS, "WORKER", "SUPPORT", "REMOVED"})
    COMPANY = frozenset({*MEMBERS, "WORKER", "SUPPORT"})
    MEMBER = frozenset({*MEMBERS, "SUPPORT"})
    HIRE = frozenset({*MEMBERS, "WORKER"})
    DRAFT = frozenset(MEMBERS)
    INTEGRATION = frozenset({"OWNER", "ADMINISTRATOR"})
    """By what programs sign in, or where events are sent."""
    OWN = frozenset({"OWNER"})
    """The estate's owner's alone: whoever else may do it has things of their own."""

    def is_seen(self, role: str, *, program: bool = False) -> bool:
        """Whether somebody of this role sees it; who may not do it is FORBIDDEN then, and else told NOT_FOUND."""
        return role in self.value and not (program and self in (About.INTEGRATION, About.OWN))


@dataclass(frozen=True)
class Recipe:
    """What the mutation is about, and its input without the idempotency key."""

    about: About
    given: Callable[[Estate], JSON]


def _of(argument: str, thing: str, about: About = About.HIRE, **more: object) -> Recipe:
    return Recipe(about, lambda estate: {argument: estate.ids[thing], **more})


def _company(**more: object) -> Recipe:
    return Recipe(About.COMPANY, lambda estate: {"company": estate.tenant.id, **more})


def _newcomer(**more: object) -> Recipe:
    return Recipe(
        About.COMPANY,
        lambda e: {"company": e.tenant.id, "name": "Ida", "email": _address(), **more},
    )


_FOUNDER = Recipe(
    About.NOTHING,
    lambda _: {"name": "New", "currency": "DKK", "ownerName": "Ida", "ownerEmail": _address()},
)
_SIGNATURE = Recipe(
    About.HIRE,
    lambda e: {
        "contract": e.ids["offered contract"],
        "contentHash": e.hashes["offered"],
        "signedName": "Ida",
    },
)

_HOOK = {
    "url": "https://hooks.example.com/",
    "query": "subscription { hireEvents { id } }",
    "types": ["HIRE_OFFERED"],
    "description": "Books",
}

MUTATIONS: Mapping[str, Recipe] = {
    "createCompany": _FOUNDER,
    "updateCompany": _company(name="Renamed"),
    "updateProfile": Recipe(About.NOTHING, lambda _: {"name": "Ida"}),
    "correctUser": Recipe(
        About.MEMBER, lambda e: {"user": e.ids["spare"], "name": "Ida", "email": _address()}
    ),
    "addMember": _newcomer(role="FINANCE_MANAGER"),
    "changeMemberRole": _of("user", "spare", About.MEMBER, role="FINANCE_MANAGER"),
    "removeMember": _of("user", "spare", About.MEMBER),
    "createServiceAccount": Recipe(
        About.INTEGRATION,
        lambda e: {
            "company": e.tenant.id,
            "name": "Books",
            "role": "VIEWER",
            "expiresOn": in_days(30),
        },
    ),
    "rotateServiceAccountToken": _of(
        "serviceAccount", "viewer program", About.INTEGRATION, oldTokenHours=168
    ),
    "revokeServiceAccount": _of("serviceAccount", "viewer program", About.INTEGRATION),
    "createWebhook": Recipe(About.INTEGRATION, lambda e: {"company": e.tenant.id, **_HOOK}),
    "updateWebhook": _of("webhook", "webhook", About.INTEGRATION, **_HOOK, enabled=True),
    "rotateWebhookSecret": _of("webhook", "webhook", About.INTEGRATION, oldSecretHours=168),
    "testWebhook": _of("webhook", "webhook", About.INTEGRATION),
    "redeliverWebhookDelivery": _of("delivery", "delivery", About.INTEGRATION),
    "deleteWebhook": _of("webhook", "webhook", About.INTEGRATION),
    "createCalendarFeed": _of("hire", "active hire"),
    "revokeCalendarFeed": _of("feed", "feed", About.OWN),
    "addWorker": _newcomer(engagementType="PAYROLL"),
    # Of a worker, whom no other worker sees.
    "changeEngagementType": Recipe(About.MEMBER, _engagement),
    "enableMilestones": _company(),
    "disableMilestones": _company(),
    "updateHiringSettings": _company(
        requirePurchaseOrderNumber=True, remindDaysBeforeDue=5, remindEveryDays=10
    ),
    "setContractTemplate": _company(html="<p>{{ contract.title }}</p>"),
    "removeContractTemplate": _company(),
    "postJob": _company(title="Wanted", description="A designer", rateType="HOURLY"),
    "createDirectHire": Recipe(About.COMPANY, _hire),
    "offerHire": _of("hire", "draft hire", About.DRAFT, message="Hello"),
    "cancelHire": _of("hire", "offered hire", reason="Another plan"),
    "endHire": _of("hire", "finished hire"),
    "terminateHire": _of("hire", "running hire", reason="Another plan"),
    "editMilestones": Recipe(About.HIRE, _edit),
    "editHire": Recipe(About.HIRE, _edit_hire),
    "withdrawRevision": _of("hire", "active hire"),
    "signContract": _SIGNATURE,
    "declineContract": _of("contract", "offered contract", reason="Too little"),
    "submitPaymentRequest": _of("milestone", "active milestone 4", note="Done"),
    "cancelPaymentRequest": _of("paymentRequest", "pending request"),
    "approvePaymentRequest": _of("paymentRequest", "pending request", expectedAmount="1250"),
    "rejectPaymentRequest": _of("paymentRequest", "pending request", reason="Not yet"),
    "recordPayment": Recipe(About.HIRE, _payment),
    "voidPayment": _of("paymentRequest", "recorded request", reason="Came back"),
    # Of a hire: of a payment request finance managers may, too.
    "setExternalId": Recipe(
        About.HIRE, lambda e: {"node": e.hires["active"].id, "externalId": ledger_key(e)}
    ),
    "postMessage": _of("conversation", "active conversation", body="Hello"),
}
"""From these follow bad input, tenancy, roles, idempotency and who is signed out: a row for each mutation."""

QUERIES: Mapping[str, Callable[[Estate], JSON]] = {
    "node": lambda e: {"id": e.tenant.id},
    "hire": lambda e: {"id": e.hires["active"].id},
    "jobTriage": lambda e: {"company": e.tenant.id},
    "hires": lambda e: {"filter": {"company": e.tenant.id, "worker": e.tenant.worker_id}},
    **dict.fromkeys(
        ("milestones", "paymentRequests", "contracts"),
        lambda e: {"filter": {"hire": e.hires["active"].id, "worker": e.tenant.worker_id}},
    ),
    "previewMilestoneEdit": lambda e: {"input": {**_edit(e), **_key("editMilestones")}},
    "previewHireEdit": lambda e: {"input": {**_edit_hire(e), **_key("editHire")}},
    "previewWebhook": lambda e: {
        "input": {"company": e.tenant.id, "query": "subscription { hireEvents { id } }"}
    },
}


def recipe_of(mutation: str) -> Recipe:
    """Its recipe."""
    assert mutation in MUTATIONS, f"tests/behaviour/recipes.py lacks a row of {mutation}"
    return MUTATIONS[mutation]


def input_of(mutation: str, estate: Estate) -> JSON:
    """Its whole input, with an idempotency key of its own where it takes any."""
    return {**recipe_of(mutation).given(estate), **_key(mutation)}


def arguments(name: str, estate: Estate) -> JSON:
    """All arguments of a root field."""
    return QUERIES[name](estate) if name in QUERIES else {"input": input_of(name, estate)}


def takes_key(mutation: str) -> bool:
    """Whether its input has an idempotency key."""
    kind = get_named_type(mutation_fields()[mutation].args["input"].type)
    assert isinstance(kind, GraphQLInputObjectType)
    return "idempotencyKey" in kind.fields


def doer(mutation: str, estate: Estate) -> Actor:
    """Somebody who may do it."""
    may = who_may(mutation)
    if "OWNER" in may:
        return estate.tenant.owner
    return estate.tenant.worker if "WORKER" in may else estate.support


def _key(mutation: str) -> JSON:
    return {"idempotencyKey": uuid4().hex} if takes_key(mutation) else {}
