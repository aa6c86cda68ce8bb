"""The demo of `make run`, for what the guides say to do with it."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from api.settings import Settings
from tests.guides.pages import ROOT
from tests.guides.tour import Request

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


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/graphql").status_code > 0
    except httpx.TransportError:
        return False
