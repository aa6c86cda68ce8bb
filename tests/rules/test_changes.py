"""What differs between two versions beside their milestones, as it is told."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from models.rules.contract.changes import particulars_changes, wording_changes
from models.rules.contract.content import content_of, wording_of
from models.rules.contract.particulars import Particulars
from models.rules.contract.terms import Agreement
from tests.rules.samples import AGREEMENT, kroner

WORDING = AGREEMENT.wording
HOURLY = replace(AGREEMENT, rate_type="HOURLY", rate=kroner("850"), milestones=())
OTHER = Particulars("Shop", "", "Net 30", None, date(2027, 6, 1), kroner("900.5"))
TOLD = [
    ("title", "Website", "Shop"),
    ("description", "Two pages.\nIn Danish.", ""),
    ("additionalTerms", None, "Net 30"),
    ("startDate", "2026-11-01", None),
    ("endDate", None, "2027-06-01"),
    ("rate", "850.00", "900.50"),
]


def test_each_field_that_differs_is_told_as_the_api_writes_it() -> None:
    assert particulars_changes(HOURLY.wording.particulars, OTHER) == TOLD
    for field in ("title", "description", "additional_terms", "start_date", "end_date", "rate"):
        alone = replace(HOURLY.wording.particulars, **{field: getattr(OTHER, field)})
        assert len(particulars_changes(HOURLY.wording.particulars, alone)) == 1


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ({}, []),
        ({"company": "Sydlys ApS"}, [("company", "Nordlys ApS", "Sydlys ApS")]),
        ({"worker": "Maja Bo"}, [("worker", "Maja Holm", "Maja Bo")]),
        ({"worker_email": "m@b.example"}, [("worker", "maja@contractor.example", "m@b.example")]),
        (
            {"worker": "Maja Bo", "worker_email": "m@b.example"},
            [("worker", "Maja Holm <maja@contractor.example>", "Maja Bo <m@b.example>")],
        ),
    ],
)
def test_a_party_is_told_by_as_much_as_differs(
    called: dict[str, Any], told: list[tuple[str, str, str]]
) -> None:
    assert wording_changes(WORDING, replace(WORDING, **cast("Any", called))) == told


def test_the_parties_come_behind_the_fields() -> None:
    after = replace(HOURLY.wording, company="Sydlys ApS", particulars=OTHER)
    assert [name for name, *_ in wording_changes(HOURLY.wording, after)] == [
        *(name for name, *_ in TOLD), "company",
    ]  # fmt: skip


@pytest.mark.parametrize("agreement", [AGREEMENT, HOURLY])
def test_a_content_is_read_as_it_was_written(agreement: Agreement) -> None:
    assert wording_of(content_of(agreement)) == agreement.wording
