"""Following the feed of one server: what comes, what is refused."""

import asyncio

import pytest

from tests.clock import Clock
from tests.live.follower import Follower, cursor_of, fields, position, trail
from tests.tenant import JSON, Actor, Hire, Tenant, found, milestone


async def test_cursor_then_data_then_subscription_misses_nothing_and_doubles_nothing(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered()
    cursor = await cursor_of(tenant.owner)
    seen = await trail(tenant.owner)
    await hire.sign()
    async with Follower(tenant.owner, variables={"after": cursor}) as follower:
        await hire.submit((await hire.milestones())[0]["id"])
        await follower.gets(4)
        await follower.quiet()
    assert seen + follower.cursors == await trail(tenant.owner)
    assert follower.types == [
        "CONTRACT_SIGNED",
        "HIRE_ACTIVATED",
        "PAYMENT_REQUEST_SUBMITTED",
        "MILESTONE_STATUS_CHANGED",
    ]


async def test_the_cursor_and_the_data_of_one_query_are_of_one_moment_in_whatever_order(
    tenant: Tenant,
) -> None:
    hires = [await tenant.hire() for _ in range(3)]
    saves = asyncio.gather(*(saved_often(hire) for hire in hires))
    read: list[JSON] = []
    while not saves.done():
        queries = (f"{{ eventCursor {EVENTS} }}", f"{{ {EVENTS} eventCursor }}")
        read += [await tenant.owner.ask(query) for query in queries]
    await saves
    everything = set(await trail(tenant.owner))
    for answer in read:
        cursor = position(answer["eventCursor"])
        shown = {
            edge["cursor"]
            for hire in answer["hires"]["edges"]
            for edge in hire["node"]["events"]["edges"]
        }
        assert shown | {each for each in everything if position(each) > cursor} == everything
    assert len({answer["eventCursor"] for answer in read}) > 2


EVENTS = "hires(first: 50) { edges { node { events(first: 200) { edges { cursor } } } } }"


async def saved_often(hire: Hire) -> None:
    """Eight saves, one after the other."""
    for number in range(8):
        await hire.edit(add=[milestone(f"Part {number}")])


async def test_the_event_cursor_is_that_of_the_newest_event(tenant: Tenant) -> None:
    await tenant.active()
    assert await cursor_of(tenant.owner) == (await trail(tenant.owner))[-1]


async def test_the_event_cursor_is_never_null(tenant: Tenant) -> None:
    cursor = await cursor_of(tenant.owner)
    async with Follower(tenant.owner, variables={"after": cursor}) as follower:
        await tenant.hire()
        assert (await follower.gets(1))[0]["type"] == "HIRE_CREATED"


async def test_without_a_cursor_only_what_happens_from_then_on_comes(tenant: Tenant) -> None:
    hire = await tenant.hire()
    async with Follower(tenant.owner, returns=False) as follower:
        await hire.offer()
        await follower.gets(2)
    assert follower.types == ["HIRE_OFFERED", "CONTRACT_ISSUED"]


async def test_one_hire_of_several_can_be_followed(tenant: Tenant) -> None:
    one, other = await tenant.hire(), await tenant.hire()
    variables = {"hire": one.id, "after": "0~0"}
    async with Follower(tenant.owner, variables=variables) as follower:
        await other.offer()
        await one.offer()
        await follower.gets(3)
        await follower.quiet()
    assert {event["hire"]["id"] for event in follower.got} == {one.id}


async def test_some_types_can_be_followed(tenant: Tenant) -> None:
    variables = {"types": ["HIRE_OFFERED", "HIRE_ACTIVATED"], "after": "0~0"}
    hire = await tenant.offered()
    async with Follower(tenant.owner, variables=variables) as follower:
        await hire.sign()
        await follower.gets(2)
        await follower.quiet()
    assert follower.types == ["HIRE_OFFERED", "HIRE_ACTIVATED"]


async def test_an_empty_list_of_types_matches_nothing(tenant: Tenant) -> None:
    await tenant.hire()
    variables = {"types": [], "after": "0~0"}
    async with Follower(tenant.owner, variables=variables) as follower:
        await tenant.hire()
        await follower.quiet()


async def test_the_changes_of_milestones_can_be_followed_alone(tenant: Tenant) -> None:
    hire = await tenant.active()
    query = fields("fromStatus toStatus milestone { name status }", "milestoneStatusChanged")
    async with Follower(tenant.owner, query, {"after": "0~0"}) as follower:
        request = await hire.submit((await hire.milestones())[0]["id"])
        await follower.gets(1)
        await hire.approve(request)
        await follower.gets(2)
    moves = [(each["fromStatus"], each["toStatus"]) for each in follower.got]
    assert moves == [("IN_PROGRESS", "PENDING_APPROVAL"), ("PENDING_APPROVAL", "COMPLETED")]
    assert follower.got[-1]["milestone"] == {"name": "Design", "status": "COMPLETED"}


async def test_more_events_than_one_statement_reads_come_all(tenant: Tenant) -> None:
    hire = await tenant.hire(*(milestone(f"Step {number}") for number in range(150)))
    ids = [each["id"] for each in await hire.milestones()]
    await hire.edit(update=[{"milestone": id, "name": "Later"} for id in ids])
    rest = (await hire.read("milestones(first: 200) { edges { node { id } } }"))["milestones"]
    ids = [edge["node"]["id"] for edge in rest["edges"]]
    async with Follower(tenant.owner, variables={"after": "0~0"}) as follower:
        await hire.edit(update=[{"milestone": id, "dueDate": "2030-01-01"} for id in ids])
        await follower.gets(201)
        await follower.quiet()
    assert follower.cursors == sorted(set(follower.cursors), key=position)
    assert len(follower.got) == 201


@pytest.mark.parametrize("text", ["", "x" * 1_000, "x" * 20_000, "😀" * 20_000])
async def test_an_event_of_any_size_comes_whole(tenant: Tenant, text: str) -> None:
    query = fields("hire { description }")
    async with Follower(tenant.owner, query) as follower:
        await tenant.hire(description=text)
        assert (await follower.gets(1))[0]["hire"]["description"] == text


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "nonsense",
        "1",
        "1~",
        "1.",
        "1.-1",
        "1.9999999999",
        "1.1.1",
        "-1~0",
        "1~-1",
        "1~99999999999",
        "9" * 30 + "~1",
        "1~2~3",
        "١~٢",
    ],
)
async def test_a_nonsense_cursor_is_bad_user_input(tenant: Tenant, cursor: str) -> None:
    assert await refusal(tenant, {"after": cursor}) == "BAD_USER_INPUT"


