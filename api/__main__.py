"""The command line: `python -m api --help`.

Commands that serve import what serves when they run: the others start in half the time.
"""

import asyncio
import sqlite3
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import asyncpg
import typer
from tortoise.exceptions import DBConnectionError, OperationalError

from api.auth import issue_token
from api.bulk import NoDemo
from api.cli.commands import (
    bring_up_to_date,
    check,
    check_since,
    fill,
    list_companies,
    list_users,
    look_at,
    require_active,
    signing_secret,
    take_checkpoint,
    tell_status,
)
from api.cli.demo import demo
from api.cli.explain import explain
from api.cli.failed import Failed
from api.cli.people import Email, person, support, user
from api.clock import utc_now
from api.settings import SettingsInvalid, load_settings
from models.database.errors import Unavailable, Unusable
from models.migration.upgrade import HISTORY
from models.migration.writing.step import differences, write_steps
from models.rules.errors import Refused
from models.verification.checkpoint import CheckpointInvalid

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
templates = typer.Typer(no_args_is_help=True, help="Templates of booking contracts.")
cli.add_typer(templates, name="template")
cli.add_typer(user, name="user")
cli.add_typer(person, name="person")
cli.command()(support)
cli.command()(explain)
cli.command()(demo)

SCHEMA = Path("schema.graphql")
A_YEAR = 366 * 24 * 60


@cli.callback()
def commands() -> None:
    """Milestones: hire independent contractors and pay them milestone by milestone."""


@cli.command("serve")
def serve_command(
    host: str = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="More than one needs PostgreSQL.")] = 1,
) -> None:
    """Serve the API. The database has to be up to date: see `migrate`."""
    from api.cli.serve import open_listeners, port_of, require_shared, serve, serve_in_workers
    from api.observability.logging import configure_logging, log_listening

    settings = load_settings()
    if workers > 1:
        require_shared(settings)
    configure_logging(settings.log_level)
    asyncio.run(look_at(settings))
    listeners = open_listeners(host, port)
    log_listening(port_of(listeners), workers)
    if workers > 1:
        serve_in_workers(settings, listeners, workers)
    else:
        serve(settings, listeners)


@cli.command("migrate")
def migrate_command(
    new: Annotated[
        str | None, typer.Option(metavar="NAME", help="Write a step for either database.")
    ] = None,
    *,
    by_hand: bool = typer.Option(False, help="With --new: leave to me what only I can decide."),
    check: bool = typer.Option(False, help="Change nothing; exit 1 where a step is to be written."),
    status: bool = typer.Option(False, help="Change nothing; exit 1 where steps are missing."),
) -> None:
    """Bring the database up to date. It may run anywhere, any number of times, also at once."""
    if status:
        print(asyncio.run(tell_status(load_settings(keys=False))))
    elif check:
        if lines := asyncio.run(differences(HISTORY)):
            raise Failed("\n".join(lines))
        print(_NOTHING_NEW)
    elif new is not None:
        files = asyncio.run(write_steps(HISTORY, new, utc_now(), by_hand=by_hand))
        print("\n".join(files) or _NOTHING_NEW)
    elif by_hand:
        raise Failed("--by-hand goes with --new NAME.")
    else:
        done = asyncio.run(bring_up_to_date(load_settings(keys=False)))
        print("\n".join(done) or "The database is up to date.")


_NOTHING_NEW = "The models are what the last step left."


@cli.command()
def seed(
    hires: Annotated[int, typer.Option(min=0, help="Add so many hires, for load.")] = 0,
    milestones: Annotated[int, typer.Option(min=1, max=200, help="Of each of them.")] = 20,
) -> None:
    """Fill an empty database with demo data, and any with a large number of hires."""
    asyncio.run(fill(load_settings(keys=False), hires, milestones))


@cli.command("companies")
def companies_command() -> None:
    """Print every company, each as a line of JSON."""
    asyncio.run(list_companies(load_settings(keys=False)))


@cli.command("users")
def users_command() -> None:
    """Print every user, each as a line of JSON."""
    asyncio.run(list_users(load_settings(keys=False)))


@cli.command()
def token(
    email: Email, minutes: Annotated[int, typer.Option(min=1, max=A_YEAR, help="Its life.")] = 60
) -> None:
    """Print a bearer token, signed with AUTH_SECRET (or the demo's secret)."""
    settings = load_settings(keys=False)
    asyncio.run(require_active(settings, email))
    print(issue_token(signing_secret(settings), email, minutes=minutes, now=utc_now()))


@cli.command("schema")
def schema_command(
    *, check: bool = typer.Option(False, help="Write nothing; exit 1 on a difference.")
) -> None:
    """Write the schema's SDL to schema.graphql."""
    from resolvers.schema import schema as graphql_schema

    sdl = graphql_schema.as_str() + "\n"
    if check and SCHEMA.read_text() != sdl:
        raise Failed("schema.graphql is not what the code says: run `python -m api schema`.")
    if not check:
        SCHEMA.write_text(sdl)


@cli.command("verify")
def verify_command(
    checkpoint: Annotated[
        Path | None,
        typer.Option(help="Also that nothing was altered, cut or left out since it was taken."),
    ] = None,
) -> None:
    """Check the chains of events and every derived column; name the first row that does not fit."""
    settings = load_settings(keys=False)
    asyncio.run(check_since(settings, checkpoint) if checkpoint else check(settings))


@cli.command("checkpoint")
def checkpoint_command(
    file: Annotated[
        Path, typer.Argument(help="The file to write: keep it where you cannot alter it.")
    ],
) -> None:
    """Write the heads of all chains under one root hash, signed where AUDIT_KEY is set."""
    asyncio.run(take_checkpoint(load_settings(keys=False), file))


@templates.command("preview")
def preview_command(
    file: Annotated[Path, typer.Argument(help="A company's own template: Jinja over HTML.")],
    out: Annotated[Path, typer.Argument(help="The PDF to write.")],
) -> None:
    """Check a template as setContractTemplate does, and print a made-up contract with it."""
    from api.cli.template import previewed

    out.write_bytes(asyncio.run(previewed(file.read_text("utf-8"))))


def main() -> None:
    """Run a command. What goes wrong is one line on standard error: 2 for wrong settings, else 1."""
    try:
        cli()
    except SettingsInvalid as failure:
        _exit(str(failure), 2)
    except Refused as refused:
        _exit("\n".join(refusal.message for refusal in refused.refusals), 1)
    except Unavailable as failure:
        _exit(f"The database cannot be had: {failure.__cause__ or failure}", 1)
    except Unusable as failure:
        _exit(str(failure), 1)
    except (DBConnectionError, OperationalError, asyncpg.PostgresError, sqlite3.Error) as failure:
        _exit(f"The database refuses: {failure}", 1)
    except (Failed, NoDemo, CheckpointInvalid, OSError, UnicodeError) as failure:
        _exit(str(failure), 1)


def _exit(message: str, code: int) -> NoReturn:
    print(message, file=sys.stderr)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
