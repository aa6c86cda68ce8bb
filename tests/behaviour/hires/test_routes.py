"""Milestones come by Direct Hire only; the triage page says what is offered to whom, and why not."""

from tests.access import MEMBERS
from tests.tenant import JSON, Actor, Server, Tenant, found, milestone

RATES = ["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "FIXED", "MILESTONES"]
TRIAGE = """query ($company: ID!) { jobTriage(company: $company) { requirePurchaseOrderNumber
    options { route rates { type available { allowed reasons { code path } } } } } }"""


async def triage(viewer: Actor, company: str) -> dict[str, list[JSON]]:
    """The rates of each route."""
    page = (await viewer.ask(TRIAGE, company=company))["jobTriage"]
    return {option["route"]: option["rates"] for option in page["options"]}


def reasons(rates: list[JSON]) -> dict[str, list[str]]:
    """The codes against each rate, and that `allowed` says the same."""
    for rate in rates:
        assert rate["available"]["allowed"] is (not rate["available"]["reasons"])
    return {each["type"]: [r["code"] for r in each["available"]["reasons"]] for each in rates}


async def test_both_routes_offer_every_rate_and_only_direct_hire_takes_milestones(
    tenant: Tenant,
) -> None:
    offered = await triage(tenant.owner, tenant.id)
    assert list(offered) == ["DIRECT_HIRE", "FIND_TALENT"]
    assert reasons(offered["DIRECT_HIRE"]) == {rate: [] for rate in RATES}
    assert reasons(offered["FIND_TALENT"]) == {
        **{rate: [] for rate in RATES},
        "MILESTONES": ["DIRECT_HIRE_REQUIRED"],
    }


async def test_milestones_are_offered_only_where_support_enabled_them(server: Server) -> None:
    tenant = await found(server, milestones=False)
    offered = await triage(tenant.owner, tenant.id)
    assert reasons(offered["DIRECT_HIRE"])["MILESTONES"] == ["MILESTONES_NOT_ENABLED"]
    assert reasons(offered["FIND_TALENT"])["MILESTONES"] == ["DIRECT_HIRE_REQUIRED"]
    await server.support.do("enableMilestones", company=tenant.id)
    assert reasons((await triage(tenant.owner, tenant.id))["DIRECT_HIRE"])["MILESTONES"] == []


async def test_the_page_says_what_the_mutations_would(tenant: Tenant) -> None:
    await tenant.server.support.do("disableMilestones", company=tenant.id)
    direct = {"company": tenant.id, "worker": tenant.worker_id, "title": "Site"}
    post = {"company": tenant.id, "title": "Site", "description": "Build it"}
    for role in MEMBERS[1:]:
        member = await tenant.member(role)
        offered = await triage(member, tenant.id)
        hired = {
            "MILESTONES": await member.attempt(
                "createDirectHire", **direct, rate={"milestones": [milestone()]}
            ),
            "DAILY": await member.attempt("createDirectHire", **direct, rate={"daily": "5"}),
        }
        posted = {
            rate: await member.attempt("postJob", **post, rateType=rate)
            for rate in ("MILESTONES", "DAILY")
        }
        for route, payloads in (("DIRECT_HIRE", hired), ("FIND_TALENT", posted)):
            said = reasons(offered[route])
            for rate, payload in payloads.items():
                assert said[rate] == [error["code"] for error in payload["userErrors"]]


async def test_the_page_shows_whether_po_numbers_are_required(tenant: Tenant) -> None:
    for required in (True, False):
        await tenant.require_purchase_orders(required)
        page = await tenant.owner.ask(TRIAGE, company=tenant.id)
        assert page["jobTriage"]["requirePurchaseOrderNumber"] is required


async def test_support_sees_the_page_and_may_choose_nothing(tenant: Tenant) -> None:
    offered = await triage(tenant.server.support, tenant.id)
    for rates in offered.values():
        assert reasons(rates) == {rate: ["FORBIDDEN"] for rate in RATES}


async def test_the_page_of_another_company_is_not_found(tenant: Tenant) -> None:
    other = await found(tenant.server)
    await tenant.offered()
    for viewer, company in ((other.owner, tenant.id), (tenant.worker, tenant.id)):
        (error,) = await viewer.errors(TRIAGE, company=company)
        assert error["extensions"]["code"] == "NOT_FOUND"


async def test_a_job_post_takes_no_milestones(tenant: Tenant) -> None:
    post = {"company": tenant.id, "title": "Site", "description": "Build it"}
    rate, rows = ("DIRECT_HIRE_REQUIRED", ["rateType"]), ("DIRECT_HIRE_REQUIRED", ["milestones"])
    refused = tenant.owner.refused
    assert await refused("postJob", **post, rateType="MILESTONES") == [rate]
    assert await refused("postJob", **post, rateType="FIXED", milestones=[milestone()]) == [rows]
    assert await refused("postJob", **post, rateType="MILESTONES", milestones=[milestone()]) == [
        rate,
        rows,
    ]
    payload = await tenant.owner.attempt("postJob", **post, rateType="MILESTONES")
    assert "description" in payload["userErrors"][0]["message"]


async def test_a_job_post_is_a_job_without_a_hire(tenant: Tenant) -> None:
    payload = await tenant.owner.do(
        "postJob",
        "job { title description route rateType hire { id } company { id } }",
        company=tenant.id,
        title=" Site ",
        description=" Build it: design, then code. ",
        rateType="FIXED",
        milestones=[],
    )
    assert payload["job"] == {
        "title": "Site",
        "description": "Build it: design, then code.",
        "route": "FIND_TALENT",
        "rateType": "FIXED",
        "hire": None,
        "company": {"id": tenant.id},
    }


async def test_jobs_are_listed_newest_first_by_route(tenant: Tenant) -> None:
    post = {"company": tenant.id, "description": "Build it", "rateType": "FIXED"}
    await tenant.owner.do("postJob", **post, title="First")
    await tenant.hire(title="Direct")
    await tenant.owner.do("postJob", **post, title="Last")
    document = "query ($route: HiringRoute) { jobs(route: $route) { edges { node { title } } } }"
    for route, titles in (
        (None, ["Last", "Direct", "First"]),
        ("FIND_TALENT", ["Last", "First"]),
        ("DIRECT_HIRE", ["Direct"]),
    ):
        edges = (await tenant.owner.ask(document, route=route))["jobs"]["edges"]
        assert [edge["node"]["title"] for edge in edges] == titles


async def test_a_job_post_needs_title_and_description(tenant: Tenant) -> None:
    assert await tenant.owner.refused(
        "postJob", company=tenant.id, title=" ", description="\n", rateType="MILESTONES"
    ) == [
        ("REQUIRED", ["title"]),
        ("REQUIRED", ["description"]),
        ("DIRECT_HIRE_REQUIRED", ["rateType"]),
    ]
    assert await tenant.owner.refused(
        "postJob", company=tenant.id, title="x" * 201, description="x" * 20_001, rateType="FIXED"
    ) == [("TOO_LONG", ["title"]), ("TOO_LONG", ["description"])]
