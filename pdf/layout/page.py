"""A contract's HTML, and what of it must be read on paper.

A company's template moves two placeholders about and has never a compulsory block in its hands:
the blocks take their places after it ran, so it can style and misplace them, but not edit them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import count
from typing import Any

from pdf.booking_contract import BookingContract
from pdf.errors import InvalidTemplate
from pdf.layout.html import ours, template_variables, theirs
from pdf.proof.marks import Labels, labelled

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """`shown` is what must be read on paper, under its labels (see `pdf.proof.marks`).

    `own_line` is the server's own HTML for the foot of every sheet of a company's layout, None
    for the standard one. `moment` (UTC) is when the version was signed, or else issued; None for a draft.
    """

    html: str
    shown: Mapping[str, str]
    own_line: str | None = None
    moment: datetime | None = None


def standard_page(contract: BookingContract) -> Page:
    Labels()
    html = ours("booking_contract", template_variables(contract))
    return Page(html, labelled(html), moment=_moment(contract))


def custom_page(contract: BookingContract, template: str) -> Page:
    """InvalidTemplate where it does not compile or run, or leaves out a compulsory block."""
    Labels()
    variables = template_variables(contract)
    blocks = ("rate_box", "milestones_section") if contract.by_milestones else ("rate_box",)
    places = {name: _place(name, contract) for name in blocks}
    html = theirs(template, {"milestones_section": ""} | variables | places)
    shown: dict[str, str] = {}
    for name, place in places.items():
        _require(name, place, html)
        html = _filled(html, place, name, variables, shown)
    own_line = ours("own_line", variables)
    return Page(html, shown | labelled(own_line), own_line, _moment(contract))


def _moment(contract: BookingContract) -> datetime | None:
    return contract.signature.signed_at if contract.signature else contract.issued_at


def _place(name: str, contract: BookingContract) -> str:
    """Nobody can write it into a contract's texts, since it is a hash of them all."""
    return f"[{name} {sha256(repr(contract).encode('utf-8', 'surrogatepass')).hexdigest()}]"


def _require(name: str, place: str, html: str) -> None:
    if place not in COMMENT.sub("", html):
        raise InvalidTemplate(f"The template does not show {{{{ {name} }}}}, which it must.")


def _filled(
    html: str, place: str, name: str, variables: dict[str, Any], shown: dict[str, str]
) -> str:
    """The block in each of its places; `shown` learns what is to be read there."""
    number = count(1)

    def block(_: re.Match[str]) -> str:
        written = ours(name, variables, copy=next(number))
        shown.update(labelled(written))
        return written

    return re.sub(re.escape(place), block, html)
