"""Documents that the servers make by themselves: a row for each document, which some process works off.

A task is written in the transaction that makes it necessary, and so survives whatever becomes of the process. Who
works on it holds it for a while, and renews that; if the process dies, another one takes over.

By hand: `procrastinate` and `arq` need PostgreSQL, and Redis: a task is a row of the transaction that makes it
necessary, on SQLite too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.expressions import F

from models.access.visibility import Noun, visible
from models.database.connection import dialect, fetch, fetch_value
from models.database.history import not_outgrown
from models.database.sql import Binds, Dialect
from models.ids import new_id
from models.records import Contract, DocumentTask
from models.rules.access import Viewer
from models.rules.contract.documents import DocumentFormat, DocumentPurpose

LEASE = timedelta(seconds=15)
"""After this long without a sign of life a task is somebody else's to take."""

_FIRST = UUID(int=0)


@dataclass(frozen=True, slots=True)
class KnownRefusal:
    """Why a document cannot be made, whoever tries it."""

    code: str
    reason: str


def task_of(
    contract: Contract, format: DocumentFormat, purpose: DocumentPurpose, at: datetime
) -> DocumentTask:
    """A task to be added in the transaction that makes it necessary."""
    return DocumentTask(
        id=new_id(),
        company_id=contract.company_id,
        contract_id=contract.id,
        format=format,
        purpose=purpose,
        due_at=at,
        created_at=at,
    )


def originals_of(contract: Contract, at: datetime) -> list[DocumentTask]:
    """The tasks for the documents of a version that is signed just now."""
    formats = [DocumentFormat.STANDARD]
    if contract.template_id:
        formats.append(DocumentFormat.CUSTOM)
    return [task_of(contract, each, DocumentPurpose.ORIGINAL, at) for each in formats]


async def wanted(
    contract: Contract, format: DocumentFormat, purpose: DocumentPurpose, at: datetime
) -> DocumentTask | None:
    """The task, written now where there is none: of rows that came another way than by a verb.

    None where somebody is done with it just now.
    """
    fresh = task_of(contract, format, purpose, at)
    await DocumentTask.bulk_create([fresh], ignore_conflicts=True)
    return await DocumentTask.get_or_none(contract_id=contract.id, format=format, purpose=purpose)


async def is_to_be_proved(contract: UUID | None, viewer: Viewer) -> bool:
    """Whether somebody may sign this version, as far as they see it, and nobody knows yet if its template proves."""
    binds = Binds(dialect())
    settled = "SELECT 1 FROM document_task t WHERE t.contract_id = c.id AND t.purpose = 'PROOF'"
    return bool(
        await fetch_value(
            f"SELECT 1 FROM contract c WHERE c.id = {binds(contract)} AND c.template_id IS NOT NULL"
            f" AND c.status = 'PENDING_SIGNATURE' AND {visible(Noun.CONTRACT, 'c', viewer, binds)}"
            f" AND NOT EXISTS ({settled} AND t.settled_at IS NOT NULL)",
            binds.values,
        )
    )


async def known_refusal(contract: UUID, format: DocumentFormat) -> KnownRefusal | None:
    """Why this document cannot be made, where that is known."""
    found = await DocumentTask.filter(
        contract_id=contract, format=format, refusal__isnull=False
    ).first()
    return KnownRefusal(found.refusal_code or "", found.refusal or "") if found else None


async def claim_next(after: UUID, now: datetime) -> DocumentTask | None:
    """Take a task that is due: of the next company behind this one, in the order of their ids, all around.

    So each company has its turn, however many tasks another one has. Of one company's the newest comes first: who
    just signed does not wait behind all that was signed before an upgrade.
    """
    if not await DocumentTask.exists(settled_at__isnull=True, due_at__lte=now):
        # On SQLite a claim takes the place of whoever wants to write: none is made in vain.
        return None
    return await _claim_behind(after, now) or await _claim_behind(_FIRST, now)


async def claim(task: DocumentTask, now: datetime) -> DocumentTask | None:
    """Take this one, due or not, because somebody asks for it; None where it is held, or settled already."""
    binds = Binds(dialect())
    return await _claim(f"t.id = {binds(task.id)}", "", now, binds)


async def renew(task: DocumentTask, now: datetime) -> None:
    """Hold it for longer."""
    binds = Binds(dialect())
    await _update(task, f"leased_until = {binds(now + LEASE)}", binds)


async def put_off(task: DocumentTask, until: datetime) -> None:
    """Leave it to whoever comes then."""
    binds = Binds(dialect())
    await _update(task, f"leased_until = NULL, due_at = {binds(until)}", binds)


async def resume(now: datetime) -> None:
    """Make all that was put off due again, in its old order: who begins may have what others lacked."""
    waiting = DocumentTask.filter(
        settled_at__isnull=True, leased_until__isnull=True, due_at__gt=now
    )
    await waiting.update(due_at=F("created_at"))


async def settle(task: DocumentTask, now: datetime, refusal: KnownRefusal | None = None) -> None:
    """Record the task's final outcome."""
    binds = Binds(dialect())
    values = f"leased_until = NULL, settled_at = {binds(now)}"
    if refusal:
        values += f", refusal_code = {binds(refusal.code)}, refusal = {binds(refusal.reason)}"
    await _update(task, values, binds)


async def drop(task: DocumentTask) -> None:
    """Delete the task: nothing is left to do, and no outcome to keep."""
    await DocumentTask.filter(id=task.id, attempts=task.attempts).delete()


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many documents are still to be made, and for how many seconds the oldest of them has been."""

    waiting: int
    oldest: float


async def backlog(now: datetime) -> Backlog:
    """As it is just now."""
    of_those = "FROM document_task WHERE settled_at IS NULL"
    (row,) = await fetch(f"SELECT count(*) AS waiting, min(created_at) AS since {of_those}", [])
    since = row["since"]
    begun = datetime.fromisoformat(since) if isinstance(since, str) else since
    return Backlog(row["waiting"], max(0.0, (now - begun).total_seconds()) if begun else 0.0)


async def _claim_behind(company: UUID, now: datetime) -> DocumentTask | None:
    binds = Binds(dialect())
    where = f"t.due_at <= {binds(now)} AND t.company_id > {binds(company)}"
    return await _claim(where, "ORDER BY t.company_id, t.due_at DESC LIMIT 1", now, binds)


async def _claim(where: str, order: str, now: datetime, binds: Binds) -> DocumentTask | None:
    free = f"t.settled_at IS NULL AND (t.leased_until IS NULL OR t.leased_until <= {binds(now)})"
    # What a later release wants of a document is for its own servers to make.
    free += f" AND {not_outgrown()}"
    chosen = f"SELECT t.id FROM document_task t WHERE {where} AND {free} {order}"
    if binds.dialect is Dialect.POSTGRES:
        chosen += " FOR UPDATE SKIP LOCKED"
    rows = await fetch(
        f"UPDATE document_task SET leased_until = {binds(now + LEASE)}, attempts = attempts + 1"
        f" WHERE id = ({chosen}) RETURNING id",
        binds.values,
    )
    return await DocumentTask.get_or_none(id=str(rows[0]["id"])) if rows else None


async def _update(task: DocumentTask, values: str, binds: Binds) -> None:
    """Only as its holder: whoever took over counts another attempt."""
    await fetch(
        f"UPDATE document_task SET {values} WHERE id = {binds(task.id)}"
        f" AND attempts = {binds(task.attempts)} AND settled_at IS NULL RETURNING id",
        binds.values,
    )
