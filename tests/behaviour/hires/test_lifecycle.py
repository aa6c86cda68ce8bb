"""From the draft to the end, and what is refused on the way."""

from tests.tenant import Tenant, milestone


async def test_a_hire_goes_from_draft_to_ended(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("Design"), milestone("Build", due=60))
    assert (await hire.read())["status"] == "DRAFT"
    assert (await (await hire.offer()).read())["status"] == "OFFERED"
    assert (await (await hire.sign()).read())["status"] == "ACTIVE"
    for each in await hire.milestones():
        await hire.paid(each["id"])
    ended = await tenant.owner.do("endHire", "hire { status endedAt }", hire=hire.id)
    assert ended["hire"]["status"] == "ENDED"
    assert ended["hire"]["endedAt"]
