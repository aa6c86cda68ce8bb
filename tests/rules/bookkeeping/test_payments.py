"""When a request is recorded as paid, and when that is taken back: every cell, refusals included."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.bookkeeping.payments import (
    Noted,
    check_paid_on,
    noted_changes,
    recording,
    voiding,
)
from models.rules.lifecycle import PaymentRequestStatus
from models.rules.text.texts import Refusals
from tests.rules.samples import TODAY, Told, told

INVALID: Told = [("INVALID_STATE", ("paymentRequest",))]
SUBMITTED = TODAY - timedelta(days=10)


@pytest.mark.parametrize(("status", "recorded"), list(product(PaymentRequestStatus, [True, False])))
def test_only_an_approved_request_is_recorded_as_paid_and_only_once(
    status: PaymentRequestStatus, recorded: bool
) -> None:
    may = status == "APPROVED" and not recorded
    assert told(recording(status, recorded=recorded)) == ([] if may else INVALID)


@pytest.mark.parametrize("recorded", [True, False])
def test_only_what_is_recorded_is_voided(recorded: bool) -> None:
    assert told(voiding(recorded=recorded)) == ([] if recorded else INVALID)


@given(st.integers(-30, 30))
def test_nothing_was_paid_before_it_was_asked_for_or_will_have_been(days: int) -> None:
    day, found = TODAY + timedelta(days=days), Refusals()
    check_paid_on(day, SUBMITTED, TODAY, found)
    may = SUBMITTED <= day <= TODAY
    assert told(found) == ([] if may else [("INVALID_DATE", ("paidOn",))])


def test_what_was_submitted_today_may_have_been_paid_today() -> None:
    found = Refusals()
    check_paid_on(TODAY, TODAY, TODAY, found)
    assert found == []


NOTED = st.builds(
    Noted,
    st.none() | st.dates(date(2026, 1, 1)),
    st.none() | st.text(min_size=1),
    st.none() | st.text(min_size=1),
)


@given(NOTED, NOTED)
def test_every_difference_is_told_and_nothing_else(before: Noted, after: Noted) -> None:
    changes = noted_changes(before, after)
    assert all(was != now for _, was, now in changes)
    assert before.told | {name: now for name, _, now in changes} == after.told
    assert [(name, now, was) for name, was, now in changes] == noted_changes(after, before)
