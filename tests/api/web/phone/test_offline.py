"""Installed on a phone, and in a tunnel: what stays, what is kept, and that nothing is missed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.api.web.hire.hires_talked_of import active, draft
from tests.api.web.web_window import Enter, WebWindow, web_window
from tests.machines.process import free_port
from tests.operation.site import Demo

KEPT = """navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ? null
    : new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", () => resolve(null))))"""
"""Waits until the service worker has kept the shell, and stands before the window."""


@pytest.fixture
async def installed(browser: Browser, live_server: Demo) -> AsyncIterator[WebWindow]:
    """Maja's phone, whose browser has the service worker."""
    window = await web_window(browser, live_server.url, "phone", is_installable=True)
    await window.sign_in("Maja Lindqvist")
    await window.page.evaluate(KEPT)
    yield window
    await window.page.context.close()


async def test_a_browser_offers_to_install_it(installed: WebWindow) -> None:
    devtools = await installed.page.context.new_cdp_session(installed.page)
    manifest = await devtools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"].endswith("/app/app.webmanifest")
    refused = (await devtools.send("Page.getInstallabilityErrors"))["installabilityErrors"]
    # A profile of a test is a private window: there nothing can be installed, whatever it is.
    assert [each["errorId"] for each in refused] == ["in-incognito"]
    assert installed.complaints == []


async def test_nothing_of_a_person_is_kept_on_the_device(installed: WebWindow) -> None:
    """Scripts, styles and one page without a token; nothing that the API said."""
    await installed.page.reload()
    await installed.settled()
    kept: dict[str, str] = await installed.page.evaluate(
        """async () => {
            const kept = {};
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys())
                    kept[new URL(request.url).pathname] = await (await cache.match(request)).text();
            }
            return kept;
        }"""
    )
    others = {path for path in kept if not path.startswith("/app/assets/")}
    assert others == {"/app/shell"}
    assert len(kept) > 5
    token = await installed.page.evaluate('JSON.parse(sessionStorage["milestones.session"]).token')
    for text in kept.values():
        assert token not in text
        assert "Webshop redesign" not in text
        assert "maja@contractor.example" not in text
    databases = await installed.page.evaluate("indexedDB.databases()")
    assert databases == []


async def test_it_opens_without_a_server_and_goes_on_when_that_is_back(
    browser: Browser, tmp_path: Path
) -> None:
    port = str(free_port())
    with Demo(tmp_path / "demo", RATE_LIMIT="0", port=port) as demo:
        window = await web_window(browser, demo.url, "phone", "dark", is_installable=True)
        await window.sign_in("Maja Lindqvist")
        await window.page.evaluate(KEPT)
    await window.page.context.set_offline(True)
    await window.page.reload()
    await expect(window.page.get_by_role("heading", name="You are offline")).to_be_visible()
    await window.is_accessible()
    await window.picture("offline-start")
    with Demo(tmp_path / "demo", RATE_LIMIT="0", port=port):
        await window.page.context.set_offline(False)
        await window.settled()
        await expect(window.page.get_by_role("row", name="Webshop redesign")).to_be_visible()
    await window.page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_after_a_tunnel_nothing_was_missed_and_nothing_typed_is_lost(
    enter: Enter, live_server: Demo, theme: str
) -> None:
    signed = active(live_server, f"Before the tunnel {theme}")
    window = await enter("Maja Lindqvist", size="phone", theme=theme)
    page = window.page
    await expect(page.get_by_role("row", name=signed.title)).to_be_visible()
    await page.get_by_label("Search").fill("tunnel")
    await expect(page.get_by_role("rowheader").first).to_contain_text("tunnel")
    await page.context.set_offline(True)
    await expect(page.get_by_text("You are offline.")).to_be_visible()
    await expect(page.get_by_role("row", name=signed.title)).to_be_visible()
    await page.mouse.wheel(0, 10_000)
    await expect(page.get_by_text("You are offline.")).to_be_in_viewport()
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("offline")
    meanwhile = draft(live_server, f"In the tunnel {theme}")
    meanwhile.offer()
    await page.context.set_offline(False)
    await expect(page.get_by_text("You are offline.")).to_have_count(0)
    await expect(page.get_by_role("rowheader", name=meanwhile.title)).to_be_visible()
    waiting = page.get_by_role("region", name="Waiting for you")
    await expect(waiting).to_contain_text(f"Sign version 1 of {meanwhile.title}")
    await expect(page.get_by_label("Search")).to_have_value("tunnel")
    window.complaints.clear()
