"""Other processes hear of every commit of a process that lives, also of its last ones."""

import asyncio
from pathlib import Path

import pytest

from models.feed.wakeup import notifications
from models.feed.wakeup.notifications import Notifications
from tests.apart import Apart, migrated
from tests.machines.services import Postgres
from tests.models.feed.ringing import rung_for_a_late_commit


async def test_what_commits_while_a_server_ends_is_told_to_the_others(
    postgres: Postgres, apart: Apart, tmp_path: Path
) -> None:
    url = await postgres.create_database()
    await asyncio.to_thread(apart.run, migrated, url)
    await asyncio.to_thread(apart.run, rung_for_a_late_commit, url, tmp_path)
    await postgres.drop_database(url)


async def test_a_ring_that_fails_by_surprise_is_not_the_last_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rung = list[str]()

    async def notify(channel: str) -> None:
        rung.append(channel)
        raise RuntimeError("a queue that is full")

    monkeypatch.setattr(notifications, "notify", notify)
    bell = Notifications("bell")
    telling = asyncio.create_task(bell.tell())
    for count in (1, 2):
        bell.publish()
        async with asyncio.timeout(10):
            while len(rung) < count:
                await asyncio.sleep(0.001)
                assert not telling.done()
    telling.cancel()
