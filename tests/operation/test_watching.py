"""What operators watch servers with: rules and a dashboard name measures that there are."""

import json
import re
import subprocess
from pathlib import Path

import httpx
import pytest
import yaml  # type: ignore[import-untyped]  # Its stubs are another package, for one call.

from tests.guides.pages import OPERATING
from tests.machines.patience import wait_until
from tests.machines.programs import program
from tests.operation.prometheus import Prometheus, prometheus
from tests.operation.site import Demo
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


async def measures(server: Server) -> str:
    """What it tells Prometheus."""
    async with httpx.AsyncClient() as client:
        return (await client.get(f"{server.url.removesuffix('/graphql')}/metrics")).text


async def test_what_is_watched_is_measured(server: Server) -> None:
    text = await measures(server)
    measured = set(re.findall(r"^# TYPE (milestones_\w+)", text, re.MULTILINE)) | SOMETIMES
    watched = set(re.findall(r"milestones_\w+", " ".join(expressions())))
    assert {name.removesuffix("_bucket") for name in watched} <= measured


async def test_every_outcome_of_webhooks_that_is_watched_is_counted_from_nought(
    server: Server,
) -> None:
    watched = re.findall(r'webhook_attempts_total\{(outcome="\w+")\}', " ".join(expressions()))
    assert set(watched) == {'outcome="delivered"', 'outcome="failed"'}
    text = await measures(server)
    for outcome in watched:
        assert re.search(rf"^milestones_webhook_attempts_total{{{outcome}}} \d", text, re.MULTILINE)


def test_every_measure_of_webhooks_is_watched_by_a_rule_and_on_the_dashboard() -> None:
    listed = OPERATING.section("Is it well?")
    webhooks = set(re.findall(r"^\| `(milestones_webhook\w+)", listed, re.MULTILINE))
    assert len(webhooks) == 3
    for file in (ALERTS, DASHBOARD):
        assert webhooks <= set(re.findall(r"milestones_webhook\w+", file.read_text()))


def test_every_rule_says_what_it_means_and_how_urgent_it_is() -> None:
    rules = yaml.safe_load(ALERTS.read_text())["groups"][0]["rules"]
    for rule in rules:
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert rule["annotations"].keys() == {"summary", "description"}
        for title in re.findall(r'"([^"]+)" of the guide', rule["annotations"]["description"]):
            assert title in OPERATING.headings


@pytest.mark.parametrize(
    "told", [("check", ALERTS), ("test", Path(__file__).with_name("alerts.yaml"))], ids=str
)
def test_prometheus_takes_the_rules_and_tells_what_it_should(told: tuple[str, Path]) -> None:
    promtool, (verb, file) = program("promtool", package="prometheus"), told
    done = subprocess.run([promtool, verb, "rules", file], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_prometheus_reads_the_measures_of_a_server_and_misses_it_when_it_is_gone(
    tmp_path: Path,
) -> None:
    with Demo(tmp_path / "site") as site, prometheus(tmp_path, site.url, ALERTS) as watching:
        wait_until(lambda: watching.found('up{job="milestones"} == 1'))
        wait_until(lambda: {rule["health"] for rule in watching.rules} == {"ok"})
        assert [rule["name"] for rule in watching.rules if rule["alerts"]] == []
        for expression in expressions():
            watching.found(expression.replace("$__rate_interval", "1m"))
        site.stop()
        wait_until(lambda: _pending(watching) == ["MilestonesDown"])


def _pending(watching: Prometheus) -> list[str]:
    return [rule["name"] for rule in watching.rules if rule["state"] == "pending"]
