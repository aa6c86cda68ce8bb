"""Who asks, as far as the connection itself tells."""

import re
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import NamedTuple, Protocol

from starlette.types import Scope
from uuid_utils import uuid4

from api.auth import Identity
from api.errors import Unauthenticated

_STRANGERS_SECONDS = 3600.0
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class ClientConnection(Protocol):
    """A request or a websocket."""

    scope: Scope


class Caller(NamedTuple):
    """Who asks. Without an identity they may ask for the schema alone."""

    identity: Identity | None
    address: str
    transport: str
    request_id: str

    @property
    def key(self) -> str:
        """The name of the bucket that pays: the user's, or the stranger's network's."""
        if self.identity is None:
            return f"address:{network_of(self.address)}"
        return f"user:{self.identity.email}"

    def known_as(self, identity: Identity) -> "Caller":
        """This caller, signed in as `identity`."""
        return Caller(identity, self.address, self.transport, self.request_id)

    def again(self) -> "Caller":
        """This caller with a new request id, for their next operation on the connection."""
        return Caller(self.identity, self.address, self.transport, _new_request_id())


def stranger(connection: ClientConnection, transport: str) -> Caller:
    """The caller before they have signed in. The request id is theirs, if it is a decent one."""
    address, _ = connection.scope.get("client") or ("", 0)
    given = _values(connection, b"x-request-id")
    request_id = given[0] if given and _REQUEST_ID.fullmatch(given[0]) else _new_request_id()
    return Caller(None, address, transport, request_id)


def network_of(address: str) -> str:
    """An address as strangers are counted by it: of IPv6 the first 64 bits, all of which one customer mostly has."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    # So a socket that listens on both families writes an IPv4 address.
    return str(found.ipv4_mapped or IPv6Network((found.packed, 64), strict=False))


def seconds_left(caller: Caller) -> float:
    """Until the caller's token expires. A stranger may stay as long as a token mostly lasts."""
    if caller.identity is None:
        return _STRANGERS_SECONDS
    return max(0.0, (caller.identity.expires_at - datetime.now(UTC)).total_seconds())


def authorization_of(connection: ClientConnection) -> str | None:
    """The Authorization header; raises Unauthenticated where there are several."""
    values = _values(connection, b"authorization")
    if len(values) > 1:
        raise Unauthenticated("There is more than one Authorization header.")
    return values[0] if values else None


def _values(connection: ClientConnection, name: bytes) -> list[str]:
    headers = connection.scope["headers"]
    return [value.decode("latin-1") for given, value in headers if given == name]


def _new_request_id() -> str:
    return uuid4().hex
