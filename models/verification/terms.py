"""Whether the terms of each version are the rows that were written with it."""

import json
from collections.abc import Callable, Iterator

from tortoise.models import Model

from models.records import Contract, ContractTerms
from models.unit_of_work.event_chain.coverage import terms_hash
from models.unit_of_work.flush import row_of
from models.verification.case_file import CaseFile
from models.verification.rows import UNREADABLE
from models.verification.violation import Violation


def terms_violations(
    case_file: CaseFile, named: Callable[[Model], str | None]
) -> Iterator[Violation]:
    """Rows of terms that are not those that the version's hash covers; else the version itself.

    `named` may know what is wrong with a row.
    """
    for contract in case_file.contracts:
        rows = case_file.terms[contract.id]
        if contract.terms_hash == terms_hash(map(row_of, rows)):
            continue
        for row in rows:
            if reason := named(row) or _unsaid(contract, row):
                yield Violation(row._meta.db_table, row.id, reason)
        reason = "its contract_terms are not the rows that were written with it"
        yield Violation(Contract._meta.db_table, contract.id, reason)


def _unsaid(contract: Contract, row: ContractTerms) -> str | None:
    """Violations by terms of which the content of their version says nothing."""
    try:
        # A draft has none.
        rate = json.loads(contract.content or "")["rate"]
        said = {(each["name"], each["dueDate"], each["amount"]) for each in rate["milestones"]}
        terms = row.terms
        if (terms.name, terms.due_date.isoformat(), str(terms.amount)) in said:
            return None
    except UNREADABLE:
        return None
    return "its name, due_date and amount_minor are not those of any milestone in the content"
