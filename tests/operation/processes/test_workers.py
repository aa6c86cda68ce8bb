"""Workers that share a port: what happens to one of them, and what all are told by the process that started them."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

from tests.machines.patience import wait_until
from tests.machines.services import Postgres
from tests.operation.conftest import Ready
from tests.operation.site import SECRET, Site

ITS_CONNECTIONS = 3
"""Of a worker that is asked nothing."""


@contextmanager
def two_workers(url: str, home: Path, **environment: str) -> Iterator[tuple[Site, list[int]]]:
    """A server on this database, and its workers' process ids, once both have begun."""
    given = {"DATABASE_URL": url, "AUTH_SECRET": SECRET, **environment}
    with Site(home, "serve", "--workers", "2", **given) as site:
        wait_until(lambda: [has_begun(pid) for pid in workers(site)] == [True, True])
        yield site, workers(site)


async def test_a_worker_that_cannot_start_takes_no_healthy_one_along(
    frail_postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(frail_postgres)
    with two_workers(url, tmp_path, DATABASE_WAIT="1") as (site, (killed, healthy)):
        frail_postgres.stop()
        os.kill(killed, signal.SIGKILL)
        # Whoever takes its place gives up.
        wait_until(lambda: "failed to start" in site.text)
        assert healthy in workers(site)
        assert httpx.get(f"{site.url}/health/live").status_code == 200
        # With the last one that served, all is over, and supervisors have to know.
        os.kill(healthy, signal.SIGKILL)
        wait_until(lambda: not site.runs)
        assert site.exit_code == 1


def workers(site: Site) -> list[int]:
    """The processes that serve, or are about to."""
    children = Path(f"/proc/{site.pid}/task/{site.pid}/children").read_text().split()
    commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children}
    return [pid for pid, command in commands.items() if b"spawn_main" in command]


def has_begun(pid: int) -> bool:
    """Whether it has all that it needs of PostgreSQL, what wakes its feed at the last."""
    connections = psutil.Process(pid).net_connections(kind="tcp")
    return sum(each.status == psutil.CONN_ESTABLISHED for each in connections) >= ITS_CONNECTIONS


async def test_workers_drain_though_all_processes_are_told_to_end(
    postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(postgres)
    with two_workers(url, tmp_path, DRAIN_SECONDS="600") as (site, each):
        # So systemd does, and the supervisor tells its workers once more.
        for pid in (site.pid, *each):
            os.kill(pid, signal.SIGTERM)
        wait_until(lambda: httpx.get(f"{site.url}/health/ready").status_code == 503)
        for _ in range(20):
            assert httpx.get(f"{site.url}/health/live").status_code == 200
            time.sleep(0.05)
        for pid in each:
            os.kill(pid, signal.SIGINT)
        assert site.exit_status() == 0
    await postgres.drop_database(url)


async def test_workers_tell_more_once_their_server_is_told_to(
    postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(postgres)
    with two_workers(url, tmp_path) as (site, _):
        site.tell(signal.SIGUSR1)
        wait_until(
            lambda: len([line for line in site.log if line.get("log_level") == "DEBUG"]) == 2
        )
    await postgres.drop_database(url)
