"""Links to documents: signed for one viewer, one contract and one format, and short-lived.

A link holds everything that it grants, so nothing is stored for it; altered anywhere, it is no link at all.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from models.rules.documents import DocumentFormat

LIFETIME = timedelta(minutes=15)

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

    def token(self, key: bytes) -> str:
        """The grant as a part of a URL."""
        said = self._bytes()
        return urlsafe_b64encode(said + _signature(said, key)).decode().rstrip("=")

    def _bytes(self) -> bytes:
        clock = int(self.expires_at.timestamp()).to_bytes(_CLOCK)
        return (
            self.contract.bytes + self.viewer.bytes + bytes([_FORMATS.index(self.format)]) + clock
        )


def grant_of(token: str, key: bytes) -> Grant | None:
    """The grant that a token is; None where we did not sign exactly this one."""
    try:
        whole = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (NotBase64, ValueError):
        return None
    said, signature = whole[:-_SIGNATURE], whole[-_SIGNATURE:]
    if len(whole) != _SIZE or not hmac.compare_digest(signature, _signature(said, key)):
        return None
    grant = Grant(
        contract=UUID(bytes=said[:_ID]),
        viewer=UUID(bytes=said[_ID : 2 * _ID]),
        format=_FORMATS[said[2 * _ID]],
        expires_at=datetime.fromtimestamp(int.from_bytes(said[2 * _ID + 1 :]), UTC),
    )
    # Base64 has several spellings of the same bytes: only ours is a link.
    return grant if grant.token(key) == token else None


def _signature(said: bytes, key: bytes) -> bytes:
    return hmac.new(key, b"document link\0" + said, sha256).digest()[:_SIGNATURE]
