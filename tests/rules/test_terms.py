"""The agreed terms: what a signature covers, its canonical text and hash, the difference of two versions."""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.money import Money
from models.rules.terms import Agreement, Change, Terms, by_due_date, changes, content_hash
from tests.rules.samples import TODAY, TOMORROW, YESTERDAY, kroner, terms, uid

DESIGN = terms(1, "Design", date(2026, 12, 1), "1250")
BUILD = terms(2, "Bygge «æøå»", date(2027, 1, 15), "0.50")
AGREEMENT = Agreement(
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
)
HOURLY = replace(AGREEMENT, rate_type="HOURLY", rate=kroner("900"), milestones=())

CONTENT = """\
{
  "company": "Nordlys ApS",
  "worker": {
    "name": "Maja Holm",
    "email": "maja@contractor.example"
  },
  "title": "Website",
  "description": "Two pages.\\nIn Danish.",
  "additionalTerms": null,
  "startDate": "2026-11-01",
  "endDate": null,
  "currency": "DKK",
  "rate": {
    "type": "MILESTONES",
    "milestones": [
      {
        "name": "Design",
        "dueDate": "2026-12-01",
        "amount": "1250.00"
      },
      {
        "name": "Bygge «æøå»",
        "dueDate": "2027-01-15",
        "amount": "0.50"
      }
    ],
    "totalAmount": "1250.50"
  }
}"""


def test_the_canonical_text_never_changes_its_form() -> None:
    """Signed hashes depend on every byte of it."""
    assert AGREEMENT.content == CONTENT


def test_the_hash_is_the_sha_256_of_the_text_in_utf_8() -> None:
    assert content_hash(CONTENT) == sha256(CONTENT.encode("utf-8")).hexdigest()
    assert content_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_another_rate_is_covered_by_its_type_and_amount() -> None:
    assert json.loads(HOURLY.content)["rate"] == {"type": "HOURLY", "amount": "900.00"}


ALTERED = {
    "company": {"company": "Nordlys A/S"},
    "worker": {"worker": "Maja Holms"},
    "worker's email": {"worker_email": "maja@contractor.test"},
    "title": {"title": "Web site"},
    "description": {"description": "Two pages. In Danish."},
    "additional terms": {"additional_terms": "None"},
    "start date": {"start_date": date(2026, 11, 2)},
    "no start date": {"start_date": None},
    "end date": {"end_date": date(2027, 2, 1)},
    "currency": {
        "currency": "SEK",
        "milestones": tuple(
            replace(t, amount=Money(t.amount.minor, "SEK")) for t in (DESIGN, BUILD)
        ),
    },
    "rate type": {"rate_type": "FIXED", "rate": kroner("1250.50")},
    "milestone's name": {"milestones": (replace(DESIGN, name="Redesign"), BUILD)},
    "milestone's due date": {"milestones": (replace(DESIGN, due_date=date(2026, 12, 2)), BUILD)},
    "milestone's amount": {"milestones": (replace(DESIGN, amount=kroner("1250.01")), BUILD)},
    "amounts with the same total": {
        "milestones": (
            replace(DESIGN, amount=kroner("1250.50")),
            replace(BUILD, amount=kroner("0")),
        )
    },
    "a milestone less": {"milestones": (DESIGN,)},
    "a milestone more": {"milestones": (DESIGN, BUILD, terms(3))},
}


@pytest.mark.parametrize("altered", ALTERED.values(), ids=ALTERED.keys())
def test_whatever_the_signature_covers_changes_the_hash(altered: dict[str, object]) -> None:
    other = replace(AGREEMENT, **altered)  # type: ignore[arg-type] # The table holds each field's type.
    assert content_hash(other.content) != content_hash(AGREEMENT.content)


def test_the_amount_of_another_rate_changes_the_hash() -> None:
    assert replace(HOURLY, rate=kroner("900.01")).content != HOURLY.content


agreements = st.builds(
    replace,
    st.just(AGREEMENT),
    company=st.text(max_size=2),
    worker=st.text(max_size=2),
    description=st.text(max_size=2),
    additional_terms=st.none() | st.text(max_size=2),
    milestones=st.sampled_from([(DESIGN,), (BUILD,), (DESIGN, BUILD)]),
)


@given(agreements, agreements)
def test_two_agreements_have_one_text_exactly_if_they_say_the_same(
    one: Agreement, other: Agreement
) -> None:
    assert (one.content == other.content) is (one == other)
    assert replace(one).content == one.content


def test_no_name_can_pass_for_another_field() -> None:
    forged = replace(DESIGN, name='Design",\n        "dueDate": "2026-12-01')
    assert json.loads(replace(AGREEMENT, milestones=(forged,)).content)["rate"]["milestones"] == [
        {"name": forged.name, "dueDate": "2026-12-01", "amount": "1250.00"}
    ]


def test_the_identity_of_a_milestone_is_no_part_of_what_is_signed() -> None:
    renumbered = replace(AGREEMENT, milestones=(replace(DESIGN, milestone=uid(9)), BUILD))
    assert renumbered.content == AGREEMENT.content


def test_po_numbers_and_version_numbers_are_no_part_of_what_is_signed() -> None:
    assert set(Terms.__slots__) == {"milestone", "name", "due_date", "amount"}
    assert "version" not in Agreement.__slots__
    assert "urchase" not in AGREEMENT.content


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
