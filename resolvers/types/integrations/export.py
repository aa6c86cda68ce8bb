"""Exports: links to files of everything that the viewer sees of a company."""

from datetime import date
from typing import Any
from uuid import UUID

import strawberry

from models.rules.access import may_export
from models.rules.exports.files import Days, ExportFormat, ExportKind, ExportWish
from resolvers.enums import show
from resolvers.errors import bad_user_input, not_found
from resolvers.fields import ArgumentSpecs
from resolvers.planner.field_sql import as_selected
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, Run, TableRow
from resolvers.planner.selection import Selected
from resolvers.scalars import URL, DateTime

show(
    ExportKind,
    "What the rows of an export are.",
    {
        "MILESTONES": "The milestones of `Query.milestones`, by due date; `from` and `to` mean that day.",
        "PAYMENT_REQUESTS": "Payment requests, oldest first; `from` and `to` mean the day of submission.",
        "HIRES": "Hires, oldest first; `from` and `to` mean the day of creation.",
        "EVENTS": "The events of all hires, oldest first; `from` and `to` mean the day on which they occurred.",
    },
)
show(
    ExportFormat,
    "How an export is written: the same columns and rows in each.",
    {
        "CSV": "For spreadsheets (RFC 4180, UTF-8 with a byte order mark); nothing in it is taken for a formula.",
        "NDJSON": "For programs: a line of JSON for each row, with values as the API writes them.",
        "XLSX": "For spreadsheets, with dates and amounts as such; another sheet begins after 1,000,000 rows.",
    },
)

EXPORT_ARGUMENTS: ArgumentSpecs = {
    "kind": (ExportKind, "What the rows are."),
    "format": (ExportFormat, "How it is written.", ExportFormat.CSV),
    "from": (date | None, "Nothing of before this day (UTC)."),
    "to": (date | None, "Nothing of after this day (UTC)."),
}


@strawberry.type(description="A link to a file of everything that the viewer may see.")
class ExportLink:
    """Where to download it."""

    url: URL = strawberry.field(description="Absolute; needs no header, for the viewer alone.")
    filename: str = strawberry.field(description="What it is called when saved.")
    expires_at: DateTime = strawberry.field(
        description="When the URL ends to work; what is being read by then is read to its end."
    )


class ExportField:
    """A link, signed for the viewer; the error NOT_FOUND for whom there is nothing to export."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The fact that a link needs of the company."""
        Arguments(field)
        plan.post_process(
            lambda facts, run: as_selected(_link(facts, field, run), field),
            "a link, signed for the viewer",
        )
        return plan.json.object([("id", my.id)])


def _link(facts: dict[str, Any], field: Selected, run: Run) -> Any:
    if not may_export(run.viewer) or run.context.exports is None:
        return not_found()
    given = run.args_of(field)
    days = Days(given.get("from"), given.get("to"))
    if not days.is_possible:
        return bad_user_input("`from` is after `to`.")
    wish = ExportWish(given["kind"], given["format"], days)
    at, company = run.context.at, UUID(facts["id"])
    url, expires_at = run.context.exports.link(company, wish, run.viewer.id, at)
    return {
        "url": url,
        "filename": wish.filename(at.date()),
        "expiresAt": expires_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
