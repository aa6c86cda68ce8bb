"""The protocol between the renderer and its fork server.

A job is a socket of its own, handed over on the control socket with one byte. On it comes a
pickled `Job` with its length in front, and back goes one answer: its kind, its length, and the
document, or an error as JSON ([class name, message]), or the signal that ended the child.
"""

import struct
from dataclasses import dataclass

from pdf.booking_contract import BookingContract
from pdf.process.limits import ProcessLimits

LENGTH = struct.Struct("!Q")
HEADER = struct.Struct("!cQ")
PDF, ERROR, KILLED = b"P", b"E", b"K"
READY = b"R"


@dataclass(frozen=True, slots=True)
class RenderJob:
    """`template` is the company's own, None for the standard layout."""

    contract: BookingContract
    template: str | None
    limits: ProcessLimits
