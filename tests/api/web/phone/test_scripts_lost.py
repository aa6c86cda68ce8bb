"""A page's script that the network loses: it comes later by itself, or the page says that it cannot be shown."""

from playwright.async_api import Route, expect

from tests.api.web.web_window import Enter

SCRIPT = "**/assets/HirePage-*.js"
FOUND = "?search=webshop"
"""Other tests make hires, too: a page of them need not have this one."""


async def test_a_page_whose_script_was_lost_comes_by_itself(enter: Enter) -> None:
    window = await enter("Maja Lindqvist", path=FOUND, size="phone")
    lost: list[str] = []

    async def lose(route: Route) -> None:
        lost.append(route.request.url)
        await route.abort()

    await window.page.route(SCRIPT, lose, times=1)
    await window.page.get_by_role("link", name="Webshop redesign").first.click()
    await expect(window.page.get_by_role("heading", name="Contract details")).to_be_visible()
    assert len(lost) == 1
    window.complaints.clear()


async def test_a_page_whose_script_is_gone_says_so_and_the_others_go_on(enter: Enter) -> None:
    window = await enter("Maja Lindqvist", path=FOUND, size="phone")
    await window.page.route(SCRIPT, lambda route: route.fulfill(status=404))
    await window.page.get_by_role("link", name="Webshop redesign").first.click()
    told = window.page.get_by_role("alert").filter(has_text="This page cannot be shown")
    await expect(told.get_by_role("button", name="Load it anew")).to_be_visible()
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.page.get_by_role("link", name="Hires", exact=True).click()
    await expect(window.page.get_by_role("heading", name="Waiting for you")).to_be_visible()
    window.complaints.clear()


async def test_an_address_that_cannot_be_read_is_no_page(enter: Enter) -> None:
    window = await enter("Maja Lindqvist", size="phone")
    await window.open("hires/%E0%A4%A")
    await expect(window.page.get_by_role("heading", name="There is no such page")).to_be_visible()
    window.complaints.clear()
