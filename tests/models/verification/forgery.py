"""What an operator could do who knows how chains are made: rows that fit together, and are not what they were.

Each runs in a process of its own, see `tests.apart`.
"""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from models.conversation import post_message
from models.database.connection import connection_alone, database, dialect
from models.database.sql import Dialect
from models.people.signing_in import viewer_of
from models.records import Company, CompanyEvent, Conversation, Event, Hire, Installation, Message
from models.rules.chain import GENESIS
from models.rules.events import CompanyEventType, HireEventType
from models.unit_of_work.call import Call
from models.unit_of_work.event_chain import company, hire
from models.verification import checkpoint, heads
from models.verification.moment import as_of_one_moment

Found = tuple[str, str, str]


async def taken(
    url: str, file: Path, key: bytes | None = None, batch: int = heads.HEADS_AT_ONCE
) -> int:
    """A checkpoint of the database, read in batches of this size; the number of its chains."""
    signer = Ed25519PrivateKey.from_private_bytes(key) if key else None
    async with _in_batches(url, batch):
        return (await checkpoint.write_checkpoint(file, datetime.now(UTC), signer)).chains


async def changed(
    url: str, file: Path, key: bytes | None = None, batch: int = heads.HEADS_AT_ONCE
) -> Found | None:
    """The first chain that is not what it was in the checkpoint; `key` is the public one."""
    expected = Ed25519PublicKey.from_public_bytes(key) if key else None
    async with _in_batches(url, batch):
        violation = await checkpoint.read_checkpoint(file, expected).first_change()
    return (violation.table, str(violation.id), violation.reason) if violation else None


async def read_while_written(url: str) -> list[int]:
    """The positions of all heads, one read after the other, when after the first somebody else writes."""
    positions: list[int] = []
    async with _in_batches(url, 1), as_of_one_moment():
        async for batch in heads.heads():
            if not positions:
                await _elsewhere(url, "UPDATE hire SET event_seq = 7777")
            positions += [head.seq for head in batch]
    return positions


async def ascribed(url: str) -> str:
    """Somebody else is said to have moved a milestone, in a chain that is hashed anew; the hire."""
    async with database(url):
        moved = (
            await Event.filter(type=HireEventType.MILESTONE_STATUS_CHANGED).order_by("id").first()
        )
        assert moved
        assert moved.actor_id
        other = await Event.exclude(actor_id=moved.actor_id).order_by("id").first()
        assert other
        await Event.filter(id=moved.id).update(actor_id=other.actor_id)
        await _hash_anew(moved.hire_id)
        return str(moved.hire_id)


async def said(url: str) -> str:
    """A message is posted; the hire."""
    async with database(url):
        viewer = await viewer_of("owner@nordlys.example")
        assert viewer
        conversation = await Conversation.filter(company_id=viewer.company).order_by("id").first()
        assert conversation
        await post_message(Call(viewer, datetime.now(UTC)), conversation.id, "I never said that.")
        return str(conversation.hire_id)


async def unsaid(url: str, id: str) -> None:
    """The last message of the hire was never posted."""
    async with database(url):
        last = await Event.filter(hire_id=id).order_by("-seq").first()
        assert last
        await Event.filter(id=last.id).delete()
        await Message.filter(id=last.message_id).delete()
        await _hash_anew(UUID(id))


async def ascribed_in_company(url: str) -> str:
    """Somebody else is said to have enabled milestones; the company."""
    async with database(url):
        done = await CompanyEvent.filter(type=CompanyEventType.MILESTONES_ENABLED).first()
        assert done
        other = await CompanyEvent.exclude(actor_id=done.actor_id).order_by("id").first()
        assert other
        await CompanyEvent.filter(id=done.id).update(actor_id=other.actor_id)
        head = await _hash_company_anew(done.company_id)
        await Company.filter(id=done.company_id).update(event_hash=head)
        return str(done.company_id)


async def ascribed_in_installation(url: str) -> str:
    """Support is said to have been there for long; the installation."""
    async with database(url):
        first = CompanyEvent.filter(company_id=None, seq=1)
        assert await first.update(occurred_at=datetime(2020, 1, 1, tzinfo=UTC))
        await Installation.all().update(event_hash=await _hash_company_anew(None))
        return "1"


async def _hash_company_anew(of: UUID | None) -> str:
    head = GENESIS
    for event in await CompanyEvent.filter(company_id=of).order_by("seq"):
        head = company.company_link_of(event).hash(head)
        await CompanyEvent.filter(id=event.id).update(hash=head)
    return head


async def _hash_anew(id: UUID) -> None:
    seq, head = 0, GENESIS
    for event in await Event.filter(hire_id=id).order_by("seq"):
        seq, head = event.seq, hire.hire_link_of(event).hash(head)
        await Event.filter(id=event.id).update(hash=head)
    await Hire.filter(id=id).update(event_seq=seq, event_hash=head)


async def _elsewhere(url: str, statement: str) -> None:
    if dialect() is Dialect.POSTGRES:
        other = await connection_alone()
        await other.execute(statement)
        await other.close()
    else:
        with closing(sqlite3.connect(url.removeprefix("sqlite://"), timeout=0)) as file:
            file.execute(statement)
            file.commit()


@asynccontextmanager
async def _in_batches(url: str, size: int) -> AsyncIterator[None]:
    usual = heads.HEADS_AT_ONCE
    heads.HEADS_AT_ONCE = size
    try:
        async with database(url):
            yield
    finally:
        heads.HEADS_AT_ONCE = usual
