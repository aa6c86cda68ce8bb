"""The keys of links to documents: one a day (UTC), derived from a secret that is in no database.

Whoever reads a database or one of its backups forges no link; the key of one day opens no link of another.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_KEY_BYTES = 32
_KEYS_KEPT = 64
_PURPOSE = b"milestones document link "


class LinkKeys:
    """Daily keys, derived from `secrets`: the first secret signs, those before and after a rotation open as well."""

    def __init__(self, secrets: Sequence[bytes]) -> None:
        self._secrets = tuple(secrets)
        self._key = lru_cache(_KEYS_KEPT)(_derived)

    def signing(self, day: date) -> bytes:
        """The key of links that are made on this day."""
        return self._key(self._secrets[0], day)

    def opening(self, day: date) -> list[bytes]:
        """The keys that a link of this day may be signed with."""
        return [self._key(secret, day) for secret in self._secrets]


def _derived(secret: bytes, day: date) -> bytes:
    # The purpose keeps it apart from whatever else the secret is good for (AUTH_SECRET signs tokens).
    purpose = _PURPOSE + day.isoformat().encode()
    return HKDF(SHA256(), length=_KEY_BYTES, salt=None, info=purpose).derive(secret)
