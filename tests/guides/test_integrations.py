"""What the guide to integrations says to run, runs: against the demo, with a token that it made itself."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import pytest

from models.rules.text.service_tokens import new_token, token_hash
from tests.guides.demo import Demo
from tests.guides.examples import EXAMPLES
from tests.guides.pages import INTEGRATIONS, fences
from tests.machines.process import free_port


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


@pytest.mark.usefixtures("curl")
def test_a_webhook_is_made_received_and_verified_as_the_guide_says(
    demo: Demo, tmp_path: Path
) -> None:
    makes, tests, looks = fences(INTEGRATIONS.section("A webhook in five minutes"), "sh")
    (shown,) = fences(INTEGRATIONS.section("A webhook in five minutes"), "json")
    waits = f"until {looks.strip()} | grep -q DELIVERED; do sleep 0.1; done"
    ends = "until test -s printed; do sleep 0.1; done; kill $!"
    port = str(free_port())
    script = f"{makes}\n{tests}\n{looks}\n{waits}\n{ends}"
    script = script.replace("9000", port).replace("receiver.py &", "receiver.py >printed &")
    script = script.replace("printed", str(tmp_path / "printed"))
    printed = demo.shell(f"export PORT={port} INBOX={tmp_path / 'inbox'}\n{script}")
    assert '{"data":{"testWebhook":{"userErrors":[]}}}' in printed
    (body,) = map(json.loads, (tmp_path / "printed").read_text().splitlines())
    assert body.keys() == json.loads(shown).keys()
    assert body["type"] == "test"


def test_what_the_page_shows_of_an_example_stands_in_its_file() -> None:
    files = [path.read_text() for path in EXAMPLES.iterdir() if path.is_file()]
    parts = [
        block
        for section in ("Webhooks", "Recipes")
        for language in ("python", "ts")
        for block in fences(INTEGRATIONS.section(section), language)
    ]
    assert len(parts) == 5
    for part in parts:
        assert any(part in text or indent(part.rstrip(), "    ") in text for text in files), part


def test_the_examples_need_the_standard_library_the_one_that_verifies_and_each_other() -> None:
    known = sys.stdlib_module_names | {"standardwebhooks", "receiver"}
    for path in EXAMPLES.glob("*.py"):
        imported = re.findall(r"^(?:from|import) (\w+)", path.read_text(), re.MULTILINE)
        assert set(imported) <= known, path.name
        assert f"examples/{path.name}" in INTEGRATIONS.text


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
