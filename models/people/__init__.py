"""Verbs on people: taken on as members or workers, given another role, let go."""

from datetime import datetime
from typing import Any
from uuid import UUID

from models.access.engagement import engagement_of, hirable
from models.access.viewers import viewer_of_person
from models.access.visibility import Noun
from models.database.errors import Unavailable
from models.people.programs import end_program
from models.records import Company, Hirable, Person
from models.rules.access import Action, CompanyRole, NonMemberRole, giving_program_role, giving_role
from models.rules.errors import EmailTaken, LastOwner, NotFound, Path, Refused, raise_any
from models.rules.events import CompanyEventType, CompanyFact
from models.rules.people import EngagementType
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_EMAIL_PATH = ("email",)
_USER_PATH = ("user",)


def check_named(name: str, email: str, found: texts.Refusals) -> tuple[str, str]:
    """Name and address as they are kept; what is wrong with them is added to `found`."""
    return texts.printed_line(name, ("name",), found), texts.email(email, _EMAIL_PATH, found)


def is_free(person: Person) -> bool:
    """Whether they may be taken on: a former member, unless they were deactivated."""
    # A company that is to begin with an owner who cannot sign in would have none.
    return person.is_active and viewer_of_person(person).role is NonMemberRole.NOBODY


def newcomer(name: str, email: str, at: datetime, **role_columns: Any) -> Person:
    """Somebody who was not known."""
    return Person(
        name=name,
        name_key=texts.sort_key(name),
        email=email,
        email_key=texts.email_key(email),
        created_at=at,
        **role_columns,
    )


async def holder_of(tx: Transaction, email: str) -> Person | None:
    """Who has the address. One who is free is locked: two companies may want them at once."""
    known = await Person.get_or_none(email_key=texts.email_key(email))
    return await tx.lock_person(known.id) if known and is_free(known) else known


def check_free(tx: Transaction, holder: Person | None, path: Path) -> None:
    """EMAIL_TAKEN where the address is not free: a former member's is, unless they were deactivated."""
    if holder and not is_free(holder):
        tx.found.append(EmailTaken("Another user or worker has this email address.", path))


def take_on(
    tx: Transaction, known: Person | None, name: str, email: str, **role_columns: Any
) -> Person:
    """Give a role to a new person, or to a former member (who keeps id and name) whose address it is.

    `known` is who was found to be free. Looked for once more, it might be one whom others took on meanwhile.
    """
    if known is None:
        return tx.add(newcomer(name, email, tx.call.at, **role_columns))
    tx.change(known, **role_columns)
    return known


async def keep_an_owner(company: UUID, member: Person, path: Path) -> None:
    """LAST_OWNER where no owner who may sign in is left of the locked company without this one."""
    if member.role is not CompanyRole.OWNER or not member.is_active:
        return
    # Locked: a database that is told to isolate more would count them as of before the company was waited for.
    owners = Person.filter(company_id=company, role=CompanyRole.OWNER, deactivated_at=None)
    if len(await owners.select_for_update(no_key=True)) == 1:
        raise_any([LastOwner("A company keeps at least one active owner.", path)])


def role_changed(
    happened: CompanyEventType, user: UUID, was: CompanyRole | None, now: CompanyRole | None
) -> CompanyFact:
    """The fact that somebody has another role, one where they had none, or none any more."""
    return CompanyFact(happened, user, {"changes": [["role", was, now]]})


@verb(Action.ADD_MEMBER)
async def add_member(
    tx: Transaction, company: UUID | None, name: str, email: str, role: CompanyRole
) -> Outcome:
    """A new member; a former one is taken back under their own name."""
    locked = await tx.on_company(company, ("company",))
    tx.admit()
    raise_any(giving_role(tx.call.by.role, None, role))
    name, email = check_named(name, email, tx.found)
    holder = await holder_of(tx, email)
    check_free(tx, holder, _EMAIL_PATH)
    raise_any(tx.found)
    member = take_on(tx, holder, name, email, company_id=locked.id, role=role)
    tx.record_company(locked, role_changed(CompanyEventType.MEMBER_ADDED, member.id, None, role))
    return Outcome(member.id)


