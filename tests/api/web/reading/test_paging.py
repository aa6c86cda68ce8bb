"""Whatever is more than a page is gone through page by page: nothing is left out, nothing stands twice."""

import re

from playwright.async_api import Locator, expect

from tests.api.web.hires_made import row
from tests.api.web.house import a_house
from tests.api.web.web_window import Look
from tests.operation.site import Demo

CONVERSATION = "query ($id: ID!) { hire(id: $id) { conversation { id } } }"


async def test_inbox_and_history_are_read_page_by_page(look: Look, live_server: Demo) -> None:
    names = [f"Step {number:02}" for number in range(30)]
    house = a_house(live_server)
    hire = house.in_force("In thirty steps", *(row(name) for name in names))
    ids = hire.milestones()
    for name in names:
        house.worker.do("submitPaymentRequest", milestone=ids[name]["id"])
    window = await look(house.owner, "requests")
    page = window.page
    steps = page.get_by_role("heading", name="Step")
    await expect(steps).to_have_count(25)
    assert await steps.all_inner_texts() == names[:25]
    await expect(page.get_by_text("30 requests")).to_be_visible()
    await page.get_by_role("button", name="More requests").click()
    await expect(steps).to_have_text(names[25:])
    await expect(steps.first).to_be_in_viewport()
    await page.get_by_role("button", name="First page").click()
    await expect(steps).to_have_text(names[:25])
    # What is decided stays where it was, and pushes nothing out.
    await page.get_by_role("button", name="Approve Step 03").click()
    await page.get_by_role("button", name=re.compile("^Approve EUR")).click()
    await expect(page.get_by_text("by Ottilie Brandt")).to_be_visible()
    await page.get_by_role("button", name="More requests").click()
    await expect(steps.last).to_have_text(names[-1])
    assert set(await steps.all_inner_texts()) <= set(names[25:])

    await window.open(f"hires/{hire.id}/history")
    told = page.get_by_role("region", name="What happened")
    sent = told.get_by_text(re.compile(r"sent request PR-\d+ for Step"))
    first = await _all(sent)
    await told.get_by_role("button", name="Earlier").click()
    await expect(told.get_by_text("drafted the hire.")).to_be_visible()
    await expect(told.locator("li").first).to_be_in_viewport()
    texts = first + await _all(sent)
    assert len(texts) == len(set(texts)) == 30
    await told.get_by_role("button", name="The newest").click()
    await expect(told.get_by_text("approved request")).to_be_visible()


async def test_earlier_messages_stay_in_sight_while_new_ones_come(
    look: Look, live_server: Demo
) -> None:
    house = a_house(live_server)
    hire = house.offered("Talked of", row("All"))
    talk = house.owner.ask(CONVERSATION, id=hire.id)["hire"]["conversation"]["id"]
    said = [f"Message {number:03}" for number in range(110)]
    for body in said:
        house.owner.do("postMessage", conversation=talk, body=body)
    window = await look(house.worker, f"hires/{hire.id}", size="phone")
    messages = window.page.get_by_label("Messages").get_by_text(re.compile("^Message"))
    await expect(messages).to_have_text(said[60:])
    earlier = window.page.get_by_role("button", name="Earlier messages")
    await earlier.click()
    await expect(messages).to_have_text(said[10:])
    await earlier.click()
    await expect(messages).to_have_text(said)
    await expect(earlier).to_have_count(0)
    house.owner.do("postMessage", conversation=talk, body="Message 110")
    await expect(messages.last).to_have_text("Message 110")
    await expect(messages).to_have_text([*said, "Message 110"])


async def test_more_hires_than_a_page_and_more_that_waits_than_is_shown(
    look: Look, live_server: Demo
) -> None:
    house = a_house(live_server)
    titles = [f"Hire {number:02}" for number in range(53)]
    drafts = [house.draft(title, row("All")) for title in titles]
    window = await look(house.owner)
    rows = window.page.get_by_role("rowheader")
    await expect(rows).to_have_count(50)
    await expect(window.page.get_by_text("53 hires")).to_be_visible()
    first = await _all(window.page.locator(".row-link"))
    waiting = window.page.get_by_role("region", name="Waiting for you")
    await expect(waiting.get_by_role("listitem")).to_have_count(20)
    await expect(waiting).to_contain_text("33 more drafts")
    await window.page.get_by_role("button", name="Older hires").click()
    await expect(rows).to_have_count(3)
    await expect(rows.first).to_be_in_viewport()
    assert sorted(first + await _all(window.page.locator(".row-link"))) == titles
    await window.page.get_by_role("button", name="First page").click()
    await expect(rows).to_have_count(50)
    await waiting.get_by_role("link", name="33 more drafts").click()
    await expect(window.page.get_by_label("Show")).to_have_value("draft")

    for draft in drafts[:22]:
        house.owner.do("offerHire", hire=draft.id)
    worker = await look(house.worker, size="phone")
    await expect(worker.page.get_by_text("2 more to sign")).to_be_visible()
    await worker.page.get_by_role("link", name="2 more to sign").click()
    await expect(worker.page.get_by_role("rowheader")).to_have_count(22)


async def _all(texts: Locator) -> list[str]:
    await expect(texts.first).to_be_visible()
    return await texts.all_inner_texts()
