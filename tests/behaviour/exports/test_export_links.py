"""Links to exports: who gets one, how long it is good, what it is called, and that nothing of it is kept."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import httpx
import pytest

from models.operators.people import activate, deactivate
from tests.behaviour.exports.columns import COLUMNS
from tests.behaviour.exports.files import download, export_link, exported, json_cells, where
from tests.clock import Clock
from tests.tenant import JSON, Actor, Tenant, found, in_days, milestone, today

FORMATS = {
    "CSV": "text/csv; charset=utf-8",
    "NDJSON": "application/x-ndjson",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@pytest.mark.parametrize("format", FORMATS)
async def test_a_file_says_what_it_is_and_stays_in_no_cache(tenant: Tenant, format: str) -> None:
    link = await export_link(tenant.owner, tenant.id, "PAYMENT_REQUESTS", format)
    assert link["filename"] == f"payment-requests-{today()}.{format.lower()}"
    assert link["url"].endswith("/" + link["filename"])
    answer = await download(tenant.owner, link["url"])
    said = answer.headers
    assert answer.status_code == 200
    assert said["content-type"] == FORMATS[format]
    assert said["content-disposition"] == f'attachment; filename="{link["filename"]}"'
    assert said["cache-control"] == "no-store"
    assert said["x-content-type-options"] == "nosniff"
    assert said["referrer-policy"] == "no-referrer"
    assert said["accept-ranges"] == "none"
    assert said["x-accel-buffering"] == "no"
    assert "sandbox" in said["content-security-policy"]


@pytest.mark.parametrize(
    ("days", "name"),
    [
        ({"from": "2026-01-01", "to": "2026-03-31"}, "2026-01-01-to-2026-03-31"),
        ({"from": "2026-01-01"}, "from-2026-01-01"),
        ({"to": "9999-12-31"}, "until-9999-12-31"),
    ],
)
async def test_a_file_is_called_by_its_days(tenant: Tenant, days: JSON, name: str) -> None:
    link = await export_link(tenant.owner, tenant.id, "EVENTS", "XLSX", **days)
    assert link["filename"] == f"events-{name}.xlsx"
    assert (await download(tenant.owner, link["url"])).status_code == 200


@pytest.mark.parametrize("kind", COLUMNS)
async def test_days_are_inclusive_and_mean_the_kinds_own_moment(tenant: Tenant, kind: str) -> None:
    hire = await tenant.active(milestone(due=30))
    await hire.submit((await hire.milestones())[0]["id"])
    day = date.fromisoformat(in_days(30) if kind == "MILESTONES" else str(today()))
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    tried = [
        ({"from": day, "to": day}, True),
        ({"from": day}, True),
        ({"to": day}, True),
        ({"from": before, "to": after}, True),
        ({"to": before}, False),
        ({"from": after}, False),
        ({"from": date.min, "to": date.max}, True),
    ]
    for days, holds in tried:
        given = {name: each.isoformat() for name, each in days.items()}
        lines = json_cells(await exported(tenant.owner, tenant.id, kind, **given))
        assert bool(lines) is holds, days


async def test_the_first_day_after_the_last_is_refused(tenant: Tenant) -> None:
    (error,) = await tenant.owner.errors(
        """query ($id: ID!) { node(id: $id) { ... on Company {
        export(kind: HIRES, from: "2026-03-02", to: "2026-03-01") { url } } } }""",
        id=tenant.id,
    )
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_support_has_nothing_to_export_and_strangers_see_no_company(tenant: Tenant) -> None:
    asked = "query ($id: ID!) { node(id: $id) { ... on Company { export(kind: HIRES) { url } } } }"
    (error,) = await tenant.server.support.errors(asked, id=tenant.id)
    assert error["extensions"]["code"] == "NOT_FOUND"
    stranger = await found(tenant.server)
    assert (await stranger.owner.ask(asked, id=tenant.id)) == {"node": None}
    # A worker who has no hire there sees no company either.
    assert (await stranger.worker.ask(asked, id=tenant.id)) == {"node": None}


async def test_a_link_is_good_for_fifteen_minutes(tenant: Tenant, clock: Clock) -> None:
    link = await export_link(tenant.owner, tenant.id, "HIRES")
    left = datetime.fromisoformat(link["expiresAt"]) - datetime.now(UTC)
    assert timedelta(minutes=13) < left <= timedelta(minutes=15)
    for minutes, status in ((14, 200), (16, 410), (60 * 24 * 30, 410)):
        clock.ahead += timedelta(minutes=minutes)
        try:
            assert (await download(tenant.owner, link["url"])).status_code == status
        finally:
            clock.ahead -= timedelta(minutes=minutes)


async def test_a_link_that_was_altered_or_is_of_another_kind_is_none(tenant: Tenant) -> None:
    hire = await tenant.offered()
    link = await export_link(tenant.owner, tenant.id, "HIRES")
    token = link["url"].split("/exports/")[1].split("/")[0]
    for place in range(0, len(token), 7):
        other = "A" if token[place] != "A" else "B"
        altered = token[:place] + other + token[place + 1 :]
        answer = await download(tenant.owner, link["url"].replace(token, altered))
        assert answer.status_code == 404
    document = (await hire.read("latestContract { document { url } }"))["latestContract"]
    others = document["document"]["url"].split("/documents/")[1].split("/")[0]
    for each in (others, "x", "ø", "A" * 90, "_" * 71, "-" * 400):
        answer = await download(tenant.owner, link["url"].replace(token, each))
        assert answer.status_code == 404
        assert answer.headers["cache-control"] == "no-store"


async def test_a_link_ends_with_the_right_to_see_the_company(tenant: Tenant) -> None:
    member, program = await tenant.member("VIEWER"), await tenant.program("VIEWER")
    urls = [(await export_link(each, tenant.id, "HIRES"))["url"] for each in (member, program)]
    assert [(await download(member, url)).status_code for url in urls] == [200, 200]
    await tenant.owner.do("removeMember", user=member.id)
    await tenant.owner.do("revokeServiceAccount", serviceAccount=program.id)
    assert [(await download(member, url)).status_code for url in urls] == [404, 404]


async def test_a_link_of_who_was_deactivated_leads_nowhere(tenant: Tenant) -> None:
    member = await tenant.member("VIEWER")
    url = (await export_link(member, tenant.id, "HIRES"))["url"]
    assert await deactivate(member.email, datetime.now(UTC))
    assert (await download(member, url)).status_code == 404
    assert await activate(member.email, datetime.now(UTC))
    assert (await download(member, url)).status_code == 200


async def test_of_two_files_at_the_same_moment_one_is_refused(tenant: Tenant) -> None:
    url = (await export_link(tenant.owner, tenant.id, "HIRES"))["url"]
    answers = await asyncio.gather(*(download(tenant.owner, url) for _ in range(4)))
    statuses = {each.status_code for each in answers}
    assert statuses <= {200, 429}
    assert 200 in statuses
    for each in answers:
        assert each.status_code == 200 or each.json()["errors"][0]["extensions"]["code"] == (
            "THROTTLED"
        )


async def test_the_file_shows_what_its_viewer_may_see_when_it_is_read(tenant: Tenant) -> None:
    await tenant.offered()
    member = await tenant.member("VIEWER")
    url = (await export_link(member, tenant.id, "HIRES", "NDJSON"))["url"]
    await tenant.hire(title="A later draft")
    assert len(json_cells((await download(member, url)).content)) == 1 + 2
    worker = (await export_link(tenant.worker, tenant.id, "HIRES", "NDJSON"))["url"]
    assert len(json_cells((await download(tenant.worker, worker)).content)) == 1 + 1


@pytest.mark.parametrize("format", FORMATS)
async def test_whoever_asks_for_the_head_alone_is_told_what_comes_and_reads_nothing(
    tenant: Tenant, format: str
) -> None:
    link = await export_link(tenant.owner, tenant.id, "HIRES", format)
    async with httpx.AsyncClient(timeout=60) as client:
        told = await client.head(where(tenant.owner, link["url"]))
    got = await download(tenant.owner, link["url"])
    assert (told.status_code, told.content) == (200, b"")
    of_the_whole = {"transfer-encoding", "date"}
    assert {name: told.headers[name] for name in told.headers if name != "date"} == {
        name: got.headers[name] for name in got.headers if name not in of_the_whole
    }


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("br, GZIP;q=0.5", "gzip"),
        ("gzip ; Q=0.001", "gzip"),
        ("gzip;q=0", None),
        ("gzip; Q=0.000, *", None),
        ("identity", None),
        ("", None),
    ],
)
async def test_a_file_is_packed_for_who_takes_that(
    tenant: Tenant, accepted: str, coding: str | None
) -> None:
    await tenant.offered()
    plain = await _read(tenant.owner, tenant.id, "CSV", "identity")
    packed = await _read(tenant.owner, tenant.id, "CSV", accepted)
    assert packed.headers.get("content-encoding") == coding
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert packed.content == plain.content
    # One of these is packed already.
    book = await _read(tenant.owner, tenant.id, "XLSX", accepted)
    assert "content-encoding" not in book.headers


async def _read(by: Actor, company: str, format: str, accepted: str) -> httpx.Response:
    link = await export_link(by, company, "HIRES", format)
    answer = await download(by, link["url"], **{"Accept-Encoding": accepted})
    assert answer.status_code == 200
    return answer
