"""JSON Lines: an object for each row, with values as the API writes them (amounts as decimal texts, null as null)."""

from collections.abc import Sequence

import orjson

from models.rules.exports.columns import Cell, ExportColumn


class NdjsonFile:
    """A line for each row, without a head: each names its columns."""

    def __init__(self, columns: Sequence[ExportColumn]) -> None:
        self._names = [column.name for column in columns]

    def begin(self) -> bytes:
        """Nothing."""
        return b""

    def add(self, rows: Sequence[Sequence[Cell]]) -> bytes:
        """Lines."""
        return b"".join(
            orjson.dumps(dict(zip(self._names, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE)
            for row in rows
        )

    def end(self) -> bytes:
        """Nothing."""
        return b""

    def close(self) -> None:
        """Nothing is open."""
