"""`viewerCan…` says exactly what the mutation would: asked and tried for every role at every stage."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.access import MEMBERS
from tests.behaviour.stages import STAGES, Stage, at
from tests.tenant import JSON, Actor, Tenant, milestone

BAD_KEY = "x" * 256
"""Refused after everything else: with it a mutation that would be allowed changes nothing."""


@dataclass(frozen=True)
class Question:
    """A permission field of a node, and the mutation that it speaks of."""

    node: str
    field: str
    mutation: str
    given: JSON


def questions(stage: Stage) -> Iterator[Question]:
    """Every permission of everything that hangs on the hire."""
    hire = {"hire": stage.hire.id}
    edit = {**hire, "expectedVersion": stage.hire.data["version"]}
    add = {**edit, "add": [milestone("New", purchaseOrderNumber="PO")]}
    yield Question(stage.hire.id, "viewerCanEditMilestones", "editMilestones", add)
    yield Question(stage.hire.id, "viewerCanEdit", "editHire", {**edit, "title": "Another"})
    yield Question(stage.hire.id, "viewerCanOffer", "offerHire", hire)
    yield Question(stage.hire.id, "viewerCanEnd", "endHire", hire)
    for id in stage.milestones:
        rename = {"milestone": id, "name": "Renamed", "purchaseOrderNumber": "PO"}
        yield Question(id, "viewerCanEdit", "editMilestones", {**edit, "update": [rename]})
        yield Question(id, "viewerCanRequestPayment", "submitPaymentRequest", {"milestone": id})
    for id in stage.contracts:
        sign = {"contract": id, "contentHash": "0" * 64, "signedName": "Maja"}
        yield Question(id, "viewerCanSign", "signContract", sign)
    for id in stage.requests:
        yield Question(id, "viewerCanApprove", "approvePaymentRequest", {"paymentRequest": id})
        yield Question(id, "viewerCanCancel", "cancelPaymentRequest", {"paymentRequest": id})


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
    variables = {
        f"i{index}": {**each.given, "idempotencyKey": BAD_KEY} for index, each in enumerate(asking)
    }
    declared = ", ".join(
        f"$i{index}: {each.mutation[0].upper()}{each.mutation[1:]}Input!"
        for index, each in enumerate(asking)
    )
    data = await viewer.ask(f"mutation ({declared}) {{ {' '.join(fields)} }}", **variables)
    harmless = (["idempotencyKey"], ["contentHash"])
    return [
        sorted(e["code"] for e in data[f"q{index}"]["userErrors"] if e["path"] not in harmless)
        for index in range(len(asking))
    ]


@pytest.mark.parametrize("stage", STAGES)
async def test_a_permission_says_what_the_mutation_would(tenant: Tenant, stage: str) -> None:
    reached = await at(tenant, stage)
    viewers: dict[str, Actor] = {role: await tenant.member(role) for role in MEMBERS[1:]}
    viewers |= {f"PROGRAM {role}": await tenant.program(role) for role in MEMBERS[1:]}
    viewers |= {"OWNER": tenant.owner, "WORKER": tenant.worker, "SUPPORT": tenant.server.support}
    before = await reached.hire.events()
    await reached.hire.read()
    asking = list(questions(reached))
    await _hold(viewers, asking)
    payroll = {"worker": tenant.worker_id, "engagementType": "PAYROLL"}
    await tenant.owner.do("changeEngagementType", company=tenant.id, **payroll)
    await _hold(viewers, [each for each in asking if each.mutation == "offerHire"])
    assert await reached.hire.events() == before


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
    assert said[2] == ["PURCHASE_ORDER_NUMBER_REQUIRED"] * 2


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
