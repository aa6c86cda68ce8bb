"""The picture of README: the page as the demo shows it, small enough for everybody who reads."""

from pathlib import Path

from playwright.async_api import expect

from tests.api.web.web_window import Enter

ROOT = Path(__file__).parents[3]
PICTURE = "api/docs/pictures/manage-milestones.png"


async def test_the_page_of_the_picture_is_kept_anew(enter: Enter) -> None:
    window = await enter("Sofie Krogh", path="?search=webshop")
    await window.page.set_viewport_size({"width": 1100, "height": 640})
    await window.page.get_by_role("link", name="Webshop redesign").click()
    await window.page.get_by_role("button", name="More: contract details").click()
    await window.page.get_by_role("menuitem", name="Manage Milestones").click()
    await expect(window.page.get_by_role("button", name="Edit")).to_be_visible()
    await window.settled()
    await window.picture("manage-milestones")


def test_the_picture_is_small_and_readme_shows_it() -> None:
    assert (ROOT / PICTURE).stat().st_size < 80_000
    assert f"]({PICTURE})" in (ROOT / "README.md").read_text("utf-8")
