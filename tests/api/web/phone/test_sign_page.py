"""A version to sign: read word by word, signed or declined, and overtaken while it is read."""

import hashlib
from itertools import product

import pytest
from playwright.async_api import Page, Route, expect

from tests.api.browsing import THEMES, Theme
from tests.api.web.hire.hires_talked_of import TalkedOf, active, draft
from tests.api.web.hires_made import HIRING
from tests.api.web.web_window import SIZES, Enter
from tests.operation.site import Demo

every_look = pytest.mark.parametrize(("size", "theme"), list(product(SIZES, THEMES)))


@every_look
async def test_everybody_can_read_and_sign_a_version(
    enter: Enter, live_server: Demo, size: str, theme: Theme
) -> None:
    hire = active(live_server, f"Read in {size} {theme}")
    path = _revised(
        hire, amount="2000.00", name="Research and a very long word: Rindfleischetikett"
    )
    window = await enter("Maja Lindqvist", path=path, size=size, theme=theme)
    page = window.page
    changed = page.get_by_role("region", name="What changes from version 1")
    await expect(page.get_by_text("It waits for your signature.")).to_be_visible()
    await expect(changed).to_contain_text("DKK 1,250.50 → to DKK 2,000.00")
    await expect(changed).to_contain_text("Totalfrom DKK 2,501.00 → to DKK 3,250.50")
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("sign")
    await page.get_by_label("Your name").fill("Maja Lindqvist")
    await page.get_by_role("button", name="Sign version 2").click()
    await expect(page.get_by_role("heading", name="You have signed version 2")).to_be_focused()
    await expect(page.get_by_text("It is in force.")).to_be_visible()
    next_one = page.get_by_role("region", name="You have signed version 2")
    await expect(next_one).to_contain_text("Next is Research")
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("signed")


async def test_what_is_read_is_to_the_letter_what_is_signed(
    enter: Enter, live_server: Demo
) -> None:
    hire = draft(live_server, "To the letter")
    hire.offer()
    window = await enter("Maja Lindqvist", path=_path(hire))
    shown = (
        await window.page.get_by_role("region", name="The exact text").locator("pre").inner_text()
    )
    hash_ = hashlib.sha256(shown.encode()).hexdigest()
    await expect(window.page.get_by_text(hash_)).to_be_visible()
    await expect(window.page.get_by_text("it fits this text")).to_be_visible()
    await window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await window.page.get_by_role("button", name="Copy the hash").click()
    await expect(window.page.get_by_text("Copied")).to_be_visible()
    assert await window.page.evaluate("navigator.clipboard.readText()") == hash_
    await expect(window.page.get_by_role("region", name="What changes")).to_have_count(0)


async def test_a_text_that_was_altered_on_its_way_is_told_and_cannot_be_signed(
    enter: Enter, live_server: Demo
) -> None:
    hire = draft(live_server, "Altered")
    hire.offer()
    window = await enter("Maja Lindqvist")

    async def alter(route: Route) -> None:
        answer = await route.fetch()
        await route.fulfill(response=answer, body=(await answer.text()).replace("1250.50", "1.50"))

    await window.page.route("**/graphql", alter)
    await window.open(_path(hire))
    await expect(window.page.get_by_text("This text does not have this hash")).to_be_visible()
    await window.page.get_by_label("Your name").fill("Maja Lindqvist")
    await window.page.get_by_role("button", name="Sign version 1").click()
    told = window.page.get_by_role("alert").filter(has_text="Nothing was signed")
    await expect(told).to_contain_text("not the text of this version")
    await window.is_accessible()
    await window.page.unroute("**/graphql")
    await told.get_by_role("button", name="Read it again").click()
    await expect(window.page.get_by_text("it fits this text")).to_be_visible()
    await window.page.get_by_role("button", name="Sign version 1").click()
    await expect(window.page.get_by_text("You have signed version 1")).to_be_visible()


