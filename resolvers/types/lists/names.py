"""Companies and workers by name, and which of them a search is looked for in."""

from models.rules.access import NonMemberRole
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan
from resolvers.types.lists.matching import MOST_SEARCHED

SEARCH_BY_NAME = {
    "search": (
        str | None,
        f"Part of the name, without case. One or two letters are looked for among the newest {MOST_SEARCHED:,} alone.",
    )
}


def searched_companies(args: Arguments, plan: Plan) -> str | None:
    """All of them, or for a short search the newest. Whoever is no support staff sees few."""
    if plan.role is not NonMemberRole.SUPPORT or not _is_short(args):
        return None
    return f"SELECT c.* FROM company c ORDER BY c.id DESC LIMIT {MOST_SEARCHED}"


_OF_PERSON = ("name", "email", "engagement_type")


def searched_workers(args: Arguments, plan: Plan) -> str:
    """Those whom companies may hire, or for a short search the newest of one. A worker sees only themselves."""
    whose = "h.company_id AS hirer, h.name_key, h.worker_id AS id"
    if plan.role is NonMemberRole.WORKER or not _is_short(args):
        columns = ", ".join(f"p.{each}" for each in _OF_PERSON)
        return f"SELECT {whose}, {columns} FROM hirable h JOIN person p ON p.id = h.worker_id"
    # Looked up: joined, everybody might be read.
    columns = ", ".join(
        f"(SELECT p.{each} FROM person p WHERE p.id = h.worker_id) AS {each}" for each in _OF_PERSON
    )
    return (
        f"SELECT {whose}, {columns} FROM hirable h WHERE h.company_id = {{my.id}}"
        f" ORDER BY h.worker_id DESC LIMIT {MOST_SEARCHED}"
    )


def _is_short(args: Arguments) -> bool:
    return args.has("search") and args.is_short("search")
