"""A browser for tests: how it is started, and what it complains about."""

from pathlib import Path
from typing import Any, Literal

from playwright.async_api import ConsoleMessage, Page, Request

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


class Complaints(list[str]):
    """Whatever a browser complains about while it shows this page, and whom else but `url` it asks."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__()
        self._url = url
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("request", self._watch)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.append(message.text)

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((f"{self._url}/", "data:", "blob:")):
            self.append(f"asked {request.url}")


def axe_of(build: Path) -> Path:
    """The script of axe-core, installed with what a page was built by, wherever that was."""
    return build.resolve().parent / "node_modules/axe-core/axe.min.js"


async def violations(page: Page, within: str = "html", *, least: str = "minor") -> list[Any]:
    """What axe-core finds, with the elements concerned; `least` is the least impact that counts."""
    impacts = ["minor", "moderate", "serious", "critical"]
    found: list[Any] = await page.evaluate(
        """async ([within, counted]) => (await axe.run(within, { resultTypes: ["violations"] })).violations
            .filter(({ impact }) => counted.includes(impact))
            .map(({ id, nodes }) => [id, ...nodes.slice(0, 5).map((node) => node.html.slice(0, 200))])""",
        [within, impacts[impacts.index(least) :]],
    )
    return found
