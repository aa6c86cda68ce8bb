"""GraphiQL in a real browser, against the real server with its demo users."""

import hashlib
import json

import pytest
from playwright.async_api import expect

from tests.api.graphiql.graphiql_window import STEPS, LiveServer, Visit


async def test_the_steps_lead_from_the_draft_to_a_program_that_is_told_in_one_window(
    visit: Visit,
) -> None:
    window = await visit()
    assert (await window.run())["viewer"]["email"]
    await window.page.get_by_label("Watch live").check()

    await window.next()
    assert (await window.take())["hire"]["status"] == "DRAFT"
    await window.next()
    assert (await window.take())["hire"]["status"] == "OFFERED"
    await window.next()
    assert (await window.take())["contract"]["hire"]["status"] == "ACTIVE"
    await window.next()
    assert (await window.take())["paymentRequest"]["milestone"]["status"] == "PENDING_APPROVAL"
    live = window.page.get_by_role("log", name="Live changes")
    await expect(live).to_contain_text("in progress → pending approval")

    await window.next()
    await window.subscribe()
    await window.page.get_by_role("button", name="As Maja Lindqvist").click()
    await expect(window.page.locator(".result-window")).to_contain_text("PENDING_APPROVAL")
    await expect(live).to_contain_text("pending approval → in progress")

    await window.next()
    assert (await window.take())["paymentRequest"]["milestone"]["status"] == "COMPLETED"
    await expect(live).to_contain_text("pending approval → completed")

    await window.next()
    assert (await window.take())["contract"]["version"] == 2
    await window.next()
    changes = window.page.get_by_role("article").get_by_role("listitem")
    assert sorted([(await each.inner_text()).split(",")[0] for each in await changes.all()]) == [
        "added Hand-over",
        "changed Build",
    ]
    assert (await window.take())["contract"]["status"] == "SIGNED"
    await window.next()
    progress = (await window.run())["hire"]["progress"]
    assert (progress["total"], progress["completed"]) == (3, 1)

    await window.next()
    assert (await window.take())["secret"].startswith("whsec_")
    await window.page.get_by_role("button", name="As Maja Lindqvist").click()
    posted = window.page.get_by_role("log", name="What was posted").get_by_role("listitem").first
    await expect(posted.locator("summary")).to_contain_text("PAYMENT_REQUEST_SUBMITTED")
    await expect(posted.locator("summary")).to_contain_text("delivered, 200")
    body = json.loads(await posted.locator("pre").inner_text())
    assert body["data"]["hireEvents"]["hire"]["title"] == "Booking app"


async def test_who_may_make_no_webhook_is_told_so_and_sees_none(visit: Visit) -> None:
    window = await visit()
    await window.go_to("CreateWebhook")
    assert (await window.variables())["url"] == f"{window.url}/demo/receiver"
    await window.page.get_by_label("Acting as").select_option("hiring@nordlys.example")
    await expect(window.page.get_by_role("banner")).to_have_attribute("aria-busy", "false")
    (payload,) = (await window.run()).values()
    assert [refusal["code"] for refusal in payload["userErrors"]] == ["NOT_FOUND"]
    deliveries = window.page.get_by_label("Deliveries", exact=True)
    await expect(deliveries.get_by_role("button")).to_be_disabled()
    await expect(deliveries.get_by_role("log")).to_have_count(0)


async def test_what_is_signed_is_what_was_shown(visit: Visit) -> None:
    window = await visit()
    for operation in ("CreateDirectHire", "OfferHire"):
        await window.go_to(operation)
        await window.take()
    await window.go_to("SignContract")
    sheet = window.page.get_by_role("article")
    await expect(sheet.get_by_role("heading")).to_have_text("Booking app")
    await expect(sheet.get_by_role("row")).to_contain_text(["DKK", "Design", "Build", "4650.00"])
    await sheet.get_by_text("The exact text").click()
    content = await sheet.locator("pre").text_content()
    assert content
    shown = hashlib.sha256(content.encode()).hexdigest()
    await expect(sheet).to_contain_text(f"{shown} ✓")
    assert (await window.variables())["contentHash"] == shown
    pdf = await sheet.get_by_role("link", name="Open as PDF").get_attribute("href")
    assert pdf
    assert (await (await window.page.request.get(pdf)).body()).startswith(b"%PDF")

    await sheet.get_by_role("button", name="Sign as Maja Lindqvist").click()
    await expect(window.page.locator(".result-window")).to_contain_text("ACTIVE")


async def test_the_next_contract_is_shown_in_the_place_of_the_last_signature(visit: Visit) -> None:
    window = await visit()
    for _ in range(2):
        for operation in ("CreateDirectHire", "OfferHire", "SignContract"):
            await window.go_to(operation)
            if operation == "SignContract":
                await expect(window.page.get_by_role("article")).to_contain_text("Booking app")
            await window.take()


async def test_without_a_contract_to_sign_the_step_says_so(visit: Visit) -> None:
    window = await visit()
    await window.go_to("SignContract")
    picker = window.page.get_by_label("Acting as")
    await picker.select_option("jonas@contractor.example")
    await expect(window.page.get_by_role("status")).to_contain_text("Nothing found yet")
    await expect(window.page.locator(".empty")).to_contain_text("no contract here that awaits")
    assert (await window.variables())["contract"] is None


