"""Ed25519 keys as the environment has them: PEM, or their 32 bytes in base64. A refusal never repeats a value."""

from base64 import b64decode
from collections.abc import Callable
from functools import partial
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

Loaders = tuple[Callable[[bytes], object], Callable[[bytes], object]]

_PRIVATE = "is no Ed25519 key: a private one as PEM without a password, or its 32 bytes in base64"
_PUBLIC = "is no Ed25519 key: a public one as PEM, or its 32 bytes in base64"


def private_key(value: Any) -> Ed25519PrivateKey:
    """The key that signs checkpoints. ValueError where it is none."""
    loaders = partial(load_pem_private_key, password=None), Ed25519PrivateKey.from_private_bytes
    if isinstance(key := _loaded(value, loaders), Ed25519PrivateKey):
        return key
    raise ValueError(_PRIVATE)


def public_key(value: Any) -> Ed25519PublicKey:
    """The key that checkpoints are checked with. ValueError where it is none."""
    loaders = load_pem_public_key, Ed25519PublicKey.from_public_bytes
    if isinstance(key := _loaded(value, loaders), Ed25519PublicKey):
        return key
    raise ValueError(_PUBLIC)


def _loaded(value: Any, loaders: Loaders) -> object:
    """A key of whatever kind a text holds; what is no text, as it is; None where it holds none."""
    if not isinstance(value, str):
        return value
    of_pem, of_bytes = loaders
    try:
        text = value.strip().encode("ascii")
        return of_pem(text) if text.startswith(b"-----") else of_bytes(_bytes(text))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def _bytes(text: bytes) -> bytes:
    # Of either alphabet, and padded or not.
    plain = text.translate(bytes.maketrans(b"+/", b"-_")).rstrip(b"=")
    return b64decode(plain + b"=" * (-len(plain) % 4), b"-_", validate=True)
