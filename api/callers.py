"""Who asks, as far as the connection itself tells."""

import re
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from starlette.requests import HTTPConnection

from api.auth import Identity
from api.errors import Unauthenticated

_STRANGERS_SECONDS = 3600.0
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True)
class Caller:
    """Who asks. Without an identity they may ask for the schema alone."""

    identity: Identity | None
    address: str
    transport: str
    request_id: str

    @property
    def key(self) -> str:
        """Whose bucket pays."""
        if self.identity is None:
            return f"address:{self.address}"
        return f"user:{self.identity.email}"

    def known_as(self, identity: Identity) -> "Caller":
        """The same caller, signed in."""
        return replace(self, identity=identity)

    def again(self) -> "Caller":
        """The same caller's next operation on the same connection."""
        return replace(self, request_id=_new_request_id())


def stranger(connection: HTTPConnection, transport: str) -> Caller:
    """The caller before they have signed in. The request id is theirs, if it is a decent one."""
    address = connection.client.host if connection.client else ""
    given = connection.headers.get("x-request-id", "")
    request_id = given if _REQUEST_ID.fullmatch(given) else _new_request_id()
    return Caller(None, address, transport, request_id)


def seconds_left(caller: Caller) -> float:
    """Until the caller's token expires. A stranger may stay as long as a token mostly lasts."""
    if caller.identity is None:
        return _STRANGERS_SECONDS
    return max(0.0, (caller.identity.expires_at - datetime.now(UTC)).total_seconds())


def authorization_of(connection: HTTPConnection) -> str | None:
    """The Authorization header; raises Unauthenticated where there are several."""
    values = connection.headers.getlist("authorization")
    if len(values) > 1:
        raise Unauthenticated("There is more than one Authorization header.")
    return values[0] if values else None


def _new_request_id() -> str:
    return uuid.uuid4().hex