async def test_a_running_subscription_shows_what_another_window_does(visit: Visit) -> None:
    worker = await visit()
    for operation in ("CreateDirectHire", "OfferHire", "SignContract"):
        await worker.go_to(operation)
        await worker.take()

    watcher = await visit()
    await watcher.go_to("MilestoneStatusChanged")
    await watcher.subscribe()
    await worker.next()
    await worker.take()
    await expect(watcher.page.locator(".result-window")).to_contain_text("PENDING_APPROVAL")


async def test_the_picker_fills_the_token_into_the_headers_tab(
    visit: Visit, live_server: LiveServer
) -> None:
    window = await visit()
    picker = window.page.get_by_label("Acting as")
    emails = [
        await option.get_attribute("value") for option in await picker.locator("option").all()
    ]
    assert set(emails) <= set(live_server.tokens)
    for email in emails[:2]:
        await picker.select_option(email)
        assert (await window.run())["viewer"]["email"] == email


async def test_a_tab_taken_by_somebody_else_offers_the_way_back(visit: Visit) -> None:
    window = await visit()
    picker = window.page.get_by_label("Acting as")
    taker = await picker.input_value()
    other = await picker.locator("option:not(:checked)").first.get_attribute("value")
    await picker.select_option(other)
    await window.page.get_by_role("button", name="Switch to").click()
    await expect(picker).to_have_value(taker)


async def test_no_token_stays_in_the_browser(visit: Visit, live_server: LiveServer) -> None:
    window = await visit()
    await window.run()
    await window.page.wait_for_function("localStorage['graphiql:queries']")
    stored = await window.page.evaluate("JSON.stringify(localStorage)")
    assert "Bearer" not in stored


async def test_a_changed_walk_through_reaches_a_returning_visitor(visit: Visit) -> None:
    window = await visit()
    # No page of GraphiQL is open meanwhile: one writes its own tabs over these, half a second late.
    await window.page.goto(f"{window.url}/health/live")
    await window.page.evaluate(
        """() => {
            const title = "MyOwn";
            const own = { id: "1", title, query: "query MyOwn { viewer { id } }", variables: null,
                          headers: null, operationName: title, response: null };
            const old = { ...own, id: "2", title: "WhoAmI", query: "query WhoAmI { old }" };
            const tabs = { tabs: [old, own], activeTabIndex: 0 };
            localStorage["graphiql:tabState"] = JSON.stringify(tabs);
            localStorage["milestones:walk-through"] = JSON.stringify({ WhoAmI: "old" });
        }"""
    )
    await window.open()
    tabs = await window.tabs.all_inner_texts()
    assert tabs[0] == "1 Who am I"
    assert tabs[-1] == "MyOwn"
    assert len(tabs) == len(STEPS) + 1
    await expect(window.page.locator(".graphiql-query-editor")).to_contain_text("jobTriage")


async def test_documentation_explorer_and_history_open(visit: Visit) -> None:
    window = await visit()
    await window.run()
    page = window.page
    await page.get_by_role("button", name="Show Documentation Explorer").click()
    await expect(page.locator(".graphiql-plugin")).to_contain_text("Subscription")
    await page.get_by_role("button", name="Show History").click()
    await expect(page.locator(".graphiql-plugin")).to_contain_text("WhoAmI")
    await page.get_by_role("button", name="Show GraphiQL Explorer").click()
    await expect(page.locator(".graphiql-plugin")).to_contain_text("jobTriage")


async def test_what_is_ticked_in_the_explorer_is_asked(visit: Visit) -> None:
    window = await visit()
    await window.page.get_by_role("button", name="Show GraphiQL Explorer").click()
    explorer = window.page.locator(".graphiql-plugin")
    await explorer.get_by_text("eventCursor", exact=True).click()
    await expect(window.page.locator(".graphiql-query-editor")).not_to_contain_text("press play")
    asked = await window.run()
    assert asked["eventCursor"]
    assert asked["viewer"]["email"]


async def test_a_token_that_is_no_good_ends_watching_with_the_reason(visit: Visit) -> None:
    window = await visit()
    await window.page.get_by_role("button", name="Headers", exact=True).click()
    await window.page.locator(".graphiql-editor-tool .monaco-editor").nth(1).click()
    await window.page.keyboard.press("Control+A")
    await window.page.keyboard.type('{"Authorization": "Bearer none')
    await window.page.get_by_label("Watch live").check()
    live = window.page.get_by_role("log", name="Live changes")
    await expect(live).to_contain_text("The token is malformed")
    # The variables are looked up with it, too: once, whatever it took to type.
    await expect(window.page.get_by_role("status")).to_contain_text("Nothing filled in")
    refused = "Failed to load resource: the server responded with a status of 401 (Unauthorized)"
    assert window.complaints == [refused]
    window.complaints.clear()


@pytest.mark.parametrize(("operation", "position"), [("WhoAmI", 0), ("OfferHire", 2)])
async def test_a_reload_opens_the_same_tab_again(
    visit: Visit, operation: str, position: int
) -> None:
    window = await visit()
    await window.go_to(operation)
    # GraphiQL stores its tabs, and what is in them, with a delay.
    await window.page.wait_for_function(
        """position => {
            const { tabs, activeTabIndex } = JSON.parse(localStorage["graphiql:tabState"]);
            return activeTabIndex === position && tabs[position].variables?.includes(":");
        }""",
        arg=position,
    )
    await window.open()
    assert await window.open_tab() == operation
    assert await window.tabs.count() == len(STEPS)
    await expect(window.page.locator(".graphiql-query-editor")).to_contain_text(operation)
