"""Documents of a contract: which there are, and links to them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import strawberry

from models.rules.contract.documents import DocumentFormat as Format
from models.rules.erasure import ERASED_TEXT
from models.rules.error_codes import ErrorCode
from resolvers.enums import DocumentFormat
from resolvers.errors import coded
from resolvers.planner.computed import Computed
from resolvers.planner.field_sql import Truth, as_selected
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, Run, TableRow
from resolvers.planner.selection import Selected
from resolvers.scalars import URL, DateTime


@strawberry.type(description="A link to a booking contract as a PDF.")
class ContractDocument:
    """Where to download it."""

    url: URL = strawberry.field(description="Absolute; needs no header, for the viewer alone.")
    filename: str = strawberry.field(description="What it is called when saved.")
    expires_at: DateTime = strawberry.field(description="When the URL ends to work.")
    format: DocumentFormat = strawberry.field(description="The layout.")


_CUSTOM = (
    "CASE WHEN {my.issued_at} IS NULL"
    " THEN (SELECT c.contract_template_id IS NOT NULL FROM company c WHERE c.id = {my.company_id})"
    " ELSE ({my.template_id} IS NOT NULL"
    " OR EXISTS (SELECT 1 FROM document d WHERE d.contract_id = {my.id} AND d.format = 'CUSTOM')) END"
)
"""A version has the template that it took, or a document that was kept before versions took any; a draft the present
one."""
_ERASED = f"({{my.content}} IS NOT NULL AND {{my.content}} = '{ERASED_TEXT}')"
"""Nothing that it said is left to be printed."""
_IMPOSSIBLE = (
    "(SELECT t.refusal FROM document_task t"
    " WHERE t.contract_id = {my.id} AND t.format = 'CUSTOM' AND t.refusal IS NOT NULL LIMIT 1)"
)
"""Why the document of the version's own template cannot be made, where that is known."""


def _formats(*, custom: bool, erased: bool) -> list[Format]:
    if erased:
        return []
    return [Format.STANDARD, Format.CUSTOM] if custom else [Format.STANDARD]


FORMAT_ARGUMENT = {"format": (DocumentFormat, "Which layout.", DocumentFormat.STANDARD)}


@dataclass(frozen=True, slots=True)
class _Document:
    """A link, signed for the viewer."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The facts that a link needs of the version."""
        format = Format(Arguments(field).choice("format"))
        plan.post_process(
            lambda facts, run: as_selected(_link(facts, format, run), field),
            "a link, signed for the viewer; an error where the template refuses",
        )
        number = "(SELECT h.number FROM hire h WHERE h.id = {my.hire_id})"
        return plan.json.object(
            [
                ("id", my.id),
                ("version", my.version),
                ("number", plan.sql(number, my)),
                ("impossible", plan.sql(_IMPOSSIBLE, my)),
                ("custom", plan.json.boolean(plan.sql(_CUSTOM, my))),
                ("erased", plan.json.boolean(plan.sql(_ERASED, my))),
            ]
        )


def _link(facts: dict[str, Any], format: Format, run: Run) -> Any:
    if format not in _formats(custom=facts["custom"], erased=facts["erased"]):
        return None
    if format is Format.CUSTOM and facts["impossible"]:
        return coded(ErrorCode.TEMPLATE_INVALID, facts["impossible"])
    contract = UUID(facts["id"])
    url, expires_at = run.context.documents.link(contract, format, run.viewer.id, run.context.at)
    return {
        "url": url,
        "filename": f"{facts['number']}-v{facts['version']}.pdf",
        "expiresAt": expires_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "format": format,
    }


DOCUMENT = _Document()
DOCUMENT_FORMATS = Computed({"custom": Truth(_CUSTOM), "erased": Truth(_ERASED)}, _formats)
