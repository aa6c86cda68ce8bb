"""Kept documents: what was rendered once for a signature is handed out again, byte for byte."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from tortoise.transactions import in_transaction

from models.chains.company import lock_installation, told_by_installation
from models.chains.coverage import columns_of
from models.chains.links import Moment
from models.ids import new_id
from models.records import Contract, Document, DocumentKey
from models.rules.documents import DocumentFormat
from models.rules.events import CompanyEventType, CompanyFact
from models.writing import write

_ONLY = 1


@dataclass(frozen=True, slots=True)
class Print:
    """Which document: of a contract, in a format, as it prints now (`printed` is a hash of all that)."""

    contract: Contract
    format: DocumentFormat
    printed: str


async def kept(wanted: Print) -> bytes | None:
    """The document, if it was rendered before."""
    found = await Document.get_or_none(
        contract_id=wanted.contract.id, format=wanted.format, printed=wanted.printed
    )
    return bytes(found.body) if found else None


async def keep(made: Print, body: bytes, at: datetime) -> bytes:
    """Keep a document; answers the one that is kept, should another process have been faster."""
    if not made.contract.is_or_was_in_force:
        return body
    async with in_transaction():
        installation = await lock_installation()
        if known := await kept(made):
            return known
        row = Document(
            id=new_id(),
            company_id=made.contract.company_id,
            contract_id=made.contract.id,
            format=made.format,
            printed=made.printed,
            sha256=sha256(body).hexdigest(),
            body=body,
            created_at=at,
        )
        await row.save(force_create=True)
        told, moment = CompanyFact(CompanyEventType.DOCUMENT_KEPT), Moment(None, at, new_id())
        covered = [("document", columns_of(row))]
        await write(told_by_installation(installation, [told], covered, moment))
    return body


async def document_key() -> bytes:
    """The secret that signs links, the same for every process; made at the first call, and only read from then on."""
    if not await DocumentKey.exists(id=_ONLY):
        fresh = DocumentKey(id=_ONLY, key=secrets.token_hex(32))
        await DocumentKey.bulk_create([fresh], ignore_conflicts=True)
    return bytes.fromhex((await DocumentKey.get(id=_ONLY)).key)
