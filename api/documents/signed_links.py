"""Links that need no header: signed for one viewer and one thing, and short-lived.

A link holds everything that it grants, so nothing is stored for it; altered anywhere, it is no link at all.

By hand: `itsdangerous` takes several spellings of one signature, and makes links more than twice as long.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from api.documents.link_keys import LinkKeys

LIFETIME = timedelta(minutes=15)

_CLOCKS_DIFFER = timedelta(seconds=5)
_ID, _CLOCK, _SIGNATURE = 16, 5, 16


@dataclass(frozen=True, slots=True)
class LinkKind:
    """What links lead to: a link of one kind is none of another."""

    name: str
    size: int
    """Bytes of what a link says beside the thing and the viewer."""

    @property
    def token_size(self) -> int:
        """Bytes of a whole token."""
        return 2 * _ID + self.size + _CLOCK + _SIGNATURE


@dataclass(frozen=True, slots=True)
class Grant:
    """Who may download what (`how` says the rest of it), until when (UTC, whole seconds)."""

    kind: LinkKind
    thing: UUID
    how: bytes
    viewer: UUID
    expires_at: datetime

    @property
    def made_at(self) -> datetime:
        """When the link was made, to the second; the key of that day signs it."""
        return self.expires_at - LIFETIME

    def is_of_the_future(self, now: datetime) -> bool:
        """Whether it would be good for longer than any link of ours: so it is none."""
        return self.made_at > now + _CLOCKS_DIFFER

    def token(self, key: bytes) -> str:
        """The grant as a part of a URL."""
        said = self._bytes()
        return urlsafe_b64encode(said + self._signature(said, key)).decode().rstrip("=")

    def is_signed(self, token: str, key: bytes) -> bool:
        """Whether the token is exactly ours: base64 has several spellings of the same bytes."""
        return hmac.compare_digest(self.token(key).encode(), token.encode())

    def _bytes(self) -> bytes:
        clock = int(self.expires_at.timestamp()).to_bytes(_CLOCK)
        return self.thing.bytes + self.viewer.bytes + self.how + clock

    def _signature(self, said: bytes, key: bytes) -> bytes:
        message = f"{self.kind.name} link\0".encode() + said
        return hmac.new(key, message, sha256).digest()[:_SIGNATURE]


class SignedLinks:
    """Makes the tokens of one kind of links, and opens those that it made."""

    def __init__(self, kind: LinkKind, keys: LinkKeys, clock: Callable[[], datetime]) -> None:
        self._kind, self._keys, self._clock = kind, keys, clock

    def token(self, thing: UUID, how: bytes, viewer: UUID, at: datetime) -> tuple[str, datetime]:
        """A token that is good from now on, and when it expires."""
        grant = granted(self._kind, thing, how, viewer, at)
        return grant.token(self._keys.signing(grant.made_at.date())), grant.expires_at

    def opened(self, token: str) -> Grant | None:
        """What a token grants, or granted before it expired; None for what is none of ours."""
        grant = claimed(self._kind, token)
        if grant is None or grant.is_of_the_future(self._clock()):
            return None
        keys = self._keys.opening(grant.made_at.date())
        return grant if any(grant.is_signed(token, key) for key in keys) else None

    def has_expired(self, grant: Grant) -> bool:
        """Whether it is too late."""
        return grant.expires_at <= self._clock()


def granted(kind: LinkKind, thing: UUID, how: bytes, viewer: UUID, at: datetime) -> Grant:
    """A grant from this moment on."""
    assert len(how) == kind.size
    return Grant(kind, thing, how, viewer, (at + LIFETIME).replace(microsecond=0))


def claimed(kind: LinkKind, token: str) -> Grant | None:
    """The grant that a token claims to be, whoever signed it; None for what is no token."""
    try:
        whole = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        return _grant(kind, whole) if len(whole) == kind.token_size else None
    except (NotBase64, ValueError, OverflowError):
        return None


def _grant(kind: LinkKind, whole: bytes) -> Grant:
    said = whole[2 * _ID : -_SIGNATURE]
    return Grant(
        kind=kind,
        thing=UUID(bytes=whole[:_ID]),
        viewer=UUID(bytes=whole[_ID : 2 * _ID]),
        how=said[: kind.size],
        expires_at=datetime.fromtimestamp(int.from_bytes(said[kind.size :]), UTC),
    )
