"""What an entry says at each stage of its milestone's life, to either side."""

from collections.abc import Awaitable, Callable

import pytest

from tests.behaviour.calendars.reading import Seen, entries, fetched, new_feed, parsed
from tests.clock import Clock
from tests.tenant import Actor, Hire, Tenant, in_days, milestone, today

SECRETS = ("1250", "PO-77", "Maja", "Freja", "Jonas", "@")


async def seen(hire: Hire, by: Actor | None = None) -> dict[str, Seen]:
    """The hire's entries as somebody (the owner) has them, by what they say first."""
    server = hire.tenant.server
    found = await entries(server, await new_feed(by or hire.tenant.owner, hire.id))
    return {each.summary: each for each in found.values()}


async def one(hire: Hire, by: Actor | None = None) -> Seen:
    (entry,) = (await seen(hire, by)).values()
    return entry


def words(entry: Seen) -> tuple[str, str]:
    return entry.status, entry.description.partition("\n")[2]


async def test_a_milestone_is_a_day_with_its_hires_title_and_status(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("Design, phase 1; ünï\\code", 30))
    entry = await one(hire)
    (row,) = await hire.milestones()
    assert entry.uid == row["id"].removeprefix("Milestone:")
    assert entry.summary == "Design, phase 1; ünï\\code · A new site"
    assert entry.description == "A new site\nIn progress."
    assert (entry.due.isoformat(), entry.status) == (in_days(30), "CONFIRMED")


async def test_it_says_nothing_of_money_or_people(tenant: Tenant) -> None:
    hire = await tenant.active(milestone(purchaseOrderNumber="PO-77"))
    await hire.submit((await hire.milestones())[0]["id"])
    for side in (tenant.owner, tenant.worker):
        for of in (None, hire.id):
            said = (await fetched(tenant.server, await new_feed(side, of))).text
            assert [word for word in SECRETS if word in said] == []


async def test_what_is_not_agreed_is_tentative(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("Design"), milestone("Build", 60))
    draft = await seen(hire)
    assert {words(each) for each in draft.values()} == {
        ("TENTATIVE", "A draft: it was not offered yet.")
    }
    assert {each.alarms for each in draft.values()} == {()}
    await hire.offer()
    for side in (tenant.owner, tenant.worker):
        offered = await seen(hire, side)
        assert {words(each) for each in offered.values()} == {
            ("TENTATIVE", "It awaits the signature.")
        }
    await hire.sign()
    design, build = await hire.milestones()
    await hire.edit(update=[{"milestone": design["id"], "amount": "5.00"}])
    revised = await seen(hire, tenant.worker)
    assert words(revised["Design · A new site"]) == ("TENTATIVE", "It awaits the signature.")
    assert words(revised["Build · A new site"]) == ("CONFIRMED", "In progress.")
    await hire.edit(remove=[build["id"]])
    leaving = (await seen(hire, tenant.worker))["Build · A new site"]
    assert words(leaving) == ("TENTATIVE", "Its removal awaits the signature.")
    assert leaving.alarms == ()


async def test_a_draft_is_in_no_workers_calendar(tenant: Tenant) -> None:
    await tenant.hire()
    assert await entries(tenant.server, await new_feed(tenant.worker)) == {}


async def test_a_payment_that_is_asked_for_and_approved_shows(tenant: Tenant) -> None:
    hire = await tenant.active()
    (row,) = await hire.milestones()
    request = await hire.submit(row["id"])
    assert words(await one(hire)) == ("CONFIRMED", "Its payment is requested.")
    await hire.approve(request)
    for side in (tenant.owner, tenant.worker):
        done = await one(hire, side)
        assert (done.summary, words(done)) == ("✓ Design · A new site", ("CONFIRMED", "Completed."))
        assert done.alarms == ()


async def test_what_was_removed_is_cancelled_for_ninety_days(tenant: Tenant, clock: Clock) -> None:
    hire = await tenant.active(milestone("Design"), milestone("Build", 200))
    _, build = await hire.milestones()
    await hire.edit(remove=[build["id"]])
    await hire.sign()
    of_all = await new_feed(tenant.worker)
    for days, count in ((0, 2), (89, 2), (91, 1)):
        with clock.forward(days):
            found = await entries(tenant.server, of_all)
        assert len(found) == count
        gone = found.get(build["id"].removeprefix("Milestone:"))
        assert gone is None or words(gone) == ("CANCELLED", "It was removed.")


