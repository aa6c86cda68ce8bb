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
