"""Everything that is stored about one hire, read for many hires at a time."""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from tortoise.models import Model

from models.database.connection import dialect, fetch
from models.database.sql import Binds
from models.records import (
    Company,
    Contract,
    ContractTemplate,
    ContractTerms,
    Conversation,
    Event,
    Hire,
    Job,
    Message,
    Milestone,
    PaymentRequest,
    Person,
)
from models.rules.erasure import Erasure
from models.verification.coverage import erasure_of
from models.verification.moment import as_of_one_moment
from models.verification.rows import stored_rows

CASES_AT_ONCE = 50
"""Hires that are in memory at once."""

M = TypeVar("M", bound=Model)
RowsByHire = Mapping[UUID, list[Any]]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One hire with all that hangs on it. Events by `seq`, versions by `version`, the rest by id.

    Templates without their texts, which are looked at once each.
    """

    hire: Hire
    company: Company
    worker: Person
    job: Job
    events: list[Event]
    contracts: list[Contract]
    templates: dict[UUID, ContractTemplate]
    terms: dict[UUID, list[ContractTerms]]
    milestones: dict[UUID, Milestone]
    requests: dict[UUID, PaymentRequest]
    conversations: list[Conversation]
    messages: dict[UUID, Message]

    @property
    def erasure(self) -> Erasure:
        """What its chain says was deleted when somebody was erased."""
        return erasure_of(self.events)

    @property
    def covered(self) -> tuple[Model, ...]:
        """The rows that its chain covers."""
        return (
            self.hire,
            self.job,
            *self.contracts,
            *self.milestones.values(),
            *self.requests.values(),
            *self.conversations,
            *self.messages.values(),
        )

    @property
    def counts(self) -> Counter[str]:
        """How many rows of each table these are."""
        return Counter(
            {
                "hires": 1,
                "events": len(self.events),
                "contracts": len(self.contracts),
                "terms": sum(map(len, self.terms.values())),
                "milestones": len(self.milestones),
                "payment requests": len(self.requests),
                "messages": len(self.messages),
            }
        )


async def case_files() -> AsyncIterator[CaseFile]:
    """Every hire of the open database, by id. Raises Violation for a row that cannot be read."""
    last = UUID(int=0)
    while batch := await _batch(last):
        for case_file in batch:
            yield case_file
        last = batch[-1].hire.id


async def _batch(after: UUID) -> list[CaseFile]:
    async with as_of_one_moment():
        ids = (
            await Hire.filter(id__gt=after)
            .order_by("id")
            .limit(CASES_AT_ONCE)
            .values_list("id", flat=True)
        )
        return await case_files_of(list(ids)) if ids else []


async def case_files_of(ids: list[Any]) -> list[CaseFile]:
    """These hires, by id, in the transaction that the caller is in."""
    hires = await stored_rows(Hire, id__in=ids)
    companies = _by_id(await stored_rows(Company, id__in={hire.company_id for hire in hires}))
    workers = _by_id(await stored_rows(Person, id__in={hire.worker_id for hire in hires}))
    jobs = _by_id(await stored_rows(Job, id__in={hire.job_id for hire in hires}))
    events = _by_hire(await stored_rows(Event, hire_id__in=ids))
    contracts = _by_hire(await stored_rows(Contract, hire_id__in=ids))
    versions = [contract.id for each in contracts.values() for contract in each]
    terms = _grouped(await stored_rows(ContractTerms, contract_id__in=versions), "contract_id")
    templates = _by_id(await _templates(contracts))
    milestones = _by_hire(await stored_rows(Milestone, hire_id__in=ids))
    requests = _by_hire(await stored_rows(PaymentRequest, hire_id__in=ids))
    conversations = _by_hire(await stored_rows(Conversation, hire_id__in=ids))
    messages = _by_hire(await stored_rows(Message, hire_id__in=ids))
    return [
        CaseFile(
            hire=hire,
            company=companies[hire.company_id],
            worker=workers[hire.worker_id],
            job=jobs[hire.job_id],
            events=sorted(events[hire.id], key=lambda event: event.seq),
            contracts=sorted(contracts[hire.id], key=lambda contract: contract.version),
            templates=templates,
            terms={contract.id: terms[contract.id] for contract in contracts[hire.id]},
            milestones=_by_id(milestones[hire.id]),
            requests=_by_id(requests[hire.id]),
            conversations=conversations[hire.id],
            messages=_by_id(messages[hire.id]),
        )
        for hire in sorted(hires, key=lambda hire: hire.id)
    ]


async def posts_of(company: UUID) -> list[Job]:
    """The jobs of a company that are no hire's."""
    binds = Binds(dialect())
    posts = await fetch(
        f"SELECT j.id FROM job j WHERE j.company_id = {binds(company)}"
        " AND NOT EXISTS (SELECT 1 FROM hire h WHERE h.job_id = j.id)",
        binds.values,
    )
    return await stored_rows(Job, id__in=[post["id"] for post in posts])


async def _templates(contracts: RowsByHire) -> list[ContractTemplate]:
    pinned = {contract.template_id for each in contracts.values() for contract in each} - {None}
    return await ContractTemplate.filter(id__in=pinned).only("id", "company_id", "sha256")


def _by_id(rows: Iterable[M]) -> dict[UUID, M]:
    return {row.pk: row for row in rows}


def _by_hire(rows: Iterable[Model]) -> RowsByHire:
    return _grouped(rows, "hire_id")


def _grouped(rows: Iterable[Model], name: str) -> RowsByHire:
    groups: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups
