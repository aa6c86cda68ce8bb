"""A real Prometheus, which watches a server with the rules that come with the product."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.machines.process import Server, free_port
from tests.machines.programs import program
from tests.operation.site import answers

_SETTINGS = """
global: {{scrape_interval: 1s, evaluation_interval: 1s}}
rule_files: ["{rules}"]
scrape_configs:
  - job_name: milestones
    static_configs: [targets: ["{target}"]]
"""


class Prometheus(Server):
    """What it knows of the servers that it watches."""

    def found(self, expression: str) -> list[dict[str, Any]]:
        """What an expression finds now; it must not fail."""
        found: list[dict[str, Any]] = self._told("query", query=expression)["result"]
        return found

    @property
    def rules(self) -> list[dict[str, Any]]:
        """Each with what became of it when it was evaluated last."""
        return [rule for group in self._told("rules")["groups"] for rule in group["rules"]]

    def _told(self, what: str, **asked: str) -> Any:
        answer = httpx.get(f"{self.url}/api/v1/{what}", params=asked).json()
        assert answer["status"] == "success", answer
        return answer["data"]


@contextmanager
def prometheus(home: Path, watched: str, rules: Path) -> Iterator[Prometheus]:
    """Scrapes the server at this URL each second, as the job that the guide names."""
    port, settings = free_port(), home / "prometheus.yml"
    settings.write_text(_SETTINGS.format(rules=rules, target=urlsplit(watched).netloc))
    command = [
        program("prometheus", package="prometheus"),
        f"--config.file={settings}",
        f"--storage.tsdb.path={home / 'kept'}",
        f"--web.listen-address=127.0.0.1:{port}",
    ]
    url = f"http://127.0.0.1:{port}"
    with Prometheus(url, command, home, ready=lambda _: answers(f"{url}/-/ready")) as server:
        yield server
