"""The tokens in the addresses of calendar feeds: 256 random bits, in base64url."""

import re
import secrets
from hashlib import sha256

_BYTES = 32
_FORM = re.compile("[A-Za-z0-9_-]{43}")


def new_feed_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(_BYTES)


def feed_token_hash(token: str) -> str | None:
    """SHA-256 (hex) of a token; None of what is none by its form."""
    # 256 random bits are found by no trial: a hash that takes its time would only take ours.
    return sha256(token.encode()).hexdigest() if _FORM.fullmatch(token) else None
