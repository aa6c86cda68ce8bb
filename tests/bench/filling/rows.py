"""The rows of the benchmark, by table; of a kind of thing the n-th is the same in every run."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from models.rules.chain import GENESIS

HIRES, MILESTONES = 3_200, 20
NUMBERED = HIRES * MILESTONES
"""Payment requests that a company has numbered, some of them in another time."""

REST, ASKED = 400, 1_600
"""The company's own hires begin with the first, and those for which payment was asked with the second."""

OWNER_EMAIL, WORKER_EMAIL = "owner@bench.example", "worker@bench.example"
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

Row = dict[str, Any]


def identifier(kind: int, number: int) -> UUID:
    """The id of the n-th thing of a kind; like real ones they grow."""
    return UUID(f"0193{kind:04x}-0000-7000-8000-{number:012x}")


COMPANY, OTHER = identifier(1, 1), identifier(1, 2)
OWNER, WORKER = identifier(2, 1), identifier(2, 2)


def hire_id(number: int) -> UUID:
    """The n-th hire."""
    return identifier(4, number)


def milestone_id(hire: int, place: int) -> UUID:
    """A hire's milestone at this place."""
    return identifier(6, hire * MILESTONES + place)


def request_id(hire: int, place: int) -> UUID:
    """The payment request for a hire's milestone at this place."""
    return identifier(8, hire * MILESTONES + place)


def conversation_id(hire: int) -> UUID:
    """Of the n-th hire."""
    return identifier(9, hire)


def _company_of(hire: int) -> UUID:
    return OTHER if hire < REST else COMPANY


def company(id: UUID, name: str) -> Row:
    """A company."""
    return {
        "id": id,
        "name": name,
        "name_key": name.lower(),
        "currency": "DKK",
        "milestones_enabled": True,
        "requires_purchase_order_number": False,
        "hires_numbered": HIRES,
        "payment_requests_numbered": NUMBERED,
        "created_at": NOW,
    }


def owner() -> Row:
    """Who asks and approves."""
    member = {"company_id": COMPANY, "role": "OWNER", "engagement_type": None}
    return _person(OWNER, "Freja", OWNER_EMAIL) | member


def worker() -> Row:
    """Who is hired, ever the same."""
    worker = {"company_id": None, "role": None, "engagement_type": "INDEPENDENT_CONTRACTOR"}
    return _person(WORKER, "Maja", WORKER_EMAIL) | worker


def hirables() -> list[Row]:
    """Either company engages the worker alike."""
    pairs = enumerate((COMPANY, OTHER), start=1)
    return [
        {
            "id": identifier(10, number),
            "company_id": company,
            "worker_id": WORKER,
            "name_key": "maja",
            "email_key": WORKER_EMAIL,
            "engagement_type": "INDEPENDENT_CONTRACTOR",
            "created_at": NOW,
        }
        for number, company in pairs
    ]


def _person(id: UUID, name: str, email: str) -> Row:
    return {
        "id": id,
        "name": name,
        "name_key": name.lower(),
        "email": email,
        "email_key": email,
        "is_support": False,
        "created_at": NOW,
    }


def job(hire: int) -> Row:
    """The job of a hire."""
    return {
        "id": identifier(3, hire),
        "company_id": _company_of(hire),
        "route": "DIRECT_HIRE",
        "title": f"A new site, part {hire}",
        "description": "",
        "rate_type": "MILESTONES",
        "created_at": NOW,
    }


def hire(hire: int) -> Row:
    """The n-th hire."""
    return {
        "id": hire_id(hire),
        "company_id": _company_of(hire),
        "worker_id": WORKER,
        "job_id": identifier(3, hire),
        "number": f"H-{hire}",
        "title": f"A new site, part {hire}",
        "description": "Design, texts and pictures.",
        "search_key": f"h-{hire}\na new site, part {hire}",
        "status": "ACTIVE",
        "version": 3,
        "rate_type": "MILESTONES",
        "currency": "DKK",
        "payroll": False,
        "next_due": _next_due(hire),
        "due_order": _next_due(hire),
        "event_seq": 0,
        "event_hash": GENESIS,
        "created_at": NOW,
        "offered_at": NOW,
        "activated_at": NOW,
    }


