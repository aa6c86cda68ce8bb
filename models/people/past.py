"""What chains tell of somebody's past: by which company they are known, and what they were called."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from models.records import CompanyEvent, Person
from models.rules.corrections import CORRECTED
from models.rules.events import CompanyEventType

_NAME_BEFORE, _ = CORRECTED["name"]


async def is_known_elsewhere(person: Person, company: UUID) -> bool:
    """Whether another chain than the company's tells of them: they were somebody's member, or support, once.

    Whom the company had at the upgrade, before there were chains, it always had as far as anybody can tell.
    """
    return not _tells_all(await _told(person, company), person, since=0)


async def name_at(person: Person, company: UUID, at: datetime) -> str:
    """Somebody's name at that moment, whosever chain tells what became of it; of who was erased, the pseudonym.

    `company` is one that had them then: mostly its chain tells all, and no other one has to be searched.
    """
    told = await _told(person, company)
    since = max((revision for revision, each in told.items() if each.occurred_at <= at), default=0)
    chain = {"company_id": company} if _tells_all(told, person, since) else {}
    corrections = CompanyEvent.filter(
        user_id=person.id, type=CompanyEventType.PERSON_CORRECTED, occurred_at__gt=at, **chain
    )
    return _first_name(await corrections.order_by("occurred_at", "seq")) or person.name


async def _told(person: Person, company: UUID) -> dict[int, CompanyEvent]:
    """The first link of the company's chain that tells of each revision of theirs."""
    links = CompanyEvent.filter(company_id=company, covers__contains=f"person:{person.id}:")
    told: dict[int, CompanyEvent] = {}
    for link in await links.order_by("seq"):
        for revision in _revisions(link, person.id):
            told.setdefault(revision, link)
    return told


def _revisions(link: CompanyEvent, person: UUID) -> Iterable[int]:
    keys = (key.rpartition(":") for key in json.loads(link.covers or "{}"))
    return (int(revision) for whose, _, revision in keys if whose == f"person:{person}")


def _tells_all(told: dict[int, CompanyEvent], person: Person, since: int) -> bool:
    """Whether nothing became of them since that revision but what is told here: none is missing."""
    return told.keys() >= set(range(since, person.revision + 1))


def _first_name(corrections: Iterable[CompanyEvent]) -> str | None:
    kept = (json.loads(each.disclosures or "{}").get(_NAME_BEFORE) for each in corrections)
    return next((str(each["value"]) for each in kept if each), None)
