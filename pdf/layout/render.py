"""HTML to PDF: the only user of xhtml2pdf. It runs in the fork server and its children alone.

xhtml2pdf is content to leave out what it cannot draw or may not read, and says so in its log at
best. A contract must not lose a word, so whatever it complains about is an error here.
"""

import io
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

from reportlab.platypus.doctemplate import LayoutError
from xhtml2pdf import default
from xhtml2pdf.config.resources import ResourceAccessPolicy
from xhtml2pdf.context import pisaContext
from xhtml2pdf.document import pisaDocument, pisaStory

from models.rules.text.printable import described, unsupported
from pdf.booking_contract import BookingContract
from pdf.errors import InvalidTemplate, PdfError, RenderFailed, UnprintableText
from pdf.layout import band, lines, parts, passes, runs, typefaces, typesetting
from pdf.layout.html import STYLESHEET
from pdf.layout.page import Page, custom_page, standard_page
from pdf.proof import marks, prove

logger = logging.getLogger("xhtml2pdf")

_ROOT = Path(__file__).resolve().parents[2]
# Nothing may be read, neither file nor network: images inside the page (data:) are all it has.
NO_RESOURCES = ResourceAccessPolicy.server(None, allow_remote=False, max_render_seconds=None)
SELF_CONTAINED = {"default_css": default.DEFAULT_CSS + STYLESHEET, "resource_policy": NO_RESOURCES}
NEVER_SPILL = -1
NO_GLYPH = re.compile(r"No font this document has can draw .*? \(U\+([0-9A-F]+)\)")
BLOCKED = re.compile(r"Blocked by the resource policy: .*?'(.*?)'")
ADDRESS = re.compile(r"(?:@| at )0x[0-9A-Fa-f]+")
LONGEST_COMPLAINT = 300
LONGEST_QUOTE = 40
# What CSS asks of every reader: to pass over the properties that it does not know.
TOLERABLE = "Ignoring CSS properties xhtml2pdf does not implement"
# Every family, in the order in which they are asked for a character.
world: list[str] = []


def prepare() -> None:
    """Once a process: every typeface into memory, so that no document needs a file."""
    families = typefaces.load()
    world.extend(families.values())
    _embed_always(families)
    typesetting.mend_typesetting()
    lines.mend_lines()
    parts.mend_parts()
    passes.mend_passes()
    marks.mend_labels()
    band.mend_canvas()


def document_of(contract: BookingContract, template: str | None) -> bytes:
    """The PDF, proved by its pages; in the standard layout where there is no template.

    Raises InvalidTemplate, UnprintableText or RenderFailed. The same values and the same template
    give the same bytes.
    """
    if template is None:
        return _proved(standard_page(contract))
    try:
        return _proved(custom_page(contract, template))
    except (RenderFailed, UnprintableText) as error:
        raise InvalidTemplate(f"{_line_of(str(error), template)}{error}") from error


def pdf_of(page: Page) -> bytes:
    """The PDF of a page, not proved yet."""
    for line in unescape(page.html).split("\n"):
        if reason := unsupported(line):
            raise UnprintableText(f"{_quoted(line.strip())} cannot be printed: {reason}")
    _prefer_ideographs_of(page.html)
    pdf = io.BytesIO()
    runs.begin_document()
    with _complaints() as complaints:
        _lay_out(page, pdf)
    for complaint in complaints:
        _refuse(complaint)
    return pdf.getvalue()


def _embed_always(families: dict[str, str]) -> None:
    """Whatever family a template names, it gets one that is embedded and knows the world.

    The built-in names (Helvetica, serif, ...) would leave the look to the reader's machine and
    have no letters beyond western Europe.
    """
    default.DEFAULT_FONT = dict.fromkeys(default.DEFAULT_FONT, typefaces.BASE) | families
    pisaContext.getFontNames = _then_the_world(pisaContext.getFontNames)
    pisaContext.loadFont = _refuse_typeface


def _refuse_typeface(_: pisaContext, names: object, *__: object, **___: object) -> bool:
    """In a stranger's typeface a 1 may look like a 9."""
    logger.warning(
        "The typeface %s is none of those that are built in, which is all there is.", names
    )
    return True


Resolve = Callable[[pisaContext, object], list[str]]


def _then_the_world(resolve: Resolve) -> Resolve:
    def names(context: pisaContext, families: object) -> list[str]:
        named = resolve(context, families)
        return named + [family for family in world if family not in named]

    return names


def _line_of(complaint: str, template: str) -> str:
    """Where the first thing that the complaint quotes stands in the template, if it does."""
    for quoted in re.findall(r"'([^']+)'", complaint):
        before, found, _ = template.partition(quoted)
        if found:
            return f"Line {before.count(chr(10)) + 1}: "
    return ""


def _proved(page: Page) -> bytes:
    document = pdf_of(page)
    prove(document, page.shown)
    return document


def _quoted(text: str) -> str:
    """Its beginning, with what a terminal or a log could choke on written out."""
    start = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return "'" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in start) + "'"


def _prefer_ideographs_of(html: str) -> None:
    """One code point has a Chinese, a Japanese and a Korean shape: kana and hangul tell which."""
    korean = re.search("[\uac00-\ud7a3]", html) is not None
    japanese = re.search("[\u3041-\u30fa]", html) is not None
    first = "NotoSansJP" if japanese else "NotoSansKR" if korean else "NotoSansSC"
    world.sort(key=lambda family: (_rank(family), family != first))


def _rank(family: str) -> int:
    return 0 if family == typefaces.BASE else 2 if family == "NotoEmoji" else 1


def _lay_out(page: Page, pdf: io.BytesIO) -> None:
    try:
        with band.on_every_sheet(_flowables(page.own_line), page.moment):
            pisaDocument(page.html, pdf, capacity=NEVER_SPILL, **SELF_CONTAINED)
    except (MemoryError, PdfError):
        raise
    except LayoutError as error:
        raise RenderFailed("Something is larger than the page that it stands on.") from error
    except Exception as error:
        raise RenderFailed(f"The page cannot be laid out: {_presentable(str(error))}") from error


def _flowables(html: str | None) -> list[Any]:
    return list(pisaStory(html, **SELF_CONTAINED).story) if html else []


def _refuse(complaint: str) -> None:
    if TOLERABLE in complaint:
        return
    if missing := NO_GLYPH.search(complaint):
        raise UnprintableText(f"No typeface has {described(chr(int(missing[1], 16)))}.")
    if blocked := BLOCKED.match(complaint):
        what = blocked[1].removeprefix(f"{_ROOT}/")
        raise RenderFailed(f"'{what}' may not be read: a page holds all that it shows.")
    raise RenderFailed(_presentable(complaint))


def _presentable(complaint: str) -> str:
    """One line, without addresses in memory, and files that a library could not open."""
    about, found, _ = ADDRESS.sub("", complaint).partition("[Errno")
    line = " ".join(about.split())[:LONGEST_COMPLAINT].rstrip(".:")
    return f"{line}: it needs what documents do not offer." if found else f"{line}."


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """The records that xhtml2pdf logs meanwhile, from warnings upwards."""
    collector = _Collector()
    logger.propagate = False
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
