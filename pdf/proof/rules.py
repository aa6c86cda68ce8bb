"""Rules of what stands on a contract's sheets, and where: all of it, in rows, the price first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pdf.errors import RenderFailed
from pdf.proof.reading import Piece, torn
from pdf.proof.subjects import quoted, subject

BLOCKS = {
    "rate": "rate_box",
    "total": "rate_box",
    "name": "milestones_section",
    "due": "milestones_section",
    "amount": "milestones_section",
    "sum": "milestones_section",
}

PiecesByLabel = Mapping[str, Piece]


def require_all(found: PiecesByLabel) -> None:
    """One whole copy of each block at least: parts of two copies do not make one."""
    for copies in _blocks(found).values():
        faults = [_fault(copy) for copy in copies]
        if all(faults):
            # Of several copies the one of which most is drawn was meant to be read.
            drawn = [sum(len(piece.runs) for piece in copy) for copy in copies]
            raise RenderFailed(str(faults[drawn.index(max(drawn))]))


def require_order(found: PiecesByLabel) -> None:
    """The price stands on the first page, above the milestones."""
    price = min((piece for piece in found.values() if piece.what == "total"), key=_first)
    if _first(price)[0] > 1:
        raise RenderFailed(
            f"{subject(price)} stands on page {_first(price)[0]}: it must stand on the first."
        )
    rows = [piece for piece in found.values() if piece.what == "name" and piece.runs]
    if rows and min(map(_first, rows)) < _first(price):
        raise RenderFailed("{{ milestones_section }} stands above {{ rate_box }}.")


def require_line(found: PiecesByLabel, sheets: int) -> None:
    """Where the server has a line of its own, every sheet bears it."""
    for piece in found.values():
        missing = set(range(1, sheets + 1)) - {run.sheet for run in piece.runs}
        if piece.what in {"line", "own_hash"} and missing:
            raise RenderFailed(f"{subject(piece)} is not on page {min(missing)}.")


def _first(piece: Piece) -> tuple[int, float]:
    """Its place among all lines of the document: sheet, and how far down."""
    return min(((run.sheet, -run.baseline) for run in piece.runs), default=(10**9, 0.0))


def _blocks(found: PiecesByLabel) -> dict[str, list[list[Piece]]]:
    """The copies of each block, each with all its pieces."""
    blocks: dict[str, dict[str, list[Piece]]] = defaultdict(lambda: defaultdict(list))
    for piece in found.values():
        blocks[BLOCKS.get(piece.what, piece.what)][piece.copy].append(piece)
    return {name: list(copies.values()) for name, copies in blocks.items()}


def _fault(copy: list[Piece]) -> str | None:
    """The reason why it fails, or None."""
    block = BLOCKS.get(copy[0].what)
    if block and not any(piece.runs for piece in copy):
        return f"{{{{ {block} }}}} is in the template, and nothing of it is on paper."
    for piece in copy:
        if not piece.runs:
            return f"{subject(piece)} is nowhere on paper."
        if not piece.complete:
            page = piece.runs[0].sheet
            return f"{subject(piece)} reads {quoted(piece.said)} on page {page}."
    return _torn(copy)


def _torn(copy: Iterable[Piece]) -> str | None:
    rows: dict[int, list[Piece]] = defaultdict(list)
    for piece in copy:
        if piece.number:
            rows[piece.number].append(piece)
    for row in rows.values():
        for one, other in torn(row):
            page = other.runs[0].sheet
            return f"{subject(other)} does not stand beside its {one.what} on page {page}."
    return None
