"""Nothing is lost, done twice or missed on a line that cuts answers off, tells none, or falls silent."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from tests.api.web.hire.bad_line import HALF_AN_ANSWER, NO_ANSWER, BadLine, bad_line
from tests.api.web.hire.hires_talked_of import TalkedOf, active
from tests.api.web.hires_made import HIRING
from tests.api.web.web_window import WebWindow, web_window
from tests.machines.patience import until
from tests.operation.site import Demo


@pytest.fixture
async def line(live_server: Demo) -> AsyncIterator[BadLine]:
    async with bad_line(live_server.url) as line:
        yield line


@pytest.fixture
def hire(live_server: Demo) -> TalkedOf:
    return active(live_server, "On a bad line")


@pytest.fixture
async def window(
    browser: Browser, live_server: Demo, line: BadLine, hire: TalkedOf
) -> AsyncIterator[WebWindow]:
    """Sofie's, whose clock a test may put forward."""
    window = await web_window(browser, line.url)
    await window.page.clock.install()
    await window.sign_in_with(live_server.token(HIRING), hire.path)
    yield window
    await window.page.context.close()


@pytest.mark.parametrize("breaks", [HALF_AN_ANSWER, NO_ANSWER])
async def test_half_an_answer_or_none_in_half_a_minute_is_a_lost_one(
    window: WebWindow, line: BadLine, hire: TalkedOf, breaks: str
) -> None:
    page = window.page
    line.breaks = breaks
    message = page.get_by_label("Message", exact=True)
    await message.fill("Once")
    await page.get_by_role("button", name="Send").click()
    if breaks == NO_ANSWER:
        await until(lambda: hire.messages() == ["Once"])
        await expect(page.locator("form")).to_contain_text("Working …")
        await page.clock.fast_forward(30_000)
    await expect(page.get_by_text("No answer from the server. Trying again …")).to_be_visible()
    await page.clock.fast_forward(1_000)
    await expect(message).to_have_value("")
    await expect(page.get_by_text("No answer from the server.")).to_have_count(0)
    assert hire.messages() == ["Once"]


async def test_a_live_connection_that_falls_silent_is_given_up_and_nothing_is_missed(
    window: WebWindow, line: BadLine, hire: TalkedOf
) -> None:
    page = window.page
    hire.say("Heard")
    await expect(page.get_by_text("Heard")).to_be_visible()
    assert line.fall_silent() > 0
    hire.say("Said into the silence")
    # A ping goes out, and nobody answers it.
    await page.clock.fast_forward(10_000)
    await page.clock.fast_forward(5_000)
    await page.clock.fast_forward(2_000)
    await expect(page.get_by_text("Said into the silence")).to_be_visible()
    hire.say("Heard again")
    await expect(page.get_by_text("Heard again")).to_be_visible()
