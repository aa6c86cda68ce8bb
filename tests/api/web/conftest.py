"""Windows on the web application of the demo that the tests of `api/` share."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser

from tests.api.browsing import Theme
from tests.api.web.hires_made import Api, MadeHire, in_force, row
from tests.api.web.web_window import Enter, Look, Unsigned, WebWindow, web_window
from tests.operation.site import Demo


@pytest.fixture
async def unsigned(browser: Browser, live_server: Demo) -> AsyncIterator[Unsigned]:
    """Opens a window in which nobody is signed in; none may have had a complaint when the test ends.

    A test that makes the browser complain (offline, a refused token) says what it expects: `window.complaints.clear()`.
    """
    windows: list[WebWindow] = []

    async def open_window(
        size: str = "desktop", theme: Theme = "light", **browser_has: Any
    ) -> WebWindow:
        windows.append(await web_window(browser, live_server.url, size, theme, **browser_has))
        return windows[-1]

    yield open_window
    for window in windows:
        await window.page.context.close()
    assert [complaint for window in windows for complaint in window.complaints] == []


@pytest.fixture
def enter(unsigned: Unsigned) -> Enter:
    """Opens a window as somebody of the demo."""

    async def open_window(
        name: str, path: str = "", size: str = "desktop", theme: Theme = "light"
    ) -> WebWindow:
        window = await unsigned(size, theme)
        await window.sign_in(name, path)
        return window

    return open_window


@pytest.fixture
def look(unsigned: Unsigned, live_server: Demo) -> Look:
    """Opens a window as whomever, the browser asked for what it likes."""

    async def open_window(person: Api, path: str = "", **browser_has: Any) -> WebWindow:
        window = await unsigned(**browser_has)
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
