"""Databases as operators have them: where nothing can be run on one, one line says why."""

from pathlib import Path

import asyncpg
import httpx

from tests.machines.services import Postgres
from tests.operation.site import SECRET, Site, refused, run

MIGRATES = 7_305_121_940
"""The lock of who migrates."""

SLOW = """
CREATE FUNCTION slow() RETURNS event_trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(0.2); END $$;
CREATE EVENT TRIGGER slow ON ddl_command_end WHEN TAG IN ('CREATE EXTENSION') EXECUTE FUNCTION slow()
"""


async def test_a_home_that_may_not_be_entered_keeps_nobody_from_postgresql(
    postgres: Postgres, tmp_path: Path
) -> None:
    closed = tmp_path / "home"
    closed.mkdir(0o000)
    url = await postgres.create_database()
    assert "init" in run(tmp_path, "migrate", DATABASE_URL=url, HOME=str(closed / "inside"))


async def test_who_waits_for_a_migration_in_vain_is_told_for_whom(
    postgres: Postgres, tmp_path: Path
) -> None:
    url = await postgres.create_database()
    other = await asyncpg.connect(url, server_settings={"application_name": "left behind"})
    await other.execute(f"SELECT pg_advisory_lock({MIGRATES})")
    said = refused(tmp_path, "migrate", DATABASE_URL=url, DATABASE_WAIT="0")
    assert f"process {other.get_server_pid()}" in said
    assert "application left behind" in said
    await other.close()
    assert "init" in run(tmp_path, "migrate", DATABASE_URL=url, DATABASE_WAIT="0")


async def test_a_database_that_cannot_hold_every_name_is_refused(
    postgres: Postgres, tmp_path: Path
) -> None:
    url = await postgres.create_database(encoding="LATIN1")
    for command in ("migrate", "serve"):
        said = refused(tmp_path, command, DATABASE_URL=url, AUTH_SECRET=SECRET)
        assert "The database's encoding is LATIN1" in said


async def test_a_migration_does_without_the_bounds_of_its_role(
    postgres: Postgres, tmp_path: Path
) -> None:
    url = await postgres.create_database()
    connection = await asyncpg.connect(url)
    name = await connection.fetchval("SELECT current_database()")
    await connection.execute(f"ALTER DATABASE \"{name}\" SET statement_timeout = '100ms'")
    await connection.execute(SLOW)
    await connection.close()
    assert "init" in run(tmp_path, "migrate", DATABASE_URL=url)


def test_a_file_that_cannot_be_opened_is_one_line_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        said = refused(tmp_path / "nowhere", "token", "somebody@example.com")
        assert said == "The database cannot be had: unable to open database file"


def test_a_file_in_a_folder_that_nobody_may_write_to_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    run(folder, "migrate")
    run(folder, "seed")
    token = run(folder, "token", "owner@nordlys.example", AUTH_SECRET=SECRET).strip()
    folder.chmod(0o500)
    given = {"DATABASE_URL": f"sqlite://{folder}/milestones.db", "AUTH_SECRET": SECRET}
    with Site(tmp_path / "site", "serve", sign="/health/live", **given) as site:
        head = {"Authorization": f"Bearer {token}"}
        answer = httpx.post(
            f"{site.url}/graphql", json={"query": "{ viewer { name } }"}, headers=head
        )
        assert answer.json() == {"data": {"viewer": {"name": "Freja Holm"}}}
        ready = httpx.get(f"{site.url}/health/ready")
        assert (ready.status_code, ready.json()["checks"]["writes"]) == (503, "failed")
