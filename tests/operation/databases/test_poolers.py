"""A pooler in front of PostgreSQL: announced, it is served through; else it is refused, with the reason."""

import asyncio
from pathlib import Path

import asyncpg
import pytest

from tests.machines.poolers import pgbouncer
from tests.machines.services import Postgres
from tests.operation.site import SECRET, Site, refused, run

WHY = "set DATABASE_POOLER=transaction, and DATABASE_DIRECT_URL to PostgreSQL itself"


@pytest.fixture
async def direct_url(postgres: Postgres) -> str:
    """A database that nothing was done with."""
    return await postgres.create_database()


@pytest.mark.parametrize(
    ("mode", "turns", "command"),
    [
        ("transaction", "0", "migrate"),
        ("transaction", "1", "serve"),
        ("statement", "0", "verify"),
    ],
)
def test_one_that_nobody_announced_is_refused_with_the_reason(
    mode: str, turns: str, command: str, direct_url: str, tmp_path: Path
) -> None:
    with pgbouncer(direct_url, mode, server_round_robin=turns) as pooler:
        assert WHY in refused(tmp_path, command, DATABASE_URL=pooler.url, AUTH_SECRET=SECRET)


def test_the_way_past_it_must_not_lead_through_it(direct_url: str, tmp_path: Path) -> None:
    with pgbouncer(direct_url, "transaction") as pooler:
        given = {"DATABASE_POOLER": "transaction", "DATABASE_DIRECT_URL": pooler.url}
        assert WHY in refused(tmp_path, "migrate", DATABASE_URL=pooler.url, **given)


async def test_live_updates_and_migrations_go_past_it(direct_url: str, tmp_path: Path) -> None:
    with pgbouncer(direct_url, "transaction") as pooler:
        given = {
            "DATABASE_URL": pooler.url,
            "DATABASE_POOLER": "transaction",
            "DATABASE_DIRECT_URL": f"{direct_url}?application_name=direct",
        }
        run(tmp_path, "migrate", **given)
        with Site(tmp_path, "serve", AUTH_SECRET=SECRET, **given):
            async with asyncio.timeout(60):
                while not await listeners(direct_url, "direct"):
                    await asyncio.sleep(0.05)
            assert await listeners(direct_url, "milestones") == 0


def test_one_that_gives_each_client_a_session_is_like_none(direct_url: str, tmp_path: Path) -> None:
    with pgbouncer(direct_url, "session") as pooler:
        assert "init" in run(tmp_path, "migrate", DATABASE_URL=pooler.url)


async def listeners(url: str, application: str) -> int:
    """How many sessions of this database listen, of those that call themselves so."""
    connection = await asyncpg.connect(url)
    count: int = await connection.fetchval(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND query LIKE 'LISTEN%' AND application_name = $1",
        application,
    )
    await connection.close()
    return count
