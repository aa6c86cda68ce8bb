"""The command `demo`: demo data, served with a token for each of its users."""

import asyncio
from typing import Annotated, Any

import typer

from api.cli.commands import prepare_demo, signing_secret, welcome
from api.clock import utc_now
from api.demo import demo_users
from api.pages import DemoUser, DemoVisitors
from api.settings import load_settings


def demo(
    host: Annotated[
        str, typer.Option(help="0.0.0.0: others find it too, at PUBLIC_URL.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
) -> None:
    """Serve demo data, kept in DATA_DIR: on this machine alone, unless another host is given."""
    from api.cli.serve import open_listeners, port_of, serve
    from api.demo.certificate import demo_key
    from api.demo.place import place_of
    from api.demo.receiver import RECEIVER_PATH, receiver_routes

    settings = load_settings(demo=True)
    secret = signing_secret(settings)
    listeners = open_listeners(host, port)
    said = settings.public_url if "public_url" in settings.model_fields_set else None
    place = place_of(host, port_of(listeners), said)
    made: dict[str, Any] = {"public_url": place.public_url}
    if settings.seal_key is None:
        made["seal_key"] = demo_key(settings.data_dir, utc_now())
    if "webhook_allow_private" not in settings.model_fields_set:
        # Its receiver, and those that are tried beside it, stand on this machine.
        made["webhook_allow_private"] = True
    settings = settings.model_copy(update=made)

    async def users() -> list[DemoUser]:
        return await demo_users(secret, utc_now())

    print("The database and its data: seconds, the first time up to half a minute ...", flush=True)
    print(welcome(place, asyncio.run(prepare_demo(settings, secret))), flush=True)
    visitors = DemoVisitors(users, place.shared_host, f"{place.url}{RECEIVER_PATH}")
    serve(settings, listeners, visitors, receiver_routes())
