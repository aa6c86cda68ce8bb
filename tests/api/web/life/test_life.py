"""The whole life of a hire by two people in two windows: once with a pointer, once with the keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.async_api import Locator, Page, expect

from tests.api.web.life.hands import Hands, Keyboard, Pointer
from tests.api.web.web_window import Unsigned, WebWindow
from tests.operation.site import Demo


@pytest.fixture(scope="module")
def live_server(live_server: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of its own: what waits for people is what this hire brings them."""
    with Demo(tmp_path_factory.mktemp("demo"), RATE_LIMIT="0") as demo:
        yield demo


@pytest.mark.parametrize("hands", [Pointer, Keyboard])
async def test_a_hire_lives_from_job_triage_to_its_end(
    unsigned: Unsigned, hands: type[Pointer | Keyboard]
) -> None:
    title = f"A life by {hands.__name__.lower()}"
    maja = await _signed_in(hands(await unsigned("phone")), "Maja Lindqvist")
    sofie = await _signed_in(hands(await unsigned()), "Sofie Krogh")
    await _drafts_and_offers(sofie, title)
    await _signs_what_waits(maja, title)
    await expect(sofie.window.page.get_by_text("1 in force, signed")).to_be_visible()
    await _is_paid_for_one_milestone_and_not_for_another(maja, sofie, title)
    await _amends_the_milestones(sofie, title)
    await _signs_the_amendment(maja)
    await expect(sofie.window.page.get_by_text("Version 2 in force", exact=True)).to_be_visible()
    await _declines_another_amendment(maja, sofie)
    await _ends_it_early(sofie)
    over = maja.window.page.get_by_text("It is over: nobody has to do anything.")
    await expect(over).to_be_visible()


async def _signed_in(hands: Hands, name: str) -> Hands:
    await hands.window.open()
    await hands.press(hands.window.page.get_by_role("button", name=name))
    await hands.window.settled()
    return hands


async def _drafts_and_offers(sofie: Hands, title: str) -> None:
    """Four rows are begun, one is removed again, and three are offered by due date."""
    page = sofie.window.page
    await sofie.press(page.get_by_role("link", name="New hire"))
    await sofie.press(page.get_by_role("link", name="Direct Hire"))
    await expect(page.get_by_role("option", name="Maja Lindqvist")).to_be_attached()
    await sofie.choose(page.get_by_label("Contractor"), "Maja Lindqvist")
    await sofie.write(page.get_by_label("Title"), title)
    rates = page.get_by_role("radiogroup", name="Job rate")
    await sofie.pick(rates, "Hourly")
    await sofie.pick(rates, "Milestones")
    rows = {
        "Launch": ("09092031", "5,000"),
        "Mistake": ("", ""),
        "Design": ("03032031", "2,500.50"),
    }
    for name, (due, amount) in {**rows, "Build": ("07072031", "4000")}.items():
        if name != "Launch":
            await sofie.press(page.get_by_role("button", name="Add a milestone"))
        await sofie.write(_row(page, "New milestone").get_by_label("Milestone", exact=True), name)
        if amount:
            await sofie.write(_row(page, name).get_by_label("Due"), due)
            await sofie.write(_row(page, name).get_by_label("PO number"), f"PO {name}")
            await sofie.write(_row(page, name).get_by_label("Amount"), amount)
    await sofie.press(page.get_by_role("button", name="Remove Mistake"))
    await _keeps_the_focus(sofie.window)
    await sofie.press(page.get_by_role("button", name="Order by due date"))
    names = page.get_by_role("group")
    for index, name in enumerate(("Design", "Build", "Launch")):
        await expect(names.nth(index)).to_have_accessible_name(name)
    await expect(page.locator(".total")).to_contain_text("DKK 11,500.50")
    await sofie.press(page.get_by_role("button", name="Offer", exact=True))
    await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    await expect(_next(sofie)).to_contain_text("Maja Lindqvist has to read and sign version 1")
    await _keeps_the_focus(sofie.window)


