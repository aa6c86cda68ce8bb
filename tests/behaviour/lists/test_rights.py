"""What a viewer may not see filters nothing for them, and is not told apart from what is not there."""

import pytest

from tests.behaviour.stages import at
from tests.tenant import Tenant, found, milestone

_COUNTS = """query ($cursor: String!) {{
    eventCursor
    {field}(filter: {{ changedAfter: $cursor }}) {{ totalCount }} }}"""
CHANGED = ("hires", "milestones", "paymentRequests")


@pytest.mark.parametrize("field", CHANGED)
async def test_what_changed_since_a_cursor_is_found_and_nothing_else(
    tenant: Tenant, field: str
) -> None:
    stage = await at(tenant, "active")
    asked = _COUNTS.format(field=field)
    for viewer in (tenant.owner, tenant.worker):
        cursor = (await viewer.ask("{ eventCursor }"))["eventCursor"]
        assert (await viewer.ask(asked, cursor=cursor))[field]["totalCount"] == 0
        request = await stage.hire.submit(stage.milestones[0])
        assert (await viewer.ask(asked, cursor=cursor))[field]["totalCount"] > 0
        await stage.hire.worker.do("cancelPaymentRequest", paymentRequest=request)


async def test_what_changed_of_it_is_found_below_a_hire_that_changed(tenant: Tenant) -> None:
    cursor = (await tenant.owner.ask("{ eventCursor }"))["eventCursor"]
    hire = await tenant.active(milestone("Design"))
    changed = "filter: { changedAfter: $cursor }"
    page = "totalCount pageInfo { startCursor endCursor } edges { node { %s } }"
    milestones = f"milestones(last: 9 {changed}) {{ {page % 'name'} }}"
    asked = f"query ($cursor: String!) {{ hires(first: 9 {changed}) {{ {page % f'id {milestones}'} }} }}"
    for viewer in (tenant.owner, tenant.worker):
        (edge,) = (await viewer.ask(asked, cursor=cursor))["hires"]["edges"]
        assert edge["node"]["id"] == hire.id
        assert edge["node"]["milestones"]["edges"] == [{"node": {"name": "Design"}}]


@pytest.mark.parametrize("field", CHANGED)
async def test_a_foreign_cursor_is_as_unknown_as_one_that_never_was(
    tenant: Tenant, field: str
) -> None:
    await tenant.offered()
    stranger = await found(tenant.server)
    await stranger.offered()
    asked = _COUNTS.format(field=field)
    foreign = (await tenant.owner.ask("{ eventCursor }"))["eventCursor"]
    for cursor in (foreign, "999999999999~1"):
        (error,) = await stranger.owner.errors(asked, cursor=cursor)
        assert error["extensions"]["code"] == "BAD_USER_INPUT", cursor
    (error,) = await stranger.owner.errors(asked, cursor="no cursor")
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    (error,) = await stranger.worker.errors(asked, cursor="1~1")
    assert error["extensions"]["code"] == "CURSOR_EXPIRED"


async def test_ids_and_numbers_of_another_company_find_nothing(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("Secret", purchaseOrderNumber="PO-1"))
    await hire.submit((await hire.milestones())[0]["id"])
    stranger = await found(tenant.server)
    await stranger.active(milestone("Secret", purchaseOrderNumber="PO-1"))
    for field in ("milestones", "paymentRequests", "contracts"):
        for name, id in (("hire", hire.id), ("worker", tenant.worker_id)):
            asked = f'{{ {field}(filter: {{ {name}: "{id}" }}) {{ totalCount }} }}'
            assert (await tenant.owner.ask(asked))[field]["totalCount"] == 1
            assert (await stranger.owner.ask(asked))[field]["totalCount"] == 0
    asked = '{ milestones(filter: { purchaseOrderNumber: "PO-1" }) { totalCount } }'
    assert (await tenant.owner.ask(asked))["milestones"]["totalCount"] == 1


async def test_a_corrected_address_is_found_and_the_former_one_is_not(tenant: Tenant) -> None:
    await tenant.hire()
    former, present = tenant.worker.email, f"new-{tenant.worker.email}x"
    user = "Worker:" + tenant.worker_id.partition(":")[2]
    await tenant.owner.do("correctUser", user=user, email=present)
    asked = "query ($text: String!) { hires(filter: { search: $text }) { totalCount } }"
    for text, expected in ((present.upper(), 1), (f"{former}\n", 1), ("@nowhere", 0)):
        count = (await tenant.owner.ask(asked, text=text))["hires"]["totalCount"]
        assert count == expected, text
