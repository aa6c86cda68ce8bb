"""Who signs in: persons by their address, programs by a token of theirs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID

from models.access.sign_in import IS_GOOD, SignIn
from models.access.viewers import VIEWER_COLUMNS, signed_in, viewer_of_person
from models.database.connection import dialect, fetch
from models.database.sql import Binds
from models.records import Person, ServiceAccount, ServiceAccountToken
from models.rules.access import Viewer
from models.rules.text import texts

SignedIn = tuple[UUID, SignIn]
"""Somebody's id, and by what they signed in."""


async def viewer_of(email: str) -> Viewer | None:
    """Who this address is at this moment; None where no person who may sign in has it."""
    key = texts.email_key(email)
    return (await _persons([key])).get(key)


async def who_signs_in(sign_ins: Iterable[SignIn], at: datetime) -> dict[SignIn, Viewer]:
    """Who at this moment signs in by which of these, of those who may."""
    wanted = list(sign_ins)
    persons = await _persons({each.address for each in wanted if each.token is None})
    programs = await _programs({each.token for each in wanted if each.token}, at)
    found = [
        (each, programs.get(each.token) if each.token else persons.get(each.address))
        for each in wanted
    ]
    return {each: viewer for each, viewer in found if viewer}


async def viewers_of(people: Collection[SignedIn], at: datetime) -> dict[SignedIn, Viewer]:
    """Who these are at this moment, as far as they may sign in, and by the same address or token."""
    known = await who_signs_in({sign_in for _, sign_in in people}, at)
    return {
        (id, sign_in): viewer
        for id, sign_in in people
        if (viewer := known.get(sign_in)) and viewer.id == id
    }


@dataclass(frozen=True, slots=True)
class Program:
    """Of a good token: the program's address, the account's id, and when the token ends, if it does."""

    address: str
    account: UUID
    ends_at: datetime | None


async def program_of(sha256: str, at: datetime) -> Program | None:
    """Whose the token with this hash is; None where it is not good at this moment."""
    if not await _programs([sha256], at):
        return None
    token = await ServiceAccountToken.get(sha256=sha256).select_related("service_account__user")
    account = token.service_account
    last_day = account.expires_on
    over = datetime.combine(last_day, time.max, UTC) if last_day else None
    ends = min((each for each in (token.ends_at, over) if each), default=None)
    return Program(account.user.email_key, account.id, ends)


async def viewer_known(id: UUID, at: datetime) -> Viewer | None:
    """Somebody as they are at this moment; None of who may not sign in, by whatever."""
    person = await Person.get_or_none(id=id, deactivated_at=None)
    if person is None or (person.is_program and not await _is_in_use(person, at)):
        return None
    return viewer_of_person(person)


async def _is_in_use(program: Person, at: datetime) -> bool:
    account = await ServiceAccount.get(user_id=program.id)
    return account.revoked_at is None and not account.is_over(at.date())


async def _persons(addresses: Collection[str]) -> dict[str, Viewer]:
    """By address (its key). No program signs in by one."""
    if not addresses:
        return {}
    binds = Binds(dialect())
    these = binds.among("p.email_key", list(addresses))
    statement = f"SELECT {VIEWER_COLUMNS}, p.email_key FROM person p WHERE {these}"
    rows = await fetch(f"{statement} AND p.kind IS NULL", binds.values)
    return {row["email_key"]: viewer for row in rows if (viewer := signed_in(row))}


async def _programs(tokens: Collection[str], at: datetime) -> dict[str, Viewer]:
    """By the hash of a token that is good."""
    if not tokens:
        return {}
    binds = Binds(dialect())
    these = binds.among("k.sha256", list(tokens))
    statement = (
        f"SELECT {VIEWER_COLUMNS}, k.sha256 FROM service_account_token k"
        " JOIN service_account a ON a.id = k.service_account_id JOIN person p ON p.id = a.user_id"
        f" WHERE {these} AND {IS_GOOD.format(at=binds(at), today=binds(at.date()))}"
    )
    rows = await fetch(statement, binds.values)
    return {row["sha256"]: viewer for row in rows if (viewer := signed_in(row))}
