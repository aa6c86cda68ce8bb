"""What repeats a hire's own columns: creation, edits and `verify` take it from here alone."""

from models.hire_aggregate import HireAggregate
from models.records import Hire, Job, Person
from models.rules.people import HiringRoute
from models.rules.text import texts
from models.unit_of_work.load import RowQuery
from models.unit_of_work.transaction import Transaction

JOB = RowQuery(Job, "t.id = (SELECT h.job_id FROM hire h WHERE h.id = {root})")
"""The job of a hire."""


def search_key(hire: Hire, worker: Person) -> str:
    """What the hire is found by."""
    return texts.sort_key(f"{hire.number}\n{hire.title}\n{worker.name}")


def nameless_search_key(hire: Hire) -> str:
    """What the hire of a worker is found by who was erased."""
    return texts.sort_key(f"{hire.number}\n{hire.title}")


def job_columns(hire: Hire) -> dict[str, object]:
    """What the job of a direct hire says."""
    return {
        "company_id": hire.company_id,
        "route": HiringRoute.DIRECT_HIRE,
        "title": hire.title,
        "description": hire.description,
        "rate_type": hire.rate_type,
    }


def rewrite(tx: Transaction, aggregate: HireAggregate, **columns: object) -> None:
    """Set columns of a hire that say what is agreed (title, dates …), and what repeats them.

    JOB has to be among the rows that were asked for. The content of a draft is made when it is read; who
    rewrites a hire that was offered has to issue a version, too, or the transaction fails.
    """
    tx.change(aggregate.hire, **columns)
    tx.change(aggregate.hire, search_key=search_key(aggregate.hire, aggregate.worker))
    tx.change(tx.rows.only(JOB), **job_columns(aggregate.hire))
