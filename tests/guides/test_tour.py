"""The tour runs as written, and so does what opens the first company."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.settings import Settings
from tests.guides.pages import CODE, OPERATING, README, ROOT, TOUR, fences
from tests.guides.tour import Request, Walk, steps
from tests.machines.process import Server, free_port
from tests.operation.site import downloaded

# As the pages have them, and as a test can run them beside a server of its own.
PYTHON, ADDRESS = ".venv/bin/python", "http://127.0.0.1:8000"


@dataclass
class Demo:
    """What `make run` starts, at an address and in a data folder of its own."""

    url: str
    home: Path

    @property
    def tokens(self) -> dict[str, str]:
        """Those that it printed, by address."""
        return dict(re.findall(r"(\S+@\S+) +(\S+)", (self.home / "log").read_text()))

    def ask(self, asked: str | Request) -> Any:
        """The JSON that a request or a command answers."""
        if isinstance(asked, str):
            return json.loads(self.shell(asked))
        answer = httpx.post(
            f"{self.url}/graphql",
            json={"query": asked.document, "variables": asked.variables},
            headers={"Authorization": f"Bearer {self.tokens[asked.user]}"},
        )
        return answer.raise_for_status().json()

    def shell(self, command: str) -> str:
        """What a command of a page prints; it has to succeed."""
        command = command.replace(PYTHON, sys.executable).replace(ADDRESS, self.url)
        done = subprocess.run(
            ["/bin/sh", "-euc", command],
            cwd=ROOT,
            env=environment(self.home),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def environment(home: Path) -> dict[str, str]:
    """The machine's, but with the data there and nothing else configured."""
    ours = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in ours}
    return {**kept, "DATA_DIR": str(home / "data")}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    home, port = tmp_path_factory.mktemp("demo"), free_port()
    # `env`, since a server of the tests starts in a bare environment.
    given = [f"DATA_DIR={home / 'data'}", f"PYTHONPATH={ROOT}"]
    command = ["/usr/bin/env", *given, sys.executable, "-m", "api", "demo", "--port", str(port)]
    url = f"http://127.0.0.1:{port}"
    with Server(url, command, home, ready=lambda _: answers(url)):
        yield Demo(url, home)


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/graphql").status_code > 0
    except httpx.TransportError:
        return False


@pytest.fixture
def curl() -> None:
    """What the pages' commands ask with."""
    if not shutil.which("curl"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("curl is not on this machine")


@pytest.mark.usefixtures("curl")
def test_the_tour_runs_as_written(demo: Demo) -> None:
    walk = Walk()
    for step in steps(README.section("Three requests, to begin with") + TOUR.text):
        walk.take(step, demo.ask)
    assert sha256(walk.words["content 1"].encode()).hexdigest() == walk.words["hash 1"]
    assert downloaded(walk.words["link 2"]).content.startswith(b"%PDF-")
    assert "Everything fits" in demo.shell(fences(TOUR.text, "sh")[-1])


@pytest.mark.usefixtures("curl")
def test_the_first_company_is_opened_as_written(demo: Demo) -> None:
    _, opens = fences(OPERATING.section("The first company"), "sh")
    answer = json.loads(demo.shell(opens.replace("ops@example.com", "support@milestones.example")))
    assert answer["data"]["createCompany"]["company"]["id"].startswith("Company:")


def test_the_demo_has_the_users_that_are_listed(demo: Demo) -> None:
    listed = CODE.findall(TOUR.section("Who is in the demo"))
    assert set(listed) == demo.tokens.keys()


def test_the_demo_has_the_stories_that_are_listed(demo: Demo) -> None:
    section = TOUR.section("Who is in the demo")
    stories = re.findall(r"^\| \"(.+?)\" \| (.+?) \|", section, re.MULTILINE)
    document = "{ hires { edges { node { title company { name } } } } }"
    told = {
        (edge["node"]["title"], edge["node"]["company"]["name"])
        for user in ("owner@nordlys.example", "owner@harbor.example")
        for edge in demo.ask(Request(user, document, {}))["data"]["hires"]["edges"]
    }
    assert set(stories) <= told
    assert stories
