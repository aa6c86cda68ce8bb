"""The content of a version and its hash: what was written when it was issued, of a draft what is so at present."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from models.database.sql import parsed_day
from models.rules.contract.content import content_hash, content_of
from models.rules.contract.terms import Agreement, Terms
from models.rules.money import Money
from resolvers.planner.computed import Computed, Listed

_UNISSUED = "{my.issued_at} IS NULL"
_DRAFT = Listed(
    rows="SELECT h.id, h.number, c.name AS company, p.name AS worker, p.email, h.title, h.description,"
    " h.additional_terms, h.start_date, h.end_date, h.currency, h.rate_type, h.rate_minor, t.sha256"
    " FROM hire h JOIN company c ON c.id = h.company_id JOIN person p ON p.id = h.worker_id"
    " LEFT JOIN contract_template t ON t.id = c.contract_template_id"
    f" WHERE {_UNISSUED} AND h.id = {{my.hire_id}}",
    columns=(
        "id", "number", "company", "worker", "email", "title", "description", "additional_terms",
        "start_date", "end_date", "currency", "rate_type", "rate_minor", "sha256",
    ),
)  # fmt: skip
_TERMS = Listed(
    rows="SELECT ct.milestone_id, ct.name, ct.due_date, ct.amount_minor FROM contract_terms ct"
    f" WHERE {_UNISSUED} AND ct.contract_id = {{my.id}} ORDER BY ct.due_date, ct.milestone_id",
    columns=("milestone_id", "name", "due_date", "amount_minor"),
)


ContentRow = tuple[Any, ...]
"""Of `_DRAFT` or `_TERMS`."""


def _written_or(column: str, make: Callable[[str], str]) -> Computed:
    def compute(draft: list[ContentRow], terms: list[ContentRow]) -> str:
        return make(content_of(_agreement(draft, terms)))

    return Computed({"draft": _DRAFT, "terms": _TERMS}, compute, unless=column)


def _agreement(draft: list[ContentRow], terms: list[ContentRow]) -> Agreement:
    ((id, number, *names, start, end, currency, rate_type, rate, template),) = draft
    company, worker, email, title, description, additional_terms = names
    return Agreement(
        hire=UUID(id),
        hire_number=number,
        company=company,
        worker=worker,
        worker_email=email,
        title=title,
        description=description,
        additional_terms=additional_terms,
        start_date=_day(start),
        end_date=_day(end),
        currency=currency,
        rate_type=rate_type,
        rate=None if rate is None else Money(rate, currency),
        milestones=tuple(
            Terms(UUID(milestone), name, parsed_day(due), Money(minor, currency))
            for milestone, name, due, minor in terms
        ),
        template=template,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else parsed_day(text)


CONTENT = _written_or("{my.content}", str)
CONTENT_HASH = _written_or("{my.content_hash}", content_hash)
