"""Support staff, who may sign in, and what is held of whom."""

import asyncio
from typing import Annotated

import typer

from api.cli.commands import (
    dismiss_support,
    erase_person,
    introduce_support,
    print_held,
    set_active,
)
from api.settings import load_settings

Email = Annotated[str, typer.Argument(help="The address of a user.")]
user = typer.Typer(no_args_is_help=True, help="Whether users may sign in.")
person = typer.Typer(
    no_args_is_help=True, help="What is held of a person, and that it is forgotten."
)


def support(
    email: Email,
    name: Annotated[str, typer.Option(help="What they are called.")] = "",
    *,
    remove: bool = typer.Option(False, help="They are support no more."),
) -> None:
    """Create a support user, the one who creates companies; or take that away from them."""
    if remove == bool(name):
        raise typer.BadParameter("either --name or --remove")
    settings = load_settings(keys=False)
    change = (
        dismiss_support(settings, email) if remove else introduce_support(settings, email, name)
    )
    asyncio.run(change)


@user.command("deactivate")
def deactivate_command(email: Email) -> None:
    """Refuse all that a user asks for, at once and on every server. Role and hires stay."""
    asyncio.run(set_active(load_settings(keys=False), email, active=False))


@user.command("activate")
def activate_command(email: Email) -> None:
    """Let a deactivated user sign in again."""
    asyncio.run(set_active(load_settings(keys=False), email, active=True))


@person.command("export")
def export_command(email: Email) -> None:
    """Print all that is held of a person, as JSON: for who asks what you know of them."""
    asyncio.run(print_held(load_settings(keys=False), email))


@person.command("erase")
def erase_command(
    email: Email,
    *,
    unpaid: bool = typer.Option(
        False, help="Also while an approved payment request is not recorded as paid."
    ),
) -> None:
    """Forget a person: name, address, messages, versions that they never signed. It cannot be undone.

    Signed versions, payment requests and the trail stay. Refused while a hire of theirs is not over, and of the last
    owner of a company. Where it was interrupted, run it again.
    """
    asyncio.run(erase_person(load_settings(keys=False), email, unpaid=unpaid))