async def _signs_what_waits(maja: Hands, title: str) -> None:
    """It came to her first page by itself."""
    page = maja.window.page
    waiting = page.get_by_role("region", name="Waiting for you").get_by_role("listitem")
    offer = waiting.filter(has_text=f"Sign version 1 of {title}")
    await maja.press(offer.get_by_role("link", name="Read and sign"))
    await expect(page.get_by_text("it fits this text")).to_be_visible()
    await maja.write(page.get_by_label("Your name"), "Maja Lindqvist")
    await maja.press(page.get_by_role("button", name="Sign version 1"))
    await expect(page.get_by_role("heading", name="You have signed version 1")).to_be_focused()
    await maja.press(page.get_by_role("link", name="Go to the hire"))
    await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


async def _is_paid_for_one_milestone_and_not_for_another(
    maja: Hands, sofie: Hands, title: str
) -> None:
    page, inbox = maja.window.page, sofie.window.page
    payments = inbox.get_by_role("navigation", name="Main").get_by_role("link", name="Payments")
    await sofie.press(payments)
    await expect(payments).to_have_attribute("aria-current", "page")
    await _asks_for(maja, "Design", "It is in your folder.")
    await sofie.press(inbox.get_by_role("button", name="Approve Design", exact=True))
    approve = inbox.get_by_role("dialog", name="Approve this payment?")
    await expect(approve).to_contain_text("Maja Lindqvist")
    await sofie.press(approve.get_by_role("button", name="Approve DKK 2,500.50"))
    await expect(_request(inbox, "Design", title)).to_be_focused()
    await expect(_request(inbox, "Design", title)).to_contain_text("Approved")
    await expect(page.get_by_text("Sofie Krogh approved the payment of Design")).to_be_visible()

    await _asks_for(maja, "Build", "The first half of it.")
    await sofie.press(inbox.get_by_role("button", name="Reject Build", exact=True))
    reject = inbox.get_by_role("alertdialog", name="Reject this request?")
    await expect(reject.get_by_label("What is missing?")).to_be_focused()
    await sofie.write(reject.get_by_label("What is missing?"), "The other half.")
    await sofie.press(reject.get_by_role("button", name="Reject"))
    await expect(_request(inbox, "Build", title)).to_be_focused()
    await expect(page.get_by_text("The other half.")).to_be_visible()

    await _asks_for(maja, "Build", "All of it.")
    await maja.press(page.get_by_role("button", name="Take back the request for Build"))
    take_back = page.get_by_role("alertdialog")
    await maja.press(take_back.get_by_role("button", name="Take it back"))
    await expect(page.get_by_text("Taken back")).to_be_visible()
    await _keeps_the_focus(maja.window)
    await expect(_request(inbox, "Build", title).last).to_contain_text("Taken back")
    await sofie.press(_request(inbox, "Design", title).get_by_role("link", name=title))


async def _asks_for(maja: Hands, milestone: str, note: str) -> None:
    page = maja.window.page
    row = page.get_by_role("row", name=milestone)
    await maja.press(row.get_by_role("button", name=f"Request payment for {milestone}"))
    ask = page.get_by_role("dialog", name="Request this payment?")
    await maja.write(ask.get_by_label("Note"), note)
    await maja.press(ask.get_by_role("button", name="Request DKK"))
    await expect(ask).to_be_hidden()
    await expect(page.get_by_role("listitem").filter(has_text=note).last).to_be_focused()


