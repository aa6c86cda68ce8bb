"""Made-up contracts with everything in them that a template may meet: validation prints these."""

from datetime import UTC, date, datetime

from pdf.booking_contract import (
    BookingContract,
    Change,
    FieldChange,
    Milestone,
    Money,
    Party,
    Rate,
    Signature,
    Terms,
)

HASH = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"


def _dkk(amount: str) -> Money:
    return Money(amount, "DKK")


MILESTONES = (
    Milestone(1, "Interviews with customers", date(2027, 1, 15), _dkk("18000.00"), "PO-4501"),
    Milestone(2, "Visual design, desktop and mobile", date(2027, 2, 19), _dkk("42500.00")),
    Milestone(3, "Working portal, handed over", date(2027, 4, 30), _dkk("64000.00"), "PO-4502"),
)

_ADDITIONAL_TERMS = (
    "1. Source files belong to the company from the day on which a milestone is paid.\n"
    "2. Travel is reimbursed at cost.\n"
    "3. Either party may end the work in writing, with two weeks' notice."
)

SIGNED_REVISION = BookingContract(
    hire_number="HIRE-0042",
    title="Redesign of the customer portal",
    version=2,
    status="SIGNED",
    company=Party("Nordlys Media ApS"),
    worker=Party("Zoë Çelik-Łukaszewicz", "zoe@example.com"),
    rate=Rate("MILESTONES"),
    content_hash=HASH,
    milestones=MILESTONES,
    total=_dkk("124500.00"),
    description=(
        "We rebuild the customer portal from the ground up. The work begins with interviews and "
        "ends with a handover to our own developers.\n\n"
        "The contractor works remotely, with two visits to Copenhagen."
    ),
    additional_terms=_ADDITIONAL_TERMS,
    start_date=date(2027, 1, 4),
    end_date=date(2027, 4, 30),
    issued_at=datetime(2026, 12, 14, 9, 30, tzinfo=UTC),
    issued_by="Maja Holm",
    note="The portal gets a mobile design as well, so the second milestone grows.",
    supersedes=1,
    changes=(
        Change(
            "CHANGED",
            Terms("Visual design, desktop", date(2027, 2, 12), _dkk("30000.00")),
            Terms("Visual design, desktop and mobile", date(2027, 2, 19), _dkk("42500.00")),
        ),
        Change(
            "ADDED", None, Terms("Interviews with customers", date(2027, 1, 15), _dkk("18000.00"))
        ),
        Change("REMOVED", Terms("Printed style guide", date(2027, 5, 28), _dkk("9000.00")), None),
    ),
    field_changes=(
        FieldChange("title", "Redesign of the portal", "Redesign of the customer portal"),
        FieldChange("additionalTerms", "Source files belong to the company.", _ADDITIONAL_TERMS),
        FieldChange("endDate", None, "2027-04-30"),
        FieldChange("worker", "Zoe Celik", "Zoë Çelik-Łukaszewicz"),
    ),
    signature=Signature(
        signed_name="Zoë Çelik-Łukaszewicz",
        signed_by="zoe@example.com",
        signed_at=datetime(2026, 12, 15, 14, 5, 9, tzinfo=UTC),
        content_hash=HASH,
    ),
)

UNSIGNED_HOURLY = BookingContract(
    hire_number="HIRE-0043",
    title="Support for the customer portal",
    version=1,
    status="PENDING_SIGNATURE",
    company=Party("Nordlys Media ApS"),
    worker=Party("Zoë Çelik-Łukaszewicz"),
    rate=Rate("HOURLY", _dkk("850.00")),
    content_hash=HASH,
)
