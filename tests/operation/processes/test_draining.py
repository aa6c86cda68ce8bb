"""A server process that is replaced refuses nobody who was sent to it before the load balancer noticed."""

import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import httpx
import pytest

from tests.operation.site import SECRET, Site, run

WORLD = {"AUTH_SECRET": SECRET, "DRAIN_SECONDS": "600"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    run(tmp_path, "migrate")
    return tmp_path


def test_until_it_has_drained_a_server_is_not_ready_and_refuses_nobody(home: Path) -> None:
    with Site(home, "serve", **WORLD) as site, httpx.Client() as kept:
        assert answered(kept, site).headers.get("connection") != "close"
        with under_load(site) as answers:
            site.tell(signal.SIGTERM)
            while (ready := httpx.get(f"{site.url}/health/ready")).status_code == 200:
                pass
            assert (ready.status_code, ready.json()["status"]) == (503, "leaving")
            assert httpx.get(f"{site.url}/health/live").status_code == 200
            # Whoever kept a connection is told to come back on another one.
            assert answered(kept, site).headers["connection"] == "close"
            seen = len(answers)
            while len(answers) < seen + 30:
                time.sleep(0.01)
        site.tell(signal.SIGTERM)
        assert site.exit_status() == 0
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", urlsplit(site.url).port or 0))


@contextmanager
def under_load(site: Site) -> Iterator[list[httpx.Response]]:
    """What several clients were answered so far, who connect anew each time; none may be refused."""
    answers: list[httpx.Response] = []
    over = Event()

    def ask() -> None:
        while not over.is_set():
            with httpx.Client(trust_env=False) as client:
                answers.append(answered(client, site))

    with ThreadPoolExecutor(4) as clients:
        asking = [clients.submit(ask) for _ in range(4)]
        try:
            yield answers
        finally:
            over.set()
    for each in asking:
        each.result()


def answered(client: httpx.Client, site: Site) -> httpx.Response:
    """An operation that was not refused."""
    answer = client.post(f"{site.url}/graphql", json={"query": "{ __typename }"})
    assert answer.json() == {"data": {"__typename": "Query"}}, answer.text
    return answer
