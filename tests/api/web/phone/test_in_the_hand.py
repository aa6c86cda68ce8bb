"""A phone in the hand: what a thumb can hit, where something is typed, and coming back to what was out of sight."""

import pytest
from playwright.async_api import Page, expect

from tests.api.web.hire.hires_talked_of import active, draft
from tests.api.web.web_window import Enter
from tests.operation.site import Demo

LEAST = 24
"""Of WCAG 2.2, in pixels; what is pressed is larger."""
PRESSED = 44

SMALL = """([least, pressed]) => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
    .filter((each) => each.checkVisibility() && !each.matches(".skip"))
    .map((each) => {
        const area = [each, each.closest("tr")].filter((one) => one === each || each.matches(".row-link"));
        const height = Math.max(...area.map((one) => one.getBoundingClientRect().height));
        return [(each.ariaLabel ?? each.textContent).trim().slice(0, 40), height, each.matches("a:not(.button)")];
    })
    .filter(([, height, isLink]) => height < (isLink ? least : pressed))"""


@pytest.mark.parametrize("place", ["", "hire", "sign", "history"])
async def test_a_thumb_hits_whatever_can_be_pressed(
    enter: Enter, live_server: Demo, place: str
) -> None:
    hire = active(live_server, f"For thumbs {place}")
    hire.request("Research")
    offered = draft(live_server, "To sign by thumb")
    offered.offer()
    sign = f"{offered.path}/sign/{offered.read()['latestContract']['id']}"
    path = {"": "", "hire": hire.path, "sign": sign, "history": f"{hire.path}/history"}[place]
    window = await enter("Maja Lindqvist", path=path, size="phone")
    assert await window.page.evaluate(SMALL, [LEAST, PRESSED]) == []


async def test_a_phone_does_not_enlarge_the_page_where_something_is_typed(
    enter: Enter, live_server: Demo
) -> None:
    hire = active(live_server, "Typed by thumb")
    window = await enter("Maja Lindqvist", path=hire.path, size="phone")
    await window.page.get_by_role("button", name="Request payment for Research").last.click()
    await expect(window.page.get_by_role("dialog").get_by_label("Note")).to_be_visible()
    fields = window.page.locator("input, textarea, select")
    for field in await fields.all():
        size = await field.evaluate("field => parseFloat(getComputedStyle(field).fontSize)")
        assert size >= 16


async def test_who_comes_back_to_the_window_is_connected_anew_at_once(
    enter: Enter, live_server: Demo
) -> None:
    """Phones cut what sleeps, and do not tell it: nobody waits until that is noticed."""
    window = await enter("Maja Lindqvist", size="phone")
    page = window.page
    async with page.expect_websocket() as connection:
        await page.reload()
    await (await connection.value).wait_for_event("framereceived")
    await _look(page, is_hidden=True)
    moment = await page.evaluate("Date.now()")
    await page.clock.set_fixed_time(moment + 60_000)
    async with page.expect_websocket():
        await _look(page, is_hidden=False)
    offered = draft(live_server, "While it slept")
    offered.offer()
    waiting = page.get_by_role("region", name="Waiting for you")
    await expect(waiting).to_contain_text("Sign version 1 of While it slept")


async def _look(page: Page, *, is_hidden: bool) -> None:
    """As a browser tells that a window goes out of sight, or comes back: one without a screen never does."""
    await page.evaluate(
        """(isHidden) => {
            Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        is_hidden,
    )
