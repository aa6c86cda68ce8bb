"""How a company engages a worker: it belongs to the pair of the two, whatever others have the same person for."""

from uuid import UUID

from models.access.visibility import Noun, visible
from models.database.connection import dialect, fetch_value
from models.database.sql import Binds
from models.records.person import Hirable, Person
from models.rules.access import Viewer
from models.rules.errors import NotFound, Path, Refused
from models.rules.people import EngagementType


async def hirable(
    company: UUID, worker: UUID | None, by: Viewer, path: Path
) -> tuple[Hirable, Person]:
    """A worker whom the company may hire, as its viewer sees them. Refuses with NOT_FOUND any other."""
    binds = Binds(dialect())
    statement = f"SELECT t.id FROM person t WHERE t.id = {binds(worker)}"
    # A worker and support see the company, and must not learn from a refusal whom it may hire.
    statement += f" AND {visible(Noun.WORKER, 't', by, binds)}"
    seen = await fetch_value(statement, binds.values)
    pair = await Hirable.get_or_none(company_id=company, worker_id=worker) if seen else None
    if pair is None:
        raise Refused([NotFound(path)])
    return pair, await Person.get(id=pair.worker_id)


def engagement_of(pair: Hirable, worker: Person) -> EngagementType:
    """How the company of this pair engages the worker."""
    engaged = pair.engagement_type or worker.engagement_type
    assert engaged, "whoever may be hired is a worker"
    return engaged


def engaged_as(company: str, worker: str) -> str:
    """SQL for how the company with this id (SQL, too) engages that worker; null where it may not hire them."""
    # The worker is looked up only where the pair is older than its own column.
    of_worker = "(SELECT w.engagement_type FROM person w WHERE w.id = pair.worker_id)"
    return (
        f"(SELECT coalesce(pair.engagement_type, {of_worker}) FROM hirable pair"
        f" WHERE pair.company_id = {company} AND pair.worker_id = {worker})"
    )
