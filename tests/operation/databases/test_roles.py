"""The guide's two database roles: the one that serves can do all that people do, and cannot alter the trail."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from tests.guides.pages import OPERATING, fences
from tests.machines.services import Postgres
from tests.operation.site import SECRET, Site, downloaded, refused, run
from tests.tenant import Server, Tenant, found, milestone

SUPPORT = "support@milestones.example"


@pytest.fixture
async def database(postgres: Postgres, tmp_path: Path) -> AsyncIterator[str]:
    """Made, migrated and granted as the guide says; the URL is that of the role that serves."""
    made, granted = fences(OPERATING.section("Two database roles"), "sql")
    await postgres.execute(*made.removesuffix("\n").split(";\n"))
    owner = as_role(postgres.url, "milestones_owner")
    run(tmp_path, "migrate", DATABASE_URL=owner)
    await execute(owner, granted)
    yield as_role(postgres.url, "milestones")
    await postgres.drop_database(owner)
    await postgres.execute("DROP ROLE milestones", "DROP ROLE milestones_owner")


async def test_who_serves_does_all_but_alter_what_was_written(
    database: str, tmp_path: Path
) -> None:
    run(tmp_path, "seed", DATABASE_URL=database)
    with Site(tmp_path, "serve", DATABASE_URL=database, AUTH_SECRET=SECRET) as site:
        tenant = await found(Server(f"{site.url}/graphql", SECRET, SUPPORT, "postgres"))
        await whatever_people_do(tenant)
        assert not [line for line in site.log if line["level"] == "error"]
    assert "Everything fits" in run(tmp_path, "verify", DATABASE_URL=database)
    for statement in ALTERATIONS:
        with pytest.raises((asyncpg.InsufficientPrivilegeError, asyncpg.RaiseError)):
            await execute(database, statement)


async def test_who_owns_the_database_has_somebody_forgotten(database: str, tmp_path: Path) -> None:
    run(tmp_path, "seed", DATABASE_URL=database)
    users = run(tmp_path, "users", DATABASE_URL=database)
    line = refused(tmp_path, "person", "erase", "hiring@nordlys.example", DATABASE_URL=database)
    assert line.startswith("This database role may not forget anybody")
    # Who may not finish it has not begun it.
    assert run(tmp_path, "users", DATABASE_URL=database) == users
    owner = database.replace("milestones@", "milestones_owner@")
    run(tmp_path, "person", "erase", "hiring@nordlys.example", DATABASE_URL=owner)
    assert "Everything fits" in run(tmp_path, "verify", DATABASE_URL=database)
    assert "Sofie" not in run(tmp_path, "users", DATABASE_URL=database)


ALTERATIONS = (
    "UPDATE event SET hash = ''",
    "DELETE FROM event",
    "TRUNCATE event CASCADE",
    "UPDATE event SET salt = NULL",
    "UPDATE message SET body = ''",
    "UPDATE company_event SET hash = ''",
    "DELETE FROM company_event",
    "UPDATE document SET sha256 = ''",
    "DELETE FROM document",
    "UPDATE contract_terms SET amount_minor = 1",
    "DELETE FROM contract_terms",
    "DELETE FROM contract",
    "DROP TABLE event",
    "ALTER TABLE contract_terms DISABLE TRIGGER ALL",
    "DROP TRIGGER issued_terms_stand ON contract_terms",
    "CREATE TABLE mine (id int)",
)


async def whatever_people_do(tenant: Tenant) -> None:
    """A draft that is edited, an offer, two signatures, a payment, a message, a document, a new member."""
    draft = await tenant.hire(milestone("Part 1"), milestone("Part 2"))
    first, second = (each["id"] for each in await draft.milestones())
    await draft.edit(update=[{"milestone": second, "amount": "10"}], remove=[])
    hire = await (await draft.offer()).sign()
    await hire.edit(add=[milestone("Part 3")])
    await hire.sign()
    await hire.paid(first)
    conversation = (await hire.read())["conversation"]["id"]
    await tenant.owner.do("postMessage", conversation=conversation, body="Well done.")
    await tenant.member("FINANCE_MANAGER")
    link = await tenant.owner.ask(
        "query ($id: ID!) { hire(id: $id) { activeContract { document { url } } } }", id=hire.id
    )
    url = link["hire"]["activeContract"]["document"]["url"]
    here = urlsplit(url)._replace(netloc=urlsplit(tenant.server.url).netloc).geturl()
    assert downloaded(here).content.startswith(b"%PDF-")


def as_role(url: str, role: str) -> str:
    """The guide's database on this server, for one of its roles."""
    place = urlsplit(url)
    return f"postgres://{role}@{place.hostname}:{place.port}/milestones"


async def execute(url: str, sql: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
