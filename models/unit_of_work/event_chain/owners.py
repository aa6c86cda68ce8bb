"""Whose chains tell of a person: of a member their company's, of a worker those of all companies that may hire them.

Of support, and of who belongs nowhere, it is the installation's own.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.database.errors import Unavailable
from models.records import Company, Hirable, Installation, Person
from models.rules.access import Viewer
from models.unit_of_work.event_chain.company import lock_installation

Owners = Sequence[Company | Installation]
"""The rows that the chains hang on, locked."""


async def lock_with_owners(known: Person) -> tuple[Person, Owners]:
    """The person as they are now, and whose chains tell of them: all of it locked.

    A member's company is locked before them, as verbs do it; other companies after them, as a worker's request for
    payment does. Raises Unavailable where they moved meanwhile: once more, and they are found where they are.
    """
    own = await lock_companies([known.company_id] if known.company_id else [])
    person = await lock_in_place(known)
    return person, own or await _hiring(person) or [await lock_installation()]


async def lock_in_place(known: Person) -> Person:
    """The person as they are now, locked. Raises Unavailable where they are a member, a worker or support elsewhere."""
    person = await Person.filter(id=known.id).select_for_update(no_key=True).get()
    if _place(person) != _place(known):
        raise Unavailable
    return person


async def lock_owners(noun: Noun, id: UUID | None, by: Viewer) -> Owners:
    """Lock somebody whom the viewer may see, and answer whose chains tell of them; none where they may not."""
    known = await Person.get_or_none(id=await visible_id(noun, id, by))
    return (await lock_with_owners(known))[1] if known else ()


def _place(person: Person) -> tuple[object, ...]:
    return person.company_id, person.is_support, person.engagement_type


async def _hiring(person: Person) -> list[Company]:
    hirables = Hirable.filter(worker_id=person.id)
    return await lock_companies(await hirables.values_list("company_id", flat=True))


async def lock_companies(ids: Collection[Any]) -> list[Company]:
    """Locked one after the other, in the order of their ids: two who lock the same ones never wait for each other."""
    some = Company.filter(id__in=[UUID(str(id)) for id in ids]).order_by("id")
    return await some.select_for_update(no_key=True) if ids else []
