"""Whatever people, companies and milestones are called, and however large the letters are, everything can be read."""

import re
from dataclasses import dataclass

import pytest
from playwright.async_api import expect

from tests.api.web.hires_made import MadeHire, row
from tests.api.web.house import House, a_house
from tests.api.web.reading.layout import laid_out, set_apart
from tests.api.web.web_window import Look, WebWindow
from tests.operation.site import Demo

GERMAN = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
ENDLESS = "Donaudampfschifffahrt" * 9
NAMES = {
    "right-to-left": (
        "שותפות עיצוב בע״מ",
        "ليلى عبد الرحمن الهاشمي",
        "עיצוב חנות מקוונת 2026",
        "المرحلة 2: التصميم النهائي",
    ),
    "long": (f"{GERMAN} GmbH", ENDLESS, GERMAN, ENDLESS),
}
"""Of the company, the contractor, the hire and one of its milestones."""
LOOKS = {
    "desktop": (1280, 900, 100),
    "phone": (390, 844, 100),
    "zoom-200": (640, 450, 100),
    "zoom-400": (320, 640, 100),
    "large-text": (1280, 900, 200),
    "large-text-phone": (390, 844, 200),
}
"""Width and height in CSS pixels, and the size of letters in per cent. The first is the widest."""
TALK = "query ($id: ID!) { hire(id: $id) { conversation { id } } }"


@dataclass
class Staged:
    """Everything that a page can show, called so; `said` has each name and each text."""

    house: House
    hire: MadeHire
    said: set[str]

    def views(self) -> dict[str, tuple[str, str, str]]:
        """Who looks, at which page, and after which button, by a name for the picture."""
        latest = self.hire.read()["latestContract"]["id"]
        path = f"hires/{self.hire.id}"
        return {
            "hires": ("owner", "", ""),
            "requests": ("owner", "requests", ""),
            "requests-asks": ("owner", "requests", "^Approve"),
            "new-hire": ("owner", "hires/new?route=direct-hire", ""),
            "hire": ("owner", path, ""),
            "milestones": ("owner", self.hire.page, ""),
            "milestones-edit": ("owner", self.hire.page, "^Edit$"),
            "history": ("owner", f"{path}/history", ""),
            "worker-hires": ("worker", "", ""),
            "worker-hire": ("worker", path, ""),
            "worker-asks": ("worker", path, "^Request payment"),
            "sign": ("worker", f"{path}/sign/{latest}", ""),
            "sign-asks": ("worker", f"{path}/sign/{latest}", "^Decline"),
        }


def staged(server: Demo, company: str, worker: str, thing: str, step: str) -> Staged:
    """A hire with a bit of everything, and a draft."""
    house = a_house(server, company, owner=worker, worker=worker)
    rows = [
        row(thing, 5, "48000.00"),
        row(step, 9, "1250.50"),
        row("Care", 20, "300.00"),
        row("Gone", 30),
        row(f"{thing} 1", 35, "20000.00"),
    ]
    hire = house.in_force(thing, *rows, description=thing, additionalTerms=thing)
    hire.request(thing)
    hire.request("Care")
    talk = house.owner.ask(TALK, id=hire.id)["hire"]["conversation"]["id"]
    house.owner.do("postMessage", conversation=talk, body=thing)
    made = hire.milestones()
    hire.edit(
        house.owner.email,
        update=[{"milestone": made[step]["id"], "name": f"{thing} 2", "amount": "2000.50"}],
        remove=[made["Gone"]["id"]],
        add=[row(f"{thing} 3", 40)],
        note=thing,
    )
    house.draft(thing, row(thing))
    things = {f"{thing}{end}" for end in ("", " 1", " 2", " 3")}
    return Staged(house, hire, {company, worker, step, *things})


async def resized(window: WebWindow, look: str) -> None:
    """As large as that, its letters so large."""
    width, height, letters = LOOKS[look]
    await window.page.set_viewport_size({"width": width, "height": height})
    await window.page.evaluate(
        """async (size) => {
            document.documentElement.style.fontSize = size;
            for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        }""",
        f"{letters}%",
    )
    window.look = look


async def wrong_with(window: WebWindow, said: set[str]) -> list[str]:
    """Of the page that is open: at each size, and whether names leave the words around them in order."""
    page = window.page
    await page.evaluate(
        "document.querySelectorAll('details').forEach((each) => (each.open = true))"
    )
    # The API's own sentences are not taken apart.
    loose = {text for text in await set_apart(page) - said if "has the pending" not in text}
    wrong = [f"“{text}” does not stand apart" for text in loose]
    wide: set[str] = set()
    for look in LOOKS:
        await resized(window, look)
        layout = await laid_out(page)
        wide = wide or layout.words
        missing = [f"“{word}” is missing" for word in wide - layout.words]
        wrong += [f"{look}: {what}" for what in layout.flaws + missing]
    return wrong


@pytest.mark.parametrize("names", NAMES)
async def test_whatever_they_are_called_everything_can_be_read_at_every_size(
    look: Look, live_server: Demo, names: str
) -> None:
    stage = staged(live_server, *NAMES[names])
    people = {
        "owner": await look(stage.house.owner),
        "worker": await look(stage.house.worker),
    }
    wrong: list[str] = []
    for view, (who, path, button) in stage.views().items():
        window = people[who]
        await resized(window, "desktop")
        await window.open(path)
        await window.settled()
        if button:
            await window.page.get_by_role("button", name=re.compile(button)).first.click()
        if view.endswith("asks"):
            await expect(window.page.locator(".dialog")).to_be_visible()
        wrong += [f"{view}, {what}" for what in await wrong_with(window, stage.said)]
        await resized(window, "phone")
        await window.picture(f"{names}-{view}")
    assert not wrong, "\n".join(wrong)
