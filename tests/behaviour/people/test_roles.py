"""Who may do what: every role against every mutation of the schema, on things that the role can see."""

from itertools import product
from uuid import uuid4

import pytest

from tests.access import MEMBERS, who_may
from tests.behaviour.estate import Estate, settle, step
from tests.behaviour.recipes import About, input_of, recipe_of
from tests.behaviour.walks import document, mutation_fields
from tests.behaviour.wire import Wire, everything
from tests.tenant import JSON, Actor, Server, Tenant, found

PROGRAMS = tuple(f"PROGRAM {role}" for role in MEMBERS if role != "OWNER")
ROLES = (*MEMBERS, "WORKER", "SUPPORT", "REMOVED", *PROGRAMS)
DONE = {"✓", "`INVALID_STATE`"}
"""What the page says of service accounts where they are not FORBIDDEN what their role may."""


def mark(viewer: str, mutation: str) -> str:
    """x: may; f: sees what it is about, and is FORBIDDEN; n: does not see it, so that it is NOT_FOUND."""
    role, page = viewer.removeprefix("PROGRAM "), who_may(mutation)
    is_program = viewer != role
    about = recipe_of(mutation).about
    may = page.get(role) == "✓" and (not is_program or page.get("PROGRAM") in DONE)
    if may and (about is not About.OWN or about.is_seen(role)):
        return "x"
    # The recipes are about no owner: whoever may do it to owners alone is FORBIDDEN.
    return "f" if about.is_seen(role, program=is_program) else "n"


CELLS = {(role, mutation): mark(role, mutation) for mutation in mutation_fields() for role in ROLES}
HIDDEN = {"FORBIDDEN", "NOT_FOUND"}


@pytest.fixture(scope="module")
async def estate(server: Server) -> Estate:
    """A company of this module's own: what may be done in it is done."""
    return await settle(server, f"roles{uuid4().hex[:8]}")


@pytest.fixture(scope="module")
async def viewers(estate: Estate) -> dict[str, Actor]:
    """Somebody of each role."""
    removed = await estate.tenant.member("OWNER")
    await estate.tenant.owner.do("removeMember", user=removed.id)
    members = {role: estate.members[role] for role in MEMBERS}
    programs = {each: await estate.tenant.program(each.split()[1]) for each in PROGRAMS}
    return {
        **members, **programs,
        "WORKER": estate.tenant.worker, "SUPPORT": estate.support, "REMOVED": removed,
    }  # fmt: skip


async def test_whoever_may_not_is_forbidden_and_changes_nothing(
    estate: Estate, viewers: dict[str, Actor], wire: Wire
) -> None:
    before = await everything()
    for (role, mutation), mark in CELLS.items():
        if mark != "x":
            refusals = await _refusals(wire, viewers[role], mutation, estate)
            codes = [code for code, _ in refusals]
            assert codes == ["FORBIDDEN" if mark == "f" else "NOT_FOUND"], (role, mutation)
            assert mark == "n" or refusals[0][1] == [], (role, mutation)
    assert await everything() == before


async def test_whoever_may_is_refused_at_most_for_the_state_of_things(
    estate: Estate, viewers: dict[str, Actor], wire: Wire
) -> None:
    done = set()
    for (role, mutation), mark in CELLS.items():
        if mark == "x" and mutation not in {
            "removeMember",
            "revokeServiceAccount",
            "deleteWebhook",
        }:
            refusals = await _refusals(wire, viewers[role], mutation, estate)
            assert not HIDDEN & {code for code, _ in refusals}, (role, mutation, refusals)
            done |= set() if refusals else {mutation}
    assert done >= {"addMember", "addWorker", "postJob", "createDirectHire", "offerHire", "endHire"}


async def _refusals(
    wire: Wire, actor: Actor, mutation: str, estate: Estate
) -> list[tuple[str, list[str]]]:
    query = document(mutation, mutation_fields()[mutation], "mutation", ["input"])
    answer = await wire.send(actor, query, input=input_of(mutation, estate))
    assert not answer.error_codes, (mutation, answer)
    return answer.refusals


@pytest.mark.parametrize("role", ["OWNER", "ADMINISTRATOR"])
async def test_owners_and_administrators_remove_members(tenant: Tenant, role: str) -> None:
    remover, member = await tenant.member(role), await tenant.member("FINANCE_MANAGER")
    await remover.do("removeMember", user=member.id)
    assert await remover.refused("removeMember", user=member.id) == [("NOT_FOUND", ["user"])]


async def test_another_role_counts_from_the_next_operation_on(tenant: Tenant) -> None:
    member = await tenant.member("HIRING_ASSISTANT")
    hire = await tenant.hire()
    assert await member.refused("offerHire", hire=hire.id) == [("FORBIDDEN", [])]
    await tenant.owner.do("changeMemberRole", user=member.id, role="HIRING_ADMIN")
    await member.do("offerHire", hire=hire.id)
    await tenant.owner.do("changeMemberRole", user=member.id, role="FINANCE_MANAGER")
    assert await member.refused("cancelHire", hire=hire.id) == [("FORBIDDEN", [])]


async def test_a_removed_member_reads_nothing_and_does_nothing_from_the_next_operation_on(
    tenant: Tenant,
) -> None:
    member = await tenant.member("OWNER")
    hire = await tenant.offered()
    await tenant.owner.do("removeMember", user=member.id)
    seen = await member.ask(
        """query ($hire: ID!, $company: ID!) {
            viewer { name company { id } role } hire(id: $hire) { id } company: node(id: $company) { id }
            companies { totalCount } hires { totalCount } jobs { totalCount }
            milestones { totalCount } paymentRequests { totalCount }
        }""",
        hire=hire.id,
        company=tenant.id,
    )
    nothing = {"totalCount": 0}
    assert seen == {
        "viewer": {"name": "Owner", "company": None, "role": None}, "hire": None, "company": None,
        "companies": nothing, "hires": nothing, "jobs": nothing, "milestones": nothing,
        "paymentRequests": nothing,
    }  # fmt: skip
    assert await member.refused("cancelHire", hire=hire.id) == [("NOT_FOUND", ["hire"])]


