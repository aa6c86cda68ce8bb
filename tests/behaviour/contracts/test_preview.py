"""The preview is the edit, but for doing it: the same refusals, changes, totals and need of a signature."""

from typing import Any

import pytest

from tests.behaviour.stages import Stage, at
from tests.tenant import JSON, Actor, Tenant, in_days, milestone

TERMS = "{ name dueDate amount { amount currency } purchaseOrderNumber }"
CHANGES = f"changes {{ kind before {TERMS} after {TERMS} }}"
PREVIEW = f"""query ($input: EditMilestonesInput!) {{ previewMilestoneEdit(input: $input) {{
    requiresSignature {CHANGES} totalBefore {{ amount }} totalAfter {{ amount }}
    userErrors {{ code path message }} }} }}"""
EDIT = f"hire {{ totalAmount {{ amount }} }} contract {{ {CHANGES} }}"


async def preview(viewer: Actor, **edit: Any) -> JSON:
    """What the preview says."""
    said: JSON = (await viewer.ask(PREVIEW, input=edit))["previewMilestoneEdit"]
    return said


def edits(stage: Stage) -> list[JSON]:
    """Saves of every kind, good and bad."""
    ids = [{"milestone": id} for id in stage.milestones]
    return [
        {"remove": stage.milestones},
        {"update": [{**id, "name": "Renamed"} for id in ids]},
        {"add": [milestone(" ", due=-1, amount="0.001")], "note": "x" * 2_001},
        {"update": [ids[0], ids[0]], "remove": [stage.milestones[0]]},
        {"remove": ["Milestone:nobody"], "add": [milestone()]},
        {"idempotencyKey": " ", "add": [milestone()]},
        {},
        {"update": [{**ids[-1], "purchaseOrderNumber": "PO-9"}]},
        {"add": [milestone("Added", amount="0.05", purchaseOrderNumber="PO-8")]},
        {"update": [{**ids[0], "amount": "77.10", "dueDate": in_days(91)}], "note": "More"},
        {"remove": [stage.milestones[0]]},
        {"update": [{**ids[0], "amount": "1250", "dueDate": in_days(30), "name": "A"}]},
    ]


async def same(stage: Stage, viewer: Actor, edit: JSON) -> None:
    """Preview one save, do it, and compare."""
    before = await stage.hire.read("version totalAmount { amount }")
    events = await stage.hire.events()
    given = {"hire": stage.hire.id, "expectedVersion": before["version"], **edit}
    said = await preview(viewer, **given)
    assert await stage.hire.events() == events
    assert await stage.hire.read("version totalAmount { amount }") == before
    done = await viewer.attempt("editMilestones", EDIT, **given)
    assert said["userErrors"] == done["userErrors"]
    if done["userErrors"]:
        assert (said["totalBefore"], said["totalAfter"], said["changes"]) == (None, None, [])
        return
    assert said["requiresSignature"] is (done["contract"] is not None)
    assert said["totalBefore"] == before["totalAmount"]
    assert said["totalAfter"] == done["hire"]["totalAmount"]
    if done["contract"]:
        assert said["changes"] == done["contract"]["changes"]
    else:
        assert said["changes"] == (await open_changes(stage))


async def open_changes(stage: Stage) -> list[JSON]:
    """What the latest version changes, as far as it is not in force."""
    data = await stage.hire.read(f"latestContract {{ status {CHANGES} }}")
    latest = data["latestContract"]
    pending: list[JSON] = latest["changes"] if latest["status"] == "PENDING_SIGNATURE" else []
    return pending


@pytest.mark.parametrize(
    "name", ["draft", "offered", "active", "revised", "declined_revision", "finished", "ended"]
)
async def test_a_preview_says_what_the_edit_then_does(tenant: Tenant, name: str) -> None:
    stage = await at(tenant, name)
    for edit in edits(stage):
        await same(stage, tenant.owner, edit)


async def test_who_may_not_edit_may_not_preview(tenant: Tenant) -> None:
    hire = await tenant.offered()
    edit = {"hire": hire.id, "expectedVersion": 99, "add": [milestone(" ")]}
    for viewer, code, path in (
        (await tenant.member("HIRING_ASSISTANT"), "FORBIDDEN", []),
        (await tenant.member("VIEWER"), "FORBIDDEN", []),
        (hire.worker, "FORBIDDEN", []),
        (tenant.server.support, "NOT_FOUND", ["hire"]),
        (tenant.owner, "STALE_VERSION", ["expectedVersion"]),
    ):
        (error,) = (await preview(viewer, **edit))["userErrors"]
        assert (error["code"], error["path"]) == (code, path)


async def test_a_preview_shows_the_po_numbers_as_they_would_stand(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A", purchaseOrderNumber="PO-1"))
    (a,) = await hire.milestones()
    rename = {"milestone": a["id"], "name": "A2", "purchaseOrderNumber": "PO-2"}
    said = await preview(tenant.owner, hire=hire.id, expectedVersion=3, update=[rename])
    (change,) = said["changes"]
    assert change["after"]["purchaseOrderNumber"] == "PO-2"
    assert said["requiresSignature"] is True
    assert (await hire.milestones())[0]["purchaseOrderNumber"] == "PO-1"


async def test_a_preview_is_asked_beside_anything_else(tenant: Tenant) -> None:
    hire = await tenant.offered(title="Previewed")
    (a,) = await hire.milestones()
    edit = {"hire": hire.id, "expectedVersion": 2, "remove": [a["id"]]}
    document = """query ($input: EditMilestonesInput!, $hire: ID!) {
        before: hire(id: $hire) { title viewerCanEditMilestones { allowed } }
        previewMilestoneEdit(input: $input) { userErrors { code } }
        hires { totalCount }
        viewer { role }
    }"""
    assert await tenant.owner.ask(document, input=edit, hire=hire.id) == {
        "before": {"title": "Previewed", "viewerCanEditMilestones": {"allowed": True}},
        "previewMilestoneEdit": {"userErrors": [{"code": "LAST_MILESTONE"}]},
        "hires": {"totalCount": 1},
        "viewer": {"role": "OWNER"},
    }
