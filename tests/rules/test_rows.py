"""The milestones of a new hire: every row is checked, and all that is wrong is told at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.rules.rows import CheckedRow, NewMilestone, RowBounds, check_new
from models.rules.text.texts import Refusals
from tests.rules.editing.edits import BOUNDS, STRICT, new
from tests.rules.samples import TODAY, YESTERDAY, Told, kroner, terms, told

PATH = ("rate", "milestones")


def test_a_row_is_taken_trimmed() -> None:
    rows, wrong = _checked([new(1, "  Design ", amount="100.000", po=" PO-1 ")])
    assert rows == (CheckedRow(terms(1, amount="100"), "PO-1"),)
    assert wrong == []


def test_a_hire_by_milestones_has_at_least_one() -> None:
    assert _checked([]) == ((), [("REQUIRED", PATH)])


def test_200_milestones_are_allowed_and_201_are_too_many() -> None:
    rows, wrong = _checked([new(n) for n in range(200)])
    assert (len(rows), wrong) == (200, [])
    _, wrong = _checked([new(n) for n in range(201)])
    assert wrong == [("TOO_MANY", PATH)]


def test_the_same_terms_twice_are_two_milestones() -> None:
    rows, wrong = _checked([new(1), new(2)])
    assert [row.terms.amount for row in rows] == [kroner("50"), kroner("50")]
    assert wrong == []


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        (new(1, name=" "), "REQUIRED", "name"),
        (new(1, name="x" * 201), "TOO_LONG", "name"),
        (new(1, name="a\nb"), "INVALID_TEXT", "name"),
        (new(1, due=YESTERDAY), "INVALID_DATE", "dueDate"),
        (new(1, amount="0"), "INVALID_AMOUNT", "amount"),
        (new(1, amount="1.005"), "INVALID_AMOUNT", "amount"),
        (new(1, amount="999999999999.01"), "INVALID_AMOUNT", "amount"),
        (new(1, po="x" * 65), "TOO_LONG", "purchaseOrderNumber"),
        (new(1, po="a\nb"), "INVALID_TEXT", "purchaseOrderNumber"),
    ],
)
def test_a_wrong_field_is_named_by_its_path(row: NewMilestone, code: str, field: str) -> None:
    assert _checked([new(2), row])[1] == [(code, (*PATH, "1", field))]


def test_all_that_is_wrong_is_told_at_once() -> None:
    rows = [new(1, "", YESTERDAY, "0", "x" * 65), new(2), new(3, amount="-1")]
    assert _checked(rows)[1] == [
        ("REQUIRED", (*PATH, "0", "name")),
        ("INVALID_DATE", (*PATH, "0", "dueDate")),
        ("INVALID_AMOUNT", (*PATH, "0", "amount")),
        ("TOO_LONG", (*PATH, "0", "purchaseOrderNumber")),
        ("INVALID_AMOUNT", (*PATH, "2", "amount")),
    ]


def test_nothing_is_due_before_the_hire_starts() -> None:
    start = TODAY + timedelta(days=10)
    rows = [new(1, due=start), new(2, due=start - timedelta(days=1))]
    wrong = _checked(rows, replace(BOUNDS, start_date=start))[1]
    assert wrong == [("INVALID_DATE", (*PATH, "1", "dueDate"))]


def test_a_required_po_number_is_missed_on_every_row_that_lacks_it() -> None:
    rows = [new(1), new(2, po="PO-2"), new(3, po=" ")]
    missed = "PURCHASE_ORDER_NUMBER_REQUIRED"
    assert _checked(rows, STRICT)[1] == [
        (missed, (*PATH, "0", "purchaseOrderNumber")),
        (missed, (*PATH, "2", "purchaseOrderNumber")),
    ]


def test_po_numbers_are_optional_where_the_company_does_not_require_them() -> None:
    rows, wrong = _checked([new(1), new(2, po=" ")])
    assert [row.purchase_order_number for row in rows] == [None, None]
    assert wrong == []


@pytest.mark.parametrize(
    ("currency", "amount", "fine"),
    [("JPY", "1", True), ("JPY", "0.5", False), ("KWD", "0.001", True), ("KWD", "0.0001", False)],
)
def test_the_currency_of_the_hire_bounds_the_decimals(
    currency: str, amount: str, fine: bool
) -> None:
    wrong = _checked([new(1, amount=amount)], RowBounds(TODAY, currency))[1]
    assert wrong == ([] if fine else [("INVALID_AMOUNT", (*PATH, "0", "amount"))])


def _checked(
    rows: list[NewMilestone], bounds: RowBounds = BOUNDS
) -> tuple[tuple[CheckedRow, ...], Told]:
    found: Refusals = []
    checked = check_new(rows, bounds, PATH, found)
    return checked, told(found)
