"""What somebody sees who comes with a link while the database is away."""

import asyncio
from urllib.parse import urlsplit

import httpx

from tests.chaos.desk import Desk
from tests.machines.services import Postgres

_LINKS = """query ($id: ID!, $hire: ID!) {
  node(id: $id) { ... on Company { export(kind: HIRES) { url } } }
  hire(id: $hire) { latestContract { document { url } } } }"""


async def test_a_link_is_good_again_when_the_database_is_back(
    postgres_desk: Desk, wreckable: Postgres
) -> None:
    desk = postgres_desk
    links = await links_of(desk)
    await asyncio.to_thread(wreckable.stop)
    try:
        answers = [httpx.get(link, timeout=60) for link in links]
    finally:
        await asyncio.to_thread(wreckable.start)
    for answer in answers:
        assert answer.status_code == 503
        assert answer.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
        assert int(answer.headers["retry-after"]) > 0
        assert answer.headers["cache-control"] == "no-store"
    assert [httpx.get(link, timeout=60).status_code for link in links] == [200, 200, 200]


async def links_of(desk: Desk) -> list[str]:
    """To an export, a document and a calendar of the owner's."""
    owner, hire = desk.tenant.owner, desk.hire.id
    asked = (await desk.ask(owner, _LINKS, id=desk.tenant.id, hire=hire)).body["data"]
    feed = (await owner.do("createCalendarFeed", "feed { url }"))["feed"]
    document = asked["hire"]["latestContract"]["document"]
    urls = [asked["node"]["export"]["url"], document["url"], feed["url"]]
    return [desk.nodes[0].url.removesuffix("/graphql") + urlsplit(url).path for url in urls]
