"""What a field is computed from comes as what its function says that it takes, from either database."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from models.rules.lifecycle import HireStatus
from resolvers import fields
from resolvers.planner.computed import facts_taken_by

ID = UUID("01a2214c-9a10-7f3e-8c55-0d6c1f0b7a21")


@pytest.mark.parametrize(
    ("kind", "said", "given"),
    [
        (date, "2026-11-28", date(2026, 11, 28)),
        (date, "infinity", date.max),
        (date, "9999-12-31", date.max),
        (date | None, None, None),
        (date | None, "2026-11-28", date(2026, 11, 28)),
        (datetime, "2026-11-28 09:00:00+00:00", datetime(2026, 11, 28, 9, tzinfo=UTC)),
        (datetime, "2026-11-28T09:00:00+00:00", datetime(2026, 11, 28, 9, tzinfo=UTC)),
        (bool, 1, True),
        (bool, False, False),
        (UUID, str(ID), ID),
        (HireStatus, "DRAFT", HireStatus.DRAFT),
        (list[date], ["2026-11-28"], [date(2026, 11, 28)]),
        (list[str], ["a"], ["a"]),
        (int, 7, 7),
        (str | None, None, None),
    ],
)
def test_a_fact_is_what_the_function_takes(kind: Any, said: object, given: object) -> None:
    def compute(fact: Any) -> None: ...

    compute.__annotations__["fact"] = kind
    arguments = facts_taken_by(compute, ["fact"])({"fact": said}, None)
    assert arguments == {"fact": given}
    assert type(arguments["fact"]) is type(given)


def _of_other_facts(due: date) -> None: ...
def _of_too_many(due: date, title: str, start: date) -> None: ...
def _of_a_type_that_no_fact_has(due: date, title: complex) -> None: ...


@pytest.mark.parametrize(
    "compute",
    [_of_other_facts, _of_too_many, _of_a_type_that_no_fact_has],
    ids=lambda f: f.__name__,
)
def test_a_function_that_does_not_take_the_facts_is_refused_where_it_is_declared(
    compute: Callable[..., Any],
) -> None:
    with pytest.raises(TypeError, match=compute.__name__):
        fields.computed({"due": "{my.next_due}", "title": "{my.title}"}, compute, "Wrong.")


def test_who_reckons_with_today_in_sql_is_refused_where_the_field_is_declared() -> None:
    with pytest.raises(TypeError, match="use `computed`"):
        fields.value("({my.next_due} - {today})", "7973 on the one, an error on the other.")