async def _amends_the_milestones(sofie: Hands, title: str) -> None:
    """What is paid stays as it is; one amount changes, one milestone goes, and the line below says so at once."""
    page = sofie.window.page
    await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    more = page.get_by_role("button", name="More: contract details")
    await sofie.pull_down(more, "Manage Milestones")
    await sofie.press(page.get_by_role("button", name="Edit", exact=True))
    await _keeps_the_focus(sofie.window)
    await sofie.write(_row(page, "Launch").get_by_label("Amount"), "6000")
    await sofie.write(_row(page, "Build").get_by_label("Amount"), "9")
    await sofie.press(page.get_by_role("button", name="Undo the changes of Build"))
    await _keeps_the_focus(sofie.window)
    await sofie.press(page.get_by_role("button", name="Remove Build"))
    told = "Maja Lindqvist will have to sign version 2: 1 changed, 1 removed."
    told += " Total DKK 11,500.50 → 8,500.50."
    await expect(page.locator(".preview")).to_have_text(told)
    await sofie.press(page.get_by_role("button", name="Save", exact=True))
    await expect(page.get_by_text("Saved. Maja Lindqvist will have to sign")).to_be_focused()


async def _signs_the_amendment(maja: Hands) -> None:
    page = maja.window.page
    await expect(_next(maja)).to_contain_text("Version 2 waits for your signature.")
    await maja.press(page.get_by_role("link", name="Read and sign"))
    changes = page.get_by_role("region", name="What changes from version 1")
    await expect(changes).to_contain_text("Totalfrom DKK 11,500.50 → to DKK 8,500.50")
    await maja.write(page.get_by_label("Your name"), "Maja Lindqvist")
    await maja.press(page.get_by_role("button", name="Sign version 2"))
    await expect(page.get_by_role("heading", name="You have signed version 2")).to_be_focused()
    await maja.press(page.get_by_role("link", name="Go to the hire"))
    await expect(page.get_by_text("2 in force, signed")).to_be_visible()


async def _declines_another_amendment(maja: Hands, sofie: Hands) -> None:
    page, managed = maja.window.page, sofie.window.page
    await sofie.press(managed.get_by_role("button", name="Edit", exact=True))
    await sofie.write(_row(managed, "Launch").get_by_label("Amount"), "1")
    await sofie.press(managed.get_by_role("button", name="Save", exact=True))
    await maja.press(page.get_by_role("link", name="Read and sign"))
    await maja.press(page.get_by_role("button", name="Decline …"))
    ask = page.get_by_role("alertdialog")
    await maja.write(ask.get_by_label("Why?"), "Too little")
    await maja.press(ask.get_by_role("button", name="Decline it"))
    await expect(page.get_by_role("heading", name="You have declined")).to_be_focused()
    told = "Version 2 in force · Maja Lindqvist declined version 3"
    await expect(managed.get_by_text(told)).to_be_visible()
    # What was said after the save is true no longer.
    await expect(managed.get_by_text("will have to sign")).to_have_count(0)
    await maja.press(page.get_by_role("link", name="Go to the hire"))


async def _ends_it_early(sofie: Hands) -> None:
    page = sofie.window.page
    await sofie.press(page.get_by_role("link", name="Back to the hire"))
    await sofie.pull_down(page.get_by_role("button", name="More: contract details"), "End it early")
    ask = page.get_by_role("alertdialog", name="End this hire early?")
    await sofie.write(ask.get_by_label("Why?"), "We agree on too little.")
    await sofie.press(ask.get_by_role("button", name="End it early"))
    await expect(_next(sofie)).to_contain_text("It is over")
    await _keeps_the_focus(sofie.window)


async def _keeps_the_focus(window: WebWindow) -> None:
    """Something has it, though what had it may have gone."""
    await expect(window.page.locator("body :focus")).to_have_count(1)


def _row(page: Page, milestone: str) -> Locator:
    return page.get_by_role("group", name=milestone, exact=True)


def _request(page: Page, milestone: str, title: str) -> Locator:
    requests = page.get_by_role("main").get_by_role("listitem").filter(has_text=title)
    return requests.filter(has=page.get_by_role("heading", name=milestone, exact=True))


def _next(hands: Hands) -> Locator:
    return hands.window.page.get_by_role("list", name="What is next")
