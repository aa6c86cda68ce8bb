"""A feed over HTTP: validators, compression, HEAD, and what no cache and no stranger is to do with it."""

import gzip
from collections.abc import Callable

import httpx
import pytest

from tests.behaviour.calendars.reading import fetched, new_feed, parsed
from tests.clock import Clock
from tests.conftest import Serving
from tests.tenant import Tenant, in_days


async def test_a_calendar_that_has_it_already_is_told_so(tenant: Tenant, clock: Clock) -> None:
    hire, feed = await tenant.active(), await new_feed(tenant.owner)
    first = await fetched(tenant.server, feed)
    tag = first.headers["etag"]
    with clock.forward(hours=3):
        for named in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
            again = await fetched(tenant.server, feed, **{"If-None-Match": named})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == tag
        assert (await fetched(tenant.server, feed)).content == first.content
    await hire.edit(
        update=[{"milestone": (await hire.milestones())[0]["id"], "dueDate": in_days(40)}]
    )
    now = await fetched(tenant.server, feed, **{"If-None-Match": tag})
    assert (now.status_code, now.headers["etag"] == tag) == (200, False)


async def test_what_a_calendar_does_not_show_leaves_its_tag(tenant: Tenant) -> None:
    hire, feed = await tenant.active(), await new_feed(tenant.worker)
    tag = (await fetched(tenant.server, feed)).headers["etag"]
    (one,) = await hire.milestones()
    talk = hire.data["conversation"]["id"]
    await tenant.worker.do("postMessage", conversation=talk, body="Hello")
    await hire.edit(update=[{"milestone": one["id"], "purchaseOrderNumber": "PO-1"}])
    await tenant.owner.do("setExternalId", node=hire.id, externalId="K-1")
    assert (await fetched(tenant.server, feed)).headers["etag"] == tag


async def test_it_is_nobody_elses_to_keep_and_no_page(tenant: Tenant) -> None:
    answer = await fetched(tenant.server, await new_feed(tenant.owner))
    said = {name: answer.headers[name] for name in EXPECTED}
    assert said == EXPECTED
    assert "last-modified" not in answer.headers


EXPECTED = {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": 'inline; filename="due-dates.ics"',
    "cache-control": "private, no-cache",
    "x-robots-tag": "noindex",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("gzip ; Q=0.001", True),
        ("gzip;q=0", False),
        ("gzip; Q=0.000, *", False),
        ("identity", False),
        ("", False),
    ],
)
async def test_it_is_compressed_for_who_takes_that(
    tenant: Tenant, accepted: str, packed: bool
) -> None:
    await tenant.active()
    feed = await new_feed(tenant.owner)
    at = httpx.URL(tenant.server.url).copy_with(path=httpx.URL(feed["url"]).path)
    async with (
        httpx.AsyncClient() as client,
        client.stream("GET", at, headers={"Accept-Encoding": accepted}) as answer,
    ):
        body = b"".join([part async for part in answer.aiter_raw()])
    assert (answer.headers.get("content-encoding") == "gzip") is packed
    assert "Accept-Encoding" in answer.headers["vary"]
    assert len(parsed(gzip.decompress(body) if packed else body)) == 1


async def test_head_says_what_get_would(tenant: Tenant) -> None:
    await tenant.active()
    feed = await new_feed(tenant.owner)
    got = await fetched(tenant.server, feed, **{"Accept-Encoding": "identity"})
    told = await fetched(tenant.server, feed, "HEAD", **{"Accept-Encoding": "identity"})
    assert (told.status_code, told.content) == (200, b"")
    for name in ("etag", "content-length", "content-type"):
        assert told.headers[name] == got.headers[name]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
async def test_it_is_only_read(tenant: Tenant, method: str) -> None:
    assert (await fetched(tenant.server, await new_feed(tenant.owner), method)).status_code == 405


async def test_a_network_that_asks_too_much_waits(
    tenant: Tenant, served: Callable[..., Serving]
) -> None:
    feed = await new_feed(tenant.owner)
    async with served(rate_limit=2_000) as other:
        answers = [await fetched(other, feed) for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 429, 429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert answers[-1].json()["errors"][0]["extensions"]["code"] == "THROTTLED"
