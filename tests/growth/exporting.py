"""The statements of an export, as a server sends them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from models.database.connection import database
from models.database.snapshot import Snapshot, snapshot
from models.rules.access import CompanyRole, Viewer
from models.rules.exports.files import Days, ExportFormat, ExportKind, ExportWish
from resolvers.context import ContractDocuments
from resolvers.exports import rows as export_rows
from resolvers.schema import schema

BATCH = 50
"""So few rows at once that a short history makes a long file."""


@dataclass(frozen=True, slots=True)
class SentBatch:
    """A statement, its values, and how many rows it answered."""

    statement: str
    values: Sequence[Any]
    rows: int


@dataclass(frozen=True, slots=True)
class _Recorder:
    taken: Snapshot
    sent: list[SentBatch] = field(default_factory=list)

    async def fetch(self, statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
        found = await self.taken.fetch(statement, values)
        self.sent.append(SentBatch(statement, list(values), len(found)))
        return found


async def sent_by_export(url: str, company: UUID, kind: ExportKind, days: Days) -> list[SentBatch]:
    """Of a file for an owner of the company."""
    export_rows.BATCH = BATCH
    viewer = Viewer(UUID(int=0), CompanyRole.OWNER, company)
    known = schema._schema  # Strawberry has no other way in
    source = export_rows.ExportRows(known, cast("ContractDocuments", None))
    wish = ExportWish(kind, ExportFormat.CSV, days)
    async with database(url), snapshot() as taken:
        recorder = _Recorder(taken)
        async for _ in source.batches(recorder, viewer, company, wish, datetime.now(UTC)):
            pass
    return recorder.sent
