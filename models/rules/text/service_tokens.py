"""The tokens of service accounts: 256 random bits between a prefix that secret scanners know and a checksum.

`mst_`, 43 characters (the bits as a number) and 6 more (CRC-32 of the 43), in base 62: digits, capitals, small letters.
A scanner finds `mst_[0-9A-Za-z]{49}`, and by the checksum knows a token from what only looks like one.
"""

import re
import secrets
from hashlib import sha256
from string import ascii_lowercase, ascii_uppercase, digits
from zlib import crc32

PREFIX = "mst_"

_BYTES = 32
_DIGITS = digits + ascii_uppercase + ascii_lowercase
_SECRET, _CHECKSUM = 43, 6
_FORM = re.compile(f"{PREFIX}([0-9A-Za-z]{{{_SECRET}}})([0-9A-Za-z]{{{_CHECKSUM}}})")


def new_token(random: bytes | None = None) -> str:
    """A new token; of these 32 bytes, where they are given."""
    number = int.from_bytes(secrets.token_bytes(_BYTES) if random is None else random)
    secret = _in_base_62(number, _SECRET)
    return f"{PREFIX}{secret}{_checksum(secret)}"


def is_service_token(token: str) -> bool:
    """Whether it is to be one: nobody else's tokens begin like that."""
    return token.startswith(PREFIX)


def token_hash(token: str) -> str | None:
    """SHA-256 (hex) of a token; None of what was cut short, mistyped or made up."""
    form = _FORM.fullmatch(token)
    if form is None or _checksum(form[1]) != form[2]:
        return None
    # 256 random bits are found by no trial: a hash that takes its time would only take ours.
    return sha256(token.encode()).hexdigest()


def _checksum(secret: str) -> str:
    return _in_base_62(crc32(secret.encode()), _CHECKSUM)


def _in_base_62(number: int, width: int) -> str:
    figures = ""
    for _ in range(width):
        number, figure = divmod(number, len(_DIGITS))
        figures = _DIGITS[figure] + figures
    return figures
