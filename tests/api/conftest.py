"""The edge over a toy schema, for the tests of this folder."""

from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

import pdf
from api.graphiql.page import BUILT_ASSETS
from api.web.page import BUILT_APP
from pdf.sample import SIGNED_REVISION
from tests.api.browsing import FLAGS
from tests.api.graphiql.graphiql_window import Visit, Window, open_in
from tests.api.serving import Served, serving
from tests.machines.patience import PATIENCE_SECONDS
from tests.machines.programs import program, unavailable
from tests.operation.site import Demo


@pytest.fixture(scope="session")
def edge() -> Iterator[Served]:
    """A server that the tests share; whoever needs other settings starts their own."""
    with serving(max_sockets_per_user=1000) as served:
        yield served


@pytest.fixture(scope="session")
async def document() -> bytes:
    """A booking contract, as it leaves the renderer."""
    async with pdf.Renderer() as renderer:
        return await renderer.render(SIGNED_REVISION)


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, as `make run` starts it, with data of its own. Without a built page its tests skip, but never in CI."""
    for build, verb in ((BUILT_ASSETS, "graphiql"), (BUILT_APP, "web")):
        if not (build / "index.html").exists():
            unavailable("A built page", f"`make {verb}` builds it")
    with Demo(tmp_path_factory.mktemp("demo"), RATE_LIMIT="0") as demo:
        yield demo


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Chromium; without one its tests skip, but never in CI."""
    chromium = program("chromium", "google-chrome", package="chromium")
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def visit(browser: Browser, live_server: Demo) -> AsyncIterator[Visit]:
    """Opens GraphiQL, each time in a new browser profile; no window may have had a complaint."""
    windows: list[Window] = []

    async def open_window(size: str = "desktop") -> Window:
        windows.append(await open_in(browser, live_server.url, size))
        return windows[-1]

    yield open_window
    for window in windows:
        await window.page.context.close()
    assert [complaint for window in windows for complaint in window.complaints] == []
