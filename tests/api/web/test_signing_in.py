"""Signing in: as somebody of the demo, at an identity provider, by a token; and again, when a token is refused."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.api.browsing import Theme
from tests.api.web.hires_made import MAJA
from tests.api.web.identity_provider import CLIENT, SOFIE, IdentityProvider, identity_provider
from tests.api.web.web_window import Enter, WebWindow, web_window
from tests.operation.site import SECRET, Demo, Site, run

NOT_OURS = "Scripts may close only the windows"
"""A window tries to close itself, which is for those that were opened beside another."""


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    with identity_provider() as provider:
        yield provider


@pytest.fixture(scope="module")
def given(provider: IdentityProvider) -> dict[str, str]:
    """Settings as in production, without a client for browsers."""
    return {
        "AUTH_ISSUER": provider.issuer,
        "AUTH_AUDIENCE": CLIENT,
        "DOCUMENT_SECRET": SECRET,
        "DOCUMENT_WORKER": "false",
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, given: dict[str, str]) -> Path:
    """The data of a server, with people and hires."""
    home = tmp_path_factory.mktemp("site")
    run(home, "migrate", **given)
    run(home, "seed", **given)
    return home


@pytest.fixture(scope="module")
def site(home: Path, given: dict[str, str]) -> Iterator[Site]:
    """A server whose people sign in at the provider."""
    with Site(home, "serve", AUTH_CLIENT_ID=CLIENT, **given) as site:
        yield site


@pytest.fixture
async def stranger(
    browser: Browser, site: Site, provider: IdentityProvider
) -> AsyncIterator[WebWindow]:
    """A window in which nobody is signed in; it may ask the provider, and nobody else.

    At the provider they are Sofie.
    """
    provider.person = SOFIE
    window = await web_window(browser, site.url)
    yield window
    await window.page.context.close()
    expected = (f"asked {provider.issuer}/token", f"asked {provider.issuer}/authorize?", NOT_OURS)
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
    await _sign_in(stranger)
    await stranger.end_token()
    await stranger.page.get_by_label("Search").fill("webshop")
    again = stranger.page.get_by_role("dialog", name="Sign in again")
    await again.get_by_role("button", name="Sign in").click()
    await expect(stranger.page.get_by_role("rowheader")).to_have_count(1)
    await expect(again).to_be_hidden()
    stranger.complaints.clear()


async def test_a_window_reloaded_with_an_ended_token_asks_to_sign_in_again(
    stranger: WebWindow,
) -> None:
    await _sign_in(stranger)
    await stranger.end_token()
    await stranger.page.reload()
    again = stranger.page.get_by_role("dialog", name="Sign in again")
    await expect(again).to_be_visible()
    await stranger.is_accessible()
    await stranger.picture("sign-in-again")
    await again.get_by_role("button", name="Sign in").click()
    await expect(stranger.page.get_by_role("row", name="Webshop redesign")).to_be_visible()
    await expect(again).to_be_hidden()
    stranger.complaints.clear()


async def test_who_cannot_sign_in_again_can_sign_out(stranger: WebWindow) -> None:
    await _sign_in(stranger)
    await stranger.end_token()
    await stranger.page.reload()
    again = stranger.page.get_by_role("dialog", name="Sign in again")
    await again.get_by_role("button", name="Sign out").click()
    await expect(again).to_be_hidden()
    await expect(stranger.page.get_by_role("button", name="Sign in")).to_be_visible()
    assert await stranger.page.evaluate("sessionStorage.length") == 0
    stranger.complaints.clear()


async def test_another_person_who_signs_in_again_begins_anew(
    stranger: WebWindow, provider: IdentityProvider
) -> None:
    """Nothing of the first one is shown to them, or sent as theirs, though both are of this hire."""
    await _sign_in(stranger)
    await _to_webshop(stranger)
    message = stranger.page.get_by_label("Message", exact=True)
    await message.fill("From Sofie alone")
    await stranger.end_token()
    await stranger.page.get_by_role("button", name="Send").click()
    again = stranger.page.get_by_role("dialog", name="Sign in again")
    sent = _sent(stranger)
    provider.person = MAJA
    await again.get_by_role("button", name="Sign in").click()
    await expect(stranger.page.get_by_role("button", name="Maja Lindqvist")).to_be_visible()
    await stranger.settled()
    await expect(again).to_be_hidden()
    assert stranger.page.url == f"{stranger.url}/app/"
    await _to_webshop(stranger)
    await expect(message).to_have_value("")
    await expect(stranger.page.get_by_text("From Sofie alone")).to_have_count(0)
    assert not [body for body in sent if "PostMessage" in body]
    stranger.complaints.clear()


async def test_who_gave_up_at_the_provider_can_sign_in_after_all(
    stranger: WebWindow, provider: IdentityProvider
) -> None:
    provider.person = None
    await stranger.open()
    await stranger.page.get_by_role("button", name="Sign in").click()
    await expect(stranger.page.get_by_role("alert")).to_have_text("You gave up.")
    provider.person = SOFIE
    await stranger.page.get_by_role("button", name="Sign in").click()
    await expect(stranger.page.get_by_role("row", name="Webshop redesign")).to_be_visible()
    assert stranger.page.url == f"{stranger.url}/app/"


@pytest.mark.parametrize("path", ["signed-in", "signed-in?code=old&state=old", "signed-in/"])
async def test_where_no_sign_in_was_begun_one_can_be(stranger: WebWindow, path: str) -> None:
    await stranger.open(path)
    await expect(stranger.page.get_by_role("alert")).to_contain_text("No sign-in was begun")
    await stranger.is_accessible()
    await stranger.page.get_by_role("button", name="Sign in").click()
    await expect(stranger.page.get_by_role("row", name="Webshop redesign")).to_be_visible()
    await stranger.open(path)
    await stranger.page.get_by_role("link", name="Go to the hires").click()
    await expect(stranger.page.get_by_role("row", name="Webshop redesign")).to_be_visible()


async def test_a_mistyped_token_is_refused_at_its_field(
    browser: Browser, home: Path, given: dict[str, str], provider: IdentityProvider
) -> None:
    provider.person = SOFIE
    with Site(home, "serve", **given) as site:
        window = await web_window(browser, site.url)
        await window.open()
        token = window.page.get_by_label("Token")
        await token.fill("mistyped")
        await window.page.get_by_role("button", name="Sign in").click()
        await expect(token).to_have_accessible_description(re.compile("did not accept"))
        await token.fill(f"Bearer {provider.token()}")
        await window.page.get_by_role("button", name="Sign in").click()
        await expect(window.page.get_by_role("row", name="Webshop redesign")).to_be_visible()
        await window.page.context.close()


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


async def _sign_in(window: WebWindow) -> None:
    await window.open()
    await window.page.get_by_role("button", name="Sign in").click()
    await expect(window.page.get_by_role("row", name="Webshop redesign")).to_be_visible()
    await window.settled()


async def _to_webshop(window: WebWindow) -> None:
    await window.page.get_by_role("rowheader", name="Webshop redesign").get_by_role("link").click()
    await expect(window.page.get_by_label("Message", exact=True)).to_be_visible()


def _sent(window: WebWindow) -> list[str]:
    """What this window asks of the API from here on: it grows."""
    bodies: list[str] = []
    window.page.on("request", lambda request: bodies.append(request.post_data or ""))
    return bodies
