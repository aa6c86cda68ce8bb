"""A browser window on GraphiQL, and what a test does in it."""

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

from playwright.async_api import ConsoleMessage, Page, Request, Response, expect

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


class LiveServer(Protocol):
    """The server in demo mode: its address, without a path, and a token for each email address."""

    url: str
    tokens: dict[str, str]


class Window:
    """A browser window on GraphiQL, which notes whatever a browser complains about."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url.rstrip("/")
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._watch)
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
        while await self.open_tab() != operation:
            await self.next()

    async def open_tab(self) -> str:
        return await self.page.locator(".graphiql-tab-active").inner_text()

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

    async def _filled(self) -> None:
        await expect(self.page.get_by_role("banner")).to_have_attribute("aria-busy", "false")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _note_subscription(self, frame: str | bytes) -> None:
        if '"subscribe"' in str(frame):
            self.subscribed.set()

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((f"{self.url}/", "data:", "blob:")):
            self.complaints.append(f"asked {request.url}")


def _is(operation: str) -> Callable[[Response], bool]:
    def matches(response: Response) -> bool:
        asked = response.request.post_data or ""
        return f" {operation}" in asked and response.request.method == "POST"

    return matches
