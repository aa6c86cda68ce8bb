"""The guide's two database roles: the one that serves can do all that people do, and cannot alter the trail."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from tests.guides.pages import OPERATING, fences
from tests.machines.patience import until
from tests.machines.services import Postgres
from tests.operation.site import SECRET, Site, downloaded, refused, run
from tests.receiver import receiving
from tests.tenant import Server, Tenant, found, in_days, milestone

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
    assert await fetched(database, UNGRANTED) == ["aerich"]
    environment = {"DATABASE_URL": database, "WEBHOOK_ALLOW_PRIVATE": "true"}
    with Site(tmp_path, "serve", AUTH_SECRET=SECRET, **environment) as site:
        tenant = await found(Server(f"{site.url}/graphql", SECRET, SUPPORT, "postgres"))
        await whatever_people_do(tenant)
        await whatever_programs_do(tenant)
        assert not denied(site)
    # What was of a webhook that is gone is swept by the next one that starts.
    with Site(tmp_path / "next", "serve", AUTH_SECRET=SECRET, **environment) as site:
        await until(partial(are_all_gone, database))
        assert not denied(site)
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


async def whatever_programs_do(tenant: Tenant) -> None:
    """A program with another token, a payment that is recorded, and a webhook from its making to its end."""
    program = await tenant.program()
    await tenant.owner.do("rotateServiceAccountToken", serviceAccount=program.id)
    async with receiving() as receiver:
        query = "subscription { hireEvents { type } }"
        made = await tenant.owner.do(
            "createWebhook", "webhook { id }", company=tenant.id, url=receiver.url, query=query
        )
        webhook = made["webhook"]["id"]
        await tenant.owner.do("rotateWebhookSecret", webhook=webhook)
        hire = await (await tenant.offered()).sign()
        request = await hire.paid((await hire.milestones())[0]["id"])
        await tenant.owner.do("recordPayment", paymentRequest=request, paidOn=in_days(0))
        await until(lambda: any("PAYMENT_RECORDED" in each.body for each in receiver.received))
    await tenant.owner.do("deleteWebhook", webhook=webhook)


UNGRANTED = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    " AND NOT has_table_privilege(oid, 'INSERT')"
)
"""The tables into which whoever serves may not write."""


async def are_all_gone(database: str) -> bool:
    """Whether no delivery is there any more."""
    return await fetched(database, "SELECT id FROM webhook_delivery") == []


async def fetched(url: str, sql: str) -> list[object]:
    """The first column of what is found."""
    connection = await asyncpg.connect(url)
    try:
        return [row[0] for row in await connection.fetch(sql)]
    finally:
        await connection.close()


def denied(site: Site) -> list[object]:
    """What it logs of errors, and of what it may not do."""
    return [
        line for line in site.log if line["level"] == "error" or "permission denied" in str(line)
    ]


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
