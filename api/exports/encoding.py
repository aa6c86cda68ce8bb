"""The parts of a file on their way: packed, where the client takes that."""

import zlib
from collections.abc import Sequence

from api.exports.formats import ExportFile
from models.rules.exports.columns import Cell

_GZIP = 16 + zlib.MAX_WBITS


class GzippedFile:
    """A file, packed by gzip while it is written."""

    def __init__(self, file: ExportFile) -> None:
        self._file = file
        self._packer = zlib.compressobj(wbits=_GZIP)

    def begin(self) -> bytes:
        """See `ExportFile`."""
        return self._packer.compress(self._file.begin())

    def add(self, rows: Sequence[Sequence[Cell]]) -> bytes:
        """See `ExportFile`."""
        return self._packer.compress(self._file.add(rows))

    def end(self) -> bytes:
        """See `ExportFile`."""
        return self._packer.compress(self._file.end()) + self._packer.flush()

    def close(self) -> None:
        """See `ExportFile`."""
        self._file.close()


def takes_gzip(accept_encoding: str) -> bool:
    """Whether the header names it, and not to refuse it."""
    codings = (each.partition(";q=") for each in accept_encoding.replace(" ", "").split(","))
    return any(
        name.lower() == "gzip" and (not weight or weight.strip("0.") != "")
        for name, _, weight in codings
    )
