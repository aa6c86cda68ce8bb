"""A server that ends while somebody's write still runs."""

import asyncio
from pathlib import Path

import asyncpg
from pydantic import SecretStr

from api.app import create_app
from api.settings import Settings
from models.feed.wakeup import CHANNEL
from models.unit_of_work.retry import retried_transaction, shielded


async def rung_for_a_late_commit(url: str, data_dir: Path) -> None:
    """Returns once a listener heard of it; TimeoutError where it never does."""
    settings = Settings(
        auth_secret=SecretStr("late" * 16),
        database_url=url,
        data_dir=data_dir,
        document_worker=False,
    )
    app, rung, begun = create_app(settings), asyncio.Event(), asyncio.Event()

    async def write() -> None:
        begun.set()
        # Until the works in the background have ended.
        await asyncio.sleep(0.5)

    listener = await asyncpg.connect(url)
    await listener.add_listener(CHANNEL, lambda *_: rung.set())
    async with app.router.lifespan_context(app):
        late = asyncio.create_task(shielded(retried_transaction(write, repeatable=False)))
        await begun.wait()
    await late
    await asyncio.wait_for(rung.wait(), 5)
    await listener.close()
