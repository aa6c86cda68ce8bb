"""How a company engages a worker: it belongs to the pair of the two, whatever others have the same person for."""

from models.records.person import Hirable, Person
from models.rules.people import EngagementType


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
