"""The proof of a document by its own sheets: what must be read there can be read.

It looks at ink alone, never at what the document was made of: whatever a company's template does,
the price, every milestone, the parties and the hash stand on paper, or there is no document.
"""

from collections.abc import Iterator, Mapping

from pdf.errors import RenderFailed
from pdf.proof.ink import colliding, hidden_runs
from pdf.proof.reading import Piece, pieces
from pdf.proof.rules import require_all, require_line, require_order
from pdf.proof.runs import TextRun
from pdf.proof.sheets import Sheet, opened
from pdf.proof.subjects import subject

SMALLEST = 5.0  # points
# Part of a point that a place may be off by, from one program to the next.
FUZZ = 0.5


def prove(document: bytes, shown: Mapping[str, str]) -> None:
    """RenderFailed, with a reason for the template's author, unless all of it is seen on paper."""
    runs: list[TextRun] = []
    with opened(document) as paper:
        for sheet in paper.sheets():
            runs += sheet.runs
            for label, fault in _faults(sheet):
                piece = Piece(label, shown[label])
                raise RenderFailed(f"{subject(piece)} {fault} on page {sheet.number}.")
        sheets = len(paper)
    found = pieces(shown, runs)
    require_all(found)
    require_order(found)
    require_line(found, sheets)


def _faults(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Labels, and what is wrong with how they are drawn."""
    for run in sheet.runs:
        if run.text.strip() and (fault := _misplaced(run, sheet)):
            yield run.label, fault
    for run, fault in hidden_runs(sheet):
        yield run.label, fault
    for one, other in colliding(sheet.runs):
        yield one.label, _collision(one, other)


def _misplaced(run: TextRun, sheet: Sheet) -> str | None:
    left, bottom, right, top = sheet.box
    if not run.upright:
        return "does not stand upright"
    if run.size < SMALLEST - FUZZ / 10:
        return f"is too small, {run.size:.1f} points instead of {SMALLEST:.0f} at least,"
    inside = (run.box[0] - left, run.box[1] - bottom, right - run.box[2], top - run.box[3])
    return "leaves the paper" if min(inside) < -FUZZ else None


def _collision(one: TextRun, other: TextRun) -> str:
    if one.label == other.label:
        return "has lines that are drawn over one another"
    return "has another text that must be read drawn over it"
