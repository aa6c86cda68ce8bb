"""A client who takes a file too slowly, piece by piece: the server's own limit sees one who takes nothing at all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from api.exports import delivery
from api.exports.delivery import Delivered, ExportOutcome, ExportResponse
from api.exports.formats import export_file
from models.rules.exports.columns import Cell
from models.rules.exports.files import ExportFormat, ExportKind
from tests.api.exports.written import COLUMNS, row


@dataclass
class Endless:
    """Rows without an end, each of which is read when the one before is taken."""

    read: int = 0
    is_open: bool = False

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[AsyncIterator["Endless"]]:
        self.is_open = True
        try:
            yield self._batches()
        finally:
            self.is_open = False

    async def revoked(self) -> None:
        await asyncio.Event().wait()

    def rows(self) -> list[list[Cell]]:
        return [row("x" * 100_000)]

    async def _batches(self) -> AsyncIterator["Endless"]:
        while True:
            self.read += 1
            yield self


@dataclass
class Client:
    """Takes a few pieces, and then no more."""

    takes: int
    taken: list[dict[str, Any]] = field(default_factory=list)
    dropped: int = 0

    async def receive(self) -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def send(self, message: Any) -> None:
        if len(self.taken) >= self.takes:
            await asyncio.Event().wait()
        self.taken.append(message)

    def drop(self) -> None:
        self.dropped += 1


async def test_who_takes_a_piece_too_slowly_is_dropped_and_nothing_more_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(delivery, "_TAKING_SECONDS", 0.05)
    source, client, told = Endless(), Client(takes=6), list[Delivered]()
    file = export_file(ExportFormat.NDJSON, ExportKind.HIRES, COLUMNS)
    response = ExportResponse(source, file, {}, 60.0, told.append)
    scope = {"type": "http", "state": {"abort": client.drop}}
    await response(scope, client.receive, client.send)
    assert [each.outcome for each in told] == [ExportOutcome.STUCK]
    assert (client.dropped, source.is_open) == (1, False)
    # The head of the answer, and two pieces of each row.
    assert source.read == 3
