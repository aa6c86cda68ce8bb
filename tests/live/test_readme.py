"""What the README shows of following the feed can be copied and run."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

from tests.house import House
from tests.live.follower import cursor_of, trail
from tests.live.test_rights import short_lived
from tests.npm import Npm, finished

README = Path(__file__).parents[2] / "README.md"


async def test_the_page_s_example_follows_across_an_expired_token(house: House, npm: Npm) -> None:
    cursor = await cursor_of(house.owner)
    example = npm.folder / "node_modules" / "example.mjs"
    example.write_text(block("js"))
    tokens = [short_lived(house.owner, 2), short_lived(house.owner, 60)]
    url = house.server.url.replace("http", "ws", 1)
    process = await npm.start("node", "readme.mjs", str(example), url, cursor, "3", *tokens)
    for _ in range(3):
        await house.hire()
        await asyncio.sleep(1)
    assert (await finished(process)).split() == await trail(house.owner, cursor)


async def test_the_python_example_follows_across_an_expired_token(house: House) -> None:
    scope: dict[str, Any] = {}
    exec(block("python"), scope)  # to run it is the point
    cursor = await cursor_of(house.owner)
    tokens = iter([short_lived(house.owner, 1), short_lived(house.owner, 60)])
    url = house.server.url.replace("http", "ws", 1)
    events = scope["follow"](url, lambda: next(tokens), cursor)
    got = []
    async with asyncio.timeout(30):
        for pause in (0, 1.5, 0):
            await asyncio.sleep(pause)
            await house.hire()
            got.append((await anext(events))["cursor"])
    await events.aclose()
    assert got == await trail(house.owner, cursor)
    with pytest.raises(StopIteration):
        next(tokens)


def block(language: str) -> str:
    """The first block of this language below "Live updates"."""
    section = README.read_text().partition("\n## Live updates\n")[2]
    found = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert found
    return found[1]
