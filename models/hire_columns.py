"""Columns of a hire that say what is agreed, and what repeats them: creation, edits and `verify` take them from here.

They are the latest particulars: those of a draft, of the version that awaits its signature, or of the one in force.
"""

from models.hire_aggregate import HireAggregate
from models.records import Contract, Hire, Job
from models.rules.contract.content import wording_of
from models.rules.contract.particulars import Particulars
from models.rules.money import Money
from models.rules.people import HiringRoute
from models.rules.text import texts
from models.unit_of_work.load import ResultSet, RowQuery
from models.unit_of_work.transaction import Transaction

JOB = RowQuery(Job, "t.id = (SELECT h.job_id FROM hire h WHERE h.id = {root})")
"""The job of a hire."""

# Without a revision the hire's own columns say the same, and contents are long.
_IN_FORCE_ROWS = RowQuery(
    Contract,
    "t.hire_id = {root} AND t.status = 'SIGNED' AND EXISTS"
    " (SELECT 1 FROM contract o WHERE o.hire_id = {root} AND o.status = 'PENDING_SIGNATURE')",
    only=("id", "content"),
)

SIGNED_PARTICULARS = (JOB, _IN_FORCE_ROWS)
"""The rows that `signed_particulars` and `return_to_signed` take, beside the aggregate."""


def search_key(hire: Hire) -> str:
    """The text that the hire is found by, beside its worker's present name."""
    return texts.sort_key(f"{hire.number}\n{hire.title}")


def former_search_key(hire: Hire) -> str:
    """The hire's own search key where that will do: former releases put the worker's name of that time behind it."""
    kept, present = hire.search_key, search_key(hire)
    name = kept.removeprefix(f"{present}\n")
    is_name = name == texts.sort_key(name.strip()) and name != "" and "\n" not in name
    return kept if name != kept and is_name else present


def job_columns(hire: Hire) -> dict[str, object]:
    """The columns of a direct hire's job that repeat the hire's."""
    return {
        "company_id": hire.company_id,
        "route": HiringRoute.DIRECT_HIRE,
        "title": hire.title,
        "description": hire.description,
        "rate_type": hire.rate_type,
    }


def particulars_of(hire: Hire) -> Particulars:
    """The latest particulars."""
    return Particulars(
        title=hire.title,
        description=hire.description,
        additional_terms=hire.additional_terms,
        start_date=hire.start_date,
        end_date=hire.end_date,
        rate=None if hire.rate_minor is None else Money(hire.rate_minor, hire.currency),
    )


def columns_saying(particulars: Particulars) -> dict[str, object]:
    """The hire's columns that say so."""
    return {
        "title": particulars.title,
        "description": particulars.description,
        "additional_terms": particulars.additional_terms,
        "start_date": particulars.start_date,
        "end_date": particulars.end_date,
        "rate_minor": particulars.rate.minor if particulars.rate else None,
    }


def signed_particulars(aggregate: HireAggregate, rows: ResultSet) -> Particulars | None:
    """The particulars in force; None before the first signature."""
    if aggregate.in_force is None:
        return None
    revised = rows.first(_IN_FORCE_ROWS)
    if revised is None or revised.content is None:
        return particulars_of(aggregate.hire)
    return wording_of(revised.content).particulars


def return_to_signed(tx: Transaction, aggregate: HireAggregate) -> None:
    """The hire says again what is in force, now that its revision is not offered any more."""
    if signed := signed_particulars(aggregate, tx.rows):
        rewrite(tx, aggregate, signed)


def rewrite(tx: Transaction, aggregate: HireAggregate, particulars: Particulars) -> None:
    """Write other particulars into a hire, and what repeats them; nothing where it says so already.

    JOB has to be among the rows that were asked for. The content of a draft is made when it is read; who
    rewrites a hire that was offered has to issue a version, or to take back the one that says otherwise, or the
    transaction fails.
    """
    hire = aggregate.hire
    columns = columns_saying(particulars)
    changed = {name: value for name, value in columns.items() if getattr(hire, name) != value}
    if changed:
        tx.change(hire, **changed)
        tx.change(hire, search_key=search_key(hire))
        tx.change(tx.rows.only(JOB), **job_columns(hire))
