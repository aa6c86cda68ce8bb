"""Signing in: as somebody of the demo, at an identity provider, by a token; and again, when a token has ended."""

from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, expect

from tests.api.browsing import Theme
from tests.api.web.identity_provider import CLIENT, IdentityProvider, identity_provider
from tests.api.web.web_window import Enter, WebWindow, web_window
from tests.operation.site import SECRET, Demo, Site, run


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    with identity_provider() as provider:
        yield provider


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, provider: IdentityProvider) -> Iterator[Site]:
    """A server as in production, whose people sign in at the provider."""
    home = tmp_path_factory.mktemp("site")
    given = {
        "AUTH_ISSUER": provider.issuer,
        "AUTH_AUDIENCE": CLIENT,
        "AUTH_CLIENT_ID": CLIENT,
        "DOCUMENT_SECRET": SECRET,
        "DOCUMENT_WORKER": "false",
    }
    run(home, "migrate", **given)
    run(home, "seed", **given)
    with Site(home, "serve", **given) as site:
        yield site


@pytest.fixture
async def stranger(
    browser: Browser, site: Site, provider: IdentityProvider
) -> AsyncIterator[WebWindow]:
    """A window in which nobody is signed in; it may ask the provider, and nobody else."""
    window = await web_window(browser, site.url)
    yield window
    await window.page.context.close()
    expected = (f"asked {provider.issuer}/token", f"asked {provider.issuer}/authorize?")
    assert [each for each in window.complaints if not each.startswith(expected)] == []


async def test_who_signs_in_at_the_provider_comes_back_to_where_they_were(
    stranger: WebWindow,
) -> None:
    await stranger.open("?search=webshop")
    await stranger.is_accessible()
    await stranger.page.get_by_role("button", name="Sign in").click()
    await stranger.settled()
    await expect(stranger.page.get_by_role("row", name="Webshop redesign")).to_be_visible()
    await expect(stranger.page.get_by_label("Search")).to_have_value("webshop")
    assert "code=" not in stranger.page.url


async def test_an_ended_token_is_renewed_in_a_window_beside_and_nothing_typed_is_lost(
    stranger: WebWindow,
) -> None:
    await stranger.open()
    await stranger.page.get_by_role("button", name="Sign in").click()
    await stranger.settled()
    await stranger.end_token()
    await stranger.page.get_by_label("Search").fill("webshop")
    again = stranger.page.get_by_role("dialog", name="Sign in again")
    await again.get_by_role("button", name="Sign in").click()
    await expect(stranger.page.get_by_role("rowheader")).to_have_count(1)
    await expect(again).to_be_hidden()
    stranger.complaints.clear()


@pytest.mark.parametrize(("size", "theme"), [("phone", "dark"), ("desktop", "light")])
async def test_everybody_can_pick_a_person(
    browser: Browser, live_server: Demo, size: str, theme: Theme
) -> None:
    window = await web_window(browser, live_server.url, size, theme)
    await window.open()
    people = window.page.get_by_role("region", name="Nordlys ApS").get_by_role("button")
    await expect(people.first).to_contain_text("Freja Holm")
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture("sign-in")
    await window.page.context.close()
    assert window.complaints == []


async def test_in_the_demo_the_same_person_goes_on_with_what_they_typed(enter: Enter) -> None:
    window = await enter("Sofie Krogh")
    await window.end_token()
    await window.page.get_by_label("Search").fill("webshop")
    again = window.page.get_by_role("dialog", name="Sign in again")
    await expect(again).to_be_visible()
    await window.is_accessible()
    await again.get_by_role("button", name="Go on as hiring@nordlys.example").click()
    await expect(window.page.get_by_role("rowheader")).to_have_count(1)
    await expect(window.page.get_by_label("Search")).to_have_value("webshop")
    window.complaints.clear()


async def test_each_window_is_one_person_and_forgets_them_when_they_leave(enter: Enter) -> None:
    sofie, maja = await enter("Sofie Krogh"), await enter("Maja Lindqvist")
    await expect(sofie.page.get_by_role("rowheader", name="App for the drivers")).to_be_visible()
    await expect(maja.page.get_by_role("rowheader", name="App for the drivers")).to_have_count(0)
    await sofie.page.get_by_role("button", name="Sofie Krogh: account").click()
    await sofie.page.get_by_role("menuitem", name="Sign out").click()
    await expect(sofie.page.get_by_role("button", name="Karen Brandt")).to_be_visible()
    assert await sofie.page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
