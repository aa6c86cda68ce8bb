"""`viewerCan…` says exactly what the mutation would: asked and tried for every role at every stage."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from graphql import GraphQLInputObjectType, GraphQLObjectType

from resolvers.schema import schema
from tests.access import MEMBERS
from tests.behaviour.stages import STAGES, Stage, at
from tests.tenant import JSON, Actor, Tenant, in_days, milestone

BAD_KEY = "x" * 256
"""Refused after everything else: with it a mutation that would be allowed changes nothing."""
SIGNATURE = {"contentHash": "0" * 64, "signedName": "Maja"}


@dataclass(frozen=True)
class Spoken:
    """The mutation that a permission field speaks of, and its input, given what it is a field of."""

    mutation: str
    given: Callable[[Stage, str], JSON]


@dataclass(frozen=True)
class Question:
    """A permission field of a node, and the mutation that it speaks of."""

    node: str
    field: str
    mutation: str
    given: JSON


def _of(thing: str, **more: object) -> Callable[[Stage, str], JSON]:
    return lambda _, id: {thing: id, **more}


def _known(stage: Stage, id: str) -> JSON:
    worker = {"name": "Maja", "email": stage.hire.worker.email}
    return {"company": id, **worker, "engagementType": "INDEPENDENT_CONTRACTOR"}


def _saved(stage: Stage, **more: object) -> JSON:
    return {"hire": stage.hire.id, "expectedVersion": stage.hire.data["version"], **more}


def _added(stage: Stage, _: str) -> JSON:
    return _saved(stage, add=[milestone("New", purchaseOrderNumber="PO")])


def _renamed(stage: Stage, id: str) -> JSON:
    row = {"milestone": id, "name": "Renamed", "purchaseOrderNumber": "PO"}
    return _saved(stage, update=[row])


def _recorded(_: Stage, id: str) -> JSON:
    return {"paymentRequest": id, "paidOn": in_days(0), "reference": "SEPA 7"}


SPOKEN: Mapping[str, Spoken] = {
    "Company.viewerCanManage": Spoken("updateHiringSettings", _of("company")),
    "Company.viewerCanAddWorker": Spoken("addWorker", _known),
    "Hire.viewerCanEdit": Spoken("editHire", lambda stage, _: _saved(stage, title="Another")),
    "Hire.viewerCanEditMilestones": Spoken("editMilestones", _added),
    "Hire.viewerCanOffer": Spoken("offerHire", _of("hire")),
    "Hire.viewerCanCancel": Spoken("cancelHire", _of("hire")),
    "Hire.viewerCanEnd": Spoken("endHire", _of("hire")),
    "Hire.viewerCanTerminate": Spoken("terminateHire", _of("hire", reason="Over")),
    "Hire.viewerCanWithdrawRevision": Spoken("withdrawRevision", _of("hire")),
    "Milestone.viewerCanEdit": Spoken("editMilestones", _renamed),
    "Milestone.viewerCanRequestPayment": Spoken("submitPaymentRequest", _of("milestone")),
    "Contract.viewerCanSign": Spoken("signContract", _of("contract", **SIGNATURE)),
    "Contract.viewerCanDecline": Spoken("declineContract", _of("contract")),
    "PaymentRequest.viewerCanApprove": Spoken("approvePaymentRequest", _of("paymentRequest")),
    "PaymentRequest.viewerCanCancel": Spoken("cancelPaymentRequest", _of("paymentRequest")),
    "PaymentRequest.viewerCanRecordPayment": Spoken("recordPayment", _recorded),
    "PaymentRequest.viewerCanVoidPayment": Spoken(
        "voidPayment", _of("paymentRequest", reason="No")
    ),
    "Conversation.viewerCanPost": Spoken("postMessage", _of("conversation", body="Hello")),
}
"""By "Type.field"."""


def questions(stage: Stage) -> Iterator[Question]:
    """Every permission of everything that hangs on the hire, and of its company."""
    ids = [stage.hire.tenant.id, stage.hire.id, *stage.milestones, *stage.contracts]
    for id in [*ids, *stage.requests, *stage.conversations]:
        for name, spoken in SPOKEN.items():
            kind, field = name.split(".")
            if id.startswith(f"{kind}:"):
                yield Question(id, field, spoken.mutation, spoken.given(stage, id))


def test_every_permission_of_the_schema_is_held_against_its_mutation() -> None:
    """Whatever says a Permission of a thing: a rate's `available` alone is of no mutation's thing."""
    shown = {
        f"{kind.name}.{name}"
        for kind in schema._schema.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items()
        if str(field.type) == "Permission!" or name.startswith("viewerCan")
    }
    assert shown - {"RateOption.available"} == SPOKEN.keys()


async def asked(viewer: Actor, asking: list[Question]) -> list[list[str]]:
    """The codes of each permission; NOT_FOUND where the node is not seen."""
    fields = [
        f"q{index}: node(id: $i{index}) {{ ... on {each.node.split(':')[0]}"
        f" {{ {each.field} {{ allowed reasons {{ code path }} }} }} }}"
        for index, each in enumerate(asking)
    ]
    variables = {f"i{index}": each.node for index, each in enumerate(asking)}
    declared = ", ".join(f"${name}: ID!" for name in variables)
    data = await viewer.ask(f"query ({declared}) {{ {' '.join(fields)} }}", **variables)
    permissions = [(data[f"q{index}"] or {}).get(each.field) for index, each in enumerate(asking)]
    assert all(each["allowed"] is not bool(each["reasons"]) for each in permissions if each)
    return [
        sorted(reason["code"] for reason in each["reasons"]) if each else ["NOT_FOUND"]
        for each in permissions
    ]


async def tried(viewer: Actor, asking: list[Question]) -> list[list[str]]:
    """The codes of each mutation, but for those that made sure that nothing changes."""
    fields = [
        f"q{index}: {each.mutation}(input: $i{index}) {{ userErrors {{ code path }} }}"
        for index, each in enumerate(asking)
    ]
    variables = {f"i{index}": _harmless(each) for index, each in enumerate(asking)}
    declared = ", ".join(
        f"$i{index}: {_input_of(each.mutation)}!" for index, each in enumerate(asking)
    )
    data = await viewer.ask(f"mutation ({declared}) {{ {' '.join(fields)} }}", **variables)
    harmless = (["idempotencyKey"], ["contentHash"])
    return [
        sorted(e["code"] for e in data[f"q{index}"]["userErrors"] if e["path"] not in harmless)
        for index in range(len(asking))
    ]


def _harmless(asking: Question) -> JSON:
    taken = schema._schema.type_map[_input_of(asking.mutation)]
    assert isinstance(taken, GraphQLInputObjectType)
    # None is needed where nothing would change: no setting is given, and the worker is hirable already.
    key = {"idempotencyKey": BAD_KEY} if "idempotencyKey" in taken.fields else {}
    return {**asking.given, **key}


def _input_of(mutation: str) -> str:
    return f"{mutation[0].upper()}{mutation[1:]}Input"


@pytest.mark.parametrize("stage", STAGES)
async def test_a_permission_says_what_the_mutation_would(tenant: Tenant, stage: str) -> None:
    reached = await at(tenant, stage)
    viewers: dict[str, Actor] = {role: await tenant.member(role) for role in MEMBERS[1:]}
    viewers |= {f"PROGRAM {role}": await tenant.program(role) for role in MEMBERS[1:]}
    viewers |= {"OWNER": tenant.owner, "WORKER": tenant.worker, "SUPPORT": tenant.server.support}
    before = await _told(reached)
    await reached.hire.read()
    asking = list(questions(reached))
    await _hold(viewers, asking)
    assert await _told(reached) == before
    payroll = {"worker": tenant.worker_id, "engagementType": "PAYROLL"}
    await tenant.owner.do("changeEngagementType", company=tenant.id, **payroll)
    await _hold(viewers, [each for each in asking if each.mutation == "offerHire"])


async def _told(stage: Stage) -> tuple[list[str], int]:
    """The types of the hire's events, and the number of its company's."""
    asked = (
        "query ($id: ID!) { company: node(id: $id) { ... on Company { events { totalCount } } } }"
    )
    company = (await stage.hire.tenant.owner.ask(asked, id=stage.hire.tenant.id))["company"]
    return await stage.hire.events(), company["events"]["totalCount"]


async def _hold(viewers: dict[str, Actor], asking: list[Question]) -> None:
    for role, viewer in viewers.items():
        said, done = await asked(viewer, asking), await tried(viewer, asking)
        for question, permission, refusals in zip(asking, said, done, strict=True):
            assert permission == refusals, (role, question)


async def test_an_offer_without_po_numbers_says_so_for_each_milestone(tenant: Tenant) -> None:
    hire = await tenant.hire(
        milestone("A"), milestone("B"), milestone("C", purchaseOrderNumber="PO")
    )
    await tenant.require_purchase_orders()
    stage = Stage(hire)
    await hire.read()
    asking = list(questions(stage))
    said, done = await asked(tenant.owner, asking), await tried(tenant.owner, asking)
    assert said == done
    offer = [each.mutation for each in asking].index("offerHire")
    assert said[offer] == ["PURCHASE_ORDER_NUMBER_REQUIRED"] * 2


async def test_forbidden_has_an_empty_path_and_a_state_names_the_id(tenant: Tenant) -> None:
    hire = await tenant.active()
    fields = """viewerCanOffer { reasons { code path } } viewerCanEnd { reasons { code path } }
        milestones { edges { node { viewerCanRequestPayment { reasons { code path } } } } }"""
    data = await hire.read(fields)
    assert data["viewerCanOffer"]["reasons"] == [{"code": "INVALID_STATE", "path": ["hire"]}]
    assert data["viewerCanEnd"]["reasons"] == [{"code": "INVALID_STATE", "path": ["hire"]}]
    (edge,) = data["milestones"]["edges"]
    forbidden = {"reasons": [{"code": "FORBIDDEN", "path": []}]}
    assert edge["node"]["viewerCanRequestPayment"] == forbidden
    assert (await hire.read(fields, hire.worker))["viewerCanOffer"] == forbidden
