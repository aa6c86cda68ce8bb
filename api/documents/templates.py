"""The template that a version's own document is made of, and what it is tried with before anybody signs."""

from dataclasses import replace
from datetime import UTC, datetime

import pdf
from api.documents.contents import template_of
from models.records import Contract
from models.rules.contract.documents import DocumentFormat
from models.rules.lifecycle import ContractStatus

_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


async def layout_of(contract: Contract, format: DocumentFormat) -> str | None:
    """The template's text; None for the standard layout. Raises InvalidTemplate where there is none."""
    if format is DocumentFormat.STANDARD:
        return None
    template = await template_of(contract)
    if template is None:
        raise pdf.InvalidTemplate("This version has no template of the company's own.")
    return template.html


def as_if_signed(says: pdf.BookingContract) -> pdf.BookingContract:
    """A version's contents as they will print once the worker has signed it."""
    signature = pdf.Signature(
        signed_name=says.worker.name,
        signed_by=says.worker.email or "",
        signed_at=says.issued_at or _NO_MOMENT,
        content_hash=says.content_hash,
    )
    return replace(says, status=ContractStatus.SIGNED.value, signature=signature)
