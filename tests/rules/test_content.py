"""What a signature covers: its canonical text in both formats, its hash, and that it can be read again."""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.contract.content import Format, as_written, content_hash, content_of, format_of
from models.rules.contract.terms import Agreement, Terms
from models.rules.money import Money
from tests.rules.samples import AGREEMENT, BUILD, DESIGN, kroner, terms, uid

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


SECOND = """\
{
  "format": "milestones-contract/2",
  "hire": {
    "number": "H-7",
    "id": "Hire:00000000-0000-0000-0000-000000000007"
  },
""" + CONTENT.removeprefix("{\n").removesuffix("\n}")


def test_the_canonical_text_never_changes_its_form() -> None:
    """Signed hashes depend on every byte of it."""
    assert content_of(AGREEMENT, Format.FIRST) == CONTENT
    assert content_of(AGREEMENT) == f'{SECOND},\n  "template": null\n}}'
    own = replace(AGREEMENT, template=content_hash("<html>"))
    assert content_of(own) == f'{SECOND},\n  "template": "{content_hash("<html>")}"\n}}'


def test_the_hash_is_the_sha_256_of_the_text_in_utf_8() -> None:
    assert content_hash(CONTENT) == sha256(CONTENT.encode("utf-8")).hexdigest()
    assert content_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_another_rate_is_covered_by_its_type_and_amount() -> None:
    assert json.loads(content_of(HOURLY))["rate"] == {"type": "HOURLY", "amount": "900.00"}


ALTERED = {
    "hire": {"hire": uid(8)},
    "hire's number": {"hire_number": "H-8"},
    "template": {"template": content_hash("<html>")},
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
    assert content_hash(content_of(other)) != content_hash(content_of(AGREEMENT))


def test_the_amount_of_another_rate_changes_the_hash() -> None:
    assert content_of(replace(HOURLY, rate=kroner("900.01"))) != content_of(HOURLY)


agreements = st.builds(
    replace,
    st.just(AGREEMENT),
    company=st.text(max_size=2),
    worker=st.text(max_size=2),
    description=st.text(max_size=2),
    additional_terms=st.none() | st.text(max_size=2),
    milestones=st.sampled_from([(DESIGN,), (BUILD,), (DESIGN, BUILD)]),
)


@pytest.mark.parametrize("format", Format)
def test_a_text_says_of_itself_in_which_format_it_is(format: Format) -> None:
    assert format_of(content_of(AGREEMENT, format)) is format


CALLED_OTHERWISE = replace(
    AGREEMENT,
    company="Southlys",
    worker="Maja Berg",
    worker_email="maja@berg.example",
    title="App",
    description="None.",
    additional_terms="Some.",
    start_date=date(2030, 1, 1),
    end_date=date(2030, 2, 1),
)


@given(agreements, st.sampled_from(Format))
def test_a_version_can_be_read_as_it_was_written_whatever_all_is_called_since(
    agreed: Agreement, format: Format
) -> None:
    content = content_of(agreed, format)
    present = replace(CALLED_OTHERWISE, milestones=agreed.milestones)
    assert as_written(content, present) == agreed
    assert content_of(as_written(content, present), format) == content


def test_the_amount_of_another_rate_is_read_as_it_was_written() -> None:
    dearer = replace(HOURLY, rate=kroner("1000"))
    assert as_written(content_of(HOURLY), dearer) == HOURLY


@pytest.mark.parametrize(
    "content",
    [
        "",
        "The agreement.",
        "[]",
        "{}",
        '{"format": "milestones-contract/3"}',
        CONTENT.replace('"Maja Holm"', "1").replace('"worker": {', '"worker": 1, "x": {'),
        CONTENT.replace("2026-11-01", "soon"),
        content_of(HOURLY).replace("900.00", "much"),
        content_of(HOURLY).replace('"900.00"', "[]"),
    ],
)
def test_a_text_that_is_none_of_ours_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        # Either says so.
        as_written(content, AGREEMENT), format_of(content)


@given(agreements, agreements)
def test_two_agreements_have_one_text_exactly_if_they_say_the_same(
    one: Agreement, other: Agreement
) -> None:
    assert (content_of(one) == content_of(other)) is (one == other)
    assert content_of(replace(one)) == content_of(one)


def test_no_name_can_pass_for_another_field() -> None:
    forged = replace(DESIGN, name='Design",\n        "dueDate": "2026-12-01')
    assert json.loads(content_of(replace(AGREEMENT, milestones=(forged,))))["rate"][
        "milestones"
    ] == [{"name": forged.name, "dueDate": "2026-12-01", "amount": "1250.00"}]


def test_the_identity_of_a_milestone_is_no_part_of_what_is_signed() -> None:
    renumbered = replace(AGREEMENT, milestones=(replace(DESIGN, milestone=uid(9)), BUILD))
    assert content_of(renumbered) == content_of(AGREEMENT)


def test_po_numbers_and_version_numbers_are_no_part_of_what_is_signed() -> None:
    assert set(Terms.__slots__) == {"milestone", "name", "due_date", "amount"}
    assert "version" not in Agreement.__slots__
    assert "urchase" not in content_of(AGREEMENT)


def test_two_hires_with_equal_terms_have_different_hashes() -> None:
    other = replace(AGREEMENT, hire=uid(8), hire_number="H-8")
    assert content_hash(content_of(other)) != content_hash(content_of(AGREEMENT))
