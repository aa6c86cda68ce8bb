"""Verbs on companies: by support, and by those who run them."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.people import check_free, holder_of, role_changed, take_on
from models.records import Company, ContractTemplate
from models.reminders.settings import due_setting, waiting_setting
from models.rules.access import Action, CompanyRole, Viewer, forbidden, giving_currency
from models.rules.contract.content import content_hash
from models.rules.errors import NotFound, Refused, raise_any
from models.rules.events import CompanyEventType, CompanyFact
from models.rules.reminders import MOST_DAYS, ReminderSetting
from models.rules.rows import UNSET, Unset
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
    return await _activate(tx, company, CompanyEventType.MILESTONES_ENABLED, enabled=True)


@verb(Action.DISABLE_MILESTONES)
async def disable_milestones(tx: Transaction, company: UUID | None) -> Outcome:
    """Existing milestone hires go on; new ones are refused."""
    return await _activate(tx, company, CompanyEventType.MILESTONES_DISABLED, enabled=False)


@verb(Action.UPDATE_HIRING_SETTINGS)
async def update_hiring_settings(
    tx: Transaction,
    id: UUID | None,
    *,
    requires_purchase_order_number: bool | None = None,
    remind_days_before_due: int | Unset | None = UNSET,
    remind_every_days: int | Unset | None = UNSET,
) -> Outcome:
    """What is left out stays as it is. None is no setting for PO numbers, and "never" for reminders."""
    company = await tx.on_company(id, _COMPANY_PATH)
    tx.admit()
    if isinstance(remind_days_before_due, int):
        path = ("remindDaysBeforeDue",)
        texts.check_number(remind_days_before_due, MOST_DAYS, path, tx.found)
    if isinstance(remind_every_days, int):
        texts.check_number(remind_every_days, MOST_DAYS, ("remindEveryDays",), tx.found, least=1)
    raise_any(tx.found)
    needs_orders = requires_purchase_order_number
    settings = {
        "requires_purchase_order_number": UNSET if needs_orders is None else needs_orders,
        "remind_days_before_due": remind_days_before_due,
        "remind_every_days": remind_every_days,
    }
    return _set(tx, company, CompanyEventType.SETTINGS_CHANGED, settings)


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
    "remind_days_before_due": "remindDaysBeforeDue",
    "remind_every_days": "remindEveryDays",
}
"""Settings, as the API calls them."""

_REMINDS: Mapping[str, Callable[[Company], ReminderSetting]] = {
    "remind_days_before_due": due_setting,
    "remind_every_days": waiting_setting,
}
_FIRST_HIRE = UUID(int=0)


async def _activate(
    tx: Transaction, id: UUID | None, happened: CompanyEventType, *, enabled: bool
) -> Outcome:
    company = await tx.on_company(id, _COMPANY_PATH)
    tx.admit()
    return _set(tx, company, happened, {"milestones_enabled": enabled})


def _set(
    tx: Transaction, company: Company, happened: CompanyEventType, settings: Mapping[str, object]
) -> Outcome:
    """Settings that are UNSET, or what they are already, are no change."""
    changed = {
        name: value
        for name, value in settings.items()
        if value is not UNSET and value != _present(company, name)
    }
    if changed:
        difference = [
            [_FIELDS[name], _word(_present(company, name)), _word(value)]
            for name, value in changed.items()
        ]
        tx.change(company, **changed, **_reminded_anew(tx, changed))
        tx.record_company(company, CompanyFact(happened, details={"changes": difference}))
    return Outcome(company.id)


def _present(company: Company, name: str) -> object:
    reminds = _REMINDS.get(name)
    return reminds(company).days if reminds else getattr(company, name)


def _reminded_anew(tx: Transaction, changed: Iterable[str]) -> dict[str, object]:
    """From when on settings of reminders are in force, and that all hires of the company are to be looked at anew."""
    since: dict[str, object] = {
        f"{name}_set_at": tx.call.at for name in changed if name in _REMINDS
    }
    return since | {"reminders_behind": _FIRST_HIRE} if since else {}


def _word(setting: object) -> str | None:
    return None if setting is None else str(setting).lower()


def _template(happened: CompanyEventType, was: str | None, now: str | None) -> CompanyFact:
    """Templates are told by their SHA-256."""
    return CompanyFact(happened, details={"changes": [["contractTemplate", was, now]]})


async def _template_hash(company: Company) -> str | None:
    template = await ContractTemplate.get_or_none(id=company.contract_template_id)
    return template.sha256 if template else None