async def test_a_removed_member_keeps_their_name_in_what_they_did(tenant: Tenant) -> None:
    member = await tenant.member("HIRING_ADMIN")
    hire = await tenant.hire()
    await member.do("offerHire", hire=hire.id, message="Welcome")
    await tenant.owner.do("removeMember", user=member.id)
    for viewer in (tenant.owner, tenant.worker):
        data = await hire.read(
            """latestContract { issuedBy { name } }
            conversation { messages { edges { node { author { name } } } } }
            events(last: 1) { edges { node { type actor { name } } } }""",
            viewer,
        )
        named = {"name": "Hiring_Admin"}
        assert data["latestContract"] == {"issuedBy": named}
        assert data["conversation"]["messages"]["edges"] == [{"node": {"author": named}}]
        assert data["events"]["edges"] == [{"node": {"type": "MESSAGE_POSTED", "actor": named}}]


async def test_a_removed_member_is_taken_back_by_address_under_their_own_name(
    tenant: Tenant,
) -> None:
    member = await tenant.member("FINANCE_MANAGER")
    await tenant.owner.do("removeMember", user=member.id)
    back = await tenant.owner.do(
        "addMember",
        "user { id name role }",
        company=tenant.id,
        name="Somebody else",
        email=member.email.upper(),
        role="HIRING_ASSISTANT",
    )
    assert back["user"] == {
        "id": member.id, "name": "Finance_Manager", "role": "HIRING_ASSISTANT"
    }  # fmt: skip


async def test_a_company_keeps_at_least_one_owner(tenant: Tenant) -> None:
    owner, second = tenant.owner, await tenant.member("OWNER")
    await second.do("changeMemberRole", user=owner.id, role="HIRING_ADMIN")
    for refused in (
        await second.refused("removeMember", user=second.id),
        await second.refused("changeMemberRole", user=second.id, role="ADMINISTRATOR"),
    ):
        assert refused == [("LAST_OWNER", ["user"])]
    await second.do("changeMemberRole", user=second.id, role="OWNER")
    await second.do("changeMemberRole", user=owner.id, role="OWNER")
    await owner.do("removeMember", user=second.id)


STANDINGS = (None, *MEMBERS)


@pytest.mark.parametrize("by", ["OWNER", "ADMINISTRATOR", "support"])
async def test_only_an_owner_or_support_makes_or_unmakes_an_owner(tenant: Tenant, by: str) -> None:
    actor = tenant.server.support if by == "support" else await tenant.member(by)
    for before, after in product(STANDINGS, STANDINGS):
        owning = "OWNER" in {before, after}
        may = {"OWNER": True, "ADMINISTRATOR": not owning, "support": owning}[by]
        if before or after:
            assert await _given(tenant, actor, before, after) == (
                [] if may else [("FORBIDDEN", [])]
            )


async def _given(
    tenant: Tenant, actor: Actor, before: str | None, after: str | None
) -> list[tuple[str, list[str]]]:
    """The refusals where somebody with the role `before` is to have `after`; None is none."""
    if before is None:
        address = f"{uuid4().hex}@company.example"
        given: JSON = {"company": tenant.id, "name": "Ida", "email": address, "role": after}
        return _refused(await actor.attempt("addMember", **given))
    member = await tenant.member(before)
    if after is None:
        return _refused(await actor.attempt("removeMember", user=member.id))
    return _refused(await actor.attempt("changeMemberRole", user=member.id, role=after))


def _refused(payload: JSON) -> list[tuple[str, list[str]]]:
    return [(error["code"], error["path"]) for error in payload["userErrors"]]


async def test_members_of_another_company_count_for_nobody_elses_last_owner(
    server: Server, tenant: Tenant
) -> None:
    elsewhere = await found(server)
    assert await elsewhere.owner.refused("removeMember", user=tenant.owner.id) == [
        ("NOT_FOUND", ["user"])
    ]
    assert await tenant.owner.refused("removeMember", user=tenant.owner.id) == [
        ("LAST_OWNER", ["user"])
    ]


async def test_nobody_acts_with_a_replayed_key_for_what_they_no_longer_may(tenant: Tenant) -> None:
    member = await tenant.member("HIRING_ADMIN")
    hire = await tenant.hire(step(Estate(tenant, "kept")))
    given = {"hire": hire.id, "idempotencyKey": "once"}
    await member.do("offerHire", "hire { id }", **given)
    await tenant.owner.do("changeMemberRole", user=member.id, role="FINANCE_MANAGER")
    assert await member.refused("offerHire", **given) == [("FORBIDDEN", [])]
    await tenant.owner.do("removeMember", user=member.id)
    assert await member.refused("offerHire", **given) == [("NOT_FOUND", ["hire"])]


async def test_addresses_that_differ_in_more_than_case_are_two_people(tenant: Tenant) -> None:
    tag = tenant.id[-12:]
    for address in (f"{tag}@straße.example", f"{tag}@strasse.example"):
        await tenant.owner.do(
            "addMember", company=tenant.id, name=address, email=address, role="OWNER"
        )
    impostor = tenant.server.actor(f"{tag}@STRASSE.example")
    assert await impostor.ask("{ viewer { name } }") == {
        "viewer": {"name": f"{tag}@strasse.example"}
    }
