"""Webhooks as servers send them by themselves: two on one database, and none twice; and what operators see of it."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.machines.patience import until
from tests.machines.process import free_port
from tests.machines.services import Postgres
from tests.operation.conftest import Ready
from tests.operation.site import SECRET, Site, run
from tests.receiver import OK, Received, answer, receiving
from tests.tenant import Server, Tenant, found

SUPPORT = "support@milestones.example"
QUERY = "subscription { hireEvents { id hire { id } } }"


async def test_two_servers_tell_every_event_once_and_in_order(
    postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(postgres)
    given = {"DATABASE_URL": url, "AUTH_SECRET": SECRET, "WEBHOOK_ALLOW_PRIVATE": "true"}
    given |= {"DOCUMENT_WORKER": "false", "RATE_LIMIT": "0"}
    run(tmp_path, "support", SUPPORT, "--name", "Support", **given)
    with (
        Site(tmp_path / "one", "serve", **given) as one,
        Site(tmp_path / "two", "serve", **given) as two,
    ):
        async with receiving() as receiver:
            refused: set[str] = set()

            def answers(request: Received) -> bytes:
                """The first of all has to be tried again."""
                if not refused:
                    refused.add(request.id)
                    return answer(503, "Retry-After: 0")
                return OK

            receiver.answers = answers
            tenant = await found(Server(f"{one.url}/graphql", SECRET, SUPPORT, "postgres"))
            wanted = {"company": tenant.id, "url": receiver.url, "query": QUERY}
            await tenant.owner.do("createWebhook", **wanted)
            other = tenant.at(Server(f"{two.url}/graphql", SECRET, SUPPORT, "postgres"))
            hires = [await each.active() for each in (tenant, other, tenant, other)]
            events = {hire.id: await hire.events() for hire in hires}
            count = sum(map(len, events.values())) + 1
            await until(lambda: len(receiver.received) >= count)
            assert len(receiver.received) == count
            told = receiver.received[1:] if refused else receiver.received
            for id, types in events.items():
                of_hire = [each.json for each in told if id in each.body]
                assert [each["type"] for each in of_hire] == types


PRIVATE = "an answer that is nobody else's business"


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[tuple[Site, Tenant]]:
    """A server that posts to this machine and tells all that it may tell, and a company of its."""
    given = {"AUTH_SECRET": SECRET, "WEBHOOK_ALLOW_PRIVATE": "true", "DOCUMENT_WORKER": "false"}
    run(tmp_path, "migrate")
    run(tmp_path, "support", SUPPORT, "--name", "Support")
    with Site(tmp_path, "serve", LOG_LEVEL="DEBUG", **given) as site:
        yield site, await found(Server(f"{site.url}/graphql", SECRET, SUPPORT, "sqlite"))


async def made_and_tried(tenant: Tenant, url: str) -> str:
    """A new webhook that leads there, with a test under way; its secret."""
    wanted = {"company": tenant.id, "url": url, "query": QUERY}
    made = await tenant.owner.do("createWebhook", "webhook { id } secret", **wanted)
    await tenant.owner.do("testWebhook", webhook=made["webhook"]["id"])
    return str(made["secret"])


async def test_the_log_says_nothing_of_where_webhooks_lead_or_what_is_said_there(
    watched: tuple[Site, Tenant],
) -> None:
    site, tenant = watched
    async with receiving() as good, receiving() as bad, receiving() as gone:
        good.answers = lambda _: answer(200, f"X-Private: {PRIVATE}", body=PRIVATE.encode())
        bad.answers = lambda _: answer(500, body=PRIVATE.encode())
        gone.answers = lambda _: answer(410, body=PRIVATE.encode())
        nowhere = f"http://127.0.0.1:{free_port()}/nowhere"
        urls = [good.url, bad.url, nowhere, gone.url]
        secrets = [await made_and_tried(tenant, url) for url in urls]
        await tenant.hire(title=PRIVATE)
        await until(lambda: "a webhook was disabled" in site.text)
        # Or more: what failed is tried again in seconds.
        await until(lambda: failed(site) >= len(urls) - 1)
    (line,) = [each for each in site.log if each["event"] == "a webhook was disabled"]
    assert line["because"] == "GONE"
    assert len(line["webhook"]) == 36
    told = [url.partition("//")[2].partition("/")[0] for url in urls]
    for private in (*secrets, *urls, *told, "127.0.0.1", "key=1", PRIVATE, tenant.owner.email):
        assert private not in site.text


async def test_a_server_is_ready_whatever_receivers_do(watched: tuple[Site, Tenant]) -> None:
    site, tenant = watched
    async with receiving() as hanging:
        hanging.answers = lambda _: None
        for _ in range(12):
            await made_and_tried(tenant, hanging.url)
        await until(lambda: len(hanging.received) >= 5)
        ready = httpx.get(f"{site.url}/health/ready", trust_env=False)
        assert ready.status_code == 200
        assert {"webhooks", "receivers"} & ready.json()["checks"].keys() == set()
        assert (await tenant.hire()).id


def metrics(site: Site) -> str:
    return httpx.get(f"{site.url}/metrics", trust_env=False).text


def failed(site: Site) -> float:
    """Attempts that failed so far."""
    counts = re.findall(r'webhook\w*\{outcome="failed"\} ([\d.]+)', metrics(site))
    return float(counts[0]) if counts else 0
