"""Who asks is remembered, but what they may do is what the database says at that moment."""

from tests.house import House

SEEN = "{ viewer { id role } hires { totalCount } }"


async def test_a_removed_member_sees_nothing_more_on_the_next_operation(house: House) -> None:
    await house.hire()
    member = await house.member("ADMINISTRATOR")
    before = await member.ask(SEEN)
    assert before["hires"]["totalCount"] == 1
    await house.owner.do("removeMember", user=before["viewer"]["id"])
    after = await member.ask(SEEN)
    assert after == {
        "viewer": {"id": before["viewer"]["id"], "role": None},
        "hires": {"totalCount": 0},
    }


async def test_another_role_holds_from_the_next_operation_on(house: House) -> None:
    hire = await house.hire()
    member = await house.member("HIRING_ASSISTANT")
    rights = (
        "{ viewer { id role } hires { edges { node { viewerCanEditMilestones { allowed } } } } }"
    )
    for role, may in (("HIRING_ADMIN", True), ("FINANCE_MANAGER", False), ("OWNER", True)):
        user = (await member.ask(rights))["viewer"]["id"]
        await house.owner.do("changeMemberRole", user=user, role=role)
        seen = await member.ask(rights)
        assert seen["viewer"]["role"] == role
        assert seen["hires"]["edges"][0]["node"]["viewerCanEditMilestones"]["allowed"] is may
    assert (await hire.read("id", member))["id"] == hire.id


async def test_whoever_is_taken_back_sees_again_what_a_member_sees(house: House) -> None:
    await house.hire()
    member = await house.member("ADMINISTRATOR")
    user = (await member.ask(SEEN))["viewer"]["id"]
    await house.owner.do("removeMember", user=user)
    assert (await member.ask(SEEN))["hires"]["totalCount"] == 0
    given = {"company": house.id, "name": "Back", "email": member.email, "role": "OWNER"}
    await house.owner.do("addMember", **given)
    assert await member.ask(SEEN) == {
        "viewer": {"id": user, "role": "OWNER"},
        "hires": {"totalCount": 1},
    }


async def test_a_stranger_is_refused_however_often_they_ask(house: House) -> None:
    stranger = house.server.actor("nobody@nowhere.example")
    for _ in range(2):
        (error,) = await stranger.errors(SEEN)
        assert error["extensions"]["code"] == "UNAUTHENTICATED"
