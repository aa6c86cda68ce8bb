"""Whoever cannot sign is told why in words, and what to do next; what they typed stays."""

import pytest
from playwright.async_api import Route, WebSocketRoute, expect

from tests.api.web.hires_made import MadeHire, row
from tests.api.web.house import House, a_house
from tests.api.web.web_window import Look
from tests.behaviour.contracts.test_templates_at_issue import OF_REAL_HIRES
from tests.machines.patience import wait_until
from tests.operation.site import Demo

REASONS = (
    "query ($id: ID!) { hire(id: $id) { latestContract { viewerCanSign { reasons { code } } } } }"
)


def _page(hire: MadeHire) -> str:
    return f"hires/{hire.id}/sign/{hire.read()['latestContract']['id']}"


def _unshown(server: Demo) -> tuple[House, MadeHire]:
    """A hire whose version the company's own layout does not show."""
    house = a_house(server)
    house.owner.do("setContractTemplate", company=house.id, html=OF_REAL_HIRES)
    return house, house.offered("Hidden by its layout", row("All"))


def _is_known(house: House, hire: MadeHire) -> bool:
    """Whether the server has found out by now."""
    found = house.worker.ask(REASONS, id=hire.id)["hire"]["latestContract"]["viewerCanSign"]
    return [reason["code"] for reason in found["reasons"]] == ["TEMPLATE_INVALID"]


async def _as_if_it_could_be_signed(route: Route) -> None:
    answer = await route.fetch()
    told = await answer.json()
    contract = told["data"].get("node")
    if contract and "viewerCanSign" in contract:
        contract["viewerCanSign"] |= {"allowed": True, "reasons": []}
    await route.fulfill(response=answer, json=told)


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_layout_that_does_not_show_the_version_is_told_until_the_company_sends_it_anew(
    look: Look, live_server: Demo, is_known: bool
) -> None:
    house, hire = _unshown(live_server)
    wait_until(lambda: _is_known(house, hire))
    window = await look(house.worker, size="phone")
    page = window.page
    if not is_known:
        # As it was read before the layout was tried.
        await page.route("**/graphql", _as_if_it_could_be_signed)
    await window.open(_page(hire))
    told = page.get_by_role("form", name="Sign version 1").get_by_role("alert")
    if not is_known:
        await page.get_by_label("Your name").fill("M. Sato")
        await page.get_by_role("button", name="Sign version 1").click()
        await expect(told).to_contain_text("Nothing was signed")
        await expect(page.get_by_label("Your name")).to_have_value("M. Sato")
        await page.unroute("**/graphql")
    await expect(told).to_contain_text("layout")
    await expect(told.get_by_role("link", name="Write to Elbe Werft")).to_be_visible()
    await expect(page.get_by_role("button", name="Decline …")).to_be_visible()
    await window.is_accessible()
    await window.picture(f"sign-layout-{is_known}")
    house.owner.do("removeContractTemplate", company=house.id)
    hire.edit(house.owner.email, add=[row("One more")])
    await page.get_by_role("link", name="Go on with version 2").click()
    name = page.get_by_label("Your name")
    await expect(name).to_have_value("" if is_known else "M. Sato")
    await name.fill("Mika Sato")
    await page.get_by_role("button", name="Sign version 2").click()
    await expect(page.get_by_role("heading", name="You have signed version 2")).to_be_focused()


@pytest.mark.parametrize("act", ["sign", "decline"])
async def test_a_press_that_comes_too_late_leads_to_the_version_that_counts(
    look: Look, live_server: Demo, act: str
) -> None:
    house = a_house(live_server)
    hire = house.offered("Overtaken", row("All"))
    window = await look(house.worker, size="phone")
    page = window.page

    def deaf(_: WebSocketRoute) -> None:
        """No news arrives."""

    await page.route_web_socket("**/graphql", deaf)
    await window.open(_page(hire))
    await page.get_by_label("Your name").fill("M. Sato")
    hire.edit(house.owner.email, add=[row("One more")])
    if act == "sign":
        await page.get_by_role("button", name="Sign version 1").click()
        told = page.get_by_role("alert").filter(has_text="Nothing was signed")
        await expect(told).to_contain_text("A newer version has taken its place")
        await told.get_by_role("button", name="Read it again").click()
    else:
        await page.get_by_role("button", name="Decline …").click()
        ask = page.get_by_role("alertdialog")
        await ask.get_by_label("Why?").fill("Too little")
        await ask.get_by_role("button", name="Decline it").click()
        await expect(ask.get_by_role("alert")).to_be_visible()
        await window.picture("decline-overtaken")
        await expect(ask.get_by_label("Why?")).to_have_value("Too little")
        await ask.get_by_role("button", name="No, go back").click()
    await page.get_by_role("link", name="Go on with version 2").click()
    await expect(page.get_by_label("Your name")).to_have_value("M. Sato")
    await page.get_by_role("button", name="Sign version 2").click()
    await expect(page.get_by_role("heading", name="You have signed version 2")).to_be_focused()


async def test_whoever_declines_signs_nothing_whatever_name_they_had_typed(
    look: Look, live_server: Demo
) -> None:
    house = a_house(live_server)
    hire = house.in_force("Declined", row("All"))
    hire.edit(house.owner.email, add=[row("One more")])
    window = await look(house.worker, _page(hire), size="phone")
    page = window.page
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    await page.get_by_label("Your name").fill("Mika Sato")
    await page.get_by_role("button", name="Decline …").click()
    await page.get_by_role("alertdialog").get_by_role("button", name="Decline it").click()
    await expect(page.get_by_role("heading", name="You have declined version 2")).to_be_focused()
    assert [body for body in sent if "signContract" in body] == []
    assert hire.read()["latestContract"]["version"] == 1
