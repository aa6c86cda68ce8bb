"""The Conversation: the life of a hire by two people in two windows, by mouse and by keyboard."""

import json

import pytest
from playwright.async_api import Locator, Page, Request, expect

from tests.api.browsing import Theme
from tests.api.web.hire.hires_talked_of import active, draft
from tests.api.web.web_window import Enter, every_look
from tests.operation.site import Demo


async def test_a_hire_lives_from_offer_to_end_in_two_windows(
    enter: Enter, live_server: Demo
) -> None:
    hire = draft(live_server, "A life in two windows", "Research")
    sofie = await enter("Sofie Krogh", path=hire.path)
    await sofie.page.get_by_role("button", name="Offer").click()
    offer = sofie.page.get_by_role("dialog", name="Offer this hire?")
    await expect(offer).to_contain_text("DKK 1,250.50")
    await offer.get_by_label("Message").fill("Hello Maja!")
    await offer.get_by_role("button", name="Offer").click()
    await expect(offer).to_be_hidden()
    await expect(_next(sofie.page)).to_contain_text("Maja Lindqvist has to read and sign version 1")

    maja = await enter("Maja Lindqvist", path=hire.path, size="phone")
    await expect(maja.page.get_by_text("Hello Maja!")).to_be_visible()
    half = "Half a message that"
    await sofie.page.get_by_label("Message", exact=True).fill(half)
    await maja.page.get_by_role("link", name="Read and sign").click()
    await maja.page.get_by_label("Your name").fill("Maja Lindqvist")
    await maja.page.get_by_role("button", name="Sign version 1").click()
    await expect(maja.page.get_by_text("You have signed version 1")).to_be_visible()
    await expect(sofie.page.get_by_text("1 in force, signed")).to_be_visible()
    await maja.page.go_back()

    await maja.page.get_by_role("button", name="Request payment for Research").first.click()
    ask = maja.page.get_by_role("dialog", name="Request this payment?")
    await expect(ask).to_contain_text("Research")
    await ask.get_by_label("Note").fill("It is in your folder.")
    await ask.get_by_role("button", name="Request DKK 1,250.50").click()
    await expect(maja.page.get_by_text("Waits for a decision")).to_be_visible()

    await expect(sofie.page.get_by_text("It is in your folder.")).to_be_visible()
    await sofie.page.get_by_role("button", name="Approve Research").click()
    approve = sofie.page.get_by_role("dialog", name="Approve this payment?")
    await expect(approve).to_contain_text("Maja Lindqvist")
    await approve.get_by_role("button", name="Approve DKK 1,250.50").click()
    news = maja.page.get_by_text("Sofie Krogh approved the payment of Research, just now")
    await expect(news).to_be_visible()

    await sofie.page.get_by_role("button", name="Note that Research was paid").click()
    paid = sofie.page.get_by_role("dialog", name="Note as paid")
    await paid.get_by_label("Reference").fill("BANK-7")
    await paid.get_by_role("button", name="Note as paid").click()
    await expect(maja.page.get_by_text("reference BANK-7")).to_be_visible()

    await sofie.page.get_by_role("button", name="End the hire").click()
    end = sofie.page.get_by_role("dialog", name="End this hire?")
    await end.get_by_role("button", name="End the hire").click()
    await expect(_next(maja.page)).to_contain_text("It is over")
    await expect(sofie.page.get_by_label("Message", exact=True)).to_have_value(half)


async def test_whatever_the_pages_send_takes_effect_once(enter: Enter, live_server: Demo) -> None:
    """Each press of a button has a key of its own."""
    hire = active(live_server, "Keys")
    window = await enter("Maja Lindqvist", path=hire.path)
    keys: list[str] = []

    def note(request: Request) -> None:
        sent = json.loads(request.post_data or "{}")
        if "mutation" in sent.get("query", ""):
            keys.append(sent["variables"]["input"]["idempotencyKey"])

    window.page.on("request", note)
    for body in ("One", "Two"):
        await window.page.get_by_label("Message", exact=True).fill(body)
        await window.page.get_by_role("button", name="Send").click()
        await expect(window.page.get_by_label("Messages").get_by_text(body)).to_be_visible()
    await window.page.get_by_role("button", name="Request payment for Research").first.click()
    await window.page.get_by_role("dialog").get_by_role("button", name="Request DKK").click()
    await expect(window.page.get_by_text("Waits for a decision")).to_be_visible()
    await window.page.get_by_role("button", name="Take back the request").click()
    await window.page.get_by_role("alertdialog").get_by_role("button", name="Take it back").click()
    await expect(window.page.get_by_text("Taken back")).to_be_visible()
    assert len(set(keys)) == len(keys) == 4


