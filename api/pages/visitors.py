"""As whom visitors of a demo may act, and which visitors are handed the tokens for it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from starlette.requests import Request

from api.environment.setting_values import LOOPBACK, is_loopback

DemoRole = Literal[
    "OWNER",
    "ADMINISTRATOR",
    "HIRING_ADMIN",
    "HIRING_ASSISTANT",
    "FINANCE_MANAGER",
    "VIEWER",
    "WORKER",
    "SUPPORT",
]


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody as whom visitors of a demo may act; `token` is a bearer token, valid now."""

    name: str
    email: str
    role: DemoRole
    company: str | None
    token: str


@dataclass(frozen=True, slots=True)
class DemoVisitors:
    """The demo's users, and who may see them.

    `users` is None outside of demo mode. It is asked at every visit that may have tokens, so that they are fresh; the
    walk-through takes the first user of each role, so these should belong together. `shared_host` is the one name by
    which visitors from other machines may have them, too; None for none. `receiver` is the URL at which the demo takes
    webhooks.
    """

    users: Callable[[], Awaitable[Sequence[DemoUser]]] | None = None
    shared_host: str | None = None
    receiver: str | None = None

    async def users_for(self, request: Request) -> Sequence[DemoUser] | None:
        """The users whom this visitor may be; None outside of demo mode, and for who is not trusted."""
        if self.users is None or not _is_trusted(request, self.shared_host):
            return None
        return await self.users()


NOBODY_TO_BE = DemoVisitors()
"""Outside of demo mode: people bring a token of their own."""


def _is_trusted(request: Request, shared_host: str | None) -> bool:
    """Whether the address bar shows this machine's own name, on this machine, or the one that it shares.

    Another one was made to point here by whoever has it (DNS rebinding): their page may read what this one holds. And
    what is no browser claims any name.
    """
    try:
        names = {urlsplit(f"//{host}").hostname for host in request.headers.getlist("host")}
    except ValueError:
        return False
    if names and names <= LOOPBACK:
        return request.client is not None and is_loopback(request.client.host)
    return shared_host is not None and names == {shared_host}
