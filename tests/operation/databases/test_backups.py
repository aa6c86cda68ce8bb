"""A backup that is restored elsewhere: everything fits, and subscribers go on behind their last cursor."""

import asyncio
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import httpx
from gql import Client, gql
from gql.transport.websockets import WebsocketsTransport

from api.auth import issue_token
from api.demo.cast import OWNER
from tests.machines.programs import unavailable
from tests.machines.services import POSTGRES_PACKAGE, own_postgres
from tests.operation.site import SECRET, Site, run

AHEAD = 2_000
"""So many transactions has the old cluster seen that the new one has not."""
TALK = (
    "{ hires(first: 1, filter: {statuses: [ACTIVE]}) { edges { node { conversation { id } } } } }"
)
SAY = "mutation ($input: PostMessageInput!) { postMessage(input: $input) { message { body } } }"
EVENTS = "subscription ($after: String!) { hireEvents(after: $after) { message { body } } }"


async def test_a_dump_goes_on_in_another_cluster_of_postgresql(tmp_path: Path) -> None:
    dump = tmp_path / "milestones.dump"
    with own_postgres() as old:
        url = await old.create_database()
        run(tmp_path, "migrate", DATABASE_URL=url)
        run(tmp_path, "seed", DATABASE_URL=url)
        await grow_older(url)
        with Site(tmp_path / "old", "serve", **serving(url)) as site:
            cursor = before_the_backup(site)
            postgres_program("pg_dump", "-Fc", "-f", str(dump), url)
    with own_postgres() as new:
        url = await new.create_database()
        postgres_program("pg_restore", "--no-owner", "-d", url, str(dump))
        with Site(tmp_path / "new", "serve", **serving(url)) as site:
            await assert_it_goes_on(site, cursor)
        assert "Everything fits" in run(tmp_path, "verify", DATABASE_URL=url)


async def test_a_copy_of_an_sqlite_file_goes_on(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for home in (old, new):
        home.mkdir()
    run(old, "migrate")
    run(old, "seed")
    with Site(old, "serve", AUTH_SECRET=SECRET) as site:
        cursor = before_the_backup(site)
        with (
            closing(sqlite3.connect(old / "milestones.db")) as source,
            closing(sqlite3.connect(new / "milestones.db")) as copy,
        ):
            source.backup(copy)
    with Site(new, "serve", AUTH_SECRET=SECRET) as site:
        await assert_it_goes_on(site, cursor)
    assert "Everything fits" in run(new, "verify")


def before_the_backup(site: Site) -> str:
    """A message that a subscriber has seen, and one that they have not; where they stand."""
    say(site, "seen")
    cursor = str(ask(site, "{ eventCursor }")["eventCursor"])
    say(site, "missed")
    return cursor


async def assert_it_goes_on(site: Site, cursor: str) -> None:
    transport = WebsocketsTransport(
        f"ws{site.url.removeprefix('http')}/graphql", init_payload=headers()
    )
    async with Client(transport=transport) as session:
        request = gql(EVENTS)
        request.variable_values = {"after": cursor}
        events = session.subscribe(request)
        async with asyncio.timeout(60):
            assert (await anext(events))["hireEvents"]["message"]["body"] == "missed"
            await asyncio.to_thread(say, site, "after the restore")
            assert (await anext(events))["hireEvents"]["message"]["body"] == "after the restore"
            await events.aclose()


async def grow_older(url: str) -> None:
    connection = await asyncpg.connect(url)
    for _ in range(AHEAD):
        await connection.execute("SELECT pg_current_xact_id()")
    await connection.close()


def serving(url: str) -> dict[str, str]:
    return {"DATABASE_URL": url, "AUTH_SECRET": SECRET}


def postgres_program(name: str, *arguments: str) -> None:
    program = POSTGRES_PACKAGE and POSTGRES_PACKAGE / "pginstall/bin" / name
    if not program or not program.exists():
        unavailable(name)
    subprocess.run([program, *arguments], check=True, capture_output=True)


def say(site: Site, body: str) -> None:
    talk = ask(site, TALK)["hires"]["edges"][0]["node"]["conversation"]["id"]
    said = ask(site, SAY, input={"conversation": talk, "body": body})
    assert said["postMessage"]["message"]["body"] == body


def ask(site: Site, query: str, **variables: Any) -> dict[str, Any]:
    body = {"query": query, "variables": variables}
    answer = httpx.post(f"{site.url}/graphql", json=body, headers=headers()).json()
    assert "errors" not in answer, answer
    data: dict[str, Any] = answer["data"]
    return data


def headers() -> dict[str, str]:
    token = issue_token(SECRET, OWNER.email, minutes=5, now=datetime.now(UTC))
    return {"Authorization": f"Bearer {token}"}
