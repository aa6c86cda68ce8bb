"""The product as operators run it: `python -m api …` in a process of its own, its log in a file."""

import json
import os
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

    def __init__(
        self,
        home: Path,
        *arguments: str,
        sign: str = "/health/ready",
        port: str = "",
        **environment: str,
    ) -> None:
        """`sign` is what has to answer 200 before it counts as started; without a port, it gets one."""
        home.mkdir(parents=True, exist_ok=True)
        port = port or str(free_port())
        command = [*with_environment(home, environment), "-m", "api", *arguments]
        super().__init__(
            f"http://127.0.0.1:{port}",
            [*command, "--port", port],
            home,
            ready=lambda _: answers(f"{self.url}{sign}"),
        )
        self.home = home

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """What it ended with; None while it runs."""
        assert self._process
        return self._process.poll()

    @property
    def log(self) -> list[dict[str, Any]]:
        """Its log, line by line."""
        return [json.loads(line) for line in self.text.splitlines() if line.startswith("{")]


class Demo(Site):
    """The demo, with a token for each of its users by email address."""

    def __init__(self, home: Path, *arguments: str, port: str = "", **environment: str) -> None:
        super().__init__(home, "demo", *arguments, port=port, **environment)

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


def refused(home: Path, *arguments: str, **environment: str) -> str:
    """The one line that `python -m api …` says as it gives up, with exit code 1."""
    command = [*with_environment(home, environment), "-m", "api", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.splitlines()
    return line


def with_environment(home: Path, environment: dict[str, str]) -> list[str]:
    """A command that runs this Python with these variables and no other of ours."""
    given = {"PYTHONPATH": str(ROOT), "DATA_DIR": str(home), **environment}
    variables = (f"{name}={value}" for name, value in given.items())
    return [*_by_rights(), "/usr/bin/env", *variables, sys.executable]


def _by_rights() -> list[str]:
    """What files and folders forbid is forbidden to root, too, where the tests run as root."""
    given_up = "-dac_override,-dac_read_search"
    options = [f"--bounding-set={given_up}", f"--inh-caps={given_up}"]
    return [] if os.geteuid() else ["/usr/bin/setpriv", *options]


def answers(url: str) -> bool:
    """Whether it answers 200."""
    try:
        return httpx.get(url, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
