"""Verbs of whoever runs the server on people. They are no users: of what they do nobody is the actor.

It is told in the chain of the company that the person is a member of, or of each that may hire them; of support, and of
who belongs nowhere, in the installation's own.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

from models.feed import wakeup
from models.ids import new_id
from models.operators.directory import person_at
from models.people import check_named, is_free, keep_an_owner, newcomer
from models.records import Person
from models.rules.erasure import is_erased
from models.rules.errors import EmailTaken, raise_any
from models.rules.events import CompanyEventType, CompanyFact
from models.rules.text import texts
from models.unit_of_work.event_chain.company import chain_writes, lock_installation
from models.unit_of_work.event_chain.coverage import columns_of
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.event_chain.owners import Owners, lock_with_owners
from models.unit_of_work.flush import TableWrite, inserted, row_of, updated, write
from models.unit_of_work.retry import retried_transaction, shielded

T = TypeVar("T")
_EMAIL_PATH = ("email",)


async def deactivate(email: str, at: datetime) -> Person | None:
    """Refuse all that somebody asks for from now on; role and hires stay. Doing so again changes nothing.

    None where nobody has the address. Refuses with LAST_OWNER the last owner of a company who may sign in.
    """
    return await _once(partial(_set_active, partial(_known, email), at, active=False))


async def end_access(person: UUID, at: datetime) -> None:
    """As `deactivate` does it, of who has this id: whose address it is does not matter."""
    await _once(partial(_set_active, partial(_known_by_id, person), at, active=False))


async def activate(email: str, at: datetime) -> Person | None:
    """Let somebody sign in again. Doing so again changes nothing. None where nobody has the address."""
    return await _once(partial(_set_active, partial(_known, email), at, active=True))


async def create_support(name: str, email: str, at: datetime) -> Person:
    """A new support user. Refuses as `add_member` does; who has no role any more is taken under their own name."""
    found: texts.Refusals = []
    name, email = check_named(name, email, found)
    raise_any(found)
    return await _once(partial(_make_support, name, email, at))


async def remove_support(email: str, at: datetime) -> Person | None:
    """Take support's rights from somebody; their name stays. None where no support user has the address."""
    return await _once(partial(_unmake_support, email, at))


async def _once(work: Callable[[], Awaitable[T]]) -> T:
    done = await shielded(retried_transaction(work, repeatable=True))
    # The servers end what is open of theirs.
    await wakeup.ring_elsewhere()
    return done


async def _set_active(
    look_up: Callable[[], Awaitable[Person | None]], at: datetime, *, active: bool
) -> Person | None:
    known = await look_up()
    if known is None:
        return None
    person, owners = await lock_with_owners(known)
    if person.is_active is active:
        return person
    if not active and person.company_id:
        await keep_an_owner(person.company_id, person, _EMAIL_PATH)
    told = CompanyEventType.USER_ACTIVATED if active else CompanyEventType.USER_DEACTIVATED
    since = None if active else at
    changed = ["isActive", _word(not active), _word(active)]
    await _change(
        owners,
        person,
        CompanyFact(told, person.id, {"changes": [changed]}),
        at,
        deactivated_at=since,
    )
    return person


async def _make_support(name: str, email: str, at: datetime) -> Person:
    known = await _known(email)
    if known is None:
        person = newcomer(name, email, at, is_support=True)
        written = inserted("person", [row_of(person)])
        await _tell([await lock_installation()], person, _support_created(person), at, written)
        return person
    person, owners = await lock_with_owners(known)
    if not is_free(person):
        raise_any([EmailTaken("Another user or worker has this email address.", _EMAIL_PATH)])
    await _change(owners, person, _support_created(person), at, is_support=True)
    return person


def _support_created(person: Person) -> CompanyFact:
    return CompanyFact(CompanyEventType.SUPPORT_CREATED, person.id)


async def _unmake_support(email: str, at: datetime) -> Person | None:
    known = await _known(email)
    if known is None or not known.is_support:
        return None
    person, owners = await lock_with_owners(known)
    told = CompanyFact(CompanyEventType.SUPPORT_REMOVED, person.id)
    await _change(owners, person, told, at, is_support=False)
    return person


async def _known(email: str) -> Person | None:
    return None if is_erased(email) else await person_at(email)


async def _known_by_id(person: UUID) -> Person | None:
    return await Person.get_or_none(id=person)


async def _change(
    owners: Owners, person: Person, told: CompanyFact, at: datetime, **values: object
) -> None:
    values["revision"] = person.revision + 1
    person.update_from_dict(values)
    await _tell(owners, person, told, at, updated("person", [row_of(person, values)]))


async def _tell(
    owners: Owners, person: Person, told: CompanyFact, at: datetime, written: TableWrite
) -> None:
    """Write the person, and the same link into each chain."""
    covered, moment = [("person", columns_of(person))], Moment(None, at, new_id())
    links = [part for owner in owners for part in chain_writes(owner, [told], covered, moment)]
    await write([written, *links])


def _word(setting: bool) -> str:
    return str(setting).lower()
