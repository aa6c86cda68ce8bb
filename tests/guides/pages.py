"""The pages that we write about the product, by name, and what stands in them."""

import re
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]

CODE = re.compile(r"`([^`\n]+)`")
"""What stands as code within a line."""

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


class Page:
    """A page of Markdown at a path from the repository's root. `text` is all of it."""

    def __init__(self, path: str) -> None:
        self.path = ROOT / path

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def headings(self) -> list[str]:
        """Without their levels, in order."""
        return [found[2] for found in _HEADING.finditer(without_fences(self.text))]

    def section(self, title: str) -> str:
        """What stands below a heading, up to the next one of its level or a higher one."""
        return section(self.text, title)


README = Page("README.md")
TOUR = Page("api/docs/tour.md")
CLIENTS = Page("api/docs/clients.md")
GALLERY = Page("api/docs/gallery.md")
LIVE = Page("api/docs/live.md")
INTEGRATIONS = Page("api/docs/integrations.md")
OPERATING = Page("api/docs/operating.md")
DECISIONS = Page("api/docs/decisions.md")
API = Page("api/README.md")
WEB = Page("api/web/README.md")
RESOLVERS = Page("resolvers/README.md")
DOCUMENTS = Page("pdf/README.md")
TEMPLATES = Page("pdf/templates/README.md")
TYPEFACES = Page("pdf/fonts/README.md")
MODELS = Page("models/README.md")
MIGRATIONS = Page("migrations/README.md")
TESTS = Page("tests/README.md")
BENCH = Page("tests/bench/README.md")
CHANGES = Page("CHANGES.md")

PAGES = [page for page in list(globals().values()) if isinstance(page, Page)]


def section(text: str, title: str) -> str:
    """What stands below a heading, up to the next one of its level or a higher one."""
    headings = list(_HEADING.finditer(without_fences(text)))
    for place, heading in enumerate(headings):
        if heading[2] == title:
            ends = (
                each.start() for each in headings[place + 1 :] if len(each[1]) <= len(heading[1])
            )
            return text[heading.end() : next(ends, len(text))]
    raise AssertionError(f"There is no heading '{title}'.")


def fences(text: str, language: str) -> list[str]:
    """The fenced blocks in this language."""
    return [body for name, body in _FENCE.findall(text) if name == language]


def without_fences(text: str) -> str:
    """As long as the text, with blanks in the place of fenced blocks."""
    return _FENCE.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), text)


def table(text: str) -> list[list[str]]:
    """The cells of the first table: its head, and then its rows."""
    lines = [line for line in text.partition("\n|")[2].partition("\n\n")[0].splitlines() if line]
    rows = [[cell.strip() for cell in f"|{line.strip('|')}|".split("|")[1:-1]] for line in lines]
    return [rows[0], *rows[2:]]


def anchor(heading: str) -> str:
    """What a link names the heading by."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
