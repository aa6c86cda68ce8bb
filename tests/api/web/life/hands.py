"""What people do a page with: a mouse, a finger on a phone, or a keyboard and nothing else."""

from typing import Protocol

from playwright.async_api import Locator, Position

from tests.api.web.web_window import WebWindow

MOST_STOPS = 120
LOOK = """async wanted => {
    // What is drawn anew after a key is drawn by then.
    await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
    const focused = document.activeElement;
    const isBehind = !!(focused.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING);
    // A page that was gone to has the focus as a whole, until the next key.
    if (focused === document.body) return { is: "nowhere" };
    if (focused.id === "main") return { is: "nowhere", isBehind };
    // The input of a radio button is not drawn: what stands for it in its label is.
    const drawn = [focused, ...(focused.closest("label")?.querySelectorAll("*") ?? [])];
    const isRinged = drawn.some(element => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    const { left, top, width, height } = (focused.closest("label") ?? focused).getBoundingClientRect();
    const atop = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
    const isInSight = !!atop && (drawn.includes(atop) || focused.contains(atop) || atop.contains(focused));
    return {
        is: focused === wanted ? "wanted" : "another",
        said: `${focused.tagName} ${focused.ariaLabel ?? (focused.labels?.[0] ?? focused).textContent.slice(0, 60)}`,
        isRinged,
        isInSight,
        isBehind,
    };
}"""
"""Where the focus is, whether it is seen there, and on which side what is wanted stands."""


class Hands(Protocol):
    """They do the same, each in its own way."""

    window: WebWindow

    async def press(self, what: Locator) -> None:
        """A button or a link."""

    async def write(self, field: Locator, text: str) -> None:
        """Instead of what stands in the field; a date as the browser's field takes it, "05052031"."""

    async def choose(self, select: Locator, text: str) -> None:
        """From a list of the browser, the first that begins so."""

    async def pick(self, group: Locator, name: str) -> None:
        """One of some radio buttons."""

    async def pull_down(self, menu: Locator, name: str) -> None:
        """Something of a menu."""


class Pointer:
    """A mouse, or a finger where the screen is for that; only text is typed."""

    def __init__(self, window: WebWindow) -> None:
        self.window = window
        self._is_finger = window.look.startswith("phone")

    async def press(self, what: Locator) -> None:
        await (what.tap() if self._is_finger else what.click())

    async def write(self, field: Locator, text: str) -> None:
        # At its beginning: a date's field has a place for each of its parts.
        at: Position = {"x": 12, "y": 12}
        await (field.tap(position=at) if self._is_finger else field.click(position=at))
        await _retype(self.window, field, text)

    async def choose(self, select: Locator, text: str) -> None:
        # The list is drawn by the system, where no mouse of a test comes.
        options = await select.locator("option").all_inner_texts()
        await select.select_option(label=next(each for each in options if each.startswith(text)))

    async def pick(self, group: Locator, name: str) -> None:
        await self.press(group.get_by_text(name, exact=True))

    async def pull_down(self, menu: Locator, name: str) -> None:
        await self.press(menu)
        await self.press(self.window.page.get_by_role("menuitem", name=name))


class Keyboard:
    """The Tab key and what else a keyboard has: wherever the focus comes to, it has to be seen."""

    def __init__(self, window: WebWindow) -> None:
        self.window = window
        self._key = window.page.keyboard.press

    async def press(self, what: Locator) -> None:
        await self._come_to(what)
        await self._key("Enter")

    async def write(self, field: Locator, text: str) -> None:
        await self._come_to(field)
        await _retype(self.window, field, text)

    async def choose(self, select: Locator, text: str) -> None:
        await self._come_to(select)
        await self.window.page.keyboard.type(text)

    async def pick(self, group: Locator, name: str) -> None:
        wanted = group.get_by_role("radio", name=name, exact=True)
        await self._come_to(group.get_by_role("radio", checked=True))
        for _ in range(await group.get_by_role("radio").count()):
            if await wanted.is_checked():
                return
            await self._key("ArrowRight")
        raise AssertionError(f"no arrow leads to {name}")

    async def pull_down(self, menu: Locator, name: str) -> None:
        await self._come_to(menu)
        await self._key("Space")
        wanted = self.window.page.get_by_role("menuitem", name=name)
        for _ in range(MOST_STOPS):
            if (await self._look_for(wanted))["is"] == "wanted":
                return await self._key("Enter")
            await self._key("ArrowDown")
        raise AssertionError(f"no arrow leads to {name}")

    async def _come_to(self, what: Locator) -> None:
        """By Tab, or back by Shift and Tab where it stands before what has the focus."""
        seen = await self._look_for(what)
        for _ in range(MOST_STOPS):
            if seen["is"] == "wanted":
                return
            await self._key("Shift+Tab" if seen.get("isBehind") else "Tab")
            seen = await self._look_for(what)
            # Behind the last stop of a page the browser has its own.
            if seen["is"] != "nowhere":
                assert seen["isRinged"], f"nobody sees that {seen['said']} has the focus"
                assert seen["isInSight"], f"something covers {seen['said']}, which has the focus"
        raise AssertionError(f"no way by Tab to {what}")

    async def _look_for(self, what: Locator) -> dict[str, object]:
        seen: dict[str, object] = await what.evaluate(LOOK)
        return seen


async def _retype(window: WebWindow, field: Locator, text: str) -> None:
    if await field.get_attribute("type") != "date":
        await window.page.keyboard.press("Control+A")
    await window.page.keyboard.type(text)