async def test_a_version_that_is_overtaken_while_it_is_read_leads_to_the_new_one(
    enter: Enter, live_server: Demo
) -> None:
    hire = active(live_server, "Overtaken")
    window = await enter("Maja Lindqvist", path=_revised(hire, amount="2000.00"), size="phone")
    page = window.page
    await page.get_by_label("Your name").fill("M. Lindqvist")
    _revised(hire, amount="3000.00")
    told = page.get_by_role("alert")
    await expect(told).to_contain_text("Version 3 has taken the place of version 2")
    await expect(told).to_contain_text("your name stays typed")
    await expect(page.get_by_role("button", name="Sign version 2")).to_have_count(0)
    await expect(page.get_by_label("Your name")).to_have_value("M. Lindqvist")
    await window.is_accessible()
    await window.picture("sign-overtaken")
    await told.get_by_role("link", name="Go on with version 3").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("version 3 to be signed")
    await expect(page.get_by_label("Your name")).to_have_value("M. Lindqvist")
    await page.get_by_role("button", name="Sign version 3").click()
    await expect(page.get_by_text("You have signed version 3")).to_be_visible()


async def test_the_keyboard_alone_signs_and_the_first_wrong_field_has_the_focus(
    enter: Enter, live_server: Demo
) -> None:
    hire = draft(live_server, "By keyboard alone")
    hire.offer()
    window = await enter("Maja Lindqvist", path=_path(hire))
    page = window.page
    await _tab_to(page, "The exact text")
    await _tab_to(page, "Sign version 1")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Your name")).to_be_focused()
    await expect(page.get_by_label("Your name")).to_have_attribute("aria-invalid", "true")
    await page.keyboard.type("Maja Lindqvist")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="You have signed version 1")).to_be_focused()
    await _tab_to(page, "Go to the hire")


async def test_a_reload_keeps_the_name_until_it_was_used(enter: Enter, live_server: Demo) -> None:
    hire = draft(live_server, "Kept name")
    hire.offer()
    window = await enter("Maja Lindqvist", path=_path(hire))
    await window.page.get_by_label("Your name").fill("Maja")
    await window.page.reload()
    await expect(window.page.get_by_label("Your name")).to_have_value("Maja")
    await window.page.get_by_role("button", name="Sign version 1").click()
    await expect(window.page.get_by_text("You have signed version 1")).to_be_visible()
    assert await window.page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("is_first", [True, False])
async def test_who_declines_is_told_before_what_that_means(
    enter: Enter, live_server: Demo, is_first: bool
) -> None:
    hire = draft(live_server, "Declined", "Research") if is_first else active(live_server, "No")
    if is_first:
        hire.offer()
    path = _path(hire) if is_first else _revised(hire, amount="1.00")
    window = await enter("Maja Lindqvist", path=path, size="phone", theme="dark")
    await window.page.get_by_role("button", name="Decline …").click()
    ask = window.page.get_by_role("alertdialog")
    means = "The whole hire is declined" if is_first else "Version 1 stays in force"
    await expect(ask).to_contain_text(means)
    await window.is_accessible()
    await window.picture(f"decline-{is_first}")
    await ask.get_by_label("Why?").fill("Too little")
    await ask.get_by_role("button", name="Decline it").click()
    await expect(window.page.get_by_role("heading", name="You have declined")).to_be_focused()
    await expect(window.page.get_by_text("It was declined.")).to_be_visible()


async def test_who_does_not_sign_reads_where_it_stands(enter: Enter, live_server: Demo) -> None:
    hire = draft(live_server, "Read by Sofie")
    hire.offer()
    window = await enter("Sofie Krogh", path=_path(hire))
    await expect(window.page.get_by_text("It waits for the signature of Maja")).to_be_visible()
    await expect(window.page.get_by_label("Your name")).to_have_count(0)
    hire.sign()
    await expect(window.page.get_by_text("Signed as “Maja Lindqvist”")).to_be_visible()
    await window.open(f"{hire.path}/sign/Contract:none")
    await expect(window.page.get_by_role("heading", name="no such page")).to_be_visible()


def _path(hire: TalkedOf) -> str:
    """Of the page of the version that is the latest now."""
    return f"{hire.path}/sign/{hire.read()['latestContract']['id']}"


def _revised(hire: TalkedOf, **changed: str) -> str:
    """The page of a new version, in which the first milestone is another."""
    (first, *_) = hire.milestones().values()
    hire.edit(HIRING, update=[{"milestone": first["id"], **changed}])
    return _path(hire)


async def _tab_to(page: Page, name: str) -> None:
    """Presses Tab until what is called so has the focus."""
    for _ in range(60):
        await page.keyboard.press("Tab")
        focused = await page.evaluate(
            "(({ ariaLabel, textContent, ariaLabelledByElements: by }) =>"
            " [ariaLabel, textContent, by?.[0]?.textContent].join())(document.activeElement)"
        )
        if name in focused:
            return
    raise AssertionError(name)
