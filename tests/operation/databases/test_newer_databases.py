"""A database that a later release has migrated: who does not know its steps does not start on it, or only reads."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.models.raw import PostgresDatabase, Raw, SqliteFile
from tests.operation.processes.test_processes import health
from tests.operation.site import SECRET, Site, refused, run
from tests.tenant import JSON, Actor

SUPPORT = "ops@example.com"
LATER = "99_20990101000000_later.py"
FOUND = """mutation { createCompany(input: {
    name: "First", currency: "DKK", ownerName: "Ida", ownerEmail: "ida@first.example"
}) { company { name } userErrors { code } } }"""
READ = "{ companies { edges { node { name } } } }"


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Raw:
    """One that is up to date, with a support user."""
    found: Raw
    if request.param == "sqlite":
        found = SqliteFile(tmp_path / "milestones.db")
    else:
        found = PostgresDatabase(request.getfixturevalue("postgres"))
    run(tmp_path, "migrate", DATABASE_URL=found.url)
    run(tmp_path, "support", SUPPORT, "--name", "Ops", DATABASE_URL=found.url)
    return found


@pytest.fixture
def site(database: Raw, tmp_path: Path) -> Iterator[Site]:
    given = {"DATABASE_URL": database.url, "AUTH_SECRET": SECRET}
    with Site(tmp_path / "site", "serve", **given) as running:
        yield running


def migrate_by_a_later_release(database: Raw) -> None:
    """A step more, as aerich notes it."""
    database.run(f"INSERT INTO aerich (version, app, content) VALUES ('{LATER}', 'models', '{{}}')")


def asked(site: Site, query: str) -> httpx.Response:
    headers = Actor(site.url, SECRET, SUPPORT).headers
    return httpx.post(f"{site.url}/graphql", json={"query": query}, headers=headers)


def test_a_server_that_its_database_outgrew_reads_and_writes_nothing(
    database: Raw, site: Site
) -> None:
    assert asked(site, READ).json() == {"data": {"companies": {"edges": []}}}
    migrate_by_a_later_release(database)
    status, checks = health(site)
    assert (status, checks["migrations"]) == (503, "newer")
    assert health(site)[0] == 503
    (said,) = [line for line in site.log if "later release" in line["event"]]
    assert LATER in said["why"]
    answer = asked(site, FOUND)
    (error,) = answer.json()["errors"]
    assert code_and_effect(error) == ("UNAVAILABLE", "NONE")
    assert asked(site, READ).json() == {"data": {"companies": {"edges": []}}}
    database.run(f"DELETE FROM aerich WHERE version = '{LATER}'")
    assert health(site)[0] == 200
    assert asked(site, FOUND).json()["data"]["createCompany"]["userErrors"] == []


def code_and_effect(error: JSON) -> tuple[str, str]:
    return error["extensions"]["code"], error["extensions"]["effect"]


def test_nothing_starts_on_a_database_with_steps_that_it_does_not_know(tmp_path: Path) -> None:
    database = SqliteFile(tmp_path / "milestones.db")
    run(tmp_path, "migrate", DATABASE_URL=database.url)
    migrate_by_a_later_release(database)
    for command in (("serve",), ("migrate",), ("migrate", "--status")):
        said = refused(tmp_path, *command, DATABASE_URL=database.url, AUTH_SECRET=SECRET)
        assert f"does not know ({LATER})" in said
