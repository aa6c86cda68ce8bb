"""Whether a version says what its rows say: its content, its template, the PO numbers of its signature."""

import json
from collections.abc import Collection, Iterator
from uuid import UUID

from models.hire_aggregate import agreement_of
from models.hire_columns import columns_saying
from models.records import Contract, ContractTemplate
from models.rules.contract.content import (
    Format,
    as_written,
    content_hash,
    content_of,
    format_of,
    wording_of,
)
from models.rules.contract.terms import Agreement, Terms
from models.rules.erasure import ERASED_TEXT
from models.rules.lifecycle import latest_version
from models.rules.money import Money
from models.verification.case_file import CaseFile
from models.verification.violation import Violation, compare


def agreed(
    case_file: CaseFile, contract: Contract, terms: tuple[Terms, ...], erased: Collection[UUID] = ()
) -> Iterator[Violation]:
    """The violations of a version with these terms; a draft has nothing but its total.

    Of the versions that were `erased`, unless they were signed, the content is gone.
    """
    hire = case_file.hire
    total = Money.sum((each.amount for each in terms), hire.currency).minor
    yield from compare(contract, total_minor=total if hire.by_milestones else None)
    if contract.template_id:
        yield from _template(case_file, contract)
    if contract.id in erased and not contract.is_or_was_in_force:
        yield from compare(contract, content=ERASED_TEXT)
    elif contract.content:
        yield from _content(case_file, contract, contract.content, terms)
    elif contract.issued_at is not None:
        yield Violation(Contract._meta.db_table, contract.id, "content is gone")
    if contract.signed_purchase_order_numbers is not None:
        yield from _orders(contract, contract.signed_purchase_order_numbers, terms)


def latest(case_file: CaseFile) -> Iterator[Violation]:
    """The hire says of itself what its latest version says, once that was issued, and unless it was erased."""
    version = latest_version(case_file.contracts, lambda each: (each.version, each.status))
    if not version.content:
        return
    said = wording_of(version.content).particulars
    yield from compare(case_file.hire, **columns_saying(said))


def _template(case_file: CaseFile, contract: Contract) -> Iterator[Violation]:
    if template := _template_of(case_file, contract):
        yield from compare(template, company_id=contract.company_id)
    else:
        yield Violation(Contract._meta.db_table, contract.id, "its template is gone")


def _content(
    case_file: CaseFile, contract: Contract, content: str, terms: tuple[Terms, ...]
) -> Iterator[Violation]:
    present = _present(case_file, contract, terms)
    try:
        format = format_of(content)
        fits = content == content_of(as_written(content, present), format)
    except ValueError:
        format, fits = Format.SECOND, False
    if not fits:
        yield Violation(Contract._meta.db_table, contract.id, "content is not that of its terms")
    adopted = format is Format.FIRST and contract.template_id is not None
    yield from compare(contract, content_hash=content_hash(content), template_adopted=adopted)


def _present(case_file: CaseFile, contract: Contract, terms: tuple[Terms, ...]) -> Agreement:
    template = _template_of(case_file, contract)
    return agreement_of(case_file.hire, case_file.company, case_file.worker, terms, template)


def _template_of(case_file: CaseFile, contract: Contract) -> ContractTemplate | None:
    return case_file.templates.get(contract.template_id) if contract.template_id else None


def _orders(contract: Contract, orders: str, terms: tuple[Terms, ...]) -> Iterator[Violation]:
    try:
        said = json.loads(orders)
        fits = set(said) == {str(each.milestone) for each in terms}
        fits = fits and all(order is None or isinstance(order, str) for order in said.values())
    except (ValueError, TypeError, AttributeError):
        fits = False
    if not fits:
        reason = "signed_purchase_order_numbers are not those of its milestones"
        yield Violation(Contract._meta.db_table, contract.id, reason)
