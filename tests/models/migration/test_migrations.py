"""The history makes what the models say, on either database, without losing a row on the way."""

import re

import pytest

from models.access.engagement import engaged_as
from models.database.connection import RECORDS
from models.database.sql import Dialect
from models.migration.upgrade import HISTORY, SEAL, steps
from tests.apart import (
    Apart,
    engaged_otherwise,
    generated,
    lacking,
    loaded,
    migrated,
    migrated_in_parts,
    offered,
    upgraded,
    verified,
)
from tests.models.conftest import Make
from tests.models.migration import released
from tests.models.raw import Raw, Rows
from tests.models.verification.catalogue import schema_of

_SEALING = next(n for n, step in enumerate(steps(Dialect.SQLITE)) if "chains" in step)
"""The step since which chains cover their rows: older ones get a seal, one event a hire."""

_ENGAGED = f"""SELECT h.company_id, h.worker_id, {engaged_as("h.company_id", "h.worker_id")} AS engaged
    FROM hirable h ORDER BY h.company_id, h.worker_id"""

_LOCKED_OR_CHANGED = re.compile(
    r'(?:ALTER|CREATE) TABLE (?:IF (?:NOT )?EXISTS )?"(\w+)"|LOCK TABLE "(\w+)" IN EXCLUSIVE MODE'
    r'|(?:UPDATE|DELETE FROM|INSERT INTO) "(\w+)"'
)
"""In a step: a table that it holds from there on, one way or the other, and one whose rows it changes."""


def test_the_history_leads_to_the_schema_of_the_models(make: Make, apart: Apart) -> None:
    by_history, by_models = make(), make()
    apart.run(migrated, by_history.url)
    apart.run(generated, by_models.url)
    assert schema_of(by_history) == schema_of(by_models)
    assert any("payment_request_one_locks" in line for line in schema_of(by_history))


def test_migrating_again_does_nothing(make: Make, apart: Apart) -> None:
    database = make()
    assert apart.run(migrated, database.url) == steps(Dialect(database.dialect))
    before = schema_of(database)
    assert apart.run(migrated, database.url) == []
    assert schema_of(database) == before


def test_of_two_who_migrate_at_once_one_does_it(make: Make, apart: Apart) -> None:
    database = make()
    done = apart.at_once(migrated, database.url)
    assert sorted(done) == [[], steps(Dialect(database.dialect))]


@pytest.mark.parametrize("dialect", Dialect)
def test_both_histories_have_the_same_steps(dialect: Dialect) -> None:
    names = [step.split("_", 2)[::2] for step in steps(dialect)]
    assert names == [step.split("_", 2)[::2] for step in steps(Dialect.SQLITE)]


def test_a_step_that_changes_rows_has_locked_their_table() -> None:
    """Or a server of before, which waits for such a row, would not see that the step was taken meanwhile."""
    folder, heedless = HISTORY / Dialect.POSTGRES / RECORDS, list[tuple[str, str]]()
    for step in steps(Dialect.POSTGRES):
        upward, _, _ = (folder / step).read_text("utf-8").partition("async def downgrade")
        locked = set[str]()
        for lock, held, changed in _LOCKED_OR_CHANGED.findall(upward):
            locked |= {lock, held} - {""}
            if changed and changed not in locked:
                heedless.append((step, changed))
    # Released, and over: it stays as it is.
    assert heedless == [("5_20261128110000_addresses.py", "person")]


@pytest.mark.parametrize("number", released.numbers())
def test_a_database_of_any_release_keeps_its_rows(number: int, make: Make, apart: Apart) -> None:
    database = make()
    step = steps(Dialect(database.dialect))[number]
    released.fill(database, step, apart)
    before = released.counts(database)
    apart.run(migrated, database.url)
    after = released.counts(database)
    if number < _SEALING:
        before["event"] += before["hire"]
    assert {table: after.get(table) for table in before} == before
    assert database.run(_ENGAGED) == _engaged(step)
    violation, looked_at = apart.run(verified, database.url)
    assert violation is None
    assert looked_at["hires"] > 0


