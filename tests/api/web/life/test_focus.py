"""Whoever has a keyboard alone sees where they are, however long a page is."""

import pytest
from playwright.async_api import expect

from tests.api.web.hires_made import Api, drafted, row
from tests.api.web.life.hands import Keyboard
from tests.api.web.managing import edit, field
from tests.api.web.web_window import SIZES, Enter


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_covers_what_has_the_focus_in_a_long_form(
    enter: Enter, api: Api, size: str
) -> None:
    rows = [row(f"Step {number}", 10 + number) for number in range(12)]
    window = await edit(enter, drafted(api, f"Long on a {size}", *rows), size=size)
    await expect(field(window, "Step 0", "Milestone")).to_be_focused()
    hands = Keyboard(window)
    await hands.press(window.page.get_by_role("button", name="Order by due date"))
    await hands.write(field(window, "Step 0", "Milestone"), "The first step")
    await hands.press(window.page.get_by_role("button", name="Add a milestone"))
    await expect(field(window, "New milestone", "Milestone")).to_be_focused()


async def test_who_leaves_a_form_is_where_they_came_from(enter: Enter, api: Api) -> None:
    window = await edit(enter, drafted(api, "Left again", row("All", 9)))
    hands, page = Keyboard(window), window.page
    await hands.press(page.get_by_role("button", name="Cancel"))
    await expect(page.get_by_role("button", name="Edit", exact=True)).to_be_focused()
    await hands.pull_down(page.get_by_role("button", name="Sofie Krogh: account"), "Keys")
    await hands.press(page.get_by_role("dialog", name="Keys").get_by_role("button", name="Close"))
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.locator("body :focus")).to_have_count(1)
