"""Job Triage, and a hire from its first word to its offer."""

import re
from itertools import product

import pytest
from playwright.async_api import Locator, expect

from tests.api.browsing import THEMES, Theme
from tests.api.web.hires_made import Api, MadeHire
from tests.api.web.web_window import SIZES, Enter, WebWindow
from tests.tenant import in_days

every_look = pytest.mark.parametrize(("size", "theme"), list(product(SIZES, THEMES)))
DIRECT = "hires/new?route=direct-hire"


async def tab_to(window: WebWindow, wanted: Locator) -> None:
    """By the Tab key alone."""
    for _ in range(60):
        await window.page.keyboard.press("Tab")
        if await wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"no way by Tab to {wanted}")


async def opened(window: WebWindow, api: Api) -> MadeHire:
    """The hire whose page was opened."""
    await expect(window.page).to_have_url(re.compile("/hires/Hire:[^/?]+$"))
    hire = MadeHire(api, window.page.url.rsplit("/", 1)[1])
    hire.read()
    return hire


@every_look
async def test_everybody_can_choose_a_route_and_fill_the_form(
    enter: Enter, size: str, theme: Theme
) -> None:
    window = await enter("Sofie Krogh", path="hires/new", size=size, theme=theme)
    talent = window.page.get_by_role("listitem").filter(has_text="Find Talent")
    await expect(talent).to_contain_text("Milestones can be added through Direct Hire only")
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("triage")
    await window.page.get_by_role("link", name="Direct Hire").click()
    await window.page.get_by_role("textbox", name="Milestone").fill("Sketches")
    await window.page.get_by_role("button", name="Offer").click()
    await expect(window.page.get_by_label("Contractor")).to_be_focused()
    await expect(window.page.get_by_text("Not applicable with a milestone rate")).to_have_count(2)
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("new-hire")


async def test_a_hire_is_written_and_offered_by_the_keyboard_alone(enter: Enter, api: Api) -> None:
    window = await enter("Sofie Krogh")
    page, press, type = window.page, window.page.keyboard.press, window.page.keyboard.type
    await tab_to(window, page.get_by_role("link", name="New hire"))
    await press("Enter")
    await tab_to(window, page.get_by_role("link", name="Direct Hire"))
    await press("Enter")
    await expect(page.get_by_role("option", name="Maja Lindqvist")).to_be_attached()
    await tab_to(window, page.get_by_label("Contractor"))
    await type("Maja")
    await tab_to(window, page.get_by_label("Title"))
    await type("Signs for the shop")
    for name, amount in (("Sketches", "1,000"), ("Signs", "2500.50")):
        row = page.get_by_role("group", name=name if name == "Sketches" else "New milestone")
        if name == "Sketches":
            await tab_to(window, page.get_by_role("textbox", name="Milestone"))
        else:
            await tab_to(window, page.get_by_role("button", name="Add a milestone"))
            await press("Enter")
            await expect(row.get_by_role("textbox", name="Milestone")).to_be_focused()
        await type(name)
        row = page.get_by_role("group", name=name)
        await tab_to(window, row.get_by_label("Due"))
        await type("05052031")
        await tab_to(window, row.get_by_label("PO number"))
        await type("PO-1")
        await tab_to(window, row.get_by_label("Amount"))
        await type(amount)
    await expect(page.locator(".total")).to_contain_text("DKK 3,500.50")
    await tab_to(window, page.get_by_role("button", name="Offer"))
    await press("Enter")
    hire = await opened(window, api)
    assert (hire.data["status"], hire.data["title"]) == ("OFFERED", "Signs for the shop")
    assert hire.data["totalAmount"] == {"amount": "3500.50"}
    due = {each["dueDate"] for each in hire.milestones().values()}
    assert due == {"2031-05-05"}


async def test_all_that_is_missing_is_said_at_once(enter: Enter) -> None:
    """Though an empty date or amount cannot even be sent."""
    window = await enter("Sofie Krogh", path=DIRECT)
    page = window.page
    await page.get_by_role("button", name="Offer", exact=True).click()
    for label in ("Contractor", "Title", "Due", "PO number", "Amount"):
        await expect(page.get_by_label(label)).to_have_attribute("aria-invalid", "true")
    name = page.get_by_role("textbox", name="Milestone")
    await expect(name).to_have_accessible_description("Give a name.")


