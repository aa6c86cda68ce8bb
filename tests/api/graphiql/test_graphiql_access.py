"""GraphiQL for everybody: by keyboard, with a screen reader, in both themes, on a phone, a tablet and a desk."""

from collections.abc import AsyncIterator, Iterable
from itertools import product
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, expect

from api.graphiql.page import BUILT_ASSETS
from tests.api.browsing import THEMES, Theme, axe_of, violations
from tests.api.graphiql.graphiql_window import (
    SIZES,
    STEPS,
    LiveServer,
    Window,
    open_in,
)

AXE = axe_of(BUILT_ASSETS)


def _in(sizes: Iterable[str], themes: Iterable[Theme]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "looks", list(product(sizes, themes)), indirect=True, ids="-".join, scope="module"
    )


every_look = _in(SIZES, THEMES)
every_size = _in(SIZES, ["light"])
every_theme = _in(["desktop"], THEMES)


@pytest.fixture(scope="module")
async def looks(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer
) -> AsyncIterator[Window]:
    """A window of each size in each theme, which the tests of this module share."""
    size: str
    theme: Theme
    size, theme = request.param
    window = await open_in(browser, live_server.url, size, theme)
    yield window
    await window.page.context.close()
    assert window.complaints == []


@pytest.fixture
async def window(looks: Window) -> Window:
    """On the first step, before its first answer or after."""
    await looks.go_to("WhoAmI")
    return looks


@every_size
async def test_until_there_is_an_answer_its_place_says_what_to_do(window: Window) -> None:
    for operation in STEPS:
        await window.go_to(operation)
        place = window.page.get_by_label("Answer", exact=True)
        if await _is_phone(window):
            await window.page.locator(".pane-switch [role=tab]").nth(1).click()
        await expect(place.get_by_role("button")).to_contain_text(" as ")
        assert len(await place.inner_text()) > 40


@every_look
async def test_axe_finds_nothing_serious(window: Window) -> None:
    await window.page.evaluate(AXE.read_text("utf-8"))
    for operation in ("SignContract", "MilestoneStatusChanged", "CreateWebhook", "WhoAmI"):
        await window.go_to(operation)
        assert await _violations(window) == []
    await _run(window)
    assert await _violations(window) == []


@every_theme
async def test_axe_finds_nothing_serious_in_the_panels(window: Window) -> None:
    await window.page.evaluate(AXE.read_text("utf-8"))
    for panel in ("Documentation Explorer", "History", "GraphiQL Explorer"):
        await window.page.get_by_role("button", name=f"Show {panel}").click()
        assert await _violations(window, within=".graphiql-plugin") == []
        await window.page.get_by_role("button", name=f"Hide {panel}").click()
    for dialog in ("settings", "short keys"):
        await window.page.get_by_role("button", name=f"Open {dialog} dialog").click()
        assert await _violations(window, within=".graphiql-dialog") == []
        await window.page.keyboard.press("Escape")


@every_theme
async def test_every_word_in_an_editor_can_be_read(window: Window) -> None:
    await _run(window)
    found = await window.looks("tokens") + await window.looks("words")
    await window.go_to("CreateDirectHire")
    found += await window.looks("words")
    assert len(found) > 60
    assert [each for each in found if each["contrast"] < 4.5] == []


@every_theme
async def test_wherever_the_keyboard_is_can_be_seen(window: Window) -> None:
    await _to_the_first_stop(window)
    marks = []
    for _ in range(40):
        await window.page.keyboard.press("Tab")
        if await window.looks("stop") == "page":
            break
        marks.append(await window.looks("focus"))
    else:
        pytest.fail("The keyboard never came to the end of the page.")
    assert len(marks) > 10
    assert [mark for mark in marks if mark["contrast"] < 3] == []


