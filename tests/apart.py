"""Work on a database in a process of its own: Tortoise knows one database a process, and this one may serve it."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
from tortoise import Tortoise
from tortoise.transactions import in_transaction

from api.bulk import seed_hires
from api.demo import seed_demo
from models.access.engagement import engagement_of
from models.amendment.save import edit_milestones
from models.calendars.feeds import FeedAddress, create_calendar_feed, revoke_calendar_feed
from models.calendars.last_read import write_last_read
from models.company import set_contract_template
from models.database.connection import (
    POOL,
    RECORDS,
    connection_alone,
    database,
    dialect_of,
    fetch_value,
)
from models.database.engines import postgres
from models.database.sql import Dialect
from models.document import Original, keep
from models.feed import event_log
from models.hire import offer_hire
from models.migration import seal
from models.migration import upgrade as migration
from models.operators.erasure import erase
from models.operators.people import deactivate
from models.people import add_member, change_engagement_type, remove_member
from models.people.signing_in import viewer_of
from models.records import (
    Contract,
    Feed,
    Hirable,
    Hire,
    IdempotencyRecord,
    Milestone,
    Person,
    WebhookAttempt,
)
from models.rules.access import CompanyRole, Viewer
from models.rules.contract.documents import DocumentFormat
from models.rules.editing.edit import Edit, MilestonesEdit
from models.rules.errors import Refused
from models.rules.lifecycle import ContractStatus, HireStatus
from models.rules.people import EngagementType
from models.rules.rows import MilestoneUpdate
from models.service_account import create_service_account, revoke_service_account
from models.unit_of_work.call import Call
from models.verification import verify
from models.webhooks.verbs import (
    ask_for_test,
    create_webhook,
    delete_webhook,
    rotate_webhook_secret,
    update_webhook,
)
from models.webhooks.wishes import WebhookWish
from tests.bo import BO, employ_bo

T = TypeVar("T")
Work = Callable[..., Coroutine[Any, Any, T]]


class Apart:
    """Other processes; each does one thing at a time."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def run(self, work: Work[T], url: str, *given: Any) -> T:
        """What the work answers."""
        return self._pool.submit(_run, work, url, *given).result()

    def at_once(self, work: Work[T], url: str) -> list[T]:
        """What it answers to two processes that do it at the same time."""
        both = [self._pool.submit(_run, work, url) for _ in range(2)]
        return [each.result() for each in both]


@contextmanager
def apart() -> Iterator[Apart]:
    """Two processes that last as long as the block."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        yield Apart(pool)


async def migrated(url: str) -> list[str]:
    """The steps that it lacked."""
    return await migration.migrate(url)


async def migrated_in_parts(url: str, rows: int) -> None:
    """Migrated, so many of the installation's rows under each seal."""
    usual, seal._ROWS = seal._ROWS, rows
    try:
        await migration.migrate(url)
    finally:
        seal._ROWS = usual


async def upgraded(url: str) -> list[str]:
    """The steps that it lacked; its chains are not sealed."""
    return await migration.upgrade(url)


async def lacking(url: str) -> list[str]:
    """The steps that it still lacks."""
    async with database(url):
        return await migration.pending()


async def migrated_to(url: str, step: str) -> None:
    """Migrated as far as this step."""
    history = migration.HISTORY
    dialect = dialect_of(url)
    with TemporaryDirectory() as folder:
        shutil.copytree(history / dialect, Path(folder) / dialect)
        known = migration.steps(dialect)
        for later in known[known.index(step) + 1 :]:
            (Path(folder) / dialect / RECORDS / later).unlink()
        migration.HISTORY = Path(folder)
        try:
            await migration.upgrade(url)
        finally:
            migration.HISTORY = history


async def generated(url: str) -> None:
    """The schema straight from the models."""
    async with database(url):
        await Tortoise.generate_schemas()


async def demonstrated(url: str) -> None:
    """Migrated and filled with demo data."""
    await migration.migrate(url)
    async with database(url):
        await seed_demo(datetime.now(UTC))


async def furnished(url: str) -> None:
    """Demo data, and what they lack: a kept document, a template, who is no member any more, deactivated, or erased."""
    await demonstrated(url)
    async with database(url):
        await employ_bo()
        assert await erase(BO, datetime.now(UTC))
        signed = await Contract.filter(status=ContractStatus.SIGNED).first()
        assert signed is not None
        original = Original(signed, DocumentFormat.STANDARD, "0" * 64, b"%PDF")
        await keep(original, datetime.now(UTC))
        owner = await Person.filter(role=CompanyRole.OWNER).first()
        assert owner is not None
        assert owner.company_id is not None
        call = Call(Viewer(owner.id, CompanyRole.OWNER, owner.company_id), datetime.now(UTC))
        given = ("Gone Away", "gone@nordlys.example", CompanyRole.FINANCE_MANAGER)
        member = await add_member(call, owner.company_id, *given)
        await remove_member(call, member.subject)
        books = ("Books", CompanyRole.FINANCE_MANAGER, None)
        await create_service_account(call, owner.company_id, *books)
        old = await create_service_account(call, owner.company_id, "Old books", *books[1:])
        await revoke_service_account(call, old.subject)
        await set_contract_template(
            call, owner.company_id, "{{ rate_box }}{{ milestones_section }}"
        )
        await _furnished_with_webhooks(call)
        await _furnished_with_feeds(call)
        assert await deactivate("petra@payroll.example", datetime.now(UTC))


