"""The guide's nginx: what it writes down of requests, tried with the program itself where a machine has it."""

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.machines.process import Server, free_port
from tests.operation.edge.proxy import nginx_as_written

TOKEN = "T0ken-that-opens-a-d0cument"
ADDRESSES = (
    "/documents/{}/contract.pdf",
    "/documents/{}/contract.pdf?again={}",
    "/%64ocuments/{}/contract.pdf",
    "//documents/{}/contract.pdf",
    "/graphql/../documents/{}/contract.pdf",
    "/documents/{}",
)
CALENDARS = ("/calendars/{}.ics", "/calendars/{}.ics?{}", "//calendars/{}.ics", "/%63alendars/{}")
EXPORTS = ("/exports/{}/hires-2026-11-29.csv", "/%65xports/{}/x", "/exports/{}")


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Server]:
    """In front of nobody: each request is an error."""
    with nginx_as_written(tmp_path, free_port(), free_port()) as server:
        yield server


def test_no_log_of_the_proxy_holds_a_link(nginx: Server, tmp_path: Path) -> None:
    for address in (*ADDRESSES, *EXPORTS):
        assert status(nginx.url, address.format(TOKEN, TOKEN)) == 502
    nginx.stop()
    logged = "".join(file.read_text() for file in tmp_path.glob("*log"))
    assert TOKEN not in logged
    assert logged.count('"GET /documents/-" 502') == len(ADDRESSES)
    assert logged.count('"GET /exports/-" 502') == len(EXPORTS)


def test_no_log_of_the_proxy_holds_the_address_of_a_calendar(nginx: Server, tmp_path: Path) -> None:
    for address in CALENDARS:
        assert status(nginx.url, address.format(TOKEN, TOKEN)) == 502
    nginx.stop()
    logged = "".join(file.read_text() for file in tmp_path.glob("*log"))
    assert TOKEN not in logged
    assert logged.count('"GET /calendars/-" 502') == len(CALENDARS)


def test_its_access_log_holds_no_query(nginx: Server, tmp_path: Path) -> None:
    assert httpx.get(f"{nginx.url}/graphql?query={TOKEN}").status_code == 502
    nginx.stop()
    logged = (tmp_path / "milestones.log").read_text()
    assert '"GET /graphql" 502' in logged
    assert TOKEN not in logged


def status(url: str, target: str) -> int:
    """What a request for exactly this is answered: httpx would put it into a form of its own."""
    with closing(HTTPConnection(urlsplit(url).netloc)) as connection:
        connection.request("GET", target)
        return connection.getresponse().status
