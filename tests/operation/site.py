"""The product as operators run it: `python -m api …` in a process of its own, its log in a file."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

from tests.process import Server, free_port

ROOT = Path(__file__).parents[2]
SECRET = "a secret that only the tests know, 32 bytes and more"


class Site(Server):
    """A running `python -m api serve` (or `demo`), ready to be asked; `url` has no path."""

    def __init__(self, home: Path, *arguments: str, **environment: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        port = free_port()
        command = [*with_environment(home, environment), "-m", "api", *arguments]
        super().__init__(
            f"http://127.0.0.1:{port}",
            [*command, "--port", str(port)],
            home,
            ready=lambda _: _answers(self.url),
        )
        self.home = home

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process
        return self._process.pid

    @property
    def text(self) -> str:
        """What it wrote."""
        return (self.home / "log").read_text("utf-8")

    @property
    def log(self) -> list[dict[str, Any]]:
        """Its log, line by line."""
        return [json.loads(line) for line in self.text.splitlines() if line.startswith("{")]


class Demo(Site):
    """The demo, with a token for each of its users by email address."""

    def __init__(self, home: Path, **environment: str) -> None:
        super().__init__(home, "demo", **environment)

    @property
    def tokens(self) -> dict[str, str]:
        """As they stand in the table that it prints."""
        return dict(re.findall(r"^  [A-Z_]+ +(\S+@\S+) +(\S+)$", self.text, re.MULTILINE))

    def headers(self, email: str) -> dict[str, str]:
        """Signed in as one of them."""
        return {"Authorization": f"Bearer {self.tokens[email]}"}


def run(home: Path, *arguments: str, **environment: str) -> str:
    """What `python -m api …` prints; it must not fail."""
    command = [*with_environment(home, environment), "-m", "api", *arguments]
    return subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout


def with_environment(home: Path, environment: dict[str, str]) -> list[str]:
    """A command that runs this Python with these variables and no other of ours."""
    given = {"PYTHONPATH": str(ROOT), "DATA_DIR": str(home), **environment}
    return ["/usr/bin/env", *(f"{name}={value}" for name, value in given.items()), sys.executable]


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health/ready", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
