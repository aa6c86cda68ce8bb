"""Support staff, and who may sign in."""

import asyncio
from typing import Annotated

import typer

from api.cli.commands import dismiss_support, introduce_support, set_active
from api.settings import load_settings

Email = Annotated[str, typer.Argument(help="The address of a user.")]
user = typer.Typer(no_args_is_help=True, help="Whether users may sign in.")


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
