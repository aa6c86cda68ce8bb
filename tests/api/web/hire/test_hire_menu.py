"""The menu of the Conversation: where it leads, documents, and how a hire is left."""

import pytest
from playwright.async_api import Route, expect

from tests.api.web.hire.hires_talked_of import active, draft
from tests.api.web.hires_made import Api
from tests.api.web.web_window import Enter
from tests.behaviour.contracts.test_templates_at_issue import OF_REAL_HIRES
from tests.operation.site import Demo


async def test_the_menu_leads_on_and_says_why_something_cannot_be_done(
    enter: Enter, live_server: Demo
) -> None:
    hire = active(live_server, "With a menu")
    hire.asked("Research")
    window = await enter("Sofie Krogh", path=hire.path)
    await window.page.get_by_role("button", name="More: contract details").focus()
    await window.page.keyboard.press("Enter")
    early = window.page.get_by_role("menuitem", name="End it early")
    await expect(early).to_contain_text("awaits a decision")
    await expect(early).to_be_disabled()
    await window.is_accessible()
    await window.page.get_by_role("menuitem", name="Manage Milestones").click()
    await expect(window.page).to_have_url(f"{live_server.url}/app/{hire.path}/milestones")
    await window.page.go_back()
    await window.page.get_by_role("button", name="More: contract details").click()
    await window.page.get_by_role("menuitem", name="History").click()
    await expect(window.page.get_by_role("heading", name="History")).to_be_visible()


async def test_a_contract_is_saved_as_soon_as_it_is_made(enter: Enter, live_server: Demo) -> None:
    hire = active(live_server, "On paper")
    window = await enter("Maja Lindqvist", path=hire.path)
    busy = iter([True])

    async def busy_once(route: Route) -> None:
        if next(busy, False):
            await route.fulfill(status=503, headers={"Retry-After": "1"})
        else:
            await route.continue_()

    await window.page.route("**/documents/**", busy_once)
    await window.page.get_by_role("button", name="More: contract details").click()
    async with window.page.expect_download() as download:
        await window.page.get_by_role("menuitem", name="Download contract").click()
        await expect(window.page.get_by_text("The document is being made")).to_be_visible()
    saved = await download.value
    await expect(window.page.get_by_text(f"Saved as {saved.suggested_filename}")).to_be_visible()
    assert (await saved.path()).read_bytes().startswith(b"%PDF")
    window.complaints.clear()


async def test_a_layout_that_does_not_show_the_contract_is_refused_in_words(
    enter: Enter, live_server: Demo
) -> None:
    oliver = Api(live_server, "owner@harbor.example")
    company = oliver.ask(
        "{ viewer { company { id workers(first: 1) { edges { node { id } } } } } }"
    )["viewer"]["company"]
    oliver.do("setContractTemplate", company=company["id"], html=OF_REAL_HIRES)
    worker = company["workers"]["edges"][0]["node"]["id"]
    terms = {"title": "In our layout", "rate": {"daily": "400.00"}}
    hire = oliver.do(
        "createDirectHire", "hire { id }", company=company["id"], worker=worker, **terms
    )["hire"]["id"]
    oliver.do("offerHire", hire=hire)
    window = await enter("Oliver Finch", path=f"hires/{hire}")
    await window.page.get_by_role("button", name="More: contract details").click()
    await window.page.get_by_role("menuitem", name="Download company layout").click()
    await expect(window.page.get_by_text("There is no document")).to_be_visible()
    await window.is_accessible()
    oliver.do("removeContractTemplate", company=company["id"])
    window.complaints.clear()


@pytest.mark.parametrize(
    ("button", "dialog", "says"),
    [("Cancel the hire", "Cancel this hire?", "Cancelled"), ("End it early", "End", "Ended early")],
)
async def test_a_hire_can_be_left(
    enter: Enter, live_server: Demo, button: str, dialog: str, says: str
) -> None:
    make = draft if button == "Cancel the hire" else active
    hire = make(live_server, f"To be left: {says}")
    window = await enter("Sofie Krogh", path=hire.path)
    await window.page.get_by_role("button", name="More: contract details").click()
    await window.page.get_by_role("menuitem", name=button).click()
    question = window.page.get_by_role("alertdialog", name=dialog)
    if make is active:
        await question.get_by_role("button", name=button).click()
        reason = question.get_by_label("Why?")
        await expect(reason).to_be_focused()
        await expect(reason).to_have_attribute("aria-invalid", "true")
    await question.get_by_label("Why?").fill("The budget was cut.")
    await question.get_by_role("button", name=button).click()
    await expect(window.page.get_by_text(says, exact=True)).to_be_visible()
