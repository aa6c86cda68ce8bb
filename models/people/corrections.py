"""What is put right of people: their own name by themselves, name and address by whoever may correct them.

It shows everywhere from then on, but in no version of a contract that was issued.
"""

from collections.abc import Mapping
from uuid import UUID

from models.access.viewers import viewer_of_person
from models.access.visibility import Noun
from models.people.past import is_known_elsewhere
from models.records import Hirable, Hire, Person
from models.rules.access import Action
from models.rules.corrections import CORRECTED, Known, correcting
from models.rules.erasure import is_erased
from models.rules.errors import EmailTaken, InvalidState, Path, raise_any
from models.rules.events import CompanyEventType, CompanyFact, EventDetail
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.event_chain.company import company_of
from models.unit_of_work.event_chain.links import salted_text
from models.unit_of_work.event_chain.owners import Owners
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_EMAIL_PATH = ("email",)


@verb(Action.UPDATE_PROFILE)
async def update_profile(tx: Transaction, name: str) -> Outcome:
    """The caller's own name."""
    person, owners = await tx.on_person(Noun.PERSON, tx.call.by.id, ())
    tx.admit()
    _refuse_program(person, ())
    await _correct(tx, person, owners, name, None)
    return Outcome(person.id)


@verb(Action.CORRECT_USER)
async def correct_user(
    tx: Transaction, noun: Noun, user: UUID | None, name: str | None, email: str | None
) -> Outcome:
    """Somebody's name or address; what is None stays. The address is the sign-in: see `correcting`."""
    person, owners = await tx.on_person(noun, user, ("user",))
    tx.admit()
    raise_any(
        correcting(
            tx.call.by,
            viewer_of_person(person).role,
            own=person.id == tx.call.by.id,
            address=_is_new(email, person.email),
            known=await _known(person, owners),
        )
    )
    _refuse_program(person, ("user",))
    if is_erased(person.email):
        raise_any([InvalidState(f"{person.name} stays as they are.", ("user",))])
    await _correct(tx, person, owners, name, email)
    return Outcome(person.id)


def _refuse_program(person: Person, path: Path) -> None:
    if person.is_program:
        raise_any([InvalidState("A service account keeps the name that it was made with.", path)])


async def _known(person: Person, owners: Owners) -> Known:
    """How they are known beside their present place. (Offers wait for who is locked.)"""
    company = company_of(owners[0])
    if len(owners) > 1 or company is None or await is_known_elsewhere(person, company):
        return Known.ELSEWHERE
    offered = Hire.filter(worker_id=person.id, offered_at__isnull=False)
    is_unoffered = person.engagement_type and not await offered.exists()
    return Known.UNOFFERED if is_unoffered else Known.HERE


async def _correct(
    tx: Transaction, person: Person, owners: Owners, name: str | None, email: str | None
) -> None:
    """Write what is new, and tell it in each of the chains. Refuses what is wrong with it, all at once."""
    columns: dict[str, str] = {}
    if name is not None and _is_new(name, person.name):
        columns["name"] = texts.printed_line(name, ("name",), tx.found)
        columns["name_key"] = texts.sort_key(columns["name"])
    if email is not None and _is_new(email, person.email):
        columns["email"] = texts.email(email, _EMAIL_PATH, tx.found)
        columns["email_key"] = texts.email_key(columns["email"])
        await _check_unknown(tx, person, columns["email_key"])
    raise_any(tx.found)
    if columns:
        _tell(tx, person, owners, columns)
        tx.change(person, **columns)
    if keys := {name: columns[name] for name in _KEYS if name in columns}:
        for hirable in await Hirable.filter(worker_id=person.id):
            tx.change(hirable, **keys)


_KEYS = ("name_key", "email_key")
"""What the pairs of company and worker repeat."""


def _is_new(given: str | None, present: str) -> bool:
    """Whether it would change anything; what stands there already is judged by no rule that came later."""
    return given is not None and given.strip() != present


async def _check_unknown(tx: Transaction, person: Person, email_key: str) -> None:
    """EMAIL_TAKEN where somebody else has the address, be it a former member: they keep it."""
    if await Person.filter(email_key=email_key).exclude(id=person.id).exists():
        tx.found.append(EmailTaken("Another user or worker has this email address.", _EMAIL_PATH))


def _tell(tx: Transaction, person: Person, owners: Owners, columns: Mapping[str, str]) -> None:
    for owner in owners:
        # Each with salts of its own: no chain tells that it is somebody of whom another one tells.
        details: dict[str, EventDetail] = {}
        for field in CORRECTED.keys() & columns.keys():
            before, after = CORRECTED[field]
            details[before] = salted_text(getattr(person, field))
            details[after] = salted_text(columns[field])
        told = CompanyFact(CompanyEventType.PERSON_CORRECTED, person.id, details)
        tx.record_company(owner, told)
