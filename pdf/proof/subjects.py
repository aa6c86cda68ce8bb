"""The subjects that are looked for on paper, in the words of whoever wrote the template."""

from pdf.proof.reading import Piece

SUBJECTS = {
    "total": "The price in {{{{ rate_box }}}}, {text},",
    "rate": "The kind of price in {{{{ rate_box }}}}, {text},",
    "sum": "The total below the milestones, {text},",
    "name": "The name of milestone {number}, {text},",
    "due": "The due date of milestone {number}, {text},",
    "amount": "The amount of milestone {number}, {text},",
    "company": "The company, {text},",
    "contractor": "The contractor, {text},",
    "hash": "The SHA-256 of the content",
    "line": "The server's own line",
    "own_hash": "The server's own line with the SHA-256",
}
LONGEST_SUBJECT = 60


def subject(piece: Piece) -> str:
    """The amount of milestone 3, DKK 64,000.00,"""
    return SUBJECTS[piece.what].format(number=piece.number, text=quoted(piece.expected))


def quoted(text: str) -> str:
    """Its beginning, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"
