"""A browser window on the web application, and what a test does in it."""

import json
import os
from collections.abc import Awaitable, Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, expect

from api.web.page import BUILT_APP
from tests.api.browsing import THEMES, Complaints, Theme, axe_of, violations

SIZES = {"phone": (390, 844), "desktop": (1440, 900)}
every_look = pytest.mark.parametrize(("size", "theme"), list(product(SIZES, THEMES)))
"""A test for each size of screen and each theme."""
SCREENSHOTS = Path(os.environ.get("SCREENSHOTS", Path(__file__).parents[3] / ".screenshots"))
"""Where pictures of the pages are kept; nothing there is committed."""


class WebWindow:
    """One person's window. `look` names it in the pictures: "phone-dark"."""

    def __init__(self, page: Page, url: str, look: str) -> None:
        self.page = page
        self.url = url
        self.look = look
        self.complaints = Complaints(page, url)

    async def open(self, path: str = "") -> None:
        """A path below `/app/`."""
        await self.page.goto(f"{self.url}/app/{path}")

    async def sign_in(self, name: str, path: str = "") -> None:
        """In the demo: picks somebody by name, on the page at this path; the page is read when this returns."""
        await self.open(path)
        await self.page.get_by_role("button", name=name).click()
        await self.settled()

    async def sign_in_with(self, token: str, path: str = "") -> None:
        """As whoever this token is of."""
        session = json.dumps({"token": token})
        kept = f"sessionStorage['milestones.session'] ??= {json.dumps(session)}"
        await self.page.context.add_init_script(kept)
        await self.open(path)
        await self.settled()

    async def settled(self) -> None:
        """Until nothing on the page says that it loads."""
        await expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        await expect(self.page.locator(".skeleton")).to_have_count(0)

    async def end_token(self) -> None:
        """From here on the server refuses what this window sends: as if its token had ended."""
        token = await self.page.evaluate('JSON.parse(sessionStorage["milestones.session"]).token')

        async def with_another(route: Route) -> None:
            headers = route.request.headers
            if headers.get("authorization") == f"Bearer {token}":
                headers["authorization"] = "Bearer ended"
            await route.continue_(headers=headers)

        await self.page.route("**/graphql", with_another)

    async def picture(self, name: str) -> None:
        """Kept as `SCREENSHOTS/name-size-theme.png`."""
        SCREENSHOTS.mkdir(exist_ok=True)
        await self.page.screenshot(path=SCREENSHOTS / f"{name}-{self.look}.png", full_page=True)

    async def is_accessible(self) -> None:
        """By axe-core: no finding of any impact."""
        found = await violations(self.page)
        assert found == [], found

    async def is_not_wider_than_the_screen(self) -> None:
        """Nobody has to scroll sideways."""
        size = self.page.viewport_size
        assert size
        width = await self.page.evaluate("document.documentElement.scrollWidth")
        assert width == size["width"]


Enter = Callable[..., Awaitable[WebWindow]]
"""`await enter("Sofie Krogh", path="hires/new", size="phone", theme="dark")`."""
Unsigned = Callable[..., Awaitable[WebWindow]]
"""`await unsigned(size="phone", theme="dark")`."""
Look = Callable[..., Awaitable[WebWindow]]
"""`await look(house.worker, "hires/new", locale="ar-EG")`: as whomever, of the demo or not."""


async def web_window(
    browser: Browser,
    url: str,
    size: str = "desktop",
    theme: Theme = "light",
    *,
    is_installable: bool = False,
    **more: Any,
) -> WebWindow:
    """A window in a browser profile of its own, on no page yet; by default in a browser without service workers.

    A worker keeps the whole application, which takes a while: who does not speak of it has none. `more` is what the
    browser is asked for otherwise: `locale="ja-JP"`.
    """
    width, height = SIZES[size]
    usual = {
        "locale": "en-GB",
        "timezone_id": "Europe/Copenhagen",
        "reduced_motion": "reduce",
    }
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=size == "phone",
        color_scheme=theme,
        **{**usual, **more},
    )
    await context.add_init_script(path=axe_of(BUILT_APP))
    if not is_installable:
        await context.add_init_script("delete Navigator.prototype.serviceWorker")
    return WebWindow(await context.new_page(), url, f"{size}-{theme}")
