"""What the log keeps, and what it must not."""

import io
import json
import logging
import re
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from api.observability.logging import configure_logging
from tests.api.serving import Served, serving


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logging("INFO")
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def served() -> Iterator[Served]:
    with serving() as own:
        yield own


def lines(log: io.StringIO, count: int = 1) -> list[dict[str, Any]]:
    """Each line, but those of the test's own client; at least so many, once they are written."""
    deadline = time.monotonic() + 30
    while True:
        parsed = [json.loads(line) for line in log.getvalue().splitlines()]
        found = [line for line in parsed if line["logger"] != "httpx"]
        if len(found) >= count:
            return found
        assert time.monotonic() < deadline, "too few lines"
        time.sleep(0.01)


def test_an_operation_is_one_line_of_json(log: io.StringIO, served: Served) -> None:
    served.post("query Greeting { hello }", headers={"X-Request-ID": "r-1"})
    (line,) = [line for line in lines(log) if line["event"] == "operation"]
    assert line["request_id"] == "r-1"
    assert (line["operation"], line["kind"], line["transport"]) == ("Greeting", "query", "http")
    assert (line["user_id"], line["codes"], line["cost"]) == ("id-of-maja", [], 50)
    assert re.fullmatch("[0-9a-f]{16}", line["document"])
    assert line["ms"] > 0


def test_a_refused_request_is_logged_with_its_code(log: io.StringIO, served: Served) -> None:
    served.post("{ hello }", headers={"Authorization": "Bearer x"})
    assert [line["codes"] for line in lines(log)] == [["UNAUTHENTICATED"]]


def test_a_surprise_is_logged_whole_under_its_request_id(log: io.StringIO, served: Served) -> None:
    served.post("{ boom }", headers={"X-Request-ID": "r-2"})
    (line,) = [line for line in lines(log, 2) if line["event"] == "unexpected error"]
    assert (line["request_id"], line["path"], line["level"]) == ("r-2", "boom", "error")
    assert "Traceback" in line["exception"]
    assert "RuntimeError: password=hunter2" in line["exception"]


def test_neither_token_nor_person_nor_content_is_logged(log: io.StringIO, served: Served) -> None:
    served.post("query($t: String!) { echo(text: $t) refused }", variables={"t": "very private"})
    served.http.get(served.url, params={"query": '{ echo(text: "very private") }'})
    written = str(lines(log, 2))
    for private in (served.token()[:20], "maja@", "127.0.0.1", "very private", "No such hire"):
        assert private not in written
