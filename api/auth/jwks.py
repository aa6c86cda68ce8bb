"""A provider's public keys: fetched, kept, and renewed when they rotate.

By hand: `PyJWKClient` blocks its caller under a lock, and signs everybody out while the provider is away.
"""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import jwt

from api.auth.discovery import discovered, fetched_json
from api.environment.setting_values import USUAL_ALGORITHMS
from models.kit.single_flight import SingleFlight

logger = logging.getLogger(__name__)

# Of public keys alone: whatever a token or a key claims beyond is refused.
FAMILIES = {
    "RSA": ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    "EC": ("ES256", "ES384", "ES512"),
    "OKP": ("EdDSA",),
}

_CURVES = {"P-256": "ES256", "P-384": "ES384", "P-521": "ES512"}
_KEPT_SECONDS = 600.0
# A stranger's tokens with made-up key ids must not make us hammer the provider.
_PAUSE_SECONDS = 10.0
_RSA_BITS = 2048


class KeyUnknown(Exception):
    """The provider publishes no such key."""


class KeysUnavailable(Exception):
    """The provider cannot be reached, and no key of it is known yet."""


@dataclass(frozen=True, slots=True)
class Key:
    """A public key, and the algorithms by which its signatures are believed."""

    id: str | None
    public: Any
    algorithms: tuple[str, ...]


class KeySet:
    """The keys published at `url`, or where the discovery document of `issuer` says; by key id.

    `clock` counts seconds. Only signatures by `algorithms` are believed.
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        issuer: str | None = None,
        algorithms: Iterable[str] = USUAL_ALGORITHMS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url
        self._issuer = issuer
        self._algorithms = frozenset(algorithms)
        self._clock = clock
        self._keys: dict[str | None, Key] = {}
        self._fetched_at = float("-inf")
        self._tried_at = float("-inf")
        self._renewals = SingleFlight[None](goes_on=True)
        self.failure = ""

    async def find(self, kid: str | None) -> Key:
        """The key of this id; raises KeyUnknown or KeysUnavailable."""
        if self._pick(kid) is None or self._clock() - self._fetched_at > _KEPT_SECONDS:
            await self._renew(kid)
        if not self._keys:
            raise KeysUnavailable(self.failure)
        key = self._pick(kid)
        if key is None:
            raise KeyUnknown(kid)
        return key

    async def are_there(self) -> bool:
        """Whether the provider's keys could be had when they were last asked for."""
        if not self._keys:
            await self._renew(None)
        return not self.failure

    def _pick(self, kid: str | None) -> Key | None:
        # A token may leave its key id out where there is only one key to mean.
        if kid is None and len(self._keys) == 1:
            return next(iter(self._keys.values()))
        return self._keys.get(kid)

    async def _renew(self, kid: str | None) -> None:
        under_way = self._renewals.is_under_way(None)
        fresh_enough = self._pick(kid) is not None
        just_tried = self._clock() - self._tried_at < _PAUSE_SECONDS
        if not (fresh_enough if under_way else just_tried):
            await self._renewals.do(None, self._fetch)

    async def _fetch(self) -> None:
        self._tried_at = self._clock()
        try:
            self._keys = await self._download()
        except (OSError, ValueError) as error:
            # The keys that we have go on: a provider's bad hour must not sign everybody out.
            self.failure = str(error)
            logger.warning("The identity provider's keys cannot be had: %s", self.failure)
            return
        self._fetched_at = self._clock()
        self.failure = ""

    async def _download(self) -> dict[str | None, Key]:
        url = self._url or (await discovered(self._issuer or "")).address("keys", "jwks_uri")
        return _usable_keys(await fetched_json(url), url, self._algorithms)


def _usable_keys(document: Any, url: str, algorithms: frozenset[str]) -> dict[str | None, Key]:
    if isinstance(document, dict) and "jwks_uri" in document:
        raise ValueError(f"{url} is a discovery document: leave AUTH_JWKS_URL out")
    entries = document.get("keys") if isinstance(document, dict) else None
    found = [_key(entry, algorithms) for entry in entries] if isinstance(entries, list) else []
    keys = {key.id: key for key in found if key is not None}
    if not keys:
        raise ValueError(f"{url} has no key that signs by {', '.join(sorted(algorithms))}")
    return keys


def _key(entry: Any, algorithms: frozenset[str]) -> Key | None:
    """The entry as a key; None where it is none that we could use."""
    if not isinstance(entry, dict) or entry.get("use", "sig") != "sig":
        return None
    kid, usable = entry.get("kid"), _algorithms(entry, algorithms)
    if not usable or not isinstance(kid, str | None):
        return None
    try:
        key = jwt.PyJWK(entry, algorithm=usable[0])
    except (jwt.PyJWTError, ValueError, TypeError, KeyError):
        return None
    weak = entry["kty"] == "RSA" and key.key.key_size < _RSA_BITS
    return None if weak else Key(kid, key.key, usable)


def _algorithms(entry: dict[str, Any], trusted: frozenset[str]) -> tuple[str, ...]:
    """Those that the key names, or else that its kind allows, as far as we trust them."""
    kind = entry.get("kty")
    family = FAMILIES.get(kind, ()) if isinstance(kind, str) else ()
    if kind == "EC":
        family = tuple(name for curve, name in _CURVES.items() if entry.get("crv") == curve)
    named = entry.get("alg")
    return tuple(name for name in family if name in trusted and named in (None, name))