async def _furnished_with_webhooks(call: Call) -> None:
    """One that is told no more, with a test and an attempt of that, and one that is gone."""
    company = call.by.company
    wish = WebhookWish(
        "https://hooks.example.com/", "subscription { hireEvents { id } }", None, None
    )
    kept = (await create_webhook(call, company, wish)).subject
    await rotate_webhook_secret(call, kept, 24)
    tested = (await ask_for_test(call, kept)).subject
    await WebhookAttempt.create(
        delivery_id=tested, company_id=company, at=call.at, status_code=503, duration_ms=12
    )
    await update_webhook(call, kept, WebhookWish(), enabled=False)
    gone = await create_webhook(call, company, wish)
    await delete_webhook(call, gone.subject)


async def _furnished_with_feeds(call: Call) -> None:
    """One that calendars read, and one that was revoked."""
    kept = await create_calendar_feed(call, None, FeedAddress("0" * 64, "sealed"), of_all=True)
    await write_last_read(kept.subject, call.at, "sealed anew")
    gone = await create_calendar_feed(call, None, FeedAddress("1" * 64, "sealed"), of_all=True)
    await revoke_calendar_feed(call, gone.subject)


async def filled(url: str) -> None:
    """All that, and a row of each table that is still empty."""
    await furnished(url)
    async with database(url):
        owner = await Person.filter(role=CompanyRole.OWNER).first()
        assert owner is not None
        await Feed.create(id=1)
        await IdempotencyRecord.create(
            person=owner,
            mutation="createDirectHire",
            key="a key",
            fingerprint="0" * 64,
            subject=owner.id,
            created_at=datetime.now(UTC),
        )


async def loaded(url: str, hires: int, milestones: int) -> None:
    """So many hires more."""
    async with database(url):
        await seed_hires(hires, milestones, datetime.now(UTC), lambda _: None)


async def engaged_otherwise(url: str) -> None:
    """Every company engages each of its workers in the other way."""
    async with database(url):
        for pair in await Hirable.all():
            owner = await Person.get(company_id=pair.company_id, role=CompanyRole.OWNER)
            call = Call(Viewer(owner.id, CompanyRole.OWNER, pair.company_id), datetime.now(UTC))
            was = engagement_of(pair, await Person.get(id=pair.worker_id))
            (other,) = {*EngagementType} - {was}
            await change_engagement_type(call, pair.company_id, pair.worker_id, other)


async def offered(url: str, edits: int) -> None:
    """Every draft of the demo, edited so many times, and then offered."""
    async with database(url):
        viewer = await viewer_of("owner@nordlys.example")
        assert viewer
        for draft in await Hire.filter(status=HireStatus.DRAFT, company_id=viewer.company):
            for version in range(1, edits + 1):
                renamed = await _renamed(draft.id, version)
                edit = Edit(version, MilestonesEdit(update=(renamed,)))
                await edit_milestones(Call(viewer, datetime.now(UTC)), draft.id, edit, None)
            await offer_hire(Call(viewer, datetime.now(UTC)), draft.id, None)


async def _renamed(hire: UUID, version: int) -> MilestoneUpdate:
    milestone = await Milestone.filter(hire_id=hire).order_by("id").first()
    assert milestone
    return MilestoneUpdate(milestone.id, name=f"Name {version}")


async def numbered(url: str, hires: int) -> tuple[list[int], int, int]:
    """Numbers of the feed for so many hires in one transaction; how far it could be read meanwhile, and afterwards."""
    async with database(url):
        async with in_transaction():
            numbers = await event_log.feed_numbers(hires)
            other = await connection_alone()
            meanwhile: int = await other.fetchval(
                "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1"
            )
            await other.close()
        return numbers, meanwhile, (await event_log.present_position()).xid


async def given_up(url: str) -> None:
    """Many refusals are cancelled, each at another moment; then as many transactions as may run at once do so."""
    async with database(url):
        await fetch_value("SELECT 1", [])
        for moment in range(400):
            task = asyncio.create_task(_refused())
            asyncio.get_running_loop().call_later(moment / 80_000, task.cancel)
            await asyncio.wait([task])
        all_writers = asyncio.Barrier(POOL - postgres.FOR_READERS)
        async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
            for _ in range(all_writers.parties):
                tasks.create_task(_together(all_writers))


async def _refused() -> None:
    with suppress(Refused):
        async with in_transaction():
            await fetch_value("SELECT 1", [])
            raise Refused([])


async def _together(barrier: asyncio.Barrier) -> None:
    async with in_transaction():
        await fetch_value("SELECT 1", [])
        await barrier.wait()


async def verified(url: str) -> tuple[tuple[str, str, str] | None, dict[str, int]]:
    """The first misfit (table, id, reason), and what was looked at."""
    async with database(url):
        verdict = await verify()
    if violation := verdict.violation:
        return (violation.table, str(violation.id), violation.reason), dict(verdict.looked_at)
    return None, dict(verdict.looked_at)


async def verified_while_written(url: str) -> str | None:
    """The first misfit while another connection has written, and does not commit."""
    if dialect_of(url) is Dialect.SQLITE:
        with closing(sqlite3.connect(urlsplit(url).path, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            writer.execute(_HALF_DONE)
            return await _violation(url)
    writer = await asyncpg.connect(url)
    try:
        async with writer.transaction():
            await writer.execute(_HALF_DONE)
            return await _violation(url)
    finally:
        await writer.close()


_HALF_DONE = "UPDATE company SET hires_numbered = hires_numbered + 1"


async def _violation(url: str) -> str | None:
    async with database(url, **_IMPATIENT[dialect_of(url)]):
        violation = (await verify()).violation
    return str(violation) if violation else None


_IMPATIENT: dict[Dialect, dict[str, Any]] = {
    Dialect.SQLITE: {"busy_timeout": 500},
    Dialect.POSTGRES: {},
}


def _run(work: Work[T], url: str, *given: Any) -> T:
    return asyncio.run(work(url, *given))
