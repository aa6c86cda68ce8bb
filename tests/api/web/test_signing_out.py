"""Signing out: what the window had of a person ends and goes, and nothing else."""

from playwright.async_api import Page, WebSocket, expect

from tests.api.web.hire.hires_talked_of import active
from tests.api.web.web_window import Enter, WebWindow
from tests.operation.site import Demo


async def test_each_window_is_one_person_and_forgets_them_when_they_leave(enter: Enter) -> None:
    sofie, maja = await enter("Sofie Krogh"), await enter("Maja Lindqvist")
    await expect(sofie.page.get_by_role("rowheader", name="App for the drivers")).to_be_visible()
    await expect(maja.page.get_by_role("rowheader", name="App for the drivers")).to_have_count(0)
    await sofie.page.get_by_label("Search").fill("drivers")
    await expect(sofie.page.get_by_role("rowheader")).to_have_count(1)
    await _sign_out(sofie.page, "Sofie Krogh")
    assert await sofie.page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    assert sofie.page.url == f"{sofie.url}/app/"
    # The next one in the same window sees what is theirs, and no moment of what was read before.
    await sofie.page.get_by_role("button", name="Maja Lindqvist").click()
    await sofie.settled()
    await expect(sofie.page.get_by_role("rowheader", name="App for the drivers")).to_have_count(0)


async def test_nothing_is_followed_any_more(enter: Enter, live_server: Demo) -> None:
    hire = active(live_server, "Followed until the end")
    window = await enter("Sofie Krogh")
    sockets: list[WebSocket] = []

    def note(socket: WebSocket) -> None:
        sockets.append(socket)

    window.page.on("websocket", note)
    await window.open(hire.path)
    await expect(window.page.get_by_label("Message", exact=True)).to_be_visible()
    hire.say("Heard at once")
    await expect(window.page.get_by_text("Heard at once")).to_be_visible()
    followed = len(sockets)
    async with sockets[-1].expect_event("close"):
        await _sign_out(window.page, "Sofie Krogh")
    assert len(sockets) == followed


async def test_what_waits_is_never_sent_as_the_next_person(enter: Enter, live_server: Demo) -> None:
    """A message waits for a new token; its writer signs out, and somebody who may write there, too, signs in."""
    hire = active(live_server, "Left while it waited")
    window = await enter("Sofie Krogh", path=hire.path)
    message = window.page.get_by_label("Message", exact=True)
    await message.fill("Sofie's alone")
    await window.end_token()
    await window.page.get_by_role("button", name="Send").click()
    again = window.page.get_by_role("dialog", name="Sign in again")
    await again.get_by_role("button", name="Sign out").click()
    await window.page.get_by_role("button", name="Maja Lindqvist").click()
    await window.settled()
    await window.open(hire.path)
    await expect(message).to_have_value("")
    assert hire.messages() == []
    window.complaints.clear()


async def test_only_their_own_typing_is_kept_for_people_and_goes_when_they_sign_out(
    enter: Enter, live_server: Demo
) -> None:
    """Two people at one browser, each in a window."""
    hire = active(live_server, "Two at one browser")
    sofie = await enter("Sofie Krogh", path=hire.path)
    await sofie.page.get_by_label("Message", exact=True).fill("Sofie's alone")
    maja = WebWindow(await sofie.page.context.new_page(), sofie.url, "beside")
    await maja.sign_in("Maja Lindqvist", hire.path)
    message = maja.page.get_by_label("Message", exact=True)
    await expect(message).to_have_value("")
    await message.fill("Maja's alone")
    await sofie.page.get_by_role("button", name="Sofie Krogh: account").click()
    await sofie.page.get_by_role("menuitem", name="Sign out").click()
    asked = sofie.page.get_by_role("alertdialog", name="Sign out?")
    await expect(asked.get_by_role("button", name="Stay")).to_be_focused()
    await sofie.is_accessible()
    await sofie.picture("sign-out")
    await asked.get_by_role("button", name="Sign out").click()
    await expect(sofie.page.get_by_role("button", name="Karen Brandt")).to_be_visible()
    assert list((await _kept(maja.page)).values()) == ['"Maja\'s alone"']
    await maja.page.reload()
    await expect(message).to_have_value("Maja's alone")
    assert maja.complaints == []


async def _sign_out(page: Page, name: str) -> None:
    await page.get_by_role("button", name=f"{name}: account").click()
    await page.get_by_role("menuitem", name="Sign out").click()
    await expect(page.get_by_role("button", name="Karen Brandt")).to_be_visible()


async def _kept(page: Page) -> dict[str, str]:
    """What the browser keeps for longer than a window stands."""
    kept: dict[str, str] = await page.evaluate("({ ...localStorage })")
    return kept