async def ended(hire: Hire) -> None:
    for row in await hire.milestones():
        await hire.paid(row["id"])
    await hire.tenant.owner.do("endHire", hire=hire.id)


async def terminated(hire: Hire) -> None:
    await hire.tenant.owner.do("terminateHire", hire=hire.id, reason="No more work")


async def cancelled(hire: Hire) -> None:
    await hire.tenant.owner.do("cancelHire", hire=hire.id)


async def declined(hire: Hire) -> None:
    latest = (await hire.read())["latestContract"]["id"]
    await hire.worker.do("declineContract", contract=latest)


@pytest.mark.parametrize(
    ("ends", "signed", "said"),
    [
        (ended, True, "The hire has ended."),
        (terminated, True, "The hire was terminated."),
        (cancelled, False, "The hire was cancelled."),
        (declined, False, "The hire was declined."),
    ],
)
async def test_hires_that_are_over_are_cancelled_for_ninety_days(
    tenant: Tenant,
    clock: Clock,
    ends: Callable[[Hire], Awaitable[None]],
    signed: bool,
    said: str,
) -> None:
    hire = await (tenant.active if signed else tenant.offered)(milestone(due=100))
    await ends(hire)
    feeds = [
        await new_feed(side, of) for side in (tenant.owner, tenant.worker) for of in (None, hire.id)
    ]
    for days, count in ((0, 1), (89, 1), (91, 0)):
        with clock.forward(days):
            for feed in feeds:
                found = await entries(tenant.server, feed)
                assert [words(each) for each in found.values()] == [("CANCELLED", said)] * count
                assert [each.alarms for each in found.values()] == [()] * count


@pytest.mark.parametrize(("days", "alarms"), [(0, (0,)), (3, (3,)), (365, (365,)), (None, ())])
async def test_an_alarm_rings_as_many_days_before_as_the_company_says(
    tenant: Tenant, days: int | None, alarms: tuple[int, ...]
) -> None:
    hire = await tenant.active()
    assert (await one(hire)).alarms == (3,)
    await tenant.owner.do("updateHiringSettings", company=tenant.id, remindDaysBeforeDue=days)
    for side in (tenant.owner, tenant.worker):
        assert (await one(hire, side)).alarms == alarms


async def test_long_names_of_any_script_are_folded_between_characters(tenant: Tenant) -> None:
    name = "設計" * 60 + ", " + "å" * 60
    hire = await tenant.active(milestone(name), title="ä" * 200)
    body = (await fetched(tenant.server, await new_feed(tenant.owner, hire.id))).content
    assert max(map(len, body.split(b"\r\n"))) <= 75
    for line in body.split(b"\r\n"):
        line.decode()
    (entry,) = parsed(body).values()
    assert entry.summary == f"{name} · {'ä' * 200}"


async def test_a_calendar_has_a_name_and_is_read_hourly(tenant: Tenant) -> None:
    hire = await tenant.active()
    for of, name in ((None, "Due dates"), (hire.id, "Due dates: A new site")):
        said = (await fetched(tenant.server, await new_feed(tenant.owner, of))).text
        assert f"\r\nX-WR-CALNAME:{name}\r\n" in said
        assert f"\r\nNAME:{name}\r\n" in said
        assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in said
        assert "METHOD" not in said


async def test_a_calendar_of_nothing_is_one_all_the_same(tenant: Tenant) -> None:
    answer = await fetched(tenant.server, await new_feed(tenant.owner))
    assert parsed(answer.content) == {}


async def test_what_is_overdue_and_what_is_far_away_is_there(tenant: Tenant, clock: Clock) -> None:
    await tenant.active(milestone("Soon", 2), milestone("Late", 3000))
    feed = await new_feed(tenant.owner)
    with clock.forward(400):
        found = await entries(tenant.server, feed)
    assert sorted(each.summary for each in found.values()) == [
        "Late · A new site",
        "Soon · A new site",
    ]
    assert min(each.due for each in found.values()) == today().fromisoformat(in_days(2))


async def test_a_calendar_is_called_by_its_hires_title_whatever_that_holds(tenant: Tenant) -> None:
    title = "C:\\new; ready, set"
    hire = await tenant.active(title=title)
    said = (await fetched(tenant.server, await new_feed(tenant.owner, hire.id))).text
    # RFC 5545, 3.3.11: in a text each of these has a backslash before it.
    name = "Due dates: C:\\\\new\\; ready\\, set"
    assert f"\r\nNAME:{name}\r\n" in said
    assert f"\r\nX-WR-CALNAME:{name}\r\n" in said
