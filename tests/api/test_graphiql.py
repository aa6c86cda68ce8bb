"""GraphiQL in a real browser, against the real server with its demo users."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Browser, async_playwright, expect

from api.graphiql.page import BUILT_ASSETS
from tests.api.graphiql_window import FLAGS, LiveServer, Window


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium; without one, or without a built page, these tests skip, but never in CI."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        _miss("no Chromium is installed, so nobody has looked at GraphiQL")
    if not (BUILT_ASSETS / "index.html").exists():
        _miss("GraphiQL is not built: run `make graphiql`")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


def _miss(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


Visit = Callable[[], Awaitable[Window]]


@pytest.fixture
async def visit(browser: Browser, live_server: LiveServer) -> AsyncIterator[Visit]:
    """Opens GraphiQL, each time in a new browser profile; no window may have had a complaint."""
    windows: list[Window] = []

    async def open_window() -> Window:
        context = await browser.new_context(viewport={"width": 1440, "height": 900})
        window = Window(await context.new_page(), live_server.url)
        windows.append(window)
        await window.open()
        return window

    yield open_window
    for window in windows:
        await window.page.context.close()
    assert [complaint for window in windows for complaint in window.complaints] == []


async def test_the_tabs_lead_from_create_to_approve_and_the_changes_show_live(
    visit: Visit,
) -> None:
    window = await visit()
    assert (await window.run())["viewer"]["email"]
    await window.page.get_by_label("Watch live").check()

    await window.next()
    assert (await window.take())["hire"]["status"] == "DRAFT"
    await window.next()
    assert (await window.take())["hire"]["status"] == "OFFERED"
    await window.next()
    assert (await window.take())["contract"]["hire"]["status"] == "ACTIVE"
    await window.next()
    assert (await window.take())["paymentRequest"]["milestone"]["status"] == "PENDING_APPROVAL"
    live = window.page.get_by_role("log", name="Live changes")
    await expect(live).to_contain_text("in progress → pending approval")

    await window.go_to("ApprovePaymentRequest")
    assert (await window.take())["paymentRequest"]["milestone"]["status"] == "COMPLETED"
    await expect(live).to_contain_text("pending approval → completed")

    await window.next()
    assert (await window.take())["contract"]["version"] == 2
    await window.next()
    assert (await window.take())["contract"]["status"] == "SIGNED"
    await window.next()
    progress = (await window.run())["hire"]["progress"]
    assert (progress["total"], progress["completed"]) == (3, 1)


async def test_a_running_subscription_shows_what_another_window_does(visit: Visit) -> None:
    worker = await visit()
    for operation in ("CreateDirectHire", "OfferHire", "SignContract"):
        await worker.go_to(operation)
        await worker.take()

    watcher = await visit()
    await watcher.go_to("MilestoneStatusChanged")
    await watcher.press_play()
    await asyncio.wait_for(watcher.subscribed.wait(), timeout=10)
    await worker.next()
    await worker.take()
    await expect(watcher.page.locator(".result-window")).to_contain_text("PENDING_APPROVAL")


async def test_the_picker_fills_the_token_into_the_headers_tab(
    visit: Visit, live_server: LiveServer
) -> None:
    window = await visit()
    picker = window.page.get_by_label("Acting as")
    emails = [
        await option.get_attribute("value") for option in await picker.locator("option").all()
    ]
    assert set(emails) <= set(live_server.tokens)
    for email in emails[:2]:
        await picker.select_option(email)
        assert (await window.run())["viewer"]["email"] == email


async def test_a_tab_taken_by_somebody_else_offers_the_way_back(visit: Visit) -> None:
    window = await visit()
    picker = window.page.get_by_label("Acting as")
    taker = await picker.input_value()
    other = await picker.locator("option:not(:checked)").first.get_attribute("value")
    await picker.select_option(other)
    await window.page.get_by_role("button", name="Switch to").click()
    await expect(picker).to_have_value(taker)


async def test_on_a_phone_everything_fits_its_width(visit: Visit) -> None:
    window = await visit()
    await window.page.set_viewport_size({"width": 390, "height": 844})
    await window.run()
    assert await window.page.evaluate("document.documentElement.scrollWidth") == 390
    for part in (".graphiql-query-editor", ".result-window"):
        box = await window.page.locator(part).bounding_box()
        assert box
        assert box["width"] > 300
        assert box["height"] > 200


async def test_no_token_stays_in_the_browser(visit: Visit, live_server: LiveServer) -> None:
    window = await visit()
    await window.run()
    await window.page.wait_for_function("localStorage['graphiql:queries']")
    stored = await window.page.evaluate("JSON.stringify(localStorage)")
    assert "Bearer" not in stored


async def test_a_changed_walk_through_reaches_a_returning_visitor(visit: Visit) -> None:
    window = await visit()
    await window.page.wait_for_function("localStorage['graphiql:tabState']")
    await window.page.evaluate(
        """() => {
            const title = "MyOwn";
            const own = { id: "1", title, query: "query MyOwn { viewer { id } }", variables: null,
                          headers: null, operationName: title, response: null };
            const old = { ...own, id: "2", title: "WhoAmI", query: "query WhoAmI { old }" };
            const tabs = { tabs: [old, own], activeTabIndex: 0 };
            localStorage["graphiql:tabState"] = JSON.stringify(tabs);
            localStorage["milestones:walk-through"] = JSON.stringify({ WhoAmI: "old" });
        }"""
    )
    await window.open()
    tabs = await window.page.locator(".graphiql-tab").all_inner_texts()
    assert tabs[0] == "WhoAmI"
    assert tabs[-1] == "MyOwn"
    assert len(tabs) == 11
    await expect(window.page.locator(".graphiql-query-editor")).to_contain_text("jobTriage")


async def test_documentation_explorer_and_history_open(visit: Visit) -> None:
    window = await visit()
    await window.run()
    page = window.page
    await page.get_by_role("button", name="Show Documentation Explorer").click()
    await expect(page.locator(".graphiql-plugin")).to_contain_text("Subscription")
    await page.get_by_role("button", name="Show History").click()
    await expect(page.locator(".graphiql-plugin")).to_contain_text("WhoAmI")
    await page.get_by_role("button", name="Show GraphiQL Explorer").click()
    await expect(page.locator(".graphiql-plugin")).to_contain_text("jobTriage")


async def test_what_is_ticked_in_the_explorer_is_asked(visit: Visit) -> None:
    window = await visit()
    await window.page.get_by_role("button", name="Show GraphiQL Explorer").click()
    explorer = window.page.locator(".graphiql-plugin")
    await explorer.get_by_text("eventCursor", exact=True).click()
    await expect(window.page.locator(".graphiql-query-editor")).not_to_contain_text("press play")
    asked = await window.run()
    assert asked["eventCursor"]
    assert asked["viewer"]["email"]


async def test_a_token_that_is_no_good_ends_watching_with_the_reason(visit: Visit) -> None:
    window = await visit()
    await window.page.get_by_role("button", name="Headers", exact=True).click()
    await window.page.locator(".graphiql-editor-tool .monaco-editor").nth(1).click()
    await window.page.keyboard.press("Control+A")
    await window.page.keyboard.type('{"Authorization": "Bearer none')
    await window.page.get_by_label("Watch live").check()
    live = window.page.get_by_role("log", name="Live changes")
    await expect(live).to_contain_text("The token is malformed")
    # The variables are looked up with it, too: once, whatever it took to type.
    await expect(window.page.get_by_role("status")).to_contain_text("Nothing filled in")
    refused = "Failed to load resource: the server responded with a status of 401 (Unauthorized)"
    assert window.complaints == [refused]
    window.complaints.clear()


@pytest.mark.parametrize(("operation", "position"), [("WhoAmI", 0), ("OfferHire", 2)])
async def test_a_reload_opens_the_same_tab_again(
    visit: Visit, operation: str, position: int
) -> None:
    window = await visit()
    await window.go_to(operation)
    # GraphiQL stores its tabs, and what is in them, with a delay.
    await window.page.wait_for_function(
        """position => {
            const { tabs, activeTabIndex } = JSON.parse(localStorage["graphiql:tabState"]);
            return activeTabIndex === position && tabs[position].variables?.includes(":");
        }""",
        arg=position,
    )
    await window.open()
    assert await window.open_tab() == operation
    assert await window.page.locator(".graphiql-tab").count() == 10
    await expect(window.page.locator(".graphiql-query-editor")).to_contain_text(operation)