@verb(Action.CHANGE_MEMBER_ROLE)
async def change_member_role(tx: Transaction, user: UUID | None, role: CompanyRole) -> Outcome:
    """Another role from the next operation on. A company keeps an owner (LAST_OWNER)."""
    company = await tx.on_company_of(Noun.MEMBER, user, _USER_PATH)
    tx.admit()
    member = await _member(company, user)
    was = member.role
    raise_any(giving_role(tx.call.by.role, was, role))
    if member.is_program:
        raise_any(giving_program_role(role))
    if role is was:
        return Outcome(member.id)
    await keep_an_owner(company.id, member, _USER_PATH)
    tx.change(member, role=role)
    changed = role_changed(CompanyEventType.MEMBER_ROLE_CHANGED, member.id, was, role)
    tx.record_company(company, changed)
    return Outcome(member.id)


@verb(Action.REMOVE_MEMBER)
async def remove_member(tx: Transaction, user: UUID | None) -> Outcome:
    """End a membership: the former member may do nothing more, and keeps their name in what they did."""
    company = await tx.on_company_of(Noun.MEMBER, user, _USER_PATH)
    tx.admit()
    member = await _member(company, user)
    was = member.role
    raise_any(giving_role(tx.call.by.role, was, None))
    await keep_an_owner(company.id, member, _USER_PATH)
    if member.is_program:
        await end_program(tx, company, member)
        return Outcome(company.id)
    tx.change(member, company_id=None, role=None)
    removed = role_changed(CompanyEventType.MEMBER_REMOVED, member.id, was, None)
    tx.record_company(company, removed)
    return Outcome(company.id)


@verb(Action.ADD_WORKER)
async def add_worker(
    tx: Transaction, company: UUID | None, name: str, email: str, engagement: EngagementType
) -> Outcome:
    """Make a worker hirable, engaged like this; one known by this address stays who they are."""
    held = await _held(tx, email)
    locked = await tx.on_company(company, ("company",))
    tx.admit()
    name, email = check_named(name, email, tx.found)
    holder = await holder_of(tx, email)
    worker = holder if holder and holder.engagement_type else None
    if worker is None:
        check_free(tx, holder, _EMAIL_PATH)
    raise_any(tx.found)
    if worker is None:
        worker = take_on(tx, holder, name, email, engagement_type=engagement)
    elif await Hirable.exists(company_id=locked.id, worker_id=worker.id):
        return Outcome(worker.id)
    elif worker.id != held:
        # Nobody was, when the company was not waited for yet.
        raise Unavailable
    _make_hirable(tx, locked, worker, engagement)
    return Outcome(worker.id)


@verb(Action.CHANGE_ENGAGEMENT_TYPE)
async def change_engagement_type(
    tx: Transaction, company: UUID | None, worker: UUID | None, engagement: EngagementType
) -> Outcome:
    """How the company engages the worker from the next offer on. Hires that were offered go on as they are."""
    locked = await tx.on_company(company, ("company",))
    pair, person = await hirable(locked.id, worker, tx.call.by, ("worker",))
    tx.admit()
    was = engagement_of(pair, person)
    if engagement is not was:
        tx.change(pair, engagement_type=engagement)
        happened = CompanyEventType.WORKER_ENGAGEMENT_CHANGED
        tx.record_company(locked, _engaged(happened, person, was, engagement))
    return Outcome(person.id)


async def _held(tx: Transaction, email: str) -> UUID | None:
    """The worker with this address, whom nobody corrects or erases meanwhile; None where it is no worker's.

    Locked before the company, as workers are by everybody: who erases them has them, and waits for companies.
    """
    key = texts.email_key(texts.email(email, _EMAIL_PATH, []))
    worker = await Person.get_or_none(email_key=key, engagement_type__isnull=False)
    return (await tx.lock_person(worker.id, "SHARE")).id if worker else None


def _make_hirable(
    tx: Transaction, company: Company, worker: Person, engagement: EngagementType
) -> None:
    pair = Hirable(
        company_id=company.id,
        worker_id=worker.id,
        name_key=worker.name_key,
        email_key=worker.email_key,
        engagement_type=engagement,
        created_at=tx.call.at,
    )
    tx.add(pair)
    tx.record_company(company, _engaged(CompanyEventType.WORKER_ADDED, worker, None, engagement))


def _engaged(
    happened: CompanyEventType, worker: Person, was: EngagementType | None, now: EngagementType
) -> CompanyFact:
    return CompanyFact(happened, worker.id, {"changes": [["engagementType", was, now]]})


async def _member(company: Company, user: UUID | None) -> Person:
    member = await Person.get_or_none(id=user, company_id=company.id)
    if member is None:
        raise Refused([NotFound(_USER_PATH)])
    return member
