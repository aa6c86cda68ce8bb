"""What operators watch servers with: rules and a dashboard name measures that there are."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
import yaml  # type: ignore[import-untyped]  # Its stubs are another package, for one call.

from tests.guides.pages import OPERATING
from tests.tenant import Server

FOLDER = Path(__file__).parents[2] / "api" / "observability"
ALERTS = FOLDER / "alerts.yaml"
DASHBOARD = FOLDER / "dashboard.json"
SOMETIMES = {"milestones_seal_days_left", "milestones_rate_limits_shared"}
"""There with a seal, and with a broker."""


def expressions() -> list[str]:
    """Of every rule and of every panel."""
    groups = yaml.safe_load(ALERTS.read_text())["groups"]
    panels = json.loads(DASHBOARD.read_text())["panels"]
    rules = [rule["expr"] for group in groups for rule in group["rules"]]
    return rules + [target["expr"] for panel in panels for target in panel["targets"]]


async def test_what_is_watched_is_measured(server: Server) -> None:
    async with httpx.AsyncClient() as client:
        text = (await client.get(f"{server.url.removesuffix('/graphql')}/metrics")).text
    measured = set(re.findall(r"^# TYPE (milestones_\w+)", text, re.MULTILINE)) | SOMETIMES
    watched = set(re.findall(r"milestones_\w+", " ".join(expressions())))
    assert {name.removesuffix("_bucket") for name in watched} <= measured


def test_every_rule_says_what_it_means_and_how_urgent_it_is() -> None:
    rules = yaml.safe_load(ALERTS.read_text())["groups"][0]["rules"]
    for rule in rules:
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert rule["annotations"].keys() == {"summary", "description"}
        for title in re.findall(r'"([^"]+)" of the guide', rule["annotations"]["description"]):
            assert title in OPERATING.headings


def test_prometheus_takes_the_rules() -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed here: it comes with Prometheus")
    done = subprocess.run([promtool, "check", "rules", ALERTS], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
