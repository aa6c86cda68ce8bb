"""Mutations that change nothing any more: done before under an idempotency key, without an effect, or refused."""

from collections.abc import Mapping

from tests.behaviour.drawn.plainly import Deed, name_of_payload
from tests.behaviour.estate import Estate
from tests.behaviour.walks import SCHEMA
from tests.tenant import JSON, Actor, in_days, milestone

_NOUNS = {
    "hire": "Hire", "company": "Company", "contract": "Contract", "message": "Message",
    "paymentRequest": "PaymentRequest", "job": "Job", "user": "User", "worker": "Worker",
}  # fmt: skip


async def done_already(estate: Estate, actor: Actor) -> list[Deed]:
    """Those of the owner, or those of the worker, each done once by now."""
    return [
        await _done(actor, name, input)
        for name, inputs in (await _inputs(estate, actor)).items()
        for input in inputs
    ]


async def _inputs(estate: Estate, actor: Actor) -> Mapping[str, list[JSON]]:
    conversation = estate.ids["active conversation"]
    said = [
        {"conversation": conversation, "body": f"Said {number}", "idempotencyKey": f"said {number}"}
        for number in range(2)
    ]
    common = {"postMessage": [*said, {"conversation": conversation, "body": ""}]}
    if actor is estate.tenant.worker:
        request = {"milestone": estate.ids["running milestone 0"], "idempotencyKey": "asked"}
        return {**common, "submitPaymentRequest": [request]}
    company = estate.tenant.id
    wanted = {
        "company": company, "worker": estate.tenant.worker_id, "title": "A site", "startDate": in_days(1),
    }  # fmt: skip
    hires = [
        {**wanted, "rate": {"milestones": [milestone("One")]}, "idempotencyKey": "one"},
        {**wanted, "rate": {"fixed": "12.50"}, "idempotencyKey": "two"},
        {**wanted, "title": " ", "rate": {"hourly": "1"}},
    ]
    edit = {"hire": estate.hires["finished"].id, "expectedVersion": 1, "idempotencyKey": "edit"}
    version = (await estate.hires["finished"].read("version"))["version"]
    return {
        **common,
        "updateHiringSettings": [{"company": company}, {"company": estate.hires["draft"].id}],
        "createDirectHire": hires,
        "editMilestones": [
            {**edit, "expectedVersion": version, "add": [milestone("More", 70)], "note": "So"},
            {**edit, "expectedVersion": version + 7, "idempotencyKey": "stale", "remove": ["x"]},
        ],
        "removeMember": [{"user": estate.ids["draft hire"]}],
        "offerHire": [{"hire": estate.ids["running hire"]}],
    }


async def _done(actor: Actor, name: str, input: JSON) -> Deed:
    fields = [key for key in SCHEMA.type_map[name_of_payload(name)].fields if key in _NOUNS]  # type: ignore[attr-defined]  # an object type
    payload = await actor.attempt(name, " ".join(f"{key} {{ id }}" for key in fields), **input)
    nouns = {key: (_NOUNS[key], payload[key]["id"]) for key in fields if payload[key]}
    return Deed(name, input, nouns, payload["userErrors"])
