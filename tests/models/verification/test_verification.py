"""Whoever alters a row behind the server's back is found out, and the row is named."""

from hashlib import sha256 as sha256_of
from typing import Any

import pytest

from tests.apart import Apart, loaded, verified, verified_while_written
from tests.models.raw import Raw
from tests.models.verification.tampering import EVENT, LAUNCH, REVISION, SIGNED, TAMPERED, WEBSHOP

NOTHING = sha256_of(b"").hexdigest()


@pytest.mark.parametrize("what", TAMPERED)
def test_a_row_that_was_tampered_with_is_named(what: str, tampered: Raw, apart: Apart) -> None:
    statement, table, word = TAMPERED[what]
    tampered.run(*statement.split("; "))
    named, reason = first_misfit(tampered, apart)
    assert named == table
    assert word in reason


def test_what_nobody_touched_fits(demo: Raw, apart: Apart) -> None:
    violation, looked_at = apart.run(verified, demo.url)
    assert violation is None
    assert looked_at["hires"] == 10
    assert looked_at["events"] == demo.run("SELECT count(*) AS n FROM event")[0]["n"]


def test_it_waits_for_nobody_who_writes(tampered: Raw, apart: Apart) -> None:
    assert apart.run(verified_while_written, tampered.url) is None


def test_two_events_that_changed_places_are_found(tampered: Raw, apart: Apart) -> None:
    tampered.run(
        f"UPDATE event SET seq = 9999 {EVENT} = 3",
        f"UPDATE event SET seq = 3 {EVENT} = 4",
        f"UPDATE event SET seq = 4 {EVENT} = 9999",
    )
    (moved,) = tampered.run(f"SELECT id FROM event {EVENT} = 3")
    violation, _ = apart.run(verified, tampered.url)
    assert violation is not None
    assert violation[:2] == ("event", moved["id"])


@pytest.mark.parametrize(("table", "named"), [("event", "event"), ("message", "message")])
def test_a_row_that_was_smuggled_in_is_found(
    table: str, named: str, tampered: Raw, apart: Apart
) -> None:
    smuggle(tampered, table, f"WHERE hire_id = {WEBSHOP} ORDER BY id DESC LIMIT 1")
    assert first_misfit(tampered, apart)[0] == named


HIRER = f"(SELECT company_id FROM hire WHERE id = {WEBSHOP})"


def test_a_template_that_was_slipped_in_is_found(tampered: Raw, apart: Apart) -> None:
    tampered.run(
        "INSERT INTO contract_template (id, company_id, sha256, html, created_at)"
        f" SELECT 'ffffffff-0000-7000-8000-000000000002', id, '{NOTHING}', '', created_at"
        f" FROM company WHERE id = {HIRER}"
    )
    assert first_misfit(tampered, apart) == ("contract_template", "no event tells of it")


@pytest.mark.parametrize(
    ("version", "sha256", "reason"),
    [
        (SIGNED, "0" * 64, "sha256"),
        (REVISION, NOTHING, "was never signed"),
    ],
    ids=["altered", "unsigned"],
)
def test_a_kept_document_that_is_not_what_was_kept_is_named(
    version: str, sha256: str, reason: str, tampered: Raw, apart: Apart
) -> None:
    body = "''" if tampered.dialect == "postgres" else "x''"
    tampered.run(
        "INSERT INTO document (id, company_id, contract_id, format, printed, sha256, body, served, created_at)"
        f" SELECT id, company_id, id, 'STANDARD', '{NOTHING}', '{sha256}', {body}, (1 = 1), created_at"
        f" FROM contract {version}"
    )
    named, why = first_misfit(tampered, apart)
    assert named == "document"
    assert reason in why


def test_a_request_that_no_event_tells_of_is_found(tampered: Raw, apart: Apart) -> None:
    rejected = f"WHERE hire_id = {WEBSHOP} AND status = 'REJECTED'"
    smuggle(tampered, "payment_request", rejected, number="'PR-77'")
    assert first_misfit(tampered, apart) == ("payment_request", "no event tells of it")


def test_a_worker_listed_under_another_name_is_found(tampered: Raw, apart: Apart) -> None:
    tampered.run("UPDATE hirable SET name_key = 'somebody'")
    table, reason = first_misfit(tampered, apart)
    assert table == "hirable"
    assert "name_key should be" in reason


def test_a_value_that_cannot_be_read_is_named(tampered: Raw, apart: Apart) -> None:
    if tampered.dialect == "postgres":
        return  # It stores no such thing.
    tampered.run(f"UPDATE milestone SET due_date = 'soon' {LAUNCH}")
    named, reason = first_misfit(tampered, apart)
    assert named == "milestone"
    assert "cannot be read" in reason


def test_a_large_data_set_fits(tampered: Raw, apart: Apart) -> None:
    apart.run(loaded, tampered.url, 60, 7)
    violation, looked_at = apart.run(verified, tampered.url)
    assert violation is None
    assert looked_at["hires"] == 70
    assert looked_at["milestones"] > 420
    statuses = tampered.run("SELECT DISTINCT status FROM hire")
    assert len(statuses) == 7


def first_misfit(database: Raw, apart: Apart) -> tuple[str, str]:
    violation, _ = apart.run(verified, database.url)
    assert violation is not None, "everything fits"
    return violation[0], violation[2]


def smuggle(database: Raw, table: str, which: str, **changed: Any) -> None:
    """Copy a row under another id, behind the last of its kind."""
    (row,) = database.run(f"SELECT * FROM {table} {which}")
    own = {"id": "'ffffffff-0000-7000-8000-000000000001'", "seq": "seq + 1", **changed}
    values = ", ".join(f"({own[name]})" if name in own else name for name in row)
    if database.dialect == "postgres":
        values = values.replace(own["id"], f"{own['id']}::uuid")
    database.run(f"INSERT INTO {table} SELECT {values} FROM {table} {which}")