async def test_half_a_message_survives_a_reload_and_what_others_do(
    enter: Enter, live_server: Demo
) -> None:
    hire = active(live_server, "Half a message")
    window = await enter("Sofie Krogh", path=hire.path)
    message = window.page.get_by_label("Message", exact=True)
    await message.press_sequentially("Half a m")
    hire.say("A whole one")
    await expect(window.page.get_by_text("A whole one")).to_be_visible()
    await message.press_sequentially("essage")
    await window.page.reload()
    await expect(message).to_have_value("Half a message")
    await expect(message).to_be_editable()


async def test_the_keyboard_alone_writes_and_decides(enter: Enter, live_server: Demo) -> None:
    hire = active(live_server, "By keyboard")
    request = hire.asked("Research")
    window = await enter("Sofie Krogh", path=hire.path)
    press = window.page.keyboard.press
    await press("m")
    await expect(window.page.get_by_label("Message", exact=True)).to_be_focused()
    await window.page.keyboard.type("Without a mouse")
    await press("Control+Enter")
    said = window.page.get_by_label("Messages").get_by_text("Without a mouse")
    await expect(said).to_be_visible()

    approve = window.page.get_by_role("button", name="Approve Research")
    await _tab_to(window.page, "Approve Research")
    await press("Enter")
    await expect(window.page.get_by_role("dialog")).to_be_visible()
    await press("Tab")
    await press("Escape")
    await expect(approve).to_be_focused()
    await press("Enter")
    await _tab_to(window.page, "Approve DKK")
    await press("Enter")
    # What had the focus is gone: it goes to what was decided.
    await expect(window.page.locator(f"[id='{request}']")).to_be_focused()
    await expect(approve).to_be_hidden()


async def test_who_may_not_write_is_told_so(enter: Enter, live_server: Demo) -> None:
    hire = active(live_server, "To be read")
    window = await enter("Ida Winther", path=hire.path)
    await expect(window.page.get_by_text("1 in force, signed")).to_be_visible()
    await expect(window.page.get_by_role("textbox")).to_have_count(0)
    await window.is_accessible()


@every_look
async def test_everybody_can_read_the_pages_of_a_hire(
    enter: Enter, size: str, theme: Theme
) -> None:
    for person, asks in (
        ("Sofie Krogh", "Approve Visual design"),
        ("Maja Lindqvist", "Request payment for Component library"),
    ):
        window = await enter(person, path="?search=webshop", size=size, theme=theme)
        name = person.split(maxsplit=1)[0].lower()
        hires = window.page.get_by_role("table")
        await hires.get_by_role("link", name="Webshop redesign", exact=True).click()
        await expect(window.page.get_by_role("heading", name="Milestones")).to_be_visible()
        await window.is_accessible()
        await window.is_not_wider_than_the_screen()
        await window.picture(f"conversation-{name}")
        await window.page.get_by_role("button", name=asks).first.click()
        await expect(window.page.get_by_role("dialog")).to_be_visible()
        await window.is_accessible()
        await window.picture(f"conversation-{name}-asks")


async def test_a_hire_that_is_not_theirs_is_not_there(enter: Enter, live_server: Demo) -> None:
    hire = draft(live_server, "Not offered")
    for path in (hire.path, f"{hire.path}/history"):
        window = await enter("Maja Lindqvist", path=path)
        await expect(window.page.get_by_role("heading", name="no such page")).to_be_visible()


def _next(page: Page) -> Locator:
    return page.get_by_role("list", name="What is next")


async def _tab_to(page: Page, name: str) -> None:
    """Goes on with the Tab key until something of this name has the focus."""
    for _ in range(60):
        focused = await page.evaluate(
            "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
        )
        if focused.startswith(name):
            return
        await page.keyboard.press("Tab")
    pytest.fail(f"nobody comes to “{name}” by the Tab key")
