"""Work in the background ends with its block, whatever it does just then."""

import asyncio

import pytest

from models.feed import background as tasks
from models.feed.background import running


@pytest.mark.parametrize("turns", range(5))
async def test_work_ends_that_hears_what_it_waited_for_while_it_is_cancelled(
    turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_PATIENCE_SECONDS", 0.1)
    bell = asyncio.Event()

    async def listen() -> None:
        while True:
            # Of Python 3.11: it may take the bell for an answer, and forget the cancellation.
            await asyncio.wait_for(bell.wait(), 60)
            bell.clear()

    async with asyncio.timeout(30):
        async with running(listen()):
            await asyncio.sleep(0.01)
            bell.set()
            for _ in range(turns):
                await asyncio.sleep(0)
