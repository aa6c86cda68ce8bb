"""Whether a version says what its rows say: its content, its template, the PO numbers of its signature."""

import json
from collections.abc import Iterator

from models.hire_aggregate import agreement_of
from models.records import Contract, ContractTemplate
from models.rules.contract.content import Format, as_written, content_hash, content_of, format_of
from models.rules.contract.terms import Agreement, Terms
from models.rules.lifecycle import latest_version
from models.rules.money import Money
from models.verification.dossier import Dossier
from models.verification.misfit import Misfit, compare


def agreed(dossier: Dossier, contract: Contract, terms: tuple[Terms, ...]) -> Iterator[Misfit]:
    """What does not fit of a version with these terms; a draft has nothing but its total."""
    hire = dossier.hire
    total = Money.sum((each.amount for each in terms), hire.currency).minor
    yield from compare(contract, total_minor=total if hire.by_milestones else None)
    if contract.template_id:
        yield from _template(dossier, contract)
    if contract.content is not None:
        yield from _content(dossier, contract, contract.content, terms)
    elif contract.issued_at is not None:
        yield Misfit(Contract._meta.db_table, contract.id, "content is gone")
    if contract.signed_purchase_order_numbers is not None:
        yield from _orders(contract, contract.signed_purchase_order_numbers, terms)


def latest(dossier: Dossier) -> Iterator[Misfit]:
    """The hire says of itself what its latest version says, once that was issued."""
    version = latest_version(dossier.contracts, lambda each: (each.version, each.status))
    if version.content is None:
        return
    said = as_written(version.content, _present(dossier, version, ()))
    yield from compare(
        dossier.hire,
        title=said.title,
        description=said.description,
        additional_terms=said.additional_terms,
        start_date=said.start_date,
        end_date=said.end_date,
        rate_minor=said.rate.minor if said.rate else None,
    )


def _template(dossier: Dossier, contract: Contract) -> Iterator[Misfit]:
    if template := _template_of(dossier, contract):
        yield from compare(template, company_id=contract.company_id)
    else:
        yield Misfit(Contract._meta.db_table, contract.id, "its template is gone")


def _content(
    dossier: Dossier, contract: Contract, content: str, terms: tuple[Terms, ...]
) -> Iterator[Misfit]:
    present = _present(dossier, contract, terms)
    try:
        format = format_of(content)
        fits = content == content_of(as_written(content, present), format)
    except ValueError:
        format, fits = Format.SECOND, False
    if not fits:
        yield Misfit(Contract._meta.db_table, contract.id, "content is not that of its terms")
    adopted = format is Format.FIRST and contract.template_id is not None
    yield from compare(contract, content_hash=content_hash(content), template_adopted=adopted)


def _present(dossier: Dossier, contract: Contract, terms: tuple[Terms, ...]) -> Agreement:
    template = _template_of(dossier, contract)
    return agreement_of(dossier.hire, dossier.company, dossier.worker, terms, template)


def _template_of(dossier: Dossier, contract: Contract) -> ContractTemplate | None:
    return dossier.templates.get(contract.template_id) if contract.template_id else None


def _orders(contract: Contract, orders: str, terms: tuple[Terms, ...]) -> Iterator[Misfit]:
    try:
        said = json.loads(orders)
        fits = set(said) == {str(each.milestone) for each in terms}
        fits = fits and all(order is None or isinstance(order, str) for order in said.values())
    except (ValueError, TypeError, AttributeError):
        fits = False
    if not fits:
        reason = "signed_purchase_order_numbers are not those of its milestones"
        yield Misfit(Contract._meta.db_table, contract.id, reason)
