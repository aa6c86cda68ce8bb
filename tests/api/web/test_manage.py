"""Manage Milestones: read at a glance, edited in place, and what a save will do."""

import re
from itertools import product

import pytest
from playwright.async_api import expect

from tests.api.browsing import THEMES, Theme
from tests.api.web.hires_made import MAJA, Api, MadeHire, drafted, row
from tests.api.web.managing import edit, field, preview, save
from tests.api.web.web_window import SIZES, Enter
from tests.tenant import in_days

every_look = pytest.mark.parametrize(("size", "theme"), list(product(SIZES, THEMES)))


@every_look
async def test_every_status_is_told_by_a_word_and_an_icon(
    enter: Enter, hire: MadeHire, size: str, theme: Theme
) -> None:
    ids = {name: each["id"] for name, each in hire.milestones().items()}
    update = [{"milestone": ids["Launch"], "amount": "21000.00"}]
    hire.edit(update=update, remove=[ids["Care"]], add=[row("Training", 30, "500.00")])
    window = await enter("Sofie Krogh", path=hire.page, size=size, theme=theme)
    rows = window.page.get_by_role("table", name="Milestones").get_by_role("row")
    requested = rows.filter(has_text="Sketches")
    await expect(requested).to_contain_text("Payment requested")
    await expect(requested).to_contain_text("has the pending payment request")
    await expect(rows.filter(has_text="Launch")).to_contain_text("was 15,000.00 · to be signed")
    await expect(rows.filter(has_text="Training")).to_contain_text("New · to be signed")
    await expect(rows.filter(has_text="Care")).to_contain_text("Removal to be signed")
    await expect(rows.filter(has_text="Build")).to_contain_text("In progress")
    await expect(window.page.locator(".total")).to_contain_text("DKK 23,500.00")
    words = "Version 1 in force · Version 2 awaits the signature of Maja Lindqvist"
    await expect(window.page.get_by_text(words)).to_be_visible()
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("milestones")


@every_look
async def test_everybody_can_use_the_form(
    enter: Enter, hire: MadeHire, size: str, theme: Theme
) -> None:
    window = await edit(enter, hire, size=size, theme=theme)
    await field(window, "Launch", "Amount").fill("16,500.50")
    await window.page.get_by_role("button", name="Remove Care").click()
    await expect(preview(window)).to_contain_text("Maja Lindqvist will have to sign version 2")
    await field(window, "Build", "Amount").fill("-1")
    await save(window)
    await expect(field(window, "Build", "Amount")).to_be_focused()
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("milestones-edit")


async def test_what_is_locked_stays_text_and_says_why(enter: Enter, hire: MadeHire) -> None:
    window = await edit(enter, hire)
    locked = window.page.get_by_role("group", name="Sketches")
    await expect(locked).to_contain_text("has the pending payment request")
    await expect(locked.get_by_role("textbox")).to_have_count(0)
    await expect(locked.get_by_role("button")).to_have_count(0)


async def test_the_line_below_says_what_the_save_will_do(enter: Enter, hire: MadeHire) -> None:
    window = await edit(enter, hire)
    await expect(preview(window)).to_contain_text("Nothing has changed")
    await field(window, "Build", "PO number").fill("PO-77")
    await expect(preview(window)).to_have_text("No signature needed: only PO numbers change.")
    await field(window, "Launch", "Amount").fill("16,000")
    await window.page.get_by_role("button", name="Add a milestone").click()
    await window.page.keyboard.type("Training")
    unfinished = "Not finished yet. Training: Give a due date."
    await expect(preview(window)).to_have_text(unfinished)
    await field(window, "Training", "Due").fill(in_days(50))
    await field(window, "Training", "PO number").fill("PO-9")
    await field(window, "Training", "Amount").fill("250.5")
    told = "Maja Lindqvist will have to sign version 2: 1 changed, 1 added. "
    told += "Total DKK 18,000.00 → 19,250.50."
    await expect(preview(window)).to_have_text(told)
    await expect(window.page.locator(".total")).to_have_text("TotalDKK 19,250.50")
    await save(window)
    saved = window.page.get_by_text("Saved. Maja Lindqvist will have to sign version 2.")
    await expect(saved).to_be_focused()
    assert hire.read()["totalAmount"] == {"amount": "19250.50"}


async def test_purchase_order_numbers_alone_are_saved_without_a_signature(
    enter: Enter, hire: MadeHire
) -> None:
    window = await edit(enter, hire)
    await field(window, "Build", "PO number").fill("PO-77")
    await save(window)
    await expect(window.page.get_by_text("Saved. No signature is needed.")).to_be_visible()
    assert hire.milestones()["Build"]["purchaseOrderNumber"] == "PO-77"
    assert hire.data["latestContract"]["version"] == 1


async def test_a_refused_rule_stands_at_its_field_which_has_the_focus(
    enter: Enter, hire: MadeHire
) -> None:
    window = await edit(enter, hire)
    await field(window, "Launch", "Amount").fill("0")
    await field(window, "Launch", "PO number").fill("")
    await save(window)
    number = field(window, "Launch", "PO number")
    await expect(number).to_be_focused()
    await expect(number).to_have_accessible_description(re.compile("PO number"))
    await expect(field(window, "Launch", "Amount")).to_have_attribute("aria-invalid", "true")
    await number.fill("PO-8")
    await expect(number).not_to_have_attribute("aria-invalid", "true")


