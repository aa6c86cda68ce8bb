"""What is done to people: taken on as members or workers, given another role, let go."""

from datetime import datetime
from typing import Any
from uuid import UUID

from models.ids import new_id
from models.records import Company, Hirable, Person
from models.rules import texts
from models.rules.access import Action, CompanyRole, Standing, Viewer
from models.rules.errors import EmailTaken, LastOwner, NotFound, Path, Refused, raise_any
from models.rules.people import EngagementType
from models.transaction import Transaction, Written, verb

_EMAIL = ("email",)
_USER = ("user",)


async def viewer_of(email: str) -> Viewer | None:
    """Who this address is at this moment; None where nobody has it."""
    person = await Person.get_or_none(email_key=texts.email_key(email))
    return standing(person) if person else None


def standing(person: Person) -> Viewer:
    """A person's role: of a member in their company, or else what they are."""
    if person.role:
        return Viewer(person.id, person.role, person.company_id)
    if person.is_support:
        return Viewer(person.id, Standing.SUPPORT)
    return Viewer(person.id, Standing.WORKER if person.engagement_type else Standing.NOBODY)


async def create_support(name: str, email: str, at: datetime) -> Person:
    """A new support user, by whoever runs the server. Refuses as `add_member` does."""
    name, email = _checked(name, email)
    if await Person.exists(email_key=texts.email_key(email)):
        raise_any([EmailTaken("Another user or worker has this email address.", _EMAIL)])
    return await _introduce(name, email, at, is_support=True)


async def take_on(tx: Transaction, name: str, email: str, path: Path, **standing: Any) -> Person:
    """Give somebody a standing: a new person, or a former member, who keeps id and name.

    Refuses with EMAIL_TAKEN where the address is somebody's who has a standing already.
    """
    known = await Person.get_or_none(email_key=texts.email_key(email))
    if known is None:
        return await _introduce(name, email, tx.call.at, **standing)
    if known.role or known.is_support or known.engagement_type:
        raise_any([EmailTaken("Another user or worker has this email address.", path)])
    tx.change(known, **standing)
    return known


@verb(Action.ADD_MEMBER)
async def add_member(
    tx: Transaction, company: UUID | None, name: str, email: str, role: CompanyRole
) -> Written:
    """A new member; a former one is taken back under their own name."""
    house = await tx.lock_company(company, ("company",))
    await tx.admit()
    name, email = _checked(name, email)
    member = await take_on(tx, name, email, _EMAIL, company_id=house.id, role=role)
    return Written(member.id)


@verb(Action.CHANGE_MEMBER_ROLE)
async def change_member_role(tx: Transaction, user: UUID | None, role: CompanyRole) -> Written:
    """Another role from the next operation on. A company keeps an owner (LAST_OWNER)."""
    company = await tx.lock_company_of_member(user, _USER)
    await tx.admit()
    member = await _member(company, user)
    if role is not CompanyRole.OWNER:
        await _keep_an_owner(company, member)
    tx.change(member, role=role)
    return Written(member.id)


@verb(Action.REMOVE_MEMBER)
async def remove_member(tx: Transaction, user: UUID | None) -> Written:
    """They keep their name in what they did, and may do nothing more."""
    company = await tx.lock_company_of_member(user, _USER)
    await tx.admit()
    member = await _member(company, user)
    await _keep_an_owner(company, member)
    tx.change(member, company_id=None, role=None)
    return Written(company.id)


@verb(Action.ADD_WORKER)
async def add_worker(
    tx: Transaction, company: UUID | None, name: str, email: str, engagement: EngagementType
) -> Written:
    """Make a worker hirable; one known by this address stays who they are."""
    house = await tx.lock_company(company, ("company",))
    await tx.admit()
    name, email = _checked(name, email)
    worker = await Person.get_or_none(
        email_key=texts.email_key(email), engagement_type__isnull=False
    )
    if worker is None:
        worker = await take_on(tx, name, email, _EMAIL, engagement_type=engagement)
    await _make_hirable(tx, house, worker)
    return Written(worker.id)


async def hirable(company: UUID, worker: UUID | None, path: Path) -> Person:
    """A worker whom the company may hire. Refuses with NOT_FOUND any other."""
    if worker and await Hirable.exists(company_id=company, worker_id=worker):
        return await Person.get(id=worker)
    raise Refused([NotFound(path)])


def _checked(name: str, email: str) -> tuple[str, str]:
    found: texts.Found = []
    checked = texts.line(name, ("name",), found), texts.email(email, _EMAIL, found)
    raise_any(found)
    return checked


async def _introduce(name: str, email: str, at: datetime, **standing: Any) -> Person:
    return await Person.create(
        id=new_id(),
        name=name,
        name_key=texts.sort_key(name),
        email=email,
        email_key=texts.email_key(email),
        created_at=at,
        **standing,
    )


async def _make_hirable(tx: Transaction, company: Company, worker: Person) -> None:
    if not await Hirable.exists(company_id=company.id, worker_id=worker.id):
        await Hirable.create(
            id=new_id(), company_id=company.id, worker_id=worker.id, created_at=tx.call.at
        )


async def _member(company: Company, user: UUID | None) -> Person:
    member = await Person.get_or_none(id=user, company_id=company.id)
    if member is None:
        raise Refused([NotFound(_USER)])
    return member


async def _keep_an_owner(company: Company, member: Person) -> None:
    if member.role is not CompanyRole.OWNER:
        return
    owners = await Person.filter(company_id=company.id, role=CompanyRole.OWNER).count()
    if owners == 1:
        raise_any([LastOwner("A company keeps at least one owner.", _USER)])
