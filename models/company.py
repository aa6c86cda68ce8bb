"""Verbs on companies: by support, and by those who run them."""

from uuid import UUID

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.people import check_free, holder_of, role_changed, take_on
from models.records import Company, ContractTemplate
from models.rules.access import Action, CompanyRole, Viewer, forbidden, giving_currency
from models.rules.contract.content import content_hash
from models.rules.errors import NotFound, Refused, raise_any
from models.rules.events import CompanyEventType, CompanyFact
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_COMPANY_PATH = ("company",)


@verb(Action.CREATE_COMPANY)
async def create_company(
    tx: Transaction, name: str, currency: str, owner_name: str, owner_email: str
) -> Outcome:
    """A new company with its first owner."""
    await tx.on_caller()
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
    member = {"company_id": company.id, "role": CompanyRole.OWNER}
    owner = take_on(tx, holder, owner_name, owner_email, **member)
    founded = [["name", None, name], ["currency", None, currency]]
    tx.record_company(
        company,
        CompanyFact(CompanyEventType.COMPANY_CREATED, details={"changes": founded}),
        role_changed(CompanyEventType.MEMBER_ADDED, owner.id, None, CompanyRole.OWNER),
    )
    return Outcome(company.id)


@verb(Action.UPDATE_COMPANY)
async def update_company(
    tx: Transaction, id: UUID | None, name: str | None, currency: str | None
) -> Outcome:
    """Another name, or another currency of new hires; what is None stays, and each hire keeps its own."""
    company = await tx.on_company(id, _COMPANY_PATH)
    tx.admit()
    raise_any(giving_currency(tx.call.by.role, currency))
    columns: dict[str, str] = {}
    if name is not None and name.strip() != company.name:
        columns["name"] = texts.printed_line(name, ("name",), tx.found)
    if currency is not None and currency != company.currency:
        columns["currency"] = texts.currency(currency, ("currency",), tx.found)
    raise_any(tx.found)
    if columns:
        changed = [[field, getattr(company, field), value] for field, value in columns.items()]
        tx.change(company, **columns, name_key=texts.sort_key(columns.get("name", company.name)))
        tx.record_company(
            company, CompanyFact(CompanyEventType.COMPANY_EDITED, details={"changes": changed})
        )
    return Outcome(company.id)


@verb(Action.ENABLE_MILESTONES)
async def enable_milestones(tx: Transaction, company: UUID | None) -> Outcome:
    """Support activates milestones; doing so again changes nothing."""
    return await _set(tx, company, CompanyEventType.MILESTONES_ENABLED, milestones_enabled=True)


@verb(Action.DISABLE_MILESTONES)
async def disable_milestones(tx: Transaction, company: UUID | None) -> Outcome:
    """Existing milestone hires go on; new ones are refused."""
    return await _set(tx, company, CompanyEventType.MILESTONES_DISABLED, milestones_enabled=False)


@verb(Action.UPDATE_HIRING_SETTINGS)
async def update_hiring_settings(
    tx: Transaction, company: UUID | None, *, requires_purchase_order_number: bool | None
) -> Outcome:
    """A setting that is None stays as it is."""
    return await _set(
        tx,
        company,
        CompanyEventType.SETTINGS_CHANGED,
        requires_purchase_order_number=requires_purchase_order_number,
    )


@verb(Action.SET_CONTRACT_TEMPLATE)
async def set_contract_template(tx: Transaction, company: UUID | None, html: str) -> Outcome:
    """Replace the company's template by one that was rendered before."""
    sha256 = content_hash(html)
    locked = await tx.on_company(company, _COMPANY_PATH)
    tx.admit()
    was = await _template_hash(locked)
    if was != sha256:
        known = await ContractTemplate.get_or_none(company_id=locked.id, sha256=sha256)
        template = known or tx.add(
            ContractTemplate(company_id=locked.id, sha256=sha256, html=html, created_at=tx.call.at)
        )
        tx.change(locked, contract_template_id=template.id, contract_template_updated_at=tx.call.at)
        tx.record_company(locked, _template(CompanyEventType.TEMPLATE_SET, was, sha256))
    return Outcome(locked.id)


@verb(Action.REMOVE_CONTRACT_TEMPLATE)
async def remove_contract_template(tx: Transaction, company: UUID | None) -> Outcome:
    """Back to the standard layout alone; doing so again changes nothing."""
    locked = await tx.on_company(company, _COMPANY_PATH)
    tx.admit()
    was = await _template_hash(locked)
    if was:
        tx.change(locked, contract_template_id=None, contract_template_updated_at=None)
        tx.record_company(locked, _template(CompanyEventType.TEMPLATE_REMOVED, was, None))
    return Outcome(locked.id)


async def admit_to_template(by: Viewer, company: UUID | None) -> UUID:
    """Refuse what `set_contract_template` would, before anything is rendered for it; answer the company."""
    known = await visible_id(Noun.COMPANY, company, by)
    if known is None:
        raise Refused([NotFound(_COMPANY_PATH)])
    raise_any(forbidden(by, Action.SET_CONTRACT_TEMPLATE))
    return known


_FIELDS = {
    "milestones_enabled": "milestonesEnabled",
    "requires_purchase_order_number": "requirePurchaseOrderNumber",
}
"""Settings, as the API calls them."""


async def _set(
    tx: Transaction, id: UUID | None, happened: CompanyEventType, **settings: bool | None
) -> Outcome:
    """Settings that are None, or what they are already, are no change."""
    company = await tx.on_company(id, _COMPANY_PATH)
    tx.admit()
    changed = {
        name: value
        for name, value in settings.items()
        if value is not None and value != getattr(company, name)
    }
    if changed:
        difference = [
            [_FIELDS[name], _word(getattr(company, name)), _word(value)]
            for name, value in changed.items()
        ]
        tx.change(company, **changed)
        tx.record_company(company, CompanyFact(happened, details={"changes": difference}))
    return Outcome(company.id)


def _word(setting: object) -> str:
    return str(setting).lower()


def _template(happened: CompanyEventType, was: str | None, now: str | None) -> CompanyFact:
    """Templates are told by their SHA-256."""
    return CompanyFact(happened, details={"changes": [["contractTemplate", was, now]]})


async def _template_hash(company: Company) -> str | None:
    template = await ContractTemplate.get_or_none(id=company.contract_template_id)
    return template.sha256 if template else None
