"""Verbs on service accounts, the programs of companies: made, given another token, revoked.

A token is in the outcome of the verb that made it, and nowhere else: what is kept is its hash.
"""

from datetime import date, timedelta
from uuid import UUID

from models.access.visibility import Noun
from models.ids import new_id
from models.people.programs import end_program
from models.records import Company, Person, ServiceAccount, ServiceAccountToken
from models.rules.access import Action, CompanyRole, giving_program_role, sees_integrations
from models.rules.errors import InvalidDate, InvalidState, NotFound, Refused, TooMany, raise_any
from models.rules.events import CompanyEventType, CompanyFact
from models.rules.people import UserKind
from models.rules.text import texts
from models.rules.text.service_tokens import new_token, token_hash
from models.unit_of_work.call import Outcome
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

MOST_SERVICE_ACCOUNTS = 100
"""Of a company, but for those that were revoked."""
OLD_TOKEN_HOURS, MOST_OLD_TOKEN_HOURS = 24, 168
"""For how long the token before stays good: where nobody says it, and at the most."""
ADDRESS_DOMAIN = "service-account.invalid"
"""Of the addresses of programs: nobody gets mail there."""

_COMPANY_PATH = ("company",)
_ACCOUNT_PATH = ("serviceAccount",)


@verb(Action.CREATE_SERVICE_ACCOUNT)
async def create_service_account(
    tx: Transaction, company: UUID | None, name: str, role: CompanyRole, expires_on: date | None
) -> Outcome:
    """A program that acts as a member with this role until the end of its last day (UTC), if it has one."""
    locked = await tx.on_company(company, _COMPANY_PATH)
    if not sees_integrations(tx.call.by):
        raise Refused([NotFound(_COMPANY_PATH)])
    tx.admit()
    raise_any(giving_program_role(role))
    name = texts.printed_line(name, ("name",), tx.found)
    _check_last_day(tx, expires_on)
    await _check_number(tx, locked)
    raise_any(tx.found)
    user = tx.add(_user(tx, locked, name, role))
    account = tx.add(_account(tx, user, expires_on))
    token, sha256 = _add_token(tx, account)
    said: list[list[str | None]] = [["role", None, role], ["token", None, sha256]]
    if expires_on:
        said.append(["expiresOn", None, expires_on.isoformat()])
    created = CompanyEventType.SERVICE_ACCOUNT_CREATED
    tx.record_company(locked, CompanyFact(created, user.id, {"changes": said}))
    return Outcome(account.id, secret=token)


@verb(Action.ROTATE_SERVICE_ACCOUNT_TOKEN)
async def rotate_service_account_token(
    tx: Transaction, service_account: UUID | None, old_token_hours: int
) -> Outcome:
    """A new token; the one before stays good for so many hours, and those before it as long as they were to."""
    company = await tx.on_company_of(Noun.SERVICE_ACCOUNT, service_account, _ACCOUNT_PATH)
    tx.admit()
    account = await ServiceAccount.get(id=service_account)
    _check_in_use(tx, account)
    texts.check_number(old_token_hours, MOST_OLD_TOKEN_HOURS, ("oldTokenHours",), tx.found)
    raise_any(tx.found)
    before = await ServiceAccountToken.get(service_account_id=account.id, ends_at=None)
    tx.change(before, ends_at=tx.call.at + timedelta(hours=old_token_hours))
    token, sha256 = _add_token(tx, account)
    said: list[list[str | None]] = [["token", before.sha256, sha256]]
    said.append(["oldTokenHours", None, str(old_token_hours)])
    rotated = CompanyEventType.SERVICE_ACCOUNT_TOKEN_ROTATED
    tx.record_company(company, CompanyFact(rotated, account.user_id, {"changes": said}))
    return Outcome(account.id, secret=token)


@verb(Action.REVOKE_SERVICE_ACCOUNT)
async def revoke_service_account(tx: Transaction, service_account: UUID | None) -> Outcome:
    """It signs in no more, by whatever token. Doing so again changes nothing."""
    company = await tx.on_company_of(Noun.SERVICE_ACCOUNT, service_account, _ACCOUNT_PATH)
    tx.admit()
    account = await ServiceAccount.get(id=service_account)
    if account.revoked_at is None:
        await end_program(tx, company, await Person.get(id=account.user_id))
    return Outcome(account.id)


def _check_last_day(tx: Transaction, last: date | None) -> None:
    path, today = ("expiresOn",), tx.call.today
    if last and last < today:
        tx.found.append(InvalidDate(f"{last} is before today ({today}).", path))
    texts.check_day(last, path, tx.found)


async def _check_number(tx: Transaction, company: Company) -> None:
    in_use = await ServiceAccount.filter(company_id=company.id, revoked_at=None).count()
    if in_use >= MOST_SERVICE_ACCOUNTS:
        message = f"A company has at most {MOST_SERVICE_ACCOUNTS} service accounts: revoke one that is not used."
        tx.found.append(TooMany(message, _COMPANY_PATH))


def _check_in_use(tx: Transaction, account: ServiceAccount) -> None:
    if account.revoked_at:
        raise_any([InvalidState("The service account was revoked.", _ACCOUNT_PATH)])
    if account.is_over(tx.call.today):
        raise_any([InvalidState("The service account has expired.", _ACCOUNT_PATH)])


def _user(tx: Transaction, company: Company, name: str, role: CompanyRole) -> Person:
    id = new_id()
    address = f"{id}@{ADDRESS_DOMAIN}"
    return Person(
        id=id,
        name=name,
        name_key=texts.sort_key(name),
        email=address,
        email_key=texts.email_key(address),
        company_id=company.id,
        role=role,
        kind=UserKind.SERVICE_ACCOUNT,
        created_at=tx.call.at,
    )


def _account(tx: Transaction, user: Person, expires_on: date | None) -> ServiceAccount:
    return ServiceAccount(
        company_id=user.company_id,
        user_id=user.id,
        created_by_id=tx.call.by.id,
        name_key=user.name_key,
        expires_on=expires_on,
        created_at=tx.call.at,
    )


def _add_token(tx: Transaction, account: ServiceAccount) -> tuple[str, str]:
    """A new token of the account's, and its hash."""
    token = new_token()
    sha256 = token_hash(token)
    assert sha256
    tx.add(
        ServiceAccountToken(
            company_id=account.company_id,
            service_account_id=account.id,
            sha256=sha256,
            created_at=tx.call.at,
        )
    )
    return token, sha256
