"""Who asks is remembered, but what they may do is what the database says at that moment."""

from tests.tenant import Tenant, found

SEEN = "{ viewer { id role } hires { totalCount } }"


async def test_a_removed_member_sees_nothing_more_on_the_next_operation(tenant: Tenant) -> None:
    await tenant.hire()
    member = await tenant.member("ADMINISTRATOR")
    before = await member.ask(SEEN)
    assert before["hires"]["totalCount"] == 1
    await tenant.owner.do("removeMember", user=before["viewer"]["id"])
    after = await member.ask(SEEN)
    assert after == {
        "viewer": {"id": before["viewer"]["id"], "role": None},
        "hires": {"totalCount": 0},
    }


async def test_another_role_holds_from_the_next_operation_on(tenant: Tenant) -> None:
    hire = await tenant.hire()
    member = await tenant.member("HIRING_ASSISTANT")
    rights = (
        "{ viewer { id role } hires { edges { node { viewerCanEditMilestones { allowed } } } } }"
    )
    for role, may in (("HIRING_ADMIN", True), ("FINANCE_MANAGER", False), ("OWNER", True)):
        user = (await member.ask(rights))["viewer"]["id"]
        await tenant.owner.do("changeMemberRole", user=user, role=role)
        seen = await member.ask(rights)
        assert seen["viewer"]["role"] == role
        assert seen["hires"]["edges"][0]["node"]["viewerCanEditMilestones"]["allowed"] is may
    assert (await hire.read("id", member))["id"] == hire.id


async def test_whoever_is_taken_back_sees_again_what_a_member_sees(tenant: Tenant) -> None:
    await tenant.hire()
    member = await tenant.member("ADMINISTRATOR")
    user = (await member.ask(SEEN))["viewer"]["id"]
    await tenant.owner.do("removeMember", user=user)
    assert (await member.ask(SEEN))["hires"]["totalCount"] == 0
    given = {"company": tenant.id, "name": "Back", "email": member.email, "role": "OWNER"}
    await tenant.owner.do("addMember", **given)
    assert await member.ask(SEEN) == {
        "viewer": {"id": user, "role": "OWNER"},
        "hires": {"totalCount": 1},
    }


async def test_a_stranger_is_refused_however_often_they_ask(tenant: Tenant) -> None:
    stranger = tenant.server.actor("nobody@nowhere.example")
    for _ in range(2):
        (error,) = await stranger.errors(SEEN)
        assert error["extensions"]["code"] == "UNAUTHENTICATED"


async def test_a_removed_member_changes_nothing_more_by_the_next_operation(tenant: Tenant) -> None:
    hire = await tenant.offered()
    conversation = (await hire.read())["conversation"]["id"]
    member = await tenant.member("ADMINISTRATOR")
    said = {"conversation": conversation, "body": "Hello"}
    await member.do("postMessage", **said)
    await tenant.owner.do("removeMember", user=member.id)
    assert await member.refused("postMessage", **said) == [("NOT_FOUND", ["conversation"])]
    assert await member.refused("cancelHire", hire=hire.id) == [("NOT_FOUND", ["hire"])]


async def test_another_role_decides_what_the_next_operation_may_change(tenant: Tenant) -> None:
    hire = await tenant.offered()
    member = await tenant.member("HIRING_ASSISTANT")
    assert await member.refused("cancelHire", hire=hire.id) == [("FORBIDDEN", [])]
    await tenant.owner.do("changeMemberRole", user=member.id, role="FINANCE_MANAGER")
    assert await member.refused("cancelHire", hire=hire.id) == [("FORBIDDEN", [])]
    await tenant.owner.do("changeMemberRole", user=member.id, role="HIRING_ADMIN")
    shown = "hire { status viewerCanEditMilestones { reasons { code } } }"
    answer = await member.do("cancelHire", shown, hire=hire.id)
    # What is shown of it is judged by the new role too.
    assert answer["hire"] == {
        "status": "CANCELLED",
        "viewerCanEditMilestones": {"reasons": [{"code": "INVALID_STATE"}]},
    }


async def test_who_moved_to_another_company_acts_there_and_nowhere_else(tenant: Tenant) -> None:
    other = await found(tenant.server)
    left, joined = await tenant.offered(), await other.offered()
    member = await tenant.member("HIRING_ADMIN")
    assert (await member.ask(SEEN))["hires"]["totalCount"] == 1
    await tenant.owner.do("removeMember", user=member.id)
    given = {"company": other.id, "name": "Moved", "email": member.email, "role": "HIRING_ADMIN"}
    await other.owner.do("addMember", **given)
    # Whoever was remembered would see the one and not the other.
    await member.do("cancelHire", hire=joined.id)
    assert await member.refused("cancelHire", hire=left.id) == [("NOT_FOUND", ["hire"])]
