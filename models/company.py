"""What is done to companies: by support, and by those who run them."""

from uuid import UUID

from models.call import Written
from models.people import check_free, holder_of, take_on
from models.records import Company
from models.rules import texts
from models.rules.access import Action, CompanyRole, Viewer, forbidden
from models.rules.errors import NotFound, Refused, raise_any
from models.seeing import seen
from models.transaction import Transaction, verb
from models.visibility import Noun

_COMPANY = ("company",)


@verb(Action.CREATE_COMPANY)
async def create_company(
    tx: Transaction, name: str, currency: str, owner_name: str, owner_email: str
) -> Written:
    """A new company with its first owner."""
    await tx.lock_caller()
    tx.admit()
    found = tx.found
    name = texts.printed_line(name, ("name",), found)
    currency = texts.currency(currency, ("currency",), found)
    owner_name = texts.printed_line(owner_name, ("ownerName",), found)
    owner_email = texts.email(owner_email, ("ownerEmail",), found)
    holder = await holder_of(tx, owner_email)
    check_free(tx, holder, ("ownerEmail",))
    raise_any(found)
    company = Company(
        name=name, name_key=texts.sort_key(name), currency=currency, created_at=tx.call.at
    )
    tx.add(company)
    owner = {"company_id": company.id, "role": CompanyRole.OWNER}
    take_on(tx, holder, owner_name, owner_email, **owner)
    return Written(company.id)


@verb(Action.ENABLE_MILESTONES)
async def enable_milestones(tx: Transaction, company: UUID | None) -> Written:
    """Support activates milestones; doing so again changes nothing."""
    return await _set(tx, company, milestones_enabled=True)


@verb(Action.DISABLE_MILESTONES)
async def disable_milestones(tx: Transaction, company: UUID | None) -> Written:
    """Existing milestone hires go on; new ones are refused."""
    return await _set(tx, company, milestones_enabled=False)


@verb(Action.UPDATE_HIRING_SETTINGS)
async def update_hiring_settings(
    tx: Transaction, company: UUID | None, *, requires_purchase_order_number: bool | None
) -> Written:
    """A setting that is None stays as it is."""
    if requires_purchase_order_number is None:
        return await _set(tx, company)
    return await _set(tx, company, requires_purchase_order_number=requires_purchase_order_number)


@verb(Action.SET_CONTRACT_TEMPLATE)
async def set_contract_template(tx: Transaction, company: UUID | None, html: str) -> Written:
    """Replace the company's template by one that was rendered before."""
    house = await tx.lock_company(company, _COMPANY)
    tx.admit()
    tx.change(house, contract_template=html, contract_template_updated_at=tx.call.at)
    return Written(house.id)


@verb(Action.REMOVE_CONTRACT_TEMPLATE)
async def remove_contract_template(tx: Transaction, company: UUID | None) -> Written:
    """Back to the standard layout alone; doing so again changes nothing."""
    house = await tx.lock_company(company, _COMPANY)
    tx.admit()
    tx.change(house, contract_template=None, contract_template_updated_at=None)
    return Written(house.id)


async def admit_to_template(by: Viewer, company: UUID | None) -> UUID:
    """Refuse what `set_contract_template` would, before anything is rendered for it; answer the company."""
    known = await seen(Noun.COMPANY, company, by)
    if known is None:
        raise Refused([NotFound(_COMPANY)])
    raise_any(forbidden(by.role, Action.SET_CONTRACT_TEMPLATE))
    return known


async def _set(tx: Transaction, id: UUID | None, **settings: bool) -> Written:
    company = await tx.lock_company(id, _COMPANY)
    tx.admit()
    if settings:
        tx.change(company, **settings)
    return Written(company.id)
