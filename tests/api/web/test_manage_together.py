"""Two people at the milestones of one hire: nothing typed is lost, nothing saved is overwritten unseen."""

import pytest
from playwright.async_api import Locator, WebSocketRoute, expect

from tests.api.web.hires_made import MadeHire, row
from tests.api.web.managing import edit, field, preview, save
from tests.api.web.web_window import Enter, WebWindow
from tests.tenant import in_days


def conflict(window: WebWindow) -> Locator:
    """What somebody else saved while the form was open."""
    return window.page.get_by_role("region", name="Saved by somebody else")


async def go_on(window: WebWindow) -> None:
    """Settles it."""
    await window.page.get_by_role("button", name="Go on editing with this").click()


async def test_a_conflict_of_two_windows_is_settled_field_by_field(
    enter: Enter, hire: MadeHire
) -> None:
    sofie, anders = await edit(enter, hire), await edit(enter, hire, "Anders Lund")
    await field(sofie, "Launch", "Amount").fill("18,000")
    await field(sofie, "Build", "Milestone").fill("Build it")
    await field(anders, "Launch", "Amount").fill("21000")
    await field(anders, "Build", "Milestone").fill("Building")
    await field(anders, "Build", "Due").fill(in_days(12))
    await save(anders)
    await expect(anders.page.get_by_text("Saved. Maja Lindqvist")).to_be_visible()

    told = conflict(sofie)
    await expect(told).to_contain_text("Anders Lund changed Launch.")
    await expect(field(sofie, "Launch", "Amount")).to_have_value("18,000")
    await expect(told).to_contain_text("Build, due date")
    await sofie.is_accessible()
    await sofie.picture("milestones-conflict")
    await go_on(sofie)
    await expect(told.get_by_role("alert")).to_contain_text("Launch, amount")
    await told.get_by_role("radiogroup", name="Launch, amount").get_by_text("Yours").click()
    await told.get_by_role("radiogroup", name="Build, name").get_by_text("Theirs").click()
    await go_on(sofie)

    await expect(told).to_have_count(0)
    await expect(field(sofie, "Building", "Due")).to_have_value(in_days(12))
    await expect(field(sofie, "Launch", "Amount")).to_have_value("18,000")
    await expect(preview(sofie)).to_contain_text("1 changed. Total DKK 24,000.00 → 21,000.00")
    await save(sofie)
    await expect(sofie.page.get_by_text("Saved. Maja Lindqvist")).to_be_visible()
    saved = hire.milestones()
    assert saved["Launch"]["amount"] == {"amount": "18000.00"}
    assert saved["Building"]["dueDate"] == in_days(12)


async def test_what_both_typed_alike_is_no_conflict(enter: Enter, hire: MadeHire) -> None:
    window = await edit(enter, hire)
    await field(window, "Launch", "Amount").fill("21,000")
    launch = hire.milestones()["Launch"]["id"]
    hire.edit(update=[{"milestone": launch, "amount": "21000.00"}], add=[row("Training", 50)])
    await expect(conflict(window)).to_contain_text("Nothing that you typed is touched by it.")
    await expect(conflict(window).get_by_role("radio")).to_have_count(0)
    await go_on(window)
    await expect(field(window, "Training", "Amount")).to_have_value("1000.00")
    await expect(preview(window)).to_contain_text("Nothing has changed")


@pytest.mark.parametrize("whose", ["Theirs", "Yours"])
async def test_what_one_removed_and_the_other_changed_is_asked(
    enter: Enter, hire: MadeHire, whose: str
) -> None:
    window = await edit(enter, hire)
    await field(window, "Care", "Amount").fill("900")
    hire.edit(remove=[hire.milestones()["Care"]["id"]])
    await conflict(window).get_by_role("radiogroup", name="Care").get_by_text(whose).click()
    await go_on(window)
    if whose == "Yours":
        await expect(field(window, "Care", "Amount")).to_have_value("900")
        await save(window)
        await expect(window.page.get_by_text("Saved.")).to_be_visible()
        assert hire.milestones()["Care"]["amount"] == {"amount": "900.00"}
    else:
        restore = window.page.get_by_role("button", name="Restore Care")
        await expect(restore).to_be_visible()
        await expect(preview(window)).to_contain_text("Nothing has changed")


async def test_a_save_that_comes_too_late_is_settled_though_no_news_arrived(
    enter: Enter, hire: MadeHire
) -> None:
    window = await enter("Sofie Krogh")

    def deaf(_: WebSocketRoute) -> None:
        """Nothing arrives from the server."""

    await window.page.route_web_socket("**/graphql", deaf)
    await window.page.goto(f"{window.url}/app/{hire.page}")
    await window.page.get_by_role("button", name="Edit", exact=True).click()
    await field(window, "Launch", "Amount").fill("18000")
    hire.edit(update=[{"milestone": hire.milestones()["Build"]["id"], "amount": "5.00"}])
    await save(window)
    await expect(conflict(window)).to_contain_text("Build, amount: 1,000.00 → 5.00")
    await go_on(window)
    await save(window)
    await expect(window.page.get_by_text("Saved. Maja Lindqvist")).to_be_visible()
    assert hire.milestones()["Build"]["amount"] == {"amount": "5.00"}


async def test_a_signature_given_meanwhile_is_told_and_touches_nothing_typed(
    enter: Enter, hire: MadeHire
) -> None:
    hire.edit(add=[row("Training", 50)])
    window = await edit(enter, hire)
    await field(window, "Launch", "Amount").fill("18000")
    hire.sign()
    await expect(conflict(window)).to_contain_text("Maja Lindqvist signed version 2")
    await save(window)
    await expect(conflict(window).get_by_role("heading")).to_be_focused()
    await go_on(window)
    await expect(preview(window)).to_contain_text("will have to sign version 3")


async def test_a_payment_asked_for_meanwhile_is_told_at_its_row(
    enter: Enter, hire: MadeHire
) -> None:
    window = await edit(enter, hire)
    await field(window, "Build", "Amount").fill("7")
    hire.request("Build")
    group = window.page.get_by_role("group", name="Build")
    await expect(group).to_contain_text("has the pending payment request")
    await expect(preview(window)).to_contain_text("It cannot be saved like this")
    await group.get_by_role("button", name="Undo the changes of Build").click()
    await expect(preview(window)).to_contain_text("Nothing has changed")


async def test_what_a_colleague_changed_lights_up(enter: Enter, hire: MadeHire) -> None:
    window = await enter("Sofie Krogh", path=hire.page)
    hire.edit(update=[{"milestone": hire.milestones()["Build"]["id"], "amount": "5.00"}])
    lit = window.page.locator("tr.lit")
    await expect(lit).to_contain_text("was 1,000.00 · to be signed")
    await expect(window.page.get_by_text("Anders Lund changed Build, just now")).to_be_visible()
