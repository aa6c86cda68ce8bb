"""Windows on the web application of the demo that the tests of `api/` share."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser

from tests.api.browsing import Theme
from tests.api.web.hires_made import Api, MadeHire, in_force, row
from tests.api.web.web_window import Enter, Look, WebWindow, web_window
from tests.operation.site import Demo


@pytest.fixture
async def windows() -> AsyncIterator[list[WebWindow]]:
    """Those of a test; none of them may have had a complaint when it ends.

    A test that makes the browser complain (offline, a refused token) says what it expects: `window.complaints.clear()`.
    """
    windows: list[WebWindow] = []
    yield windows
    for window in windows:
        await window.page.context.close()
    assert [complaint for window in windows for complaint in window.complaints] == []


@pytest.fixture
def enter(browser: Browser, live_server: Demo, windows: list[WebWindow]) -> Enter:
    """Opens a window as somebody of the demo."""

    async def open_window(
        name: str, path: str = "", size: str = "desktop", theme: Theme = "light"
    ) -> WebWindow:
        window = await web_window(browser, live_server.url, size, theme)
        windows.append(window)
        await window.sign_in(name, path)
        return window

    return open_window


@pytest.fixture
def look(browser: Browser, live_server: Demo, windows: list[WebWindow]) -> Look:
    """Opens a window as whomever, the browser asked for what it likes."""

    async def open_window(person: Api, path: str = "", **browser_has: Any) -> WebWindow:
        window = await web_window(browser, live_server.url, **browser_has)
        windows.append(window)
        await window.sign_in_with(live_server.token(person.email), path)
        return window

    return open_window


@pytest.fixture
def api(live_server: Demo) -> Api:
    """As Sofie, who hires."""
    return Api(live_server)


@pytest.fixture
def hire(api: Api) -> MadeHire:
    """In force with four milestones: one is asked for, three can be edited."""
    rows = [row("Sketches", 5), row("Build", 10), row("Launch", 20, "15000.00"), row("Care", 40)]
    hire = in_force(api, "A shop that sells", *rows)
    hire.request("Sketches")
    return hire
