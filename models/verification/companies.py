"""Companies with their own chains, and the installation's: everything that belongs to no hire."""

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.models import Model

from models.records import (
    Company,
    CompanyEvent,
    ContractTemplate,
    Document,
    Hirable,
    Installation,
    Job,
    Person,
    ServiceAccount,
    ServiceAccountToken,
    Webhook,
    WebhookSecret,
)
from models.rules.text import texts
from models.rules.webhooks.signing import secret_hash
from models.unit_of_work.event_chain.company import ONLY, company_link_of
from models.verification.case_file import CASES_AT_ONCE, posts_of
from models.verification.coverage import Said, chain_violations, coverage_violations, fits, newest
from models.verification.moment import as_of_one_moment
from models.verification.rows import stored_rows
from models.verification.violation import Violation, compare

_MANY = 1000
"""People or documents in memory at once."""


@dataclass(frozen=True, slots=True)
class CompanyFile:
    """One company with its chain, by `seq`, and what that covers; `people` are those of whom it speaks."""

    company: Company
    events: list[CompanyEvent]
    said: dict[str, Said]
    templates: list[ContractTemplate]
    hirables: list[Hirable]
    posts: list[Job]
    programs: list[ServiceAccount]
    tokens: list[ServiceAccountToken]
    webhooks: list[Webhook]
    secrets: list[WebhookSecret]
    people: dict[UUID, Person]

    def violations(self) -> Iterator[Violation]:
        """The violations in this file."""
        yield from chain_violations(self.company, self.events, company_link_of)
        yield from compare(self.company, name_key=texts.sort_key(self.company.name))
        rows = {key: each for key, each in self.said.items() if not key.startswith("person:")}
        yield from coverage_violations(rows, self.covered, self._named)
        yield from people_violations(self.said, self.people)
        yield from self._program_violations()
        for secret in self.secrets:
            if secret.secret is not None:
                yield from compare(secret, sha256=secret_hash(secret.secret))

    def _program_violations(self) -> Iterator[Violation]:
        for each in self.programs:
            user = self.people.get(each.user_id)
            if user is None or not user.is_program:
                reason = "its user_id is of no service account that the events tell of"
                yield Violation(each._meta.db_table, each.id, reason)
            else:
                yield from compare(each, name_key=user.name_key)
        known = {each.user_id for each in self.programs}
        for user in self.people.values():
            if user.is_program and user.id not in known:
                reason = "its kind is of a service account, and the events tell of none"
                yield Violation(user._meta.db_table, user.id, reason)

    @property
    def covered(self) -> tuple[Model, ...]:
        """The rows that its chain covers, but for people."""
        programs = (*self.programs, *self.tokens)
        webhooks = (*self.webhooks, *self.secrets)
        rows = (self.company, *self.templates, *self.hirables, *self.posts)
        return (*rows, *programs, *webhooks)

    def _named(self, row: Model) -> str | None:
        """Violations by a row that is not as it was covered, as far as that can be told."""
        worker = self.people.get(row.worker_id) if isinstance(row, Hirable) else None
        if isinstance(row, Hirable) and worker and row.name_key != worker.name_key:
            return f"name_key should be {worker.name_key}"
        return None


async def company_files() -> AsyncIterator[CompanyFile]:
    """Every company of the open database, by id."""
    last = UUID(int=0)
    while batch := await _batch(last):
        for each in batch:
            yield each
        last = batch[-1].company.id


def people_violations(said: dict[str, Said], people: dict[UUID, Person]) -> Iterator[Violation]:
    """People who are not what is said of them; a later revision may stand in another chain."""
    for key, each in said.items():
        table, _, rest = key.partition(":")
        if table != Person._meta.db_table:
            continue
        id, revision = _revision(rest)
        if id not in people:
            yield Violation(table, id, "the events tell of them, but they are gone")
        elif people[id].revision < revision:
            yield from compare(people[id], revision=revision)
        elif people[id].revision == revision and not fits(each, people[id]):
            reason = f"it is not what event {each.seq} of its chain covers: a column was altered"
            yield Violation(table, id, reason)


def known_people(said: Iterable[str], people: dict[UUID, Person]) -> set[UUID]:
    """The people whose latest revision stands in this chain."""
    keys = (key.partition(":")[2] for key in said if key.startswith("person:"))
    return {id for id, revision in map(_revision, keys) if people[id].revision == revision}