async def test_a_cursor_that_the_feed_has_not_reached_is_bad_user_input(tenant: Tenant) -> None:
    assert await refusal(tenant, {"after": "900000000000000000~1"}) == "BAD_USER_INPUT"


async def test_a_cursor_of_no_event_of_this_feed_is_bad_user_input(tenant: Tenant) -> None:
    """It comes from another database, or from what a backup did not bring back."""
    await tenant.hire()
    xid, _, seq = position(await cursor_of(tenant.owner))
    await tenant.hire()
    assert await refusal(tenant, {"after": f"{xid}~{seq + 1}"}) == "BAD_USER_INPUT"


async def test_a_cursor_tells_nothing_of_another_tenant_s_events(tenant: Tenant) -> None:
    """One of an event that is there and one of an event that is not are answered alike."""
    theirs = await (await found(tenant.server)).active()
    await tenant.active()
    for stranger, owner in ((tenant.owner, theirs.tenant.owner), (tenant.worker, theirs.worker)):
        there = (await trail(owner))[-1]
        xid, counted, place = position(there)
        elsewhere = f"{xid}{'.' if counted else '~'}{place + 1}"
        answers = [await errors(tenant, {"after": each}, stranger) for each in (there, elsewhere)]
        assert answers[0] == answers[1]
        assert answers[0][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_the_audit_trail_refuses_the_same_cursors(tenant: Tenant) -> None:
    hire = await tenant.hire()
    document = (
        'query ($id: ID!) { hire(id: $id) { events(after: "1~99999999999") { totalCount } } }'
    )
    (error,) = await tenant.owner.errors(document, id=hire.id)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_cursor_older_than_what_is_kept_is_expired_and_the_trail_is_not(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.hire()
    cursor = await cursor_of(tenant.owner)
    await hire.offer()
    with clock.forward(days=31):
        assert await refusal(tenant, {"after": "0~0"}) == "CURSOR_EXPIRED"
        assert await refusal(tenant, {"after": cursor, "hire": hire.id}) == "CURSOR_EXPIRED"
        assert len(await trail(tenant.owner)) == 3


async def test_an_old_cursor_behind_which_nothing_happened_is_as_good_as_new(
    tenant: Tenant, clock: Clock
) -> None:
    quiet, busy = await tenant.hire(), await tenant.hire()
    cursor = await cursor_of(tenant.owner)
    await busy.offer()
    with clock.forward(days=31):
        variables = {"after": cursor, "hire": quiet.id}
        async with Follower(tenant.owner, variables=variables) as follower:
            await quiet.offer()
            await follower.gets(2)


async def test_a_workers_cursor_of_a_former_release_is_expired_and_a_members_is_not(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered()
    offered, _ = await trail(tenant.worker)
    xid, _, _ = position(offered)
    # They had the place in the hire: here behind HIRE_CREATED.
    async with Follower(tenant.owner, variables={"after": f"{xid}~2"}) as follower:
        assert [each["type"] for each in await follower.gets(1)] == ["CONTRACT_ISSUED"]
    for guess in (2, 3, 77):
        assert await refusal(tenant, {"after": f"{xid}~{guess}"}, tenant.worker) == "CURSOR_EXPIRED"
    variables = {"after": offered, "hire": hire.id}
    async with Follower(tenant.worker, variables=variables) as follower:
        assert [each["type"] for each in await follower.gets(1)] == ["CONTRACT_ISSUED"]


async def test_a_hire_that_is_not_seen_is_not_found(tenant: Tenant) -> None:
    other = await (await found(tenant.server)).hire()
    draft = await tenant.hire()
    for hire in (other.id, "Hire:nonsense", tenant.id, f"{other.id}x"):
        assert await refusal(tenant, {"hire": hire}) == "NOT_FOUND"
    follower = Follower(tenant.worker, variables={"hire": draft.id}, returns=False)
    async with follower:
        await follower.until(lambda: bool(follower.errors))
    assert follower.errors[0]["extensions"]["code"] == "NOT_FOUND"


async def test_variables_of_the_wrong_type_are_bad_user_input(tenant: Tenant) -> None:
    assert await refusal(tenant, {"types": ["NO_SUCH_TYPE"]}) == "BAD_USER_INPUT"


async def test_a_cursor_may_stand_in_the_document_itself(tenant: Tenant) -> None:
    await tenant.hire()
    query = (
        'subscription { mine: hireEvents(after: "0~0") { ...on HireEvent { cursor kind: type } } }'
    )
    async with Follower(tenant.owner, query) as follower:
        assert (await follower.gets(1))[0]["kind"] == "HIRE_CREATED"


async def test_a_variable_that_is_not_only_a_cursor_keeps_its_value(tenant: Tenant) -> None:
    """Two clients whose `$after` means two things must not share one execution."""
    hire = await tenant.active()
    cursors = await trail(tenant.owner)
    query = fields("hire { events(after: $after) { edges { cursor } } }")
    async with (
        Follower(tenant.owner, query, {"after": cursors[0]}) as one,
        Follower(tenant.owner, query, {"after": cursors[2]}) as other,
    ):
        await hire.submit((await hire.milestones())[0]["id"])
        await one.gets(len(cursors) - 1 + 2)
        await other.gets(len(cursors) - 3 + 2)
    counts = [len(each.got[-1]["hire"]["events"]["edges"]) for each in (one, other)]
    assert counts == [len(cursors) + 1, len(cursors) - 1]


async def refusal(tenant: Tenant, variables: dict[str, object], by: Actor | None = None) -> str:
    (error,) = await errors(tenant, variables, by)
    code: str = error["extensions"]["code"]
    return code


async def errors(tenant: Tenant, variables: JSON, by: Actor | None = None) -> list[JSON]:
    follower = Follower(by or tenant.owner, variables=variables, returns=False)
    async with follower:
        await follower.until(lambda: bool(follower.errors))
    return follower.errors
