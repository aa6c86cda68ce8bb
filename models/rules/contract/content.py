"""The content of a version: the canonical text that is signed, in every format that there was, and its hash."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any

from models.rules.contract.particulars import Particulars, Wording
from models.rules.contract.terms import Agreement
from models.rules.money import Money


class Format(StrEnum):
    """How a text is written. A text begins with the name of its format, but for the first, which has none."""

    FIRST = ""
    SECOND = "milestones-contract/2"


def content_of(agreement: Agreement, format: Format = Format.SECOND) -> str:
    """The canonical text: JSON in this very order, two spaces deep, UTF-8, no other form."""
    return json.dumps(_WRITTEN[format](agreement), ensure_ascii=False, indent=2)


def content_hash(content: str) -> str:
    """SHA-256 (hex) of the canonical text in UTF-8."""
    return sha256(content.encode()).hexdigest()


def format_of(content: str) -> Format:
    """The format of a text. ValueError where it is none of ours."""
    return Format(_said(content).get("format", Format.FIRST))


def as_written(content: str, present: Agreement) -> Agreement:
    """The agreement with everything that may be called otherwise by now as the text has it.

    Parties, title, texts, dates and the amount of a rate are the text's; hire, milestones and template are those of
    `present`. ValueError where the text says no such thing.
    """
    said = wording_of(content)
    parties = replace(
        present, company=said.company, worker=said.worker, worker_email=said.worker_email
    )
    return parties.with_particulars(said.particulars)


def wording_of(content: str) -> Wording:
    """The words of the text beside hire, milestones and template. ValueError where it has none."""
    said = _said(content)
    try:
        return Wording(
            said["company"],
            said["worker"]["name"],
            said["worker"]["email"],
            Particulars(
                title=said["title"],
                description=said["description"],
                additional_terms=said["additionalTerms"],
                start_date=_day(said["startDate"]),
                end_date=_day(said["endDate"]),
                rate=_amount(said["rate"].get("amount"), said["currency"]),
            ),
        )
    except (LookupError, TypeError, AttributeError, ArithmeticError) as failure:
        raise ValueError("The content lacks what every version says.") from failure


def _said(content: str) -> dict[str, Any]:
    said = json.loads(content)
    if not isinstance(said, dict):
        # Whoever asks wants to know whether the text is one of ours, not of what type it is.
        raise ValueError("The content is no object.")  # noqa: TRY004
    return said


def _first(agreement: Agreement) -> dict[str, object]:
    return {
        "company": agreement.company,
        "worker": {"name": agreement.worker, "email": agreement.worker_email},
        "title": agreement.title,
        "description": agreement.description,
        "additionalTerms": agreement.additional_terms,
        "startDate": _iso(agreement.start_date),
        "endDate": _iso(agreement.end_date),
        "currency": agreement.currency,
        "rate": _rate(agreement),
    }


def _second(agreement: Agreement) -> dict[str, object]:
    # The hire's global id, as clients know it.
    hire = {"number": agreement.hire_number, "id": f"Hire:{agreement.hire}"}
    return {
        "format": Format.SECOND,
        "hire": hire,
        **_first(agreement),
        "template": agreement.template,
    }


_WRITTEN = {Format.FIRST: _first, Format.SECOND: _second}


def _rate(agreement: Agreement) -> dict[str, object]:
    if agreement.rate is not None:
        return {"type": agreement.rate_type, "amount": str(agreement.rate)}
    milestones = [
        {"name": terms.name, "dueDate": _iso(terms.due_date), "amount": str(terms.amount)}
        for terms in agreement.milestones
    ]
    return {
        "type": agreement.rate_type,
        "milestones": milestones,
        "totalAmount": str(agreement.total),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _amount(amount: str | None, currency: str) -> Money | None:
    return None if amount is None else Money.of(Decimal(amount), currency)
