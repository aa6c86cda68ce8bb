"""What the guide to integrations says to run, runs: against the demo, with a token that it made itself."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from models.rules.text.service_tokens import new_token, token_hash
from tests.guides.demo import Demo
from tests.guides.pages import INTEGRATIONS, fences


@pytest.mark.usefixtures("curl")
def test_a_program_is_answered_by_the_token_that_was_made_for_it(
    demo: Demo, tmp_path: Path
) -> None:
    (makes,), (asks,) = (
        fences(INTEGRATIONS.section("Service accounts"), language) for language in ("sh", "python")
    )
    payload = json.loads(demo.shell(makes))["data"]["createServiceAccount"]
    assert payload["userErrors"] == []
    again = json.loads(demo.shell(makes))["data"]["createServiceAccount"]
    assert again == {**payload, "token": None}
    (tmp_path / "approved.py").write_text(asks)
    printed = _printed(tmp_path / "approved.py", demo, payload["token"])
    assert len(printed) > 1
    assert all(re.fullmatch(r"PR-\d+\t[\d.]+\t[A-Z]{3}\t.+", line) for line in printed)


def _printed(program: Path, demo: Demo, token: str) -> list[str]:
    given = {"MILESTONES_URL": f"{demo.url}/graphql", "MILESTONES_TOKEN": token}
    done = subprocess.run(
        [sys.executable, program],
        env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", **given},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_a_scanner_finds_tokens_by_the_pattern_of_the_guide() -> None:
    pattern = next(iter(re.findall(r"`(mst_\[\S+)`", INTEGRATIONS.text)))
    for random in (bytes(32), b"\xff" * 32, None):
        token = new_token(random)
        assert re.fullmatch(pattern, token)
        assert token_hash(token)