async def test_each_refusal_stands_at_its_field_and_what_was_typed_stays(
    enter: Enter, api: Api
) -> None:
    window = await enter("Sofie Krogh", path=DIRECT)
    page = window.page
    await page.get_by_label("Contractor").select_option(label=MAJA)
    await page.get_by_role("textbox", name="Milestone").fill("Sketches")
    await page.get_by_label("Due").fill("2020-01-01")
    await page.get_by_label("Amount").fill("0")
    await page.get_by_role("button", name="Save draft").click()
    await expect(page.get_by_label("Title")).to_be_focused()
    for label in ("Title", "Due", "PO number", "Amount"):
        await expect(page.get_by_label(label)).to_have_attribute("aria-invalid", "true")
    await page.reload()
    await expect(page.get_by_label("Contractor")).not_to_have_value("")
    await expect(page.get_by_label("Due")).to_have_value("2020-01-01")
    await page.get_by_label("Title").fill("Posters")
    await page.get_by_label("Due").fill(in_days(9))
    await page.get_by_label("PO number").fill("PO-2")
    await page.get_by_label("Amount").fill("10")
    await page.get_by_role("button", name="Save draft").click()
    assert (await opened(window, api)).data["status"] == "DRAFT"
    await window.open(DIRECT)
    await expect(page.get_by_label("Title")).to_have_value("")


async def test_somebody_new_is_added_and_chosen(enter: Enter, api: Api) -> None:
    window = await enter("Sofie Krogh", path=DIRECT)
    page = window.page
    await page.get_by_role("button", name="Somebody new").click()
    dialog = page.get_by_role("dialog", name="Add somebody to hire")
    await dialog.get_by_role("button", name="Add").click()
    await expect(dialog.get_by_label("Name")).to_be_focused()
    await dialog.get_by_label("Name").fill("Bartholomäus von Hohenschwangau-Lichtenstein")
    await dialog.get_by_label("Email address").fill("bart@contractor.example")
    await window.is_accessible()
    await dialog.get_by_role("button", name="Add").click()
    chosen = page.get_by_label("Contractor").locator("option:checked")
    await expect(chosen).to_contain_text("Bartholomäus")


async def test_another_rate_has_an_amount_and_tells_how_the_person_is_engaged(
    enter: Enter, api: Api
) -> None:
    window = await enter("Sofie Krogh", path=DIRECT)
    page = window.page
    await page.get_by_label("Contractor").select_option(label=MAJA)
    await page.get_by_label("Title").fill("Advice")
    await page.get_by_text("Hourly").click()
    await page.get_by_label("Hourly, in DKK").fill("0")
    await page.get_by_role("button", name="Save draft").click()
    await expect(page.get_by_label("Hourly, in DKK")).to_be_focused()
    await page.get_by_label("Hourly, in DKK").fill("650.00")
    await page.get_by_label("Classification").select_option("Independent")
    await window.is_accessible()
    await page.get_by_role("button", name="Save draft").click()
    assert (await opened(window, api)).data["totalAmount"] is None


async def test_where_milestones_are_not_enabled_a_new_hire_begins_with_another_rate(
    enter: Enter,
) -> None:
    window = await enter("Oliver Finch", path=DIRECT)
    await expect(window.page.get_by_role("radio", name="Milestones")).to_be_disabled()
    await expect(window.page.get_by_role("radio", name="Hourly")).to_be_checked()


async def test_a_job_post_takes_no_milestone_rate_and_says_why(enter: Enter) -> None:
    window = await enter("Emil Dahl", path="hires/new?route=find-talent")
    page = window.page
    await expect(page.get_by_role("radio", name="Milestones")).to_be_disabled()
    await expect(page.get_by_text("through Direct Hire only")).to_be_visible()
    await page.get_by_label("Title").fill("Photographer")
    await page.get_by_role("textbox", name="Description").fill("Forty products, in two steps.")
    await window.is_accessible()
    await page.get_by_role("button", name="Post the job").click()
    await expect(page.get_by_text("Photographer is posted.")).to_be_visible()


async def test_who_may_not_hire_is_told_so_on_the_card(enter: Enter) -> None:
    window = await enter("Ida Winther", path="hires/new")
    cards = window.page.get_by_role("listitem")
    await expect(cards.first).to_contain_text("Your role may not do this.")
    await expect(window.page.get_by_role("link", name="Direct Hire")).to_have_count(0)
    await window.open("")
    await expect(window.page.get_by_role("heading", name="Hires", exact=True)).to_be_visible()
    await expect(window.page.get_by_role("link", name="New hire")).to_have_count(0)


MAJA = "Maja Lindqvist · maja@contractor.example"
