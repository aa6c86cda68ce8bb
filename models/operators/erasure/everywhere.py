"""What companies and the installation hold of somebody who is erased: their name and address, and who they were."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from tortoise.models import Model

from models.ids import new_id
from models.operators.erasure.chains import fitting_file, lock_chains
from models.operators.erasure.forgetting import deletions, left_uncovered, to_forget
from models.operators.erasure.hires import hires_left
from models.operators.erasure.inputs import forget_inputs
from models.operators.erasure.obstacles import refuse_obstacles
from models.records import CalendarFeed, Company, CompanyEvent, Hirable, Installation, Person
from models.rules.erasure import Erasure, is_erased, pseudonym, pseudonymous_address
from models.rules.events import CompanyEventType, CompanyFact, EventDetail
from models.rules.text import texts
from models.unit_of_work.event_chain.company import chain_writes
from models.unit_of_work.event_chain.coverage import columns_of
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.flush import TableWrite, row_of, updated, write
from models.unit_of_work.retry import retried_transaction, shielded
from models.verification.companies import CompanyFile, InstallationFile


async def erase_everywhere(person: UUID, at: datetime, *, unpaid: bool) -> Person | None:
    """Put a pseudonym in the place of name and address, and write so into each chain that tells of them.

    They are a member of nothing any more. None where there is a hire again that holds something of theirs, or they may
    sign in again. Refuses as `refuse_obstacles` does; raises Violation for the first row of these chains that does not
    fit.
    """
    work = partial(_erase, person, at, unpaid=unpaid)
    return await shielded(retried_transaction(work, repeatable=True))


async def _erase(id: UUID, at: datetime, *, unpaid: bool) -> Person | None:
    person, owners = await lock_chains(id)
    if is_erased(person.email):
        return person
    await refuse_obstacles(person.id, unpaid=unpaid)
    if person.is_active or await hires_left(person.id):
        return None
    chains = [await _chain(owner, person.id) for owner in owners]
    words = {person.name, person.email}.union(*(each.words(person) for each in chains))
    await forget_inputs(person.id, words)
    await CalendarFeed.filter(owner_id=person.id).delete()
    await write(_writes(person, chains, at))
    return person


def _writes(person: Person, chains: list["_Chain"], at: datetime) -> list[TableWrite]:
    lost = [_role_lost(person, each.owner) for each in chains]
    parts = [updated("person", [row_of(person, _pseudonymise(person, at))])]
    hirables = [row for each in chains for row in each.hirables(person)]
    if hirables:
        parts.append(
            updated("hirable", [row_of(row, ["name_key", "email_key"]) for row in hirables])
        )
    moment = Moment(None, at, new_id())
    for each, role in zip(chains, lost, strict=True):
        parts += each.told(person, moment, role)
    return parts


def _role_lost(person: Person, owner: Company | Installation) -> Mapping[str, EventDetail]:
    """That they were a member of this company, or support."""
    if isinstance(owner, Company) and owner.id == person.company_id:
        return {"changes": [["role", str(person.role), None]]}
    return {}


def _pseudonymise(person: Person, at: datetime) -> Mapping[str, object]:
    """Change the person; which fields that are."""
    name, email = pseudonym(person.id), pseudonymous_address(person.id)
    values: dict[str, object] = {
        "name": name,
        "name_key": texts.sort_key(name),
        "email": email,
        "email_key": texts.email_key(email),
        "company_id": None,
        "role": None,
        "is_support": False,
        "deactivated_at": person.deactivated_at or at,
        "revision": person.revision + 1,
    }
    person.update_from_dict(values)
    return values


@dataclass(frozen=True, slots=True)
class _Chain:
    """The locked chain of a company or of the installation, and what it has to forget."""

    owner: Company | Installation
    file: CompanyFile | InstallationFile
    gone: Erasure

    def words(self, person: Person) -> set[str]:
        """The names and addresses that they had before they were corrected, as far as the chain has kept them."""
        kept = [each.disclosures for each in self.file.events if _names(each, person.id)]
        told = [value for each in kept if each for value in json.loads(each).values()]
        return {str(value["value"]) for value in told}

    def hirables(self, person: Person) -> list[Hirable]:
        """That the company may hire them, under the name that they have now."""
        rows = _hirables(self.file, person.id)
        for row in rows:
            row.name_key, row.email_key = person.name_key, person.email_key
        return rows

    def told(
        self, person: Person, moment: Moment, lost: Mapping[str, EventDetail]
    ) -> list[TableWrite]:
        """The writes that tell of it, cover what has no digest any more, and forget."""
        changed: list[Model] = [person, *_hirables(self.file, person.id)]
        rows = dict.fromkeys(
            [*changed, *left_uncovered(self.file.said, self.gone, self._others(person))]
        )
        fact = CompanyFact(
            CompanyEventType.PERSON_ERASED, person.id, {**self.gone.details(person.id), **lost}
        )
        covered = [(row._meta.db_table, columns_of(row)) for row in rows]
        return [
            *chain_writes(self.owner, [fact], covered, moment),
            *deletions(self.file.events, self.gone),
        ]

    def _others(self, person: Person) -> Iterator[Model]:
        yield from self.file.covered
        yield from (each for each in self.file.people.values() if each.id != person.id)


async def _chain(owner: Company | Installation, person: UUID) -> _Chain:
    file = await fitting_file(owner)
    theirs = {f"hirable:{row.id}" for row in _hirables(file, person)}

    def covers_theirs(key: str) -> bool:
        return key in theirs or key.startswith(f"person:{person}:")

    return _Chain(
        owner, file, to_forget(file.events, covers_theirs, lambda link: _names(link, person))
    )


def _names(link: object, person: UUID) -> bool:
    return isinstance(link, CompanyEvent) and link.user_id == person


def _hirables(file: CompanyFile | InstallationFile, person: UUID) -> list[Hirable]:
    known = file.hirables if isinstance(file, CompanyFile) else []
    return [row for row in known if row.worker_id == person]
