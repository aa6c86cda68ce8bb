"""Servers of this release and of one that locked first, on one database, while one replaces the other."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.chaos.cluster import Node, running, verified
from tests.chaos.conftest import Prepared
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at
from tests.machines.services import Postgres
from tests.tenant import Actor, Hire

CLIENTS = 4
MESSAGES = 8
PATIENCE_SECONDS = 60.0


async def test_on_one_hire_nothing_is_lost_and_nobody_starves_while_servers_are_replaced(
    wreckable: Postgres, on_postgres: Prepared, tmp_path: Path
) -> None:
    url = await wreckable.create_database(on_postgres.url)
    before = Spec(url, 0, tmp_path / "before", "locks_from_the_start")
    after = Spec(url, 0, tmp_path / "after")
    async with running(after, 2) as new:
        tenant = await house_at(new[0])
        hire = await tenant.offered()
        async with running(before, 2) as old:
            said = await _storm(hire, [*old, *new])
        said += await _storm(hire, new)
        told = await hire.events()
        assert told.count("MESSAGE_POSTED") == len(said) == len(set(said))
    assert await verified(url)


async def _storm(hire: Hire, nodes: Sequence[Node]) -> list[str]:
    """So many clients at each server, each with so many messages, one after the other: the ids of all."""
    place = (await hire.read("conversation { id }"))["conversation"]["id"]
    owners = [replace(hire.tenant.owner, url=node.url) for node in nodes for _ in range(CLIENTS)]
    async with asyncio.timeout(PATIENCE_SECONDS):
        said = await asyncio.gather(*(_talk(owner, place) for owner in owners))
    return [id for each in said for id in each]


async def _talk(owner: Actor, conversation: str) -> list[str]:
    ids = []
    for number in range(MESSAGES):
        given = {"conversation": conversation, "body": f"Message {number}"}
        payload = await owner.do("postMessage", "message { id }", **given)
        ids.append(payload["message"]["id"])
    return ids