def contract(hire: int) -> Row:
    """Its only version, signed."""
    return {
        "id": identifier(5, hire),
        "company_id": _company_of(hire),
        "worker_id": WORKER,
        "hire_id": hire_id(hire),
        "version": 1,
        "status": "SIGNED",
        "currency": "DKK",
        "total_minor": sum(_minor(place) for place in range(MILESTONES)),
        "content": "The agreement.",
        "content_hash": GENESIS,
        "template_adopted": False,
        "issued_at": NOW,
        "issued_by_id": OWNER,
        "signed_at": NOW,
        "signed_by_id": WORKER,
        "signed_name": "Maja",
        "signed_purchase_order_numbers": "{}",
        "created_at": NOW,
    }


_STATUS = {None: "IN_PROGRESS", "PENDING": "PENDING_APPROVAL", "APPROVED": "COMPLETED"}


def milestones(hire: int) -> Iterator[Row]:
    """Its milestones, by due date."""
    for place in range(MILESTONES):
        yield {
            "id": milestone_id(hire, place),
            "company_id": _company_of(hire),
            "worker_id": WORKER,
            "hire_id": hire_id(hire),
            "purchase_order_number": f"PO-{hire}-{place}",
            **_agreed(hire, place),
            "status": _STATUS[status_of_request(hire, place)],
            "listed": True,
            "offered": True,
            "awaiting_signature": False,
            "outstanding": status_of_request(hire, place) != "APPROVED",
            "hire_status": "ACTIVE",
            "search_key": f"{_agreed(hire, place)['name']}\npo-{hire}-{place}".casefold(),
            "created_at": NOW,
            "updated_at": NOW,
        }


def terms(hire: int) -> Iterator[Row]:
    """What the contract says of them."""
    for place in range(MILESTONES):
        yield {
            "id": identifier(7, hire * MILESTONES + place),
            "company_id": _company_of(hire),
            "contract_id": identifier(5, hire),
            "milestone_id": milestone_id(hire, place),
            **_agreed(hire, place),
        }


def _agreed(hire: int, place: int) -> Row:
    return {
        "name": f"Milestone {place} of the new site",
        "due_date": _due(hire, place),
        "amount_minor": _minor(place),
        "currency": "DKK",
    }


def requests(hire: int) -> Iterator[Row]:
    """The payment requests for them."""
    for place in range(MILESTONES):
        status = status_of_request(hire, place)
        if status is None:
            continue
        approved = status == "APPROVED"
        yield {
            "id": request_id(hire, place),
            "company_id": _company_of(hire),
            "worker_id": WORKER,
            "hire_id": hire_id(hire),
            "milestone_id": milestone_id(hire, place),
            "contract_id": identifier(5, hire),
            "number": f"PR-{hire * MILESTONES + place}",
            "amount_minor": _minor(place),
            "currency": "DKK",
            "status": status,
            "submitted_at": NOW,
            "submitted_by_id": WORKER,
            "decided_at": NOW if approved else None,
            "decided_by_id": OWNER if approved else None,
        }


def conversation(hire: int) -> Row:
    """Where messages about it go; there is none yet."""
    whose = {"company_id": _company_of(hire), "worker_id": WORKER}
    return {"id": conversation_id(hire), **whose, "hire_id": hire_id(hire)}


def status_of_request(hire: int, place: int) -> str | None:
    """Of the hire's milestone at this place; every other one has one, but of the first hires none."""
    if place % 2 or REST <= hire < ASKED:
        return None
    return "APPROVED" if place < 4 else "PENDING"


def _next_due(hire: int) -> date:
    return _due(hire, 0 if status_of_request(hire, 0) is None else 1)


def _due(hire: int, place: int) -> date:
    return TODAY + timedelta(days=7 * place + hire % 7)


def _minor(place: int) -> int:
    return 125_000 + place * 100
