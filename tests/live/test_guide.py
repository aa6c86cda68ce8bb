"""What the guide shows of following the feed can be copied and run."""

import asyncio
from asyncio import Queue
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from tests.guides.pages import LIVE, fences
from tests.live.darkness import Network, network
from tests.live.follower import cursor_of, trail
from tests.live.rights.test_rights import short_lived
from tests.machines.npm import Npm, finished
from tests.tenant import Tenant, milestone

IN_PYTHON: dict[str, Any] = {}
exec(fences(LIVE.text, "python")[0], IN_PYTHON)  # to run it is the point

Follow = Callable[[str, str], AsyncIterator[str]]
"""The cursors of what comes, from a websocket's URL and a cursor."""


@pytest.fixture(scope="session")
def page(npm: Npm) -> Path:
    """The module that the guide shows for a web page."""
    module = npm.folder / "node_modules" / "example.mjs"
    shown = fences(LIVE.text, "js")
    module.write_text(
        "\n".join(block for block in shown if "graphql-ws" in block or "oncePerSave" in block)
    )
    return module


async def test_the_page_s_example_follows_across_an_expired_token(
    tenant: Tenant, npm: Npm, page: Path
) -> None:
    cursor = await cursor_of(tenant.owner)
    tokens = [short_lived(tenant.owner, 2), short_lived(tenant.owner, 60)]
    process = await npm.start("node", "readme.mjs", str(page), ws(tenant), cursor, "3", *tokens)
    for _ in range(3):
        await tenant.hire()
        await asyncio.sleep(1)
    assert (await finished(process)).split() == await trail(tenant.owner, cursor)


async def test_the_python_example_follows_across_an_expired_token(tenant: Tenant) -> None:
    cursor = await cursor_of(tenant.owner)
    tokens = iter([short_lived(tenant.owner, 1), short_lived(tenant.owner, 60)])
    events = IN_PYTHON["follow"](ws(tenant), lambda: next(tokens), cursor)
    got = []
    async with asyncio.timeout(60):
        for pause in (0, 1.5, 0):
            await asyncio.sleep(pause)
            await tenant.hire()
            got.append((await anext(events))["cursor"])
    await events.aclose()
    assert got == await trail(tenant.owner, cursor)
    with pytest.raises(StopIteration):
        next(tokens)


async def test_the_page_s_example_gives_up_a_network_that_is_silent_and_gets_all_of_it_once(
    tenant: Tenant, npm: Npm, page: Path
) -> None:
    async def follow(url: str, after: str) -> AsyncIterator[str]:
        arguments = [str(page), url, after, "7", short_lived(tenant.owner, 60)]
        process = await npm.start("node", "readme.mjs", *arguments, PATIENCE="1000")
        async with aclosing(lines_of(process)) as lines:
            async for line in lines:
                yield line

    await followed_in_the_dark(tenant, follow)


async def test_a_page_reads_once_for_each_save_however_many_events_it_wrote(
    tenant: Tenant, npm: Npm, page: Path
) -> None:
    hire = await tenant.active()
    arguments = [
        str(page),
        ws(tenant),
        await cursor_of(tenant.owner),
        short_lived(tenant.owner, 60),
    ]
    process = await npm.start("node", "reads.mjs", *arguments)
    told: list[str] = []
    async with asyncio.timeout(60), aclosing(lines_of(process)) as told_lines:
        # The second save withdraws the version that the first one issued.
        for lines in (8 + 1, 8 + 1 + 9 + 1):
            await hire.edit(add=[milestone(f"Part {number}") for number in range(7)])
            while len(told) < lines:
                told.append(await anext(told_lines))
    assert told.count(f"read {hire.id}") == 2
    assert sorted(told.count(line) for line in set(told)) == [2, 8, 9]


async def test_the_python_example_gives_up_a_network_that_is_silent_and_gets_all_of_it_once(
    tenant: Tenant,
) -> None:
    async def follow(url: str, after: str) -> AsyncIterator[str]:
        token = short_lived(tenant.owner, 60)
        async for event in IN_PYTHON["follow"](url, lambda: token, after, 0.1, 1):
            yield event["cursor"]

    await followed_in_the_dark(tenant, follow)


async def followed_in_the_dark(tenant: Tenant, follow: Follow) -> None:
    """What was under way when the network went black arrives late, when the client has got it by another socket."""
    cursor = await cursor_of(tenant.owner)
    got: Queue[str] = Queue()
    async with network(ws(tenant)) as (between, url):
        following = asyncio.create_task(gathered(follow(url, cursor), got))
        try:
            async with asyncio.timeout(60):
                events = await darkened(tenant, between, got)
        finally:
            following.cancel()
            await asyncio.wait([following])
    assert events == await trail(tenant.owner, cursor)


async def darkened(tenant: Tenant, between: Network, got: Queue[str]) -> list[str]:
    """Seven events: one before, five meanwhile, and one when it is over."""
    await tenant.hire()
    events = [await got.get()]
    between.go_dark()
    await tenant.active()
    await between.reached()
    between.heal()
    events += [await got.get() for _ in range(5)]
    between.deliver()
    await tenant.hire()
    return [*events, await got.get()]


async def lines_of(process: Process) -> AsyncGenerator[str, None]:
    """What a program prints; it ends with it."""
    assert process.stdout
    try:
        async for line in process.stdout:
            yield line.decode().strip()
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def gathered(events: AsyncIterator[str], into: Queue[str]) -> None:
    """Keeps up with them."""
    async for event in events:
        await into.put(event)


def ws(tenant: Tenant) -> str:
    """Where sockets are opened."""
    return tenant.server.url.replace("http", "ws", 1)
