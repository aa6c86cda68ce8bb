"""Limits that whoever runs the server sets: they bound what is added, and take nothing away."""

from collections.abc import AsyncIterator, Callable

import pytest

from tests.conftest import Serving
from tests.tenant import JSON, Tenant, milestone

THREE = [milestone(f"Step {index}") for index in range(3)]


@pytest.fixture
async def small(tenant: Tenant, served: Callable[..., Serving]) -> AsyncIterator[Tenant]:
    """The company at a server that allows a hire two milestones."""
    async with served(max_milestones_per_hire=2) as other:
        yield tenant.at(other)


async def test_a_new_hire_has_no_more_milestones_than_the_server_allows(
    tenant: Tenant, small: Tenant
) -> None:
    wanted = {"company": tenant.id, "worker": tenant.worker_id, "title": "A site"}
    rate: JSON = {"milestones": THREE}
    refused = await small.owner.refused("createDirectHire", **wanted, rate=rate)
    assert refused == [("TOO_MANY", ["rate", "milestones"])]
    await small.hire(*THREE[:2])
    await tenant.hire(*THREE)


async def test_a_hire_that_has_more_keeps_them_and_takes_no_more(
    tenant: Tenant, small: Tenant
) -> None:
    hire = await tenant.hire(*THREE)
    hire.tenant = small
    assert await hire.edit_refused(add=[milestone("More")]) == [("TOO_MANY", ["add"])]
    first, second, third = await hire.milestones()
    await hire.edit(update=[{"milestone": first["id"], "amount": "5"}])
    await hire.edit(remove=[first["id"]], add=[milestone("Instead")])
    await hire.edit(remove=[second["id"], third["id"]])
    assert await hire.edit_refused(add=[milestone("A"), milestone("B")]) == [("TOO_MANY", ["add"])]
    await hire.edit(add=[milestone("More")])


async def test_a_preview_says_so_as_well(tenant: Tenant, small: Tenant) -> None:
    hire = await tenant.hire(*THREE[:2])
    hire.tenant = small
    version = (await hire.read("version"))["version"]
    document = """query ($input: EditMilestonesInput!) {
        previewMilestoneEdit(input: $input) { userErrors { code path } } }"""
    edit = {"hire": hire.id, "expectedVersion": version, "add": THREE[2:]}
    answer = await small.owner.ask(document, input=edit)
    assert answer["previewMilestoneEdit"]["userErrors"] == [{"code": "TOO_MANY", "path": ["add"]}]
