"""A look at the finished document: a block may be in the page and yet not be seen."""

import io
from dataclasses import asdict

from pypdf import PdfReader

from pdf.booking_contract import BookingContract
from pdf.errors import TemplateInvalid
from pdf.html import grouped


def require_shown(contract: BookingContract, document: bytes) -> None:
    """TemplateInvalid unless the total, or the rate, and every milestone's amount can be read."""
    shown = _ink("".join(page.extract_text() for page in PdfReader(io.BytesIO(document)).pages))
    price = contract.total or contract.rate.amount
    for money in (price, *(milestone.amount for milestone in contract.milestones)):
        if money and _ink(grouped(asdict(money))) not in shown:
            raise TemplateInvalid(f"The document does not show {grouped(asdict(money))}.")


def _ink(text: str) -> str:
    return "".join(text.split())
