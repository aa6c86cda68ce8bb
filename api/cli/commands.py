"""The commands of the command line, once their arguments are read."""

import sys
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
import typer

from api.bulk import seed_hires
from api.cli.failed import Failed
from api.clock import utc_now
from api.demo import TOKEN_HOURS, demo_users, seed_demo
from api.demo.place import DemoPlace
from api.pages import DemoUser
from api.settings import Settings, SettingsInvalid, demo_secret
from models.database.connection import database
from models.database.engines.private import tighten
from models.database.history import require_known
from models.database.suitability import until_it_answers
from models.migration.upgrade import lacking, make_room, migrate, pending
from models.operators.directory import companies, users
from models.operators.erasure import erase
from models.operators.held import held_of
from models.operators.people import activate, create_support, deactivate, remove_support
from models.people.signing_in import viewer_of
from models.verification import Violation, verify
from models.verification.checkpoint import (
    Checkpoint,
    read_checkpoint,
    write_checkpoint,
)


async def tell_status(settings: Settings) -> str:
    """Check that no step is missing; raises Failed with the names of those that are."""
    if missing := await lacking(settings.migrates):
        raise Failed(f"The database lacks: {', '.join(missing)}.")
    return "The database is up to date."


async def list_companies(settings: Settings) -> None:
    """A line of JSON for each company."""
    async with _database(settings):
        _print_lines(await companies())


async def list_users(settings: Settings) -> None:
    """A line of JSON for each user."""
    async with _database(settings):
        _print_lines(await users())


def _print_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        print(orjson.dumps(row).decode())


async def look_at(settings: Settings) -> None:
    """Check that the database is there and up to date; raises Failed."""
    async with _database(settings, wait=settings.database_wait):
        pass


async def bring_up_to_date(settings: Settings) -> list[str]:
    """The steps that were missing, by name."""
    tighten(settings.data_dir)
    make_room(settings.database_url)
    return await migrate(settings.migrates, settings.database_wait)


async def fill(settings: Settings, hires: int, milestones: int) -> None:
    """Demo data where the database is empty, and so many hires."""
    async with _database(settings):
        made = await seed_demo(utc_now())
        print("Demo data: made." if made else "Demo data: none; there are companies already.")
        if hires:
            with typer.progressbar(length=hires, label="Hires", file=sys.stderr) as bar:
                await seed_hires(hires, milestones, utc_now(), bar.update)
            print(f"Added {hires:,} hires with {milestones} milestones each.")


async def introduce_support(settings: Settings, email: str, name: str) -> None:
    """A new support user."""
    async with _database(settings):
        person = await create_support(name, email, utc_now())
        print(f"{person.name} <{person.email}> is support staff.")


async def dismiss_support(settings: Settings, email: str) -> None:
    """A support user less; raises Failed where nobody of support has the address."""
    async with _database(settings):
        person = await remove_support(email, utc_now())
        if person is None:
            raise Failed(f"No support user has the address {email}.")
        print(f"{person.name} <{person.email}> is support staff no more.")


async def set_active(settings: Settings, email: str, *, active: bool) -> None:
    """Whether a user may sign in; raises Failed where nobody has the address."""
    async with _database(settings):
        person = await (activate if active else deactivate)(email, utc_now())
        if person is None:
            raise Failed(f"Nobody here has the address {email}.")
        state = "may sign in" if active else "is deactivated"
        print(f"{person.name} <{person.email}> {state}.")


async def print_held(settings: Settings, email: str) -> None:
    """All that is held of a person, as JSON; raises Failed where nobody has the address."""
    async with _database(settings):
        held = await held_of(email)
    if held is None:
        raise Failed(f"Nobody here has the address {email}.")
    # The driver's own UUIDs are none by type.
    print(orjson.dumps(held, default=str, option=orjson.OPT_INDENT_2).decode())


async def erase_person(settings: Settings, email: str, *, unpaid: bool) -> None:
    """Forget a person; raises Failed where nobody has the address, or a row does not fit its chain."""
    async with _database(settings):
        try:
            person = await erase(email, utc_now(), unpaid=unpaid)
        except Violation as violation:
            raise Failed(f"Not erased, since it does not fit: {violation}") from violation
    if person is None:
        raise Failed(f"Nobody here has the address {email}.")
    print(f"Erased: what stays is of {person.name} <{person.email}>.")