def _engaged(step: str) -> Rows:
    """How each company engages each worker in the database that is kept of a step, once one for all companies."""
    tables = released.kept(step)
    workers = {row["id"]: row["engagement_type"] for row in tables["person"]}
    pairs = [
        {
            "company_id": pair["company_id"],
            "worker_id": pair["worker_id"],
            "engaged": pair.get("engagement_type") or workers[pair["worker_id"]],
        }
        for pair in tables["hirable"]
    ]
    return sorted(pairs, key=lambda each: (each["company_id"], each["worker_id"]))


def test_whom_a_company_engaged_before_the_upgrade_it_may_engage_otherwise(
    make: Make, apart: Apart
) -> None:
    database = make()
    step = steps(Dialect(database.dialect))[0]
    released.fill(database, step, apart)
    apart.run(migrated, database.url)
    apart.run(engaged_otherwise, database.url)
    other = {"PAYROLL": "INDEPENDENT_CONTRACTOR", "INDEPENDENT_CONTRACTOR": "PAYROLL"}
    expected = [{**each, "engaged": other[each["engaged"]]} for each in _engaged(step)]
    assert database.run(_ENGAGED) == expected
    assert apart.run(verified, database.url)[0] is None


def test_the_database_kept_of_the_newest_step_has_a_row_in_every_table() -> None:
    tables = released.kept(steps(Dialect.SQLITE)[-1])
    assert [table for table, rows in tables.items() if not rows] == []


def test_a_database_is_not_up_to_date_until_its_chains_are_sealed(make: Make, apart: Apart) -> None:
    database = make()
    released.fill(database, steps(Dialect(database.dialect))[0], apart)
    # As a migration leaves it that was ended between its steps and its seal.
    apart.run(upgraded, database.url)
    assert apart.run(lacking, database.url) == [SEAL]
    assert apart.run(migrated, database.url) == []
    assert apart.run(lacking, database.url) == []
    assert apart.run(verified, database.url)[0] is None


def test_an_installation_of_any_size_fits_once_its_chains_are_sealed(
    make: Make, apart: Apart
) -> None:
    database = make()
    released.fill(database, steps(Dialect(database.dialect))[0], apart)
    apart.run(migrated_in_parts, database.url, 1)
    sealed = "SELECT count(*) AS n FROM company_event WHERE company_id IS NULL"
    assert database.run(sealed)[0]["n"] > 1
    assert apart.run(verified, database.url)[0] is None


def test_the_version_at_the_offer_is_found_in_the_events(demo: Raw, apart: Apart) -> None:
    database = demo.copy()
    apart.run(offered, database.url, 3)
    apart.run(loaded, database.url, 30, 3)
    versions = "SELECT id, offered_version FROM hire ORDER BY id"
    written = database.run(versions)
    assert {2, 5} <= {row["offered_version"] for row in written}
    (step,) = HISTORY.glob(f"{database.dialect}/models/*_worker_view.py")
    _, fills = step.read_text().partition("UPDATE")[1:]
    database.run("UPDATE hire SET offered_version = NULL", f"UPDATE{fills.partition(';')[0]}")
    assert database.run(versions) == written
    database.drop()


def test_what_is_outstanding_and_comes_by_due_date_follows_from_what_was_there(
    demo: Raw, apart: Apart
) -> None:
    database = demo.copy()
    apart.run(loaded, database.url, 60, 3)
    repeated = (
        "SELECT id, outstanding FROM milestone ORDER BY id",
        "SELECT id, due_order FROM hire ORDER BY id",
    )
    written = [database.run(each) for each in repeated]
    assert {row["outstanding"] for row in written[0]} == {True, False}
    (step,) = HISTORY.glob(f"{database.dialect}/models/*_outstanding.py")
    fills = [part for part in step.read_text().split(";") if part.strip().startswith("UPDATE")]
    assert len(fills) == len(repeated)
    database.run(
        "UPDATE milestone SET outstanding = (1 = 0)",
        "UPDATE hire SET due_order = '9999-12-31'",
        *fills,
    )
    assert [database.run(each) for each in repeated] == written
    database.drop()