async def test_an_amount_that_cannot_be_read_is_never_guessed(enter: Enter, hire: MadeHire) -> None:
    window = await edit(enter, hire)
    amount = field(window, "Launch", "Amount")
    for typed in ("1250,5", "12,50", "1.250,00", "a lot"):
        await amount.fill(typed)
        await expect(preview(window)).to_contain_text("Write the amount as 1250.50")
    for typed, total in (("12,500", "15,500.00"), ("1,250,000.5", "1,253,000.50")):
        await amount.fill(typed)
        await expect(window.page.locator(".total")).to_contain_text(f"DKK {total}")


async def test_a_removal_can_be_restored_before_and_after_its_save(
    enter: Enter, hire: MadeHire
) -> None:
    window = await edit(enter, hire)
    await window.page.get_by_role("button", name="Remove Care").click()
    await expect(preview(window)).to_contain_text("1 removed")
    await window.page.get_by_role("button", name="Restore Care").click()
    await expect(preview(window)).to_contain_text("Nothing has changed")
    hire.edit(remove=[hire.milestones()["Care"]["id"]])
    await window.page.get_by_role("button", name="Go on editing with this").click()
    await window.page.get_by_role("button", name="Restore Care").click()
    await expect(preview(window)).to_contain_text("All is as signed again")
    await save(window)
    await expect(window.page.get_by_text("Saved. No signature is needed.")).to_be_visible()
    assert "Care" in hire.milestones()


async def test_what_was_typed_survives_a_reload_until_it_is_discarded(
    enter: Enter, hire: MadeHire
) -> None:
    window = await edit(enter, hire)
    await field(window, "Launch", "Milestone").fill("Grand launch")
    await window.page.get_by_label("Note for the contractor").fill("As agreed")
    await window.page.reload()
    await expect(
        window.page.get_by_text("What you had typed and not saved is back.")
    ).to_be_visible()
    await expect(field(window, "Launch", "Milestone")).to_have_value("Grand launch")
    await expect(window.page.get_by_label("Note for the contractor")).to_have_value("As agreed")
    await window.page.get_by_role("button", name="Discard").click()
    dialog = window.page.get_by_role("alertdialog")
    await window.is_accessible()
    await dialog.get_by_role("button", name="Discard").click()
    await window.page.reload()
    await expect(window.page.get_by_role("table", name="Milestones")).to_be_visible()


async def test_rows_are_ordered_by_due_date_on_demand_alone(enter: Enter, hire: MadeHire) -> None:
    window = await edit(enter, hire)
    groups = window.page.get_by_role("group")
    await field(window, "Build", "Due").fill(in_days(99))
    await expect(groups.nth(1)).to_have_accessible_name("Build")
    await window.page.get_by_role("button", name="Order by due date").click()
    await expect(groups.nth(3)).to_have_accessible_name("Build")


async def test_a_revision_is_taken_back_after_a_question(enter: Enter, hire: MadeHire) -> None:
    hire.edit(add=[row("Training", 50)])
    window = await enter("Sofie Krogh", path=hire.page)
    await window.page.get_by_role("button", name="Take version 2 back").click()
    await expect(window.page.get_by_role("alertdialog")).to_contain_text("version 1")
    await window.is_accessible()
    await window.page.get_by_role("button", name="Take it back").click()
    await expect(window.page.get_by_role("row", name="Training")).to_have_count(0)
    assert hire.read()["latestContract"]["version"] == 1


async def test_a_draft_is_nobodys_to_sign(enter: Enter, api: Api) -> None:
    window = await edit(enter, drafted(api, "A draft", row("All", 9)))
    await field(window, "All", "Amount").fill("5")
    await expect(preview(window)).to_contain_text("Nobody has to sign before it is offered")
    await save(window)
    await expect(window.page.get_by_text("Saved.")).to_be_visible()


async def test_whoever_may_not_edit_is_told_so(enter: Enter, hire: MadeHire) -> None:
    for name in ("Ida Winther", "Maja Lindqvist"):
        window = await enter(name, path=hire.page)
        await expect(window.page.get_by_text("Your role may not do this.")).to_be_visible()
        await expect(window.page.get_by_role("button", name="Edit", exact=True)).to_have_count(0)
        await window.is_accessible()


async def test_two_hundred_milestones_are_edited_in_one_form(enter: Enter, api: Api) -> None:
    rows = [row(f"Step {n:03}", 10 + n, "1.00") for n in range(200)]
    hire = drafted(api, "A long way", *rows)
    window = await edit(enter, hire)
    name = field(window, "Step 150", "Milestone")
    await name.focus()
    await window.page.keyboard.press("End")
    await window.page.keyboard.type(", by hand")
    await expect(name).to_have_value("Step 150, by hand")
    await expect(preview(window)).to_contain_text("1 changed")
    await window.is_not_wider_than_the_screen()
    await save(window)
    await expect(window.page.get_by_text("Saved.")).to_be_visible()
    assert "Step 150, by hand" in hire.milestones()


async def test_a_person_who_is_no_party_sees_nothing(enter: Enter, hire: MadeHire) -> None:
    window = await enter("Jonas Weber", path=hire.page)
    await expect(window.page.get_by_role("heading", name="There is no such page")).to_be_visible()
    assert hire.api.by(MAJA).ask("query ($id: ID!) { hire(id: $id) { id } }", id=hire.id)["hire"]
