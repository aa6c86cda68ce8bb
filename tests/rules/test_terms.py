"""The agreed terms: their total, their order, the difference of two versions."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.rules.contract.terms import Change, Terms, by_due_date, changes
from tests.rules.samples import (
    AGREEMENT,
    BUILD,
    DESIGN,
    TODAY,
    TOMORROW,
    YESTERDAY,
    kroner,
    terms,
    uid,
)


def test_the_total_is_the_exact_sum_of_the_milestones() -> None:
    many = tuple(terms(n, amount="999999999999.99") for n in range(200))
    assert str(replace(AGREEMENT, milestones=many).total) == "199999999999998.00"


def test_people_read_milestones_by_due_date_then_by_creation() -> None:
    later, earlier, first = terms(2, due=TOMORROW), terms(1, due=TOMORROW), terms(3, due=TODAY)
    assert by_due_date([later, earlier, first]) == (first, earlier, later)


def test_a_milestone_is_overdue_from_the_day_after_its_due_date() -> None:
    due = terms(1, due=TODAY)
    assert [due.overdue(on=day) for day in (YESTERDAY, TODAY, TOMORROW)] == [False, False, True]


def test_the_difference_tells_added_changed_and_removed() -> None:
    dearer = replace(DESIGN, amount=kroner("1300"))
    told = changes([DESIGN, BUILD], [terms(3), dearer])
    assert told == (Change(None, terms(3)), Change(DESIGN, dearer), Change(BUILD, None))
    assert [each.kind for each in told] == ["ADDED", "CHANGED", "REMOVED"]
    assert [each.milestone for each in told] == [uid(3), uid(1), uid(2)]


some_terms = st.dictionaries(
    st.integers(1, 6),
    st.builds(
        lambda name, due, amount: terms(0, name, due, amount),
        st.sampled_from(["Design", "Build"]),
        st.sampled_from([TODAY, TOMORROW]),
        st.sampled_from(["1", "2"]),
    ),
).map(lambda rows: [replace(row, milestone=uid(key)) for key, row in rows.items()])


@given(some_terms, some_terms)
def test_the_difference_leads_from_the_one_to_the_other(
    before: list[Terms], after: list[Terms]
) -> None:
    rows = {each.milestone: each for each in before}
    for change in changes(before, after):
        assert change.before == rows.get(change.milestone)
        assert change.before != change.after
        rows.pop(change.milestone, None)
        if change.after:
            rows[change.milestone] = change.after
    assert rows == {each.milestone: each for each in after}


@given(some_terms)
def test_the_same_terms_in_another_order_are_no_difference(rows: list[Terms]) -> None:
    assert changes(rows, rows[::-1]) == ()
