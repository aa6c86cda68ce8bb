"""People who see nothing move, and who have colours of their own."""

import pytest
from playwright.async_api import Route, expect

from tests.api.web.hires_made import Api
from tests.api.web.web_window import Look
from tests.operation.site import Demo

LONGEST = """
() => Math.max(...[...document.querySelectorAll("*")].flatMap((element) =>
    ["", "::before", "::after"].flatMap((part) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element, part);
        return [transitionDuration, animationDuration].flatMap((all) => all.split(",").map(parseFloat))
            .concat(scrollBehavior === "smooth" ? 9 : 0);
    })))
"""


@pytest.mark.parametrize(("wanted", "seconds"), [("reduce", 0.0), ("no-preference", 0.2)])
async def test_nothing_moves_for_long_and_nothing_at_all_where_that_is_not_wanted(
    look: Look, live_server: Demo, wanted: str, seconds: float
) -> None:
    window = await look(Api(live_server), reduced_motion=wanted)
    page = window.page
    for path in ("", "requests", "hires/new"):
        await window.open(path)
        await window.settled()
        assert await page.evaluate(LONGEST) <= seconds
    await window.open("requests")
    await page.get_by_role("button", name="Approve").first.click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await page.evaluate(LONGEST) <= seconds


async def test_in_colours_of_ones_own_everything_that_a_colour_tells_is_still_told(
    look: Look, live_server: Demo
) -> None:
    window = await look(Api(live_server), "requests", forced_colors="active")
    page = window.page
    edges = await page.locator(".views a").evaluate_all(
        "links => links.map((link) => getComputedStyle(link).borderBottomColor)"
    )
    assert edges[0] not in edges[1:]
    await window.picture("own-colours-requests")
    await page.get_by_role("link", name="Webshop redesign").first.click()
    await page.get_by_role("button", name="More: contract details").click()
    await expect(page.get_by_role("menuitem").first).to_be_visible()
    await page.keyboard.press("ArrowDown")
    lines = await page.get_by_role("menuitem").evaluate_all(
        """items => items.map((item) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(item);
            return outlineStyle === "none" ? "" : outlineWidth;
        })"""
    )
    assert sorted(lines)[::-1] == ["2px", *[""] * (len(lines) - 1)]
    await window.picture("own-colours-hire")
    await page.keyboard.press("Escape")
    await page.route("**/graphql", _unanswered)
    await page.reload()
    line = page.locator(".skeleton-line").first
    await expect(line).to_be_visible()
    edge = "line => getComputedStyle(line).borderTopWidth + getComputedStyle(line).borderTopColor"
    assert await line.evaluate(edge) == "1px" + await page.evaluate(
        "getComputedStyle(document.body).color"
    )
    await window.picture("own-colours-loading")


async def _unanswered(_: Route) -> None:
    """What is asked stays asked."""
