"""The event stream's follower that the guide shows: copied, and run under Node."""

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace

import pytest

from tests.chaos.cluster import running
from tests.chaos.served import Spec
from tests.guides.pages import LIVE, fences
from tests.live.darkness import Network, network
from tests.live.feed.test_processes import house_at
from tests.live.follower import cursor_of, trail
from tests.live.rights.test_rights import short_lived
from tests.machines.npm import Npm, finished
from tests.tenant import Tenant

SILENCE, SIGN = 0.6, 0.05
"""Seconds after which the follower gives up, and in which the server says something."""


@pytest.fixture(scope="session")
def example(npm: Npm) -> str:
    """The module that the guide shows."""
    module = npm.folder / "node_modules" / "stream.mjs"
    (shown,) = fences(LIVE.section("As server-sent events"), "js")
    module.write_text(shown)
    return str(module)


async def test_it_follows_across_an_expired_token_and_ends(
    tenant: Tenant, npm: Npm, example: str
) -> None:
    cursor = await cursor_of(tenant.owner)
    tokens = [short_lived(tenant.owner, 2), short_lived(tenant.owner, 60)]
    process = await npm.start(
        "node", "streams.mjs", example, tenant.owner.url, cursor, "3", *tokens
    )
    for _ in range(3):
        await tenant.hire()
        await asyncio.sleep(1)
    assert (await finished(process)).split() == await trail(tenant.owner, cursor)


async def test_a_refusal_ends_it(tenant: Tenant, npm: Npm, example: str) -> None:
    token = short_lived(tenant.owner, 60)
    process = await npm.start("node", "streams.mjs", example, tenant.owner.url, "no", "1", token)
    assert await finished(process) == "BAD_USER_INPUT\n"


@pytest.fixture
async def talkative(alone: Spec) -> AsyncIterator[Tenant]:
    """A tenant at a server whose streams are never quiet for long."""
    async with running(replace(alone, settings={"socket_ping_interval": SIGN})) as (node,):
        yield await house_at(node)


async def test_it_stays_while_signs_of_life_come_and_leaves_a_network_that_is_silent(
    talkative: Tenant, npm: Npm, example: str
) -> None:
    owner = talkative.owner
    cursor = await cursor_of(owner)
    async with network(owner.url) as (between, url), asyncio.timeout(60):
        arguments = [example, url, cursor, "7", short_lived(owner, 60)]
        process = await npm.start(
            "node", "streams.mjs", *arguments, SILENCE=str(round(SILENCE * 1000))
        )
        await talkative.hire()
        got = await lines(process, 1)
        await asyncio.sleep(10 * SILENCE)
        assert await connections(between) < 5
        between.go_dark()
        await talkative.active()
        await between.reached()
        between.heal()
        got += await lines(process, 5)
        between.deliver()
        await talkative.hire()
        got += (await finished(process)).split()
    assert got == await trail(owner, cursor)


async def lines(process: Process, count: int) -> list[str]:
    """So many that it prints."""
    assert process.stdout
    return [(await process.stdout.readline()).decode().strip() for _ in range(count)]


async def connections(between: Network) -> int:
    """How often somebody has connected that nobody has counted."""
    count = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(0):
            while True:
                await between.reached()
                count += 1
    return count
