"""The demo data show everything that a visitor may look for."""

import json
from datetime import UTC, datetime

from tests.models.raw import Raw


def test_there_is_a_hire_in_every_state(demo: Raw) -> None:
    statuses = {row["status"] for row in demo.run("SELECT status FROM hire")}
    assert statuses == {
        "DRAFT", "OFFERED", "ACTIVE", "ENDED", "DECLINED", "CANCELLED", "TERMINATED",
    }  # fmt: skip


def test_one_hire_has_all_three_colours_and_something_overdue(demo: Raw) -> None:
    rows = demo.run(
        "SELECT m.status, m.due_date FROM milestone m JOIN hire h ON h.id = m.hire_id"
        " WHERE h.title = 'Webshop redesign'"
    )
    assert {row["status"] for row in rows} == {"IN_PROGRESS", "PENDING_APPROVAL", "COMPLETED"}
    today = datetime.now(UTC).date().isoformat()
    assert any(str(row["due_date"]) < today for row in rows if row["status"] == "IN_PROGRESS")


def test_nothing_is_overdue_of_a_draft_or_of_what_is_over(demo: Raw) -> None:
    rows = demo.run(
        "SELECT h.status, h.due_order, m.outstanding, m.due_date"
        " FROM milestone m JOIN hire h ON h.id = m.hire_id"
    )
    today = datetime.now(UTC).date().isoformat()
    late = [row for row in rows if row["outstanding"] and str(row["due_date"]) < today]
    assert {row["status"] for row in late} == {"ACTIVE"}
    over = ("ENDED", "DECLINED", "CANCELLED", "TERMINATED")
    last = {row["status"] for row in rows if str(row["due_order"]).startswith("9999")}
    assert last == {*over}


def test_one_hire_has_an_unsigned_revision(demo: Raw) -> None:
    rows = demo.run(
        "SELECT h.title FROM contract c JOIN hire h ON h.id = c.hire_id"
        " WHERE c.status = 'PENDING_SIGNATURE' AND h.status = 'ACTIVE'"
    )
    assert [row["title"] for row in rows] == ["App for the drivers"]


def test_one_hire_was_amended_in_its_title_and_its_last_day(demo: Raw) -> None:
    rows = demo.run(
        "SELECT c.version, c.status, h.title, h.end_date FROM contract c JOIN hire h ON h.id = c.hire_id"
        " WHERE h.title = 'Survey of quays and moorings' ORDER BY c.version"
    )
    assert [(row["version"], row["status"]) for row in rows] == [(1, "SUPERSEDED"), (2, "SIGNED")]
    assert all(row["end_date"] for row in rows)
    edited = demo.run("SELECT details FROM event WHERE type = 'HIRE_EDITED' AND worker_sees")
    assert ["Quay survey" in row["details"] for row in edited] == [True]


def test_all_of_the_hire_that_ended_is_paid_and_has_keys_of_the_ledger(demo: Raw) -> None:
    rows = demo.run(
        "SELECT h.external_id AS hires, r.external_id AS requests, r.paid_on, r.payment_reference FROM hire h"
        " JOIN payment_request r ON r.hire_id = h.id WHERE h.status = 'ENDED'"
    )
    assert rows
    assert all(value for row in rows for value in row.values())


def test_payment_requests_stand_in_every_status(demo: Raw) -> None:
    statuses = {row["status"] for row in demo.run("SELECT status FROM payment_request")}
    assert statuses == {"PENDING", "APPROVED", "REJECTED", "CANCELLED"}


def test_milestones_are_for_one_of_the_two_companies(demo: Raw) -> None:
    rows = demo.run(
        "SELECT name, currency, milestones_enabled AS enabled,"
        " requires_purchase_order_number AS required FROM company ORDER BY id"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("Nordlys ApS", "DKK", True, True),
        ("Harbor & Finch Ltd", "GBP", False, False),
    ]


def test_a_name_was_put_right_before_anything_was_offered(demo: Raw) -> None:
    (told,) = demo.run("SELECT disclosures FROM company_event WHERE type = 'PERSON_CORRECTED'")
    names = {field: each["value"] for field, each in json.loads(told["disclosures"]).items()}
    assert names == {"nameBefore": "Petra Novakova", "nameAfter": "Petra Nováková"}


def test_what_happened_later_has_the_higher_id(demo: Raw) -> None:
    for table, moment in (("event", "occurred_at"), ("message", "sent_at"), ("hire", "created_at")):
        rows = demo.run(f"SELECT {moment} AS moment FROM {table} ORDER BY id")
        moments = [str(row["moment"]) for row in rows]
        assert moments == sorted(moments)
        assert moments[-1] < str(datetime.now(UTC))
