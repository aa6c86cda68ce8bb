"""The servers that the other tests rely on are real, ours, and gone afterwards."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest
from redis.asyncio import Redis

from tests.machines.patience import wait_until
from tests.machines.process import Server
from tests.machines.programs import unavailable
from tests.machines.services import (
    POSTGRES_PACKAGE,
    Postgres,
    own_postgres,
    postgres_server,
    valkey_server,
)


@pytest.fixture(scope="module")
def own() -> Iterator[Postgres]:
    with own_postgres() as server:
        yield server


async def test_a_new_database_is_empty_and_apart_from_the_others(postgres: Postgres) -> None:
    first, second = await postgres.create_database(), await postgres.create_database()
    await execute(first, "CREATE TABLE hire (id int)")
    assert await tables(first) == ["hire"]
    assert await tables(second) == []
    await postgres.drop_database(first)
    await postgres.drop_database(second)


async def test_a_database_can_be_copied_from_a_template(postgres: Postgres) -> None:
    template = await postgres.create_database()
    await execute(template, "CREATE TABLE hire (id int)")
    copy = await postgres.create_database(template)
    assert await tables(copy) == ["hire"]
    await postgres.drop_database(copy)
    await postgres.drop_database(template)


async def test_a_database_is_dropped_under_its_connections(postgres: Postgres) -> None:
    url = await postgres.create_database()
    connection = await asyncpg.connect(url)
    await postgres.drop_database(url)
    await postgres.drop_database(url)
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
        await connection.execute("SELECT 1")
    with pytest.raises(asyncpg.InvalidCatalogNameError):
        await asyncpg.connect(url)


@pytest.mark.parametrize("end", [Server.stop, Server.crash])
async def test_what_was_committed_survives_a_stop_and_a_crash(
    own: Postgres, end: Callable[[Server], None]
) -> None:
    url = await own.create_database()
    await execute(url, "CREATE TABLE hire (id int)")
    end(own)
    with pytest.raises(OSError, match="Connect"):
        await asyncpg.connect(url)
    own.start()
    assert await tables(url) == ["hire"]


async def test_the_system_s_postgresql_serves_where_the_package_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert POSTGRES_PACKAGE
    (tmp_path / "postgres").symlink_to(POSTGRES_PACKAGE / "pginstall" / "bin" / "postgres")
    monkeypatch.setenv("PATH", str(tmp_path))
    with own_postgres(package=None) as server:
        assert await tables(server.url) == []


async def test_a_package_in_a_folder_closed_to_others_serves_too(tmp_path: Path) -> None:
    assert POSTGRES_PACKAGE
    for part in POSTGRES_PACKAGE.parent.glob(f"{POSTGRES_PACKAGE.name}*"):
        shutil.copytree(part, tmp_path / part.name, symlinks=True)
    tmp_path.chmod(0o700)
    with own_postgres(package=tmp_path / POSTGRES_PACKAGE.name) as server:
        assert await tables(server.url) == []


async def test_a_given_postgresql_is_used_and_never_stopped(
    own: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", own.url)
    with postgres_server() as given:
        assert given.url == own.url
        with pytest.raises(RuntimeError, match="not theirs to stop"):
            given.stop()
    assert await tables(own.url) == []


async def test_the_broker_delivers_and_comes_back_after_a_restart() -> None:
    with valkey_server() as broker:
        assert await heard(broker) == b"ring"
        broker.restart()
        assert await heard(broker) == b"ring"


@pytest.mark.parametrize("service", ["own_postgres", "valkey_server"])
def test_a_server_does_not_outlive_tests_that_are_killed(service: str) -> None:
    script = f"""
from tests.machines.services import {service}
with {service}() as server:
    print(server.url, server._home, flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        url, home = run.stdout.readline().split()
        assert listening(url)
        run.kill()
    wait_until(lambda: not listening(url) and not Path(home).exists())


def test_a_missing_server_is_a_skip_at_home_and_a_failure_in_ci(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Valkey is not on this machine"):
        unavailable("Valkey")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Valkey is not on this machine"):
        unavailable("Valkey")


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    server = Server("", ["/bin/sh", "-c", "echo no such port; exit 1"], tmp_path, ready=never)
    with pytest.raises(RuntimeError, match="no such port"):
        server.start()


def never(pid: int) -> bool:
    return False


async def execute(url: str, sql: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(sql)
    await connection.close()


async def tables(url: str) -> list[str]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    )
    await connection.close()
    return [row["tablename"] for row in rows]


async def heard(broker: Server) -> bytes:
    """What a subscriber of the broker hears when somebody rings."""
    async with Redis.from_url(broker.url) as client, client.pubsub() as channel:
        await channel.subscribe("wake-up")
        await channel.get_message(timeout=30)
        await client.publish("wake-up", "ring")
        message = await channel.get_message(timeout=30)
        return bytes(message["data"])


def listening(url: str) -> bool:
    address = urlsplit(url)
    with socket.socket() as probe:
        return probe.connect_ex((address.hostname, address.port)) == 0
