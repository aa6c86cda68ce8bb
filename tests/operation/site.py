"""The product as operators run it: `python -m api …` in a process of its own, its log in a file."""

import json
import os
import re
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpx

from api.auth.tokens import issue_token
from tests.machines.commands import Command, Done, Forked
from tests.machines.patience import PATIENCE_SECONDS, wait_until
from tests.machines.process import PLAIN, Running, Server, free_port
from tests.machines.services import accepts

SECRET = "a secret that only the tests know, 32 bytes and more"


class Site(Server):
    """A running `python -m api serve` (or `demo`), ready to be asked; `url` has no path."""

    is_forked = True
    """Otherwise Python is started for it, as it is in earnest: who measures a server wants that."""

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
        given = PLAIN | {"DATA_DIR": str(home)} | environment
        self._line = Command([*arguments, "--port", port], given, home)
        super().__init__(
            f"http://127.0.0.1:{port}",
            self._line.afresh,
            home,
            ready=lambda pid: accepts(int(port), pid) and answers(f"{self.url}{sign}"),
        )
        self.home = home

    def _spawn(self) -> Running:
        if self.is_forked:
            return Forked(self._line, self._log, self._log)
        return super()._spawn()

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

    def token(self, email: str) -> str:
        """Of anybody, those included who came after the table was printed."""
        secret = (self.home / "auth_secret").read_text("utf-8").strip()
        return issue_token(secret, email, minutes=60, now=datetime.now(UTC))

    def headers(self, email: str) -> dict[str, str]:
        """Signed in as one of them."""
        return {"Authorization": f"Bearer {self.tokens[email]}"}


def run(home: Path, *arguments: str, **environment: str) -> str:
    """What `python -m api …` prints; it must not fail."""
    done = ended(home, *arguments, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(home: Path, *arguments: str, **environment: str) -> str:
    """The one line that `python -m api …` says as it gives up, with exit code 1."""
    done = ended(home, *arguments, **environment)
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.splitlines()
    return line


def ended(home: Path, *arguments: str, **environment: str) -> Done:
    """`python -m api …` when it has ended, however it did."""
    return Command(arguments, os.environ | {"DATA_DIR": str(home)} | environment).run()


def downloaded(link: str, **headers: str) -> httpx.Response:
    """The document at a link, asked for until it is there: a renderer that starts on a busy machine takes its time."""
    answers: list[httpx.Response] = []

    def is_there() -> bool:
        answers.append(httpx.get(link, headers=headers, timeout=PATIENCE_SECONDS))
        return answers[-1].status_code != HTTPStatus.SERVICE_UNAVAILABLE

    wait_until(is_there)
    return answers[-1]


def answers(url: str) -> bool:
    """Whether it answers 200."""
    try:
        return httpx.get(url, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
