"""Small things that the tests of the rules are made of, and how they read a refusal."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from models.rules.access import CompanyRole, Role, Viewer
from models.rules.contract.terms import Agreement, Terms
from models.rules.errors import Path, Refusal, Refused
from models.rules.money import Money

Told = list[tuple[str, Path]]

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def uid(number: int) -> UUID:
    """An id that sorts by its number, as those of milestones sort by creation."""
    return UUID(int=number)


def viewer(role: Role, *, is_program: bool = False) -> Viewer:
    """Somebody with this role; a member's company is always the same."""
    return Viewer(uid(1), role, uid(2) if isinstance(role, CompanyRole) else None, is_program)


def kroner(amount: str) -> Money:
    """So many DKK: "12.50"."""
    return Money(int(Decimal(amount) * 100), "DKK")


def terms(number: int, name: str = "Design", due: date = TOMORROW, amount: str = "100") -> Terms:
    """What a version says of the milestone with this number."""
    return Terms(uid(number), name, due, kroner(amount))


DESIGN = terms(1, "Design", date(2026, 12, 1), "1250")
BUILD = terms(2, "Bygge «æøå»", date(2027, 1, 15), "0.50")
AGREEMENT = Agreement(
    hire=uid(7),
    hire_number="H-7",
    company="Nordlys ApS",
    worker="Maja Holm",
    worker_email="maja@contractor.example",
    title="Website",
    description="Two pages.\nIn Danish.",
    additional_terms=None,
    start_date=date(2026, 11, 1),
    end_date=None,
    currency="DKK",
    rate_type="MILESTONES",
    rate=None,
    milestones=(DESIGN, BUILD),
    template=None,
)


def told(refusals: Iterable[Refusal]) -> Told:
    """The code and the path of each refusal, in order."""
    return [(refusal.code, refusal.path) for refusal in refusals]


def codes(refusals: Sequence[Refusal]) -> list[str]:
    """The code of each refusal, in order."""
    return [refusal.code for refusal in refusals]


def refusal_of(act: Callable[[], object]) -> Told:
    """What this is refused with."""
    with pytest.raises(Refused) as caught:
        act()
    return told(caught.value.refusals)
