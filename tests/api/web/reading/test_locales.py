"""Amounts and days as the reader's language writes them: shown so, and read so where they are typed."""

import re
from dataclasses import dataclass
from decimal import Decimal

import pytest
from playwright.async_api import expect

from tests.api.web.hires_made import JSON
from tests.api.web.house import a_house
from tests.api.web.managing import field, preview, save
from tests.api.web.reading.layout import laid_out
from tests.api.web.web_window import Look
from tests.operation.site import Demo


@dataclass(frozen=True)
class Language:
    """How it writes 1,234,567 and a bit, and 5 May 2031; what people type there, and what they cannot mean."""

    locale: str
    currency: str
    amount: str
    shown: str
    day: str
    typed: dict[str, str]
    unreadable: tuple[str, ...]
    example: str


LANGUAGES = [
    Language(
        "de-DE",
        "EUR",
        "1234567.50",
        "1.234.567,50",
        "5. Mai 2031",
        {"16.500,50": "16500.5", "1250,5": "1250.5", "12 500": "12500"},
        ("1,250.50", "12.50", "1250.50"),
        "1250,50",
    ),
    Language(
        "ar-EG",
        "EGP",
        "1234567.50",
        "١٬٢٣٤٬٥٦٧٫٥٠",
        "٥ مايو ٢٠٣١",
        {"١٦٬٥٠٠٫٥٠": "16500.5", "١٢٥٠٫٥": "1250.5", "1250": "1250"},
        ("1,250", "١٢٬٥٠"),
        "١٢٥٠٫٥٠",
    ),
    Language(
        "ja-JP",
        "JPY",
        "1234567",
        "1,234,567",
        "2031年5月5日",
        {"16,500": "16500", "１２５０": "1250"},
        ("1.250,5", "12,50"),
        "1250.50",
    ),
    Language(
        "en-IN",
        "INR",
        "1234567.50",
        "12,34,567.50",
        "5 May 2031",
        {"1,00,000": "100000", "1,250.5": "1250.5"},
        ("100,000", "1,0"),
        "1250.50",
    ),
    Language(
        "de-CH",
        "CHF",
        "1234567.50",
        "1['’]234['’]567.50",
        "5. Mai 2031",
        {"16'500.50": "16500.5", "16’500": "16500"},
        ("16,500", "16'50"),
        "1250.50",
    ),
]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.locale)
async def test_amounts_and_days_are_shown_and_read_as_the_reader_writes_them(
    look: Look, live_server: Demo, language: Language
) -> None:
    house = a_house(live_server, currency=language.currency)
    hire = house.draft("By language", _row("Launch", language.amount), _row("Care", "1"))
    window = await look(house.owner, hire.page, locale=language.locale)
    launch = window.page.get_by_role("row", name="Launch")
    await expect(launch).to_contain_text(language.day)
    await expect(launch).to_contain_text(re.compile(language.shown))
    await window.picture(f"language-{language.locale}")
    await window.page.get_by_role("button", name="Edit", exact=True).click()
    amount = field(window, "Launch", "Amount")
    unchanged = await amount.input_value()
    await window.page.get_by_role("button", name="Remove Care").click()
    total = window.page.locator(".total")
    for told in (language.shown, language.currency):
        await expect(total).to_contain_text(re.compile(told))
    for typed in language.unreadable:
        await amount.fill(typed)
        await expect(preview(window)).to_contain_text(f"Write the amount as {language.example}")
    await amount.fill(unchanged)
    await expect(preview(window)).to_contain_text("1 removed")
    assert (await laid_out(window.page)).flaws == []
    for typed, read in language.typed.items():
        await amount.fill(typed)
        shown = await window.page.evaluate("(sum) => new Intl.NumberFormat().format(sum)", read)
        await expect(total).to_contain_text(shown)
    await save(window)
    await expect(window.page.get_by_text("Saved.")).to_be_visible()
    saved = hire.milestones()["Launch"]["amount"]["amount"]
    assert Decimal(saved) == Decimal(read)


def _row(name: str, amount: str) -> JSON:
    return {"name": name, "dueDate": "2031-05-05", "amount": amount, "purchaseOrderNumber": "PO-1"}
