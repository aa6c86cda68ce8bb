"""Addresses of calendar feeds: made once, shown again to their owner, and kept by nobody in the clear.

What opens a feed is a random token. A read finds it by its SHA-256, so an address stays good whatever becomes of the
server's secrets; beside the hash the token is kept sealed (AES-256-GCM) by a key that is derived from a secret which is
in no database. Whoever reads a database or one of its backups opens no feed. (Webhooks' secrets have to be kept as they
are: deliveries are signed with nobody asking. A token that were derived from the secret would end with it, and with it
the calendars that people subscribed to years ago.)

In a rotation the former secret opens what it sealed. Each read brings the token, so that it is sealed anew then: once
every calendar has read its feed the former secret is needed no more.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.calendars.feeds import FeedAddress
from models.rules.calendars.tokens import feed_token_hash, new_feed_token

FEED_PATH = "/calendars/{token}.ics"

_KEY_BYTES, _NONCE_BYTES = 32, 12
# It keeps the key apart from whatever else the secret is good for.
_PURPOSE = b"milestones calendar feed"


class FeedAddresses:
    """The addresses below a public URL. The first of the `secrets` seals, all of them open."""

    def __init__(self, public_url: str, secrets: Sequence[bytes]) -> None:
        self._public_url = public_url.rstrip("/")
        self._ciphers = [_cipher(secret) for secret in secrets]

    def new_address(self) -> FeedAddress:
        """A new one, as it is kept."""
        token = new_feed_token()
        sha256 = feed_token_hash(token)
        assert sha256
        return FeedAddress(sha256, self.sealed(token, sha256))

    def url(self, sealed: str, sha256: str) -> str | None:
        """The URL of one that is kept like this; None where no present secret opens it."""
        opened = (_opened(cipher, sealed, sha256) for cipher in self._ciphers)
        token = next(filter(None, opened), None)
        return token and self._public_url + FEED_PATH.format(token=token)

    def is_sealed_anew(self, sealed: str, sha256: str) -> bool:
        """Whether the present secret opens it: no other one is needed for it."""
        return _opened(self._ciphers[0], sealed, sha256) is not None

    def sealed(self, token: str, sha256: str) -> str:
        """The token, sealed by the present secret for the row with this hash."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        cipher = self._ciphers[0].encrypt(nonce, token.encode(), sha256.encode())
        return urlsafe_b64encode(nonce + cipher).decode()

    def hire_page(self, hire: str) -> str:
        """Where people see the hire with this global id."""
        return f"{self._public_url}/app/hires/{hire}"


def _cipher(secret: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), length=_KEY_BYTES, salt=None, info=_PURPOSE).derive(secret))


def _opened(cipher: AESGCM, sealed: str, sha256: str) -> str | None:
    whole = urlsafe_b64decode(sealed)
    try:
        token = cipher.decrypt(whole[:_NONCE_BYTES], whole[_NONCE_BYTES:], sha256.encode())
    except InvalidTag:
        return None
    return token.decode()