def test_an_address_with_a_foreign_letter_passes_for_an_ascii_one_no_more(
    make: Make, apart: Apart
) -> None:
    database = make()
    released.fill(database, steps(Dialect(database.dialect))[0], apart)
    database.run(
        "UPDATE person SET email = 'A\u212aaren@Work.example', email_key = 'akaren@work.example'"
        " WHERE email_key = 'maja@contractor.example'"
    )
    apart.run(migrated, database.url)
    (row,) = database.run("SELECT email_key FROM person WHERE email LIKE 'A%@Work.example'")
    assert row["email_key"] == "a\u212aaren@work.example"


def test_what_an_operator_made_beside_our_tables_stays(make: Make, apart: Apart) -> None:
    database = make()
    released.fill(database, steps(Dialect(database.dialect))[-2], apart)
    made = {
        "told": "CREATE VIEW told AS SELECT id, type FROM event",
        "told_when": "CREATE INDEX told_when ON event (occurred_at)",
        "told_once": "CREATE TRIGGER told_once BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'no'); END",
    }
    if database.dialect == Dialect.POSTGRES:
        del made["told_once"]
    database.run(*made.values())
    before = [line for line in schema_of(database) if "told" in line]
    assert before
    apart.run(migrated, database.url)
    assert [line for line in schema_of(database) if "told" in line] == before
    assert database.run("SELECT count(*) AS n FROM told")[0]["n"] > 0


def test_a_step_that_fails_leaves_nothing_behind(make: Make, apart: Apart) -> None:
    database = make()
    # Somebody's view stands where the history wants a table with indexes.
    database.run("CREATE VIEW event AS SELECT 1 AS id")
    with pytest.raises(Exception, match=r"event|view"):
        apart.run(migrated, database.url)
    assert [line for line in schema_of(database) if line.startswith("company")] == []


def test_after_the_upgrade_each_signed_version_serves_its_first_document_or_has_a_task(
    make: Make, apart: Apart
) -> None:
    database = make()
    released.fill(database, steps(Dialect(database.dialect))[0], apart)
    signed = "SELECT id, company_id FROM contract WHERE signed_at IS NOT NULL ORDER BY id"
    first, *others = database.run(signed)
    database.run("DELETE FROM document", *(_kept(first, n, database.dialect) for n in (2, 1, 3)))
    apart.run(migrated, database.url)
    served = database.run("SELECT printed FROM document WHERE served")
    assert [each["printed"] for each in served] == ["1" * 64]
    assert released.counts(database)["document"] == 3
    tasks = database.run(
        "SELECT contract_id FROM document_task"
        " WHERE format = 'STANDARD' AND purpose = 'ORIGINAL' ORDER BY contract_id"
    )
    assert [each["contract_id"] for each in tasks] == [each["id"] for each in others]


def _kept(contract: dict[str, str], number: int, dialect: str) -> str:
    """A document as a release before kept them: one for each PO number that the version printed."""
    body = {"sqlite": "X'25'", "postgres": r"'\x25'"}[dialect]
    values = [
        f"'00000000-0000-4000-8000-00000000000{number}'", "'STANDARD'", f"'{str(number) * 64}'",
        f"'{'0' * 64}'", body, f"'2026-11-2{number} 10:00:00+00:00'",
        f"'{contract['company_id']}'", f"'{contract['id']}'",
    ]  # fmt: skip
    columns = "id, format, printed, sha256, body, created_at, company_id, contract_id"
    return f"INSERT INTO document ({columns}) VALUES ({', '.join(values)})"