@every_size
async def test_the_editor_is_two_keys_away_and_lets_go_again(window: Window) -> None:
    await _to_the_first_stop(window)
    await window.page.keyboard.press("Enter")
    await window.page.wait_for_function("document.activeElement.closest('.graphiql-query-editor')")
    assert (await window.looks("focus"))["contrast"] >= 3
    before = await window.page.locator(".graphiql-query-editor .view-lines").inner_text()
    await window.page.keyboard.press("Tab")
    assert await window.looks("stop") == "elsewhere"
    after = await window.page.locator(".graphiql-query-editor .view-lines").inner_text()
    assert after == before


@every_size
async def test_without_the_short_way_the_editor_is_a_dozen_stops_away(window: Window) -> None:
    if await _is_phone(window):
        await window.page.get_by_role("tab", name="Request", exact=True).click()
    await _to_the_first_stop(window)
    stops = 1
    while await window.looks("stop") != "editor":
        await window.page.keyboard.press("Tab")
        stops += 1
        assert stops <= 12


@every_size
async def test_the_arrow_keys_lead_from_step_to_step(window: Window) -> None:
    await _to_the_first_stop(window)
    await window.page.keyboard.press("Tab")
    for _ in range(3):
        await window.page.keyboard.press("ArrowRight")
    await expect(window.tabs.nth(3)).to_be_focused()
    await window.page.keyboard.press("End")
    await expect(window.tabs.nth(len(STEPS) - 1)).to_be_focused()
    await window.page.keyboard.press("Enter")
    await expect(window.tabs.nth(len(STEPS) - 1)).to_have_attribute("aria-selected", "true")


@every_size
async def test_all_steps_are_seen_at_once(window: Window) -> None:
    assert await window.tabs.count() == len(STEPS)
    width, height = await _size(window)
    for number, tab in enumerate(await window.tabs.all(), 1):
        assert (await tab.inner_text()).startswith(str(number))
        x, y, across, down = await _box(tab)
        assert x >= 0
        assert y >= 0
        assert x + across <= width
        assert y + down <= height / 4
        assert min(across, down) >= 24
    assert await window.page.evaluate("document.documentElement.scrollWidth") == width


@every_size
async def test_an_answer_has_room(window: Window) -> None:
    await _run(window)
    answer = window.page.locator(".result-window")
    _, y, _, down = await _box(answer)
    assert down >= 400
    assert y + down <= (await _size(window))[1]
    assert await answer.locator(".view-line").count() >= 15


@every_size
async def test_a_phone_shows_the_request_or_the_answer_and_all_else_both(window: Window) -> None:
    request, answer = (
        window.page.locator(part) for part in (".graphiql-editors", ".result-window")
    )
    await _run(window)
    await expect(answer).to_be_visible()
    await expect(request).to_be_visible(visible=not await _is_phone(window))
    if await _is_phone(window):
        await window.page.get_by_role("tab", name="Request", exact=True).click()
        await expect(request).to_be_visible()
        await expect(answer).to_be_hidden()


async def _to_the_first_stop(window: Window) -> None:
    await window.page.get_by_role("link", name="Skip to the editor").focus()


async def _run(window: Window) -> None:
    """By whichever button is there; returns with the answer in sight."""
    play = window.page.get_by_role("button", name="Execute query")
    run = window.page.get_by_role("button", name="▶ Run", exact=True)
    await play.or_(run).click()
    await expect(window.page.locator(".result-window .view-line").first).to_be_visible()


async def _violations(window: Window, within: str = "html") -> list[Any]:
    """What is serious or critical: the rest is GraphiQL's own."""
    return await violations(window.page, within, least="serious")


async def _is_phone(window: Window) -> bool:
    return await _size(window) == SIZES["phone"]


async def _size(window: Window) -> tuple[int, int]:
    size = window.page.viewport_size
    assert size
    return size["width"], size["height"]


async def _box(element: Locator) -> tuple[float, float, float, float]:
    """Its left and upper edge, its width and height."""
    box = await element.bounding_box()
    assert box
    return box["x"], box["y"], box["width"], box["height"]
