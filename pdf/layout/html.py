"""A booking contract as an HTML page: the standard layout, or a company's own template.

A company's template is a stranger's program. It runs in Jinja's sandbox, sees plain values alone,
and only ever in a child process with limits (see `pdf.process.forkserver`).
"""

import re
import unicodedata
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from models.rules.text.printable import tidy
from models.rules.text.scripts import SHAPED
from pdf.booking_contract import BookingContract, FieldChange
from pdf.errors import InvalidTemplate
from pdf.proof.marks import Labels

TEMPLATES = Path(__file__).parents[1] / "templates"
# The rate's name, and how it is paid.
RATES = {
    "HOURLY": ("Hourly rate", "By the hour"),
    "DAILY": ("Daily rate", "By the day"),
    "WEEKLY": ("Weekly rate", "By the week"),
    "MONTHLY": ("Monthly rate", "By the month"),
    "FIXED": ("Fixed price", "Once"),
    "MILESTONES": ("Total of all milestones", "By milestones"),
}
# A superseded version prints as it was signed: its document never changes again.
STATUS_LABELS = {
    "DRAFT": "Draft",
    "PENDING_SIGNATURE": "Awaiting signature",
    "SIGNED": "Signed",
    "SUPERSEDED": "Signed",
    "DECLINED": "Declined",
    "WITHDRAWN": "Withdrawn",
}
FIELD_LABELS = {
    "title": "Title",
    "description": "Description",
    "additionalTerms": "Additional terms",
    "startDate": "Starts",
    "endDate": "Ends",
    "rate": "Rate",
    "company": "Company",
    "worker": "Contractor",
}
NOTICES = {
    "DRAFT": "This is a draft. It has not been offered to the contractor.",
    "DECLINED": "The contractor declined this version. It is not in force.",
    "WITHDRAWN": "This version was withdrawn or replaced before it was signed. It is not in force.",
}
# What the two blocks look like, wherever they stand; a template's own rules come after.
STYLESHEET = (TEMPLATES / "document.css").read_text(encoding="utf-8")
NO_BREAK = "\u00a0"
# Of a closing paragraph, in characters: some ten lines.
SHORT_CLOSING = 1_000
# Of a text in a cell of a table, which no page parts, in characters and in lines.
LONGEST_CELL, MOST_LINES_OF_CELL = 600, 12
# Of a line, in spaces: farther in, little would be left of a narrow column.
DEEPEST = 24
TALL = re.compile(f"[{SHAPED}]")


def ours(name: str, variables: dict[str, Any], copy: int = 1) -> str:
    """One of the server's own templates, with the labels of `pdf.proof.marks` in it."""
    shown = partial(Labels.attribute, copy)
    return tidy(STANDARD.get_template(f"{name}.html").render(variables, shown=shown))


def theirs(template: str, variables: dict[str, Any]) -> str:
    """A company's own template. InvalidTemplate where it does not compile or run."""
    sandbox = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    sandbox.filters |= FILTERS
    # A document that was proved, read and signed is made again later: no chance decides what it says.
    del sandbox.filters["random"], sandbox.globals["lipsum"]
    try:
        return tidy(sandbox.from_string(template).render(variables))
    except MemoryError:
        raise
    except Exception as error:
        raise InvalidTemplate(f"{_where(error)}: {_why(error)}") from error


def template_variables(contract: BookingContract) -> dict[str, Any]:
    values: dict[str, Any] = _plain(asdict(contract))
    rate_label, paid = RATES[contract.rate.type]
    return values | {
        "by_milestones": contract.by_milestones,
        "rate_label": rate_label,
        "paid": paid,
        "status_label": STATUS_LABELS[contract.status],
        "notice": NOTICES.get(contract.status),
        "field_labels": FIELD_LABELS,
        "long_changes": [each.field for each in contract.field_changes if _is_long(each)],
    }


def grouped(money: dict[str, str]) -> str:
    """{"amount": "12500.00", "currency": "DKK"} as DKK 12,500.00, on one line."""
    units, point, decimals = money["amount"].partition(".")
    return f"{money['currency']}\u00a0{int(units):,}{point}{decimals}"


def printed_day(iso: str) -> str:
    """2026-12-01 as 1 Dec 2026, which reads alike on both sides of every ocean."""
    value = date.fromisoformat(iso[:10])
    return f"{value.day}\u00a0{value:%b}\u00a0{value.year}"


def printed_instant(iso: str) -> str:
    return f"{printed_day(iso)}, {datetime.fromisoformat(iso):%H:%M:%S}\u00a0UTC"


def paragraphs(text: str, closing: bool = False) -> Markup:
    """Blank lines part paragraphs, other line ends and indents are kept; each reads in its own direction.

    The last of `closing` ones stays on the page of what comes next, unless it is long.
    """
    parts = [part.strip("\n") for part in re.split(r"\n\s*\n", text.strip())]
    kept = closing and len(parts[-1]) <= SHORT_CLOSING
    return Markup("\n").join(
        Markup('<p dir="{}" class="text{}">{}</p>').format(
            direction(part),
            " closing" if kept and number == len(parts) else "",
            Markup("<br/>").join(map(_indented, part.split("\n"))),
        )
        for number, part in enumerate(parts, 1)
    )


def direction(text: str) -> str:
    """ "rtl" where the first letter is one of a right-to-left script, else "ltr"."""
    first = next((c for c in text if c.isalpha()), "a")
    return "rtl" if unicodedata.bidirectional(first) in {"R", "AL"} else "ltr"


def height(text: str) -> str:
    """ "tall" where letters may carry signs above and below, else ""."""
    return "tall" if TALL.search(text) else ""


def isolated(name: str) -> str:
    """A name within a sentence, whose other words must not run into it from the wrong side."""
    return f"\u2067{name}\u2069" if direction(name) == "rtl" else name


FILTERS = {
    "money": grouped,
    "day": printed_day,
    "instant": printed_instant,
    "paragraphs": paragraphs,
    "direction": direction,
    "height": height,
    "isolated": isolated,
}


def _indented(line: str) -> str:
    """Spaces at its beginning as such that HTML keeps."""
    text = line.strip(" ")
    return NO_BREAK * min(len(line) - len(line.lstrip(" ")), DEEPEST) + text


def _environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    environment.filters |= FILTERS
    return environment


STANDARD = _environment()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _where(error: BaseException) -> str:
    """Jinja puts the template's own lines into the traceback, as those of the file <template>."""
    line = getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"Line {line}" if line else "The template"


def _why(error: Exception) -> str:
    said = (error.message if isinstance(error, TemplateError) else None) or str(error)
    return said.rstrip(".")[:300] + "."


def _is_long(change: FieldChange) -> bool:
    texts = [text for text in (change.before, change.after) if text]
    return any(len(text) > LONGEST_CELL or text.count("\n") >= MOST_LINES_OF_CELL for text in texts)
