"""Kept documents: what was made of a signed version is handed out for ever, byte for byte."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from models.ids import new_id
from models.records import Contract, Document, DocumentTask
from models.rules.contract.documents import DocumentFormat, DocumentPurpose
from models.rules.events import CompanyEventType, CompanyFact
from models.unit_of_work.event_chain.company import chain_writes, lock_installation
from models.unit_of_work.event_chain.coverage import columns_of
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.flush import write
from models.unit_of_work.retry import retried_transaction, shielded


@dataclass(frozen=True, slots=True)
class Original:
    """A document of a signed version as it is to be kept; `printed` is a hash of all that it prints."""

    contract: Contract
    format: DocumentFormat
    printed: str
    body: bytes


async def kept(contract: UUID, format: DocumentFormat) -> bytes | None:
    """The document of a signed version, if it was made before."""
    found = await Document.get_or_none(contract_id=contract, format=format, served=True)
    return bytes(found.body) if found else None


async def keep(original: Original, at: datetime) -> bytes:
    """Keep it, once and for good, and settle its task; answers what is kept, should somebody have been faster."""

    async def work() -> bytes:
        await _write(original, at)
        body = await kept(original.contract.id, original.format)
        assert body is not None
        return body

    return await shielded(retried_transaction(work, repeatable=True))


async def _write(original: Original, at: datetime) -> None:
    """All that is written of a kept document, in the transaction that the caller is in."""
    contract = original.contract
    # Locked first: who keeps the same document at the same time finds this one.
    installation = await lock_installation()
    if not await Document.exists(contract_id=contract.id, format=original.format, served=True):
        row = _row(original, at)
        fact, moment = CompanyFact(CompanyEventType.DOCUMENT_KEPT), Moment(None, at, new_id())
        covered = [("document", columns_of(row))]
        links = chain_writes(installation, [fact], covered, moment)
        # By itself: bytes are no value of JSON, which the others are handed over as.
        await row.save(force_create=True)
        await write(links)
    await DocumentTask.filter(
        contract_id=contract.id, format=original.format, purpose=DocumentPurpose.ORIGINAL
    ).delete()


def _row(original: Original, at: datetime) -> Document:
    contract = original.contract
    return Document(
        id=new_id(),
        company_id=contract.company_id,
        contract_id=contract.id,
        format=original.format,
        printed=original.printed,
        sha256=sha256(original.body).hexdigest(),
        body=original.body,
        served=True,
        created_at=at,
    )
