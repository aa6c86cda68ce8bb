"""What people do on Manage Milestones."""

from playwright.async_api import Locator, expect

from tests.api.web.hires_made import MadeHire
from tests.api.web.web_window import Enter, WebWindow


def field(window: WebWindow, milestone: str, label: str) -> Locator:
    """A field of one milestone in the form."""
    return window.page.get_by_role("group", name=milestone).get_by_label(label, exact=True)


async def edit(enter: Enter, hire: MadeHire, name: str = "Sofie Krogh", **look: str) -> WebWindow:
    """Somebody's window with the form open."""
    window = await enter(name, path=hire.page, **look)
    await window.page.get_by_role("button", name="Edit", exact=True).click()
    await expect(window.page.get_by_role("form", name="Edit the milestones")).to_be_visible()
    return window


async def save(window: WebWindow) -> None:
    """Presses Save."""
    await window.page.get_by_role("button", name="Save", exact=True).click()


def preview(window: WebWindow) -> Locator:
    """The line that says what the save will do."""
    return window.page.locator(".preview")
