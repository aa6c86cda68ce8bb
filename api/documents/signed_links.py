"""Links to documents: signed for one viewer, one contract and one format, and short-lived.

A link holds everything that it grants, so nothing is stored for it; altered anywhere, it is no link at all.

By hand: `itsdangerous` takes several spellings of one signature, and makes links more than twice as long.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from models.rules.contract.documents import DocumentFormat

LIFETIME = timedelta(minutes=15)

_CLOCKS_DIFFER = timedelta(seconds=5)
_FORMATS = (DocumentFormat.STANDARD, DocumentFormat.CUSTOM)
_ID, _CLOCK, _SIGNATURE = 16, 5, 16
_SIZE = 2 * _ID + 1 + _CLOCK + _SIGNATURE


@dataclass(frozen=True, slots=True)
class Grant:
    """Who may download what, until when (UTC, whole seconds)."""

    contract: UUID
    format: DocumentFormat
    viewer: UUID
    expires_at: datetime

    @staticmethod
    def new(contract: UUID, format: DocumentFormat, viewer: UUID, at: datetime) -> "Grant":
        """A grant from now on."""
        return Grant(contract, format, viewer, (at + LIFETIME).replace(microsecond=0))

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
        return urlsafe_b64encode(said + _signature(said, key)).decode().rstrip("=")

    def is_signed(self, token: str, key: bytes) -> bool:
        """Whether the token is exactly ours: base64 has several spellings of the same bytes."""
        return hmac.compare_digest(self.token(key).encode(), token.encode())

    def _bytes(self) -> bytes:
        clock = int(self.expires_at.timestamp()).to_bytes(_CLOCK)
        return (
            self.contract.bytes + self.viewer.bytes + bytes([_FORMATS.index(self.format)]) + clock
        )


def claimed(token: str) -> Grant | None:
    """The grant that a token claims to be, whoever signed it; None for what is no token."""
    try:
        whole = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        return _grant(whole) if len(whole) == _SIZE else None
    except (NotBase64, ValueError, IndexError, OverflowError):
        return None


def _grant(whole: bytes) -> Grant:
    clock = int.from_bytes(whole[2 * _ID + 1 : -_SIGNATURE])
    return Grant(
        contract=UUID(bytes=whole[:_ID]),
        viewer=UUID(bytes=whole[_ID : 2 * _ID]),
        format=_FORMATS[whole[2 * _ID]],
        expires_at=datetime.fromtimestamp(clock, UTC),
    )


def _signature(said: bytes, key: bytes) -> bytes:
    return hmac.new(key, b"document link\0" + said, sha256).digest()[:_SIGNATURE]
