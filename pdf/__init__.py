"""Values to bytes: booking contracts as PDF documents.

Fill a `BookingContract`, hand it to a `Renderer`, get the document or one of `pdf.errors`.
"""

from pdf.booking_contract import (
    BookingContract,
    Change,
    FieldChange,
    Milestone,
    Money,
    Party,
    Rate,
    Signature,
    Terms,
)
from pdf.errors import (
    InvalidTemplate,
    PdfError,
    RendererBusy,
    RenderFailed,
    RenderTimeout,
    UnprintableText,
)
from pdf.process.limits import ProcessLimits
from pdf.process.pool import Renderer

__all__ = [
    "BookingContract",
    "Change",
    "FieldChange",
    "InvalidTemplate",
    "Milestone",
    "Money",
    "Party",
    "PdfError",
    "ProcessLimits",
    "Rate",
    "RenderFailed",
    "RenderTimeout",
    "Renderer",
    "RendererBusy",
    "Signature",
    "Terms",
    "UnprintableText",
]