@dataclass(frozen=True, slots=True)
class InstallationFile:
    """The installation with its chain, and what that covers."""

    only: Installation
    events: list[CompanyEvent]
    said: dict[str, Said]
    people: dict[UUID, Person]
    documents: list[Document]

    def violations(self) -> Iterator[Violation]:
        """The violations in this file."""
        yield from chain_violations(self.only, self.events, company_link_of)
        yield from people_violations(self.said, self.people)
        rows = {key: each for key, each in self.said.items() if key.startswith("document:")}
        yield from coverage_violations(rows, self.covered)

    @property
    def covered(self) -> tuple[Model, ...]:
        """The rows that its chain covers, but for people."""
        return tuple(self.documents)


async def installation_file() -> InstallationFile:
    """The installation of the open database, as of one moment."""
    async with as_of_one_moment():
        return await file_of_installation(await Installation.get_or_none(id=ONLY) or Installation())


async def file_of_installation(only: Installation) -> InstallationFile:
    """The installation's file, in the transaction that the caller is in."""
    events = await _events(company_id=None)
    said = newest(events)
    return InstallationFile(only, events, said, await _people(said), await _documents())


async def file_of_company(company: Company) -> CompanyFile:
    """A company's file, in the transaction that the caller is in."""
    events = await _events(company_id=company.id)
    said = newest(events)
    return CompanyFile(
        company=company,
        events=events,
        said=said,
        templates=await stored_rows(ContractTemplate, company_id=company.id),
        hirables=await stored_rows(Hirable, company_id=company.id),
        posts=await posts_of(company.id),
        programs=await stored_rows(ServiceAccount, company_id=company.id),
        tokens=await stored_rows(ServiceAccountToken, company_id=company.id),
        webhooks=await stored_rows(Webhook, company_id=company.id),
        secrets=await stored_rows(WebhookSecret, company_id=company.id),
        people=await _people(said),
    )


async def unknown_people(known: set[UUID]) -> AsyncIterator[Violation]:
    """People of whom no chain knows what became of them at last."""
    last = UUID(int=0)
    while batch := await Person.filter(id__gt=last).order_by("id").limit(_MANY):
        for person in batch:
            for violation in _named_misfits(person):
                yield violation
            if person.id not in known and not await _known_lately(person.id):
                yield Violation(Person._meta.db_table, person.id, "no event tells of it")
        last = batch[-1].id


def _named_misfits(person: Person) -> Iterator[Violation]:
    """The columns that they are ordered and found by."""
    keys = {"name_key": texts.sort_key(person.name), "email_key": texts.email_key(person.email)}
    return compare(person, **keys)


async def _known_lately(id: UUID) -> bool:
    """Whether an event tells of somebody who came, or changed, after their company was looked at."""
    async with as_of_one_moment():
        said = newest(await CompanyEvent.filter(user_id=id).order_by("occurred_at"))
        people = await _people(said)
        return id in known_people(said, people) and not any(people_violations(said, people))


async def _batch(after: UUID) -> list[CompanyFile]:
    async with as_of_one_moment():
        some = Company.filter(id__gt=after).order_by("id").limit(CASES_AT_ONCE)
        companies = await stored_rows(Company, id__in=list(await some.values_list("id", flat=True)))
        by_id = sorted(companies, key=lambda each: each.id)
        return [await file_of_company(each) for each in by_id]


async def _people(said: Iterable[str]) -> dict[UUID, Person]:
    keys = (key.partition(":")[2] for key in said if key.startswith("person:"))
    ids = sorted({_revision(key)[0] for key in keys})
    some = [
        await stored_rows(Person, id__in=ids[at : at + _MANY]) for at in range(0, len(ids), _MANY)
    ]
    return {person.id: person for people in some for person in people}


async def _events(**whose: Any) -> list[CompanyEvent]:
    return sorted(await stored_rows(CompanyEvent, **whose), key=lambda event: event.seq)


async def _documents() -> list[Document]:
    """All of them, without their bytes."""
    columns = [name for name in Document._meta.fields_db_projection if name != "body"]
    return list(await Document.all().only(*columns))


def _revision(rest: str) -> tuple[UUID, int]:
    id, _, revision = rest.partition(":")
    return UUID(id), int(revision)