async def require_active(settings: Settings, email: str) -> None:
    """Raises Failed where nobody has the address who may sign in."""
    async with _database(settings):
        if await viewer_of(email) is None:
            raise Failed(f"No active user has the address {email}.")


async def check(settings: Settings) -> None:
    """Every chain and derived column; raises Failed with the first violation."""
    async with _database(settings):
        await _verified()


async def check_since(settings: Settings, file: Path) -> None:
    """As `check`, and that each chain still has the checkpoint's link; raises Failed with the first violation."""
    key = settings.checks_checkpoints
    checkpoint = read_checkpoint(file, key)
    async with _database(settings):
        await _verified()
        if violation := await checkpoint.first_change():
            raise Failed(f"Does not fit: {violation}")
    print(
        f"Nothing that stood at {checkpoint.at:%Y-%m-%d %H:%M:%S} UTC was altered, cut or left out:"
        f" {checkpoint.chains:,} chains, {_signature(checkpoint, known=key is not None)}."
    )


async def take_checkpoint(settings: Settings, file: Path) -> None:
    """The heads of all chains, as they are now, in a file."""
    async with _database(settings):
        checkpoint = await write_checkpoint(file, utc_now(), settings.audit_key)
    signature = f"signed by {checkpoint.signed_by}" if checkpoint.signed_by else "not signed"
    print(f"{checkpoint.chains:,} chains, root {checkpoint.root}, {signature}.")


async def _verified() -> None:
    verdict = await verify()
    if verdict.violation:
        raise Failed(f"Does not fit: {verdict.violation}")
    counts = ", ".join(f"{count:,} {what}" for what, count in verdict.looked_at.items())
    print(f"Everything fits: {counts or 'there are no hires'}.")
    if verdict.sealed:
        print(f"Of {verdict.sealed:,} chains, what was before their CHAIN_SEALED is not proved.")


def _signature(checkpoint: Checkpoint, *, known: bool) -> str:
    if checkpoint.signed_by is None:
        return "not signed"
    trust = "" if known else " (whose key that is, only AUDIT_PUBLIC_KEY can tell)"
    return f"signed by {checkpoint.signed_by}{trust}"


async def prepare_demo(settings: Settings, secret: str) -> list[DemoUser]:
    """A database with demo data; its users with tokens."""
    await bring_up_to_date(settings)
    async with _database(settings):
        await seed_demo(utc_now())
        return await demo_users(secret, utc_now())


@asynccontextmanager
async def _database(settings: Settings, *, wait: float = 0) -> AsyncIterator[None]:
    """The database, which has to be up to date, and to answer within so many seconds."""
    tighten(settings.data_dir)
    async with database(settings.database_url, settings.database_access):
        await until_it_answers(wait)
        await require_known()
        if missing := await pending():
            steps = f"{len(missing)} step{'s' if len(missing) > 1 else ''} of its history"
            raise Failed(f"The database lacks {steps}: run `python -m api migrate`.")
        yield


def signing_secret(settings: Settings) -> str:
    """AUTH_SECRET, or the demo's own; raises SettingsInvalid where there is neither."""
    secret = settings.auth_secret
    if secret is None and not settings.has_keys:
        secret = demo_secret(settings.data_dir)
    if secret is None:
        raise SettingsInvalid("AUTH_SECRET: tokens are signed with it here, so it has to be set")
    return secret.get_secret_value()


def welcome(place: DemoPlace, users: list[DemoUser]) -> str:
    """The greeting of the demo: where it is, and who its users are."""
    rows = [
        f"  {user.role:<17}{user.email:<29}{user.token}"  # The token last: it is copied whole.
        for user in users
    ]
    lines = [
        "",
        f"The app    {place.url}/app/",
        f"GraphiQL   {place.url}/",
        f"GraphQL    {place.url}/graphql",
        *([f"Others     {place.public_url}/"] if place.shared_host else []),
        "",
        f"Sign in with a header `Authorization: Bearer` and one of these tokens, good for {TOKEN_HOURS} hours:",
        "",
        *rows,
        "",
        *([place.caution, ""] if place.caution else []),
        "Ctrl-C ends it; the data stay.",
        "",
    ]
    return "\n".join(lines)
