"""The inbox of payment requests, and a hire's history."""

from playwright.async_api import expect

from tests.api.browsing import Theme
from tests.api.web.hire.hires_talked_of import FREJA, active
from tests.api.web.hires_made import Api
from tests.api.web.web_window import Enter, every_look
from tests.operation.site import Demo


async def test_what_is_decided_stays_in_sight_with_its_new_state(
    enter: Enter, live_server: Demo
) -> None:
    hire = active(live_server, "Inbox", "First", "Second")
    first, second = hire.asked("First"), hire.asked("Second")
    window = await enter("Karen Brandt", path="requests")
    rows = {id: window.page.locator(f"[id='{id}']") for id in (first, second)}
    await rows[first].get_by_role("button", name="Approve").click()
    await window.page.get_by_role("button", name="Approve DKK 1,250.50").click()
    await expect(rows[first]).to_contain_text("by Karen Brandt")
    await expect(rows[first]).to_be_focused()

    hire.api.by(FREJA).do("rejectPaymentRequest", paymentRequest=second, reason="Late")
    await expect(rows[second]).to_contain_text("by Freja Holm")

    await window.page.get_by_role("link", name="To be paid").click()
    await expect(rows[second]).to_have_count(0)
    await rows[first].get_by_role("button", name="Note that First was paid").click()
    await window.page.get_by_role("dialog").get_by_role("button", name="Note as paid").click()
    await expect(rows[first]).to_contain_text("Paid on")
    await rows[first].get_by_role("button", name="First was not paid").click()
    void = window.page.get_by_role("alertdialog")
    await void.get_by_label("Why?").fill("The bank sent it back.")
    await void.get_by_role("button", name="It was not paid").click()
    await expect(rows[first]).to_contain_text("Not noted as paid yet")


async def test_a_request_comes_live_and_a_refusal_is_said_in_words(
    enter: Enter, live_server: Demo
) -> None:
    hire = active(live_server, "Live inbox", "Only one")
    window = await enter("Karen Brandt", path="requests")
    request = hire.asked("Only one")
    row = window.page.locator(f"[id='{request}']")
    await row.get_by_role("button", name="Reject").click()
    dialog = window.page.get_by_role("alertdialog", name="Reject this request?")
    await dialog.get_by_role("button", name="Reject").click()
    reason = dialog.get_by_label("What is missing?")
    await expect(reason).to_be_focused()
    await expect(reason).to_have_attribute("aria-invalid", "true")
    await window.is_accessible()

    await reason.fill("The last page.")
    hire.api.by(FREJA).do("approvePaymentRequest", paymentRequest=request)
    await dialog.get_by_role("button", name="Reject").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("approved")
    await expect(reason).to_have_value("The last page.")


async def test_nothing_waits_for_who_has_decided_everything(enter: Enter) -> None:
    window = await enter("Oliver Finch", path="requests")
    await expect(window.page.get_by_text("Nothing waits for you.")).to_be_visible()
    await window.is_accessible()


async def test_the_history_says_who_did_what_and_names_programs_as_such(
    enter: Enter, live_server: Demo
) -> None:
    hire = active(live_server, "With a history", "Research")
    freja = hire.api.by(FREJA)
    company = freja.ask("{ viewer { company { id } } }")["viewer"]["company"]["id"]
    role = "HIRING_ADMIN"
    made = freja.do("createServiceAccount", "token", company=company, name="Ledger", role=role)
    program = Api(live_server, token=made["token"])
    program.do("postMessage", conversation=hire.conversation, body="Said by a program.")
    milestone = hire.milestones()["Research"]["id"]
    change = {"milestone": milestone, "amount": "2500.00", "name": "Inquiry"}
    hire.edit(FREJA, update=[change], note="It grew.")
    window = await enter("Sofie Krogh", path=f"{hire.path}/history")
    entries = window.page.get_by_role("main").get_by_role("listitem")
    await expect(entries.nth(0)).to_contain_text("Freja Holm changed Inquiry.")
    await expect(entries.nth(0)).to_contain_text("DKK 1,250.50 → to DKK 2,500.00")
    await expect(entries.nth(0).get_by_text("It grew.")).to_have_count(1)
    await expect(entries.nth(1)).to_contain_text("The program Ledger wrote a message.")
    hire.sign()
    await expect(entries.nth(0)).to_contain_text("Maja Lindqvist signed version 2.")


@every_look
async def test_everybody_can_read_requests_and_history(
    enter: Enter, size: str, theme: Theme
) -> None:
    window = await enter("Sofie Krogh", path="requests", size=size, theme=theme)
    approve = window.page.get_by_role("button", name="Approve Visual design")
    await expect(approve).to_be_visible()
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("requests")
    await window.page.get_by_role("link", name="Webshop redesign").first.click()
    await window.page.get_by_role("button", name="More: contract details").click()
    await window.page.get_by_role("menuitem", name="History").click()
    await expect(window.page.get_by_text("drafted the hire.")).to_be_visible()
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("history")
