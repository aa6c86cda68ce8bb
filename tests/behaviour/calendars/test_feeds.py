"""Calendar feeds: whose they are, who reads them, and until when."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from pydantic import SecretStr

from api.calendars.addresses import FeedAddresses
from models.calendars.feeds import MOST_CALENDAR_FEEDS
from models.calendars.last_read import READ_NOTED_EVERY
from models.operators.erasure import erase
from models.operators.held import held_of
from models.operators.people import activate, deactivate
from models.rules.access import CompanyRole
from tests.behaviour.calendars.reading import entries, feeds_of, fetched, new_feed
from tests.clock import Clock
from tests.conftest import FORMER_SECRET, SECRET, Serving
from tests.live.follower import Follower
from tests.machines.patience import until
from tests.machines.rows import rows
from tests.tenant import Actor, Tenant, found

NOBODY_READS = 404


async def status(tenant: Tenant, feed: dict[str, str]) -> int:
    return (await fetched(tenant.server, feed)).status_code


@pytest.mark.parametrize("role", CompanyRole)
async def test_every_member_has_feeds_of_their_own(tenant: Tenant, role: CompanyRole) -> None:
    hire = await tenant.offered()
    member = await tenant.member(role)
    of_all, of_one = await new_feed(member), await new_feed(member, hire.id)
    assert await feeds_of(member) == [of_one, of_all]
    assert (of_all["hire"], of_one["hire"]) == (None, {"id": hire.id})
    assert len(await entries(tenant.server, of_all)) == 1
    assert await feeds_of(tenant.owner) == []


async def test_a_feed_of_one_hire_shows_no_other(tenant: Tenant) -> None:
    hire = await tenant.active()
    await tenant.active()
    for side in (tenant.owner, tenant.worker):
        assert len(await entries(tenant.server, await new_feed(side))) == 2
        (entry,) = (await entries(tenant.server, await new_feed(side, hire.id))).values()
        assert entry.url.endswith(f"/app/hires/{hire.id}")


async def test_support_and_programs_have_none(tenant: Tenant) -> None:
    hire = await tenant.offered()
    program = await tenant.program("ADMINISTRATOR")
    for nobody in (tenant.server.support, program):
        assert await nobody.refused("createCalendarFeed") == [("FORBIDDEN", [])]
        assert await feeds_of(nobody) == []
    assert await program.refused("createCalendarFeed", hire=hire.id) == [("FORBIDDEN", [])]
    support = tenant.server.support
    assert await support.refused("createCalendarFeed", hire=hire.id) == [("NOT_FOUND", ["hire"])]


async def test_what_one_does_not_see_has_no_feed(tenant: Tenant) -> None:
    draft, other = await tenant.hire(), await found(tenant.server)
    unseen = [("NOT_FOUND", ["hire"])]
    assert await tenant.worker.refused("createCalendarFeed", hire=draft.id) == unseen
    assert await other.owner.refused("createCalendarFeed", hire=draft.id) == unseen
    assert await tenant.owner.refused("createCalendarFeed", hire=tenant.id) == unseen


async def test_a_feed_is_its_owners_alone(tenant: Tenant) -> None:
    feed, colleague = await new_feed(tenant.owner), await tenant.member("OWNER")
    for other in (colleague, tenant.worker, tenant.server.support):
        node = "query ($id: ID!) { node(id: $id) { id } }"
        assert (await other.ask(node, id=feed["id"]))["node"] is None
        assert await other.refused("revokeCalendarFeed", feed=feed["id"]) == [
            ("NOT_FOUND", ["feed"])
        ]
    seen = "query ($id: ID!) { node(id: $id) { ... on User { id calendarFeeds { id } } } }"
    theirs = (await colleague.ask(seen, id=tenant.owner.id))["node"]
    assert theirs == {"id": tenant.owner.id, "calendarFeeds": []}
    assert await status(tenant, feed) == 200


async def test_who_follows_the_same_events_is_shown_no_feed_of_somebody_else(
    tenant: Tenant,
) -> None:
    colleague, hire = await tenant.member("OWNER"), await tenant.hire()
    mine = [await new_feed(each) for each in (tenant.owner, colleague)]
    actors = "subscription { hireEvents { cursor type actor { id calendarFeeds { url } } } }"
    async with Follower(tenant.owner, actors) as first, Follower(colleague, actors) as second:
        await hire.offer()
        told = [(await each.gets(1))[0]["actor"] for each in (first, second)]
    assert told == [
        {"id": tenant.owner.id, "calendarFeeds": [{"url": mine[0]["url"]}]},
        {"id": tenant.owner.id, "calendarFeeds": []},
    ]


async def test_a_revoked_feed_is_read_by_nobody(tenant: Tenant) -> None:
    feed, other = await new_feed(tenant.worker), await new_feed(tenant.worker)
    for _ in range(2):
        payload = await tenant.worker.do("revokeCalendarFeed", "feed { id }", feed=feed["id"])
        assert payload["feed"]["id"] == feed["id"]
        assert await status(tenant, feed) == NOBODY_READS
        assert await feeds_of(tenant.worker) == [other]


async def test_a_user_has_twenty_feeds_at_the_most(tenant: Tenant) -> None:
    feeds = [await new_feed(tenant.owner) for _ in range(MOST_CALENDAR_FEEDS - 1)]
    at_once = [tenant.owner.attempt("createCalendarFeed") for _ in range(3)]
    refusals = [each["userErrors"] for each in await asyncio.gather(*at_once)]
    assert sorted(map(len, refusals)) == [0, 1, 1]
    assert await tenant.owner.refused("createCalendarFeed") == [("TOO_MANY", ["hire"])]
    await tenant.owner.do("revokeCalendarFeed", feed=feeds[7]["id"])
    await new_feed(tenant.owner)
    assert len(await feeds_of(tenant.owner)) == MOST_CALENDAR_FEEDS


@pytest.mark.parametrize(
    "token", ["", "x", "../../graphql", "A" * 43, "A" * 42 + "=", "%00" * 43, "A" * 5000]
)
async def test_an_address_that_was_made_up_is_read_by_nobody(tenant: Tenant, token: str) -> None:
    url = f"{tenant.server.url.removesuffix('/graphql')}/calendars/{token}.ics"
    assert await status(tenant, {"url": url}) == NOBODY_READS


async def test_a_deactivated_users_feeds_are_read_by_nobody_until_they_are_back(
    tenant: Tenant,
) -> None:
    feed = await new_feed(tenant.worker)
    assert await deactivate(tenant.worker.email, datetime.now(UTC))
    assert await status(tenant, feed) == NOBODY_READS
    assert await activate(tenant.worker.email, datetime.now(UTC))
    assert await status(tenant, feed) == 200


async def test_a_former_members_feeds_are_read_by_nobody(tenant: Tenant) -> None:
    member, hire = await tenant.member("VIEWER"), await tenant.offered()
    feeds = [await new_feed(member), await new_feed(member, hire.id)]
    await tenant.owner.do("removeMember", user=member.id)
    assert [await status(tenant, each) for each in feeds] == [NOBODY_READS, NOBODY_READS]


async def test_who_changes_sides_reads_what_they_see_now(tenant: Tenant) -> None:
    hire, member = await tenant.offered(), await tenant.member("VIEWER")
    of_all, of_one = await new_feed(member), await new_feed(member, hire.id)
    await tenant.owner.do("removeMember", user=member.id)
    other = await found(tenant.server)
    given = {"company": other.id, "name": "Ada", "email": member.email, "role": "VIEWER"}
    await other.owner.do("addMember", **given)
    assert await entries(tenant.server, of_all) == {}
    assert await status(tenant, of_one) == NOBODY_READS
    theirs = "{ viewer { calendarFeeds { id hire { id } } } }"
    shown = (await member.ask(theirs))["viewer"]["calendarFeeds"]
    assert shown == [{"id": each["id"], "hire": None} for each in (of_one, of_all)]


async def test_what_is_held_of_a_person_has_their_feeds_and_an_erasure_takes_them(
    tenant: Tenant,
) -> None:
    feed = await new_feed(tenant.worker)
    held = await held_of(tenant.worker.email)
    assert held
    (row,) = held["calendar_feed"]
    assert f"CalendarFeed:{row['id']}" == feed["id"]
    assert not row.keys() & {"sha256", "sealed"}
    assert await erase(tenant.worker.email, datetime.now(UTC))
    left = f"SELECT count(*) AS some FROM calendar_feed WHERE id = '{row['id']}'"
    assert await rows(tenant.server.database_url, left) == [{"some": 0}]
    assert await status(tenant, feed) == NOBODY_READS


async def test_nothing_that_the_database_holds_opens_a_feed(tenant: Tenant) -> None:
    feed = await new_feed(tenant.owner)
    row = await kept(tenant, feed)
    held = {str(value) for value in row.values()}
    token = feed["url"].rpartition("/")[2].removesuffix(".ics")
    assert not any(token in value for value in held)
    others = FeedAddresses("http://here.example", [b"another secret, of 32 bytes and more"])
    assert others.url(row["sealed"], row["sha256"]) is None
    # Nor is another feed's token shown in the place of its own.
    mine = FeedAddresses("http://here.example", [SECRET.encode()])
    assert mine.url(row["sealed"], row["sha256"]) == f"http://here.example/calendars/{token}.ics"
    assert mine.url(row["sealed"], "0" * 64) is None


async def test_an_address_outlives_the_secret_that_it_was_made_under(
    tenant: Tenant, served: Callable[..., Serving], clock: Clock
) -> None:
    def under(secret: str, former: str) -> Serving:
        return served(document_secret=SecretStr(secret), document_secret_previous=SecretStr(former))

    new = "a secret that came after it, of 32 bytes and more"
    feed = await new_feed(tenant.owner)
    async with under(new, SECRET) as other:
        # In a rotation it is shown as before.
        assert await feeds_of(tenant.at(other).owner) == [feed]
    async with under(new, FORMER_SECRET) as other:
        # The former one was taken away too early: it cannot be shown, and is read as ever.
        owner = tenant.at(other).owner
        (error,) = await owner.errors("{ viewer { calendarFeeds { url } } }")
        assert error["extensions"]["code"] == "UNAVAILABLE"
        assert (await fetched(other, feed)).status_code == 200
        await until(partial(sealed_by, new, tenant, feed))
        (again,) = await feeds_of(owner)
        assert again["url"] == feed["url"]


async def sealed_by(secret: str, tenant: Tenant, feed: dict[str, str]) -> bool:
    row = await kept(tenant, feed)
    addresses = FeedAddresses("http://here.example", [secret.encode()])
    return addresses.is_sealed_anew(row["sealed"], row["sha256"])


async def kept(tenant: Tenant, feed: dict[str, str]) -> dict[str, str]:
    id = feed["id"].removeprefix("CalendarFeed:")
    (row,) = await rows(
        tenant.server.database_url, f"SELECT * FROM calendar_feed WHERE id = '{id}'"
    )
    return row


async def last_read(actor: Actor) -> str | None:
    (feed,) = await feeds_of(actor)
    read: str | None = feed["lastReadAt"]
    return read


async def test_the_last_read_is_noted_now_and_then(tenant: Tenant, clock: Clock) -> None:
    feed = await new_feed(tenant.owner)
    assert feed["lastReadAt"] is None
    await entries(tenant.server, feed)

    async def is_noted() -> bool:
        return await last_read(tenant.owner) is not None

    await until(is_noted)
    first = await last_read(tenant.owner)
    await entries(tenant.server, feed)
    assert await last_read(tenant.owner) == first
    with clock.forward(hours=1):
        assert timedelta(hours=1) > READ_NOTED_EVERY
        await entries(tenant.server, feed)

        async def is_noted_again() -> bool:
            return await last_read(tenant.owner) != first

        await until(is_noted_again)
