"""Whether what is stored fits together: chains of events, and every column that repeats a derivation.

Reads in batches, so that memory does not grow with the database, each of them as of one moment, so that it can run
while a server writes.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from tortoise.models import Model

from models.database.connection import fetch
from models.records import Contract, ContractTemplate, Document, Hire, Installation
from models.rules.contract.content import content_hash
from models.unit_of_work.event_chain.company import ONLY
from models.unit_of_work.event_chain.heads import are_sealed
from models.verification.case_file import case_files
from models.verification.checks import violations
from models.verification.companies import (
    company_files,
    installation_file,
    known_people,
    unknown_people,
)
from models.verification.coverage import is_sealed
from models.verification.pointers import pointer_violations
from models.verification.rows import UNREADABLE, stored_rows
from models.verification.storage import storage_violations
from models.verification.violation import Violation, compare

__all__ = ["Verdict", "Violation", "verify"]

_BATCH = 50
"""Documents in memory at once."""

_COUNTERS = """
    SELECT counted.*, hires_numbered = hires AND payment_requests_numbered = requests AS fits FROM (
      SELECT c.id, c.hires_numbered, c.payment_requests_numbered,
        (SELECT count(*) FROM hire h WHERE h.company_id = c.id) AS hires,
        (SELECT count(*) FROM payment_request r WHERE r.company_id = c.id) AS requests
      FROM company c) counted
    ORDER BY fits, id LIMIT 1
"""


_OTHER_JOB = """
    SELECT h.id, h.job_id FROM hire h JOIN job j ON j.id = h.job_id
    WHERE j.route <> 'DIRECT_HIRE' ORDER BY h.id LIMIT 1
"""

_OTHER_NAME = """
    SELECT h.id, p.name_key, p.email_key, h.name_key <> p.name_key AS renamed
    FROM hirable h JOIN person p ON p.id = h.worker_id
    WHERE h.name_key <> p.name_key OR h.email_key <> p.email_key ORDER BY h.id LIMIT 1
"""


@dataclass
class Verdict:
    """The first row that does not fit (None where all do), and how many of each table were looked at.

    `sealed` chains prove nothing of the time before their seal.
    """

    violation: Violation | None = None
    sealed: int = 0
    looked_at: Counter[str] = field(default_factory=Counter)


async def verify() -> Verdict:
    """Look at every row of the open database, up to the first that does not fit."""
    verdict = Verdict()
    try:
        async for violation in storage_violations():
            raise violation
        await _check_seal()
        async for violation in pointer_violations():
            raise violation
        await _check_jobs()
        await _check_documents(verdict.looked_at)
        await _check_companies(verdict)
        async for case_file in case_files():
            verdict.looked_at.update(case_file.counts)
            _raise(violations(case_file), case_file.hire)
            verdict.sealed += is_sealed(case_file.events)
        await _check_counters()
        await _check_names()
        await _check_templates()
    except Violation as violation:
        verdict.violation = violation
    return verdict


async def _check_jobs() -> None:
    """A hire has a direct hire's job, and no post of the company."""
    for row in await fetch(_OTHER_JOB, []):
        reason = f"job_id points to job {row['job_id']}, which is no direct hire's"
        raise Violation(Hire._meta.db_table, row["id"], reason)


async def _check_seal() -> None:
    """Without it there are rows that no chain covers, and nobody could tell which."""
    if not await are_sealed():
        reason = (
            "chains_sealed is false: rows are not covered until `python -m api migrate` has run"
        )
        raise Violation(Installation._meta.db_table, ONLY, reason)
    async for other in Installation.exclude(id=ONLY):
        raise Violation(Installation._meta.db_table, other.id, "there is only one installation")


async def _check_companies(verdict: Verdict) -> None:
    """Companies and the installation, and everybody of whom they speak."""
    known: set[UUID] = set()
    async for each in company_files():
        verdict.looked_at["companies"] += 1
        _raise(each.violations(), each.company)
        verdict.sealed += is_sealed(each.events)
        known |= known_people(each.said, each.people)
    installation = await installation_file()
    _raise(installation.violations(), installation.only)
    known |= known_people(installation.said, installation.people)
    verdict.looked_at["people"] += len(known)
    async for violation in unknown_people(known):
        raise violation


def _raise(found: Iterator[Violation], whose: Model) -> None:
    try:
        for violation in found:
            raise violation
    except UNREADABLE as failure:
        # What was altered may contradict whatever the rules take for granted.
        reason = f"its rows contradict each other beyond reading: {failure!r}"
        raise Violation(whose._meta.db_table, whose.pk, reason) from failure


async def _check_counters() -> None:
    """Nothing is ever deleted: a company has as many hires and requests as it has numbered."""
    for company in await fetch(_COUNTERS, []):
        if not company["fits"]:
            raise Violation(
                "company",
                company["id"],
                f"it numbered {company['hires_numbered']} hires and"
                f" {company['payment_requests_numbered']} payment requests,"
                f" but has {company['hires']} and {company['requests']}",
            )


async def _check_names() -> None:
    """Who may be hired is found under their own name and address."""
    for row in await fetch(_OTHER_NAME, []):
        column = "name_key" if row["renamed"] else "email_key"
        raise Violation("hirable", row["id"], f"{column} should be {row[column]}")


async def _check_templates() -> None:
    """Templates are what their hashes say."""
    last = UUID(int=0)
    while batch := await ContractTemplate.filter(id__gt=last).order_by("id").limit(_BATCH):
        for template in batch:
            for violation in compare(template, sha256=content_hash(template.html)):
                raise violation
        last = batch[-1].id


async def _check_documents(looked_at: Counter[str]) -> None:
    """Kept documents are of signed versions, and byte for byte what was kept."""
    last = UUID(int=0)
    while batch := await _documents_behind(last):
        for document in batch:
            (contract,) = await stored_rows(Contract, id=document.contract_id)
            _fits(document, contract)
        looked_at["documents"] += len(batch)
        last = batch[-1].id


async def _documents_behind(last: UUID) -> list[Document]:
    some = Document.filter(id__gt=last).order_by("id").limit(_BATCH)
    batch = await stored_rows(Document, id__in=list(await some.values_list("id", flat=True)))
    return sorted(batch, key=lambda document: document.id)


def _fits(document: Document, contract: Contract) -> None:
    for violation in compare(
        document, sha256=sha256(document.body).hexdigest(), company_id=contract.company_id
    ):
        raise violation
    if not contract.is_or_was_in_force:
        reason = f"the version that it prints is {contract.status}, and was never signed"
        raise Violation("document", document.id, reason)
