"""A browser window on GraphiQL, and what a test does in it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Protocol

from graphql import OperationDefinitionNode, parse
from playwright.async_api import Browser, Locator, Page, Response, expect

from tests.api.browsing import Complaints, Theme

OPERATIONS = Path(__file__).parents[3] / "api/graphiql/src/operations"
_LOOKS = Path(__file__).with_name("graphiql_looks.js").read_text("utf-8")

SIZES = {"phone": (360, 740), "tablet": (820, 1180), "desktop": (1440, 900)}


def _name_in(path: Path) -> str:
    operation = parse(path.read_text("utf-8")).definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    assert operation.name
    return operation.name.value


# The operations of the steps, in order: the files that begin with a number.
STEPS = [_name_in(path) for path in sorted(OPERATIONS.glob("[0-9]*.graphql"))]


class LiveServer(Protocol):
    """The server in demo mode: its address, without a path, and a token for each email address."""

    url: str
    tokens: dict[str, str]


class Window:
    """A browser window on GraphiQL, which notes whatever a browser complains about."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url.rstrip("/")
        self.complaints = Complaints(page, self.url)
        self.subscribed = asyncio.Event()
        page.on("websocket", lambda socket: socket.on("framesent", self._note_subscription))

    async def open(self) -> None:
        async with self.page.expect_response(_is("WalkThroughLookup")):
            await self.page.goto(f"{self.url}/")
        await self._filled()

    async def next(self) -> None:
        async with self.page.expect_response(_is("WalkThroughLookup")):
            await self.page.get_by_role("button", name="Next").click()
        await self._filled()

    async def go_to(self, operation: str) -> None:
        """Opens a step by its operation's name."""
        if await self.open_tab() == operation:
            return
        async with self.page.expect_response(_is("WalkThroughLookup")):
            await self.tabs.nth(STEPS.index(operation)).click()
        await self._filled()

    @property
    def tabs(self) -> Locator:
        """The steps, then the tabs that people opened themselves."""
        return self.page.get_by_role("banner").get_by_role("tab")

    async def open_tab(self) -> str:
        """The operation of the open tab, as GraphiQL calls it."""
        return await self.page.locator(".graphiql-tab-active > button").first.inner_text()

    async def variables(self) -> dict[str, Any]:
        """What stands in the Variables editor."""
        stored: dict[str, Any] = json.loads(await self.page.evaluate(_VARIABLES))
        return stored

    async def looks(self, measure: str) -> Any:
        """A measure of graphiql_looks.js: `tokens`, `words`, `focus` or `stop`."""
        return await self.page.evaluate(f"(() => {{ {_LOOKS} }})().{measure}()")

    async def run(self) -> dict[str, Any]:
        """Presses play; gives the `data` of the answer."""
        operation = await self.open_tab()
        async with self.page.expect_response(_is(operation)) as answered:
            await self.press_play()
        answer = await (await answered.value).json()
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data

    async def take(self) -> dict[str, Any]:
        """Runs a mutation that must not be refused; gives its payload."""
        (payload,) = (await self.run()).values()
        assert payload["userErrors"] == []
        taken: dict[str, Any] = payload
        return taken

    async def press_play(self) -> None:
        await self.page.get_by_role("button", name="Execute query").click()

    async def subscribe(self) -> None:
        """Presses play on a subscription; it has begun when this returns."""
        await self.press_play()
        await asyncio.wait_for(self.subscribed.wait(), timeout=60)

    async def _filled(self) -> None:
        await expect(self.page.get_by_role("banner")).to_have_attribute("aria-busy", "false")

    def _note_subscription(self, frame: str | bytes) -> None:
        if '"subscribe"' in str(frame):
            self.subscribed.set()


_VARIABLES = """() => __MONACO.editor.getModels()
    .find((model) => model.uri.path.endsWith("variables.json")).getValue()"""


Visit = Callable[..., Awaitable[Window]]


async def open_in(browser: Browser, url: str, size: str, theme: Theme = "light") -> Window:
    """A window in a browser profile of its own, as the page stands once it has filled its variables."""
    width, height = SIZES[size]
    context = await browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme
    )
    window = Window(await context.new_page(), url)
    await window.open()
    return window


def _is(operation: str) -> Callable[[Response], bool]:
    def matches(response: Response) -> bool:
        asked = response.request.post_data or ""
        return f" {operation}" in asked and response.request.method == "POST"

    return matches
