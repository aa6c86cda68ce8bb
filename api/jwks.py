"""A provider's public keys: fetched beside the event loop, kept, and renewed when they rotate."""

import asyncio
import json
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt

# One family of keys, one algorithm: whatever a token or a key claims beyond is refused.
ALGORITHMS = frozenset({"RS256", "ES256", "EdDSA"})

_KEPT_SECONDS = 600.0
# A stranger's tokens with made-up key ids must not make us hammer the provider.
_PAUSE_SECONDS = 10.0
_TIMEOUT_SECONDS = 5.0
_MAX_BYTES = 512 * 1024
_RSA_BITS = 2048


class KeyUnknown(Exception):
    """The provider publishes no such key."""


class KeysUnavailable(Exception):
    """The provider cannot be reached, and no key of it is known yet."""


class KeySet:
    """The keys published at `url`, by key id. `clock` counts seconds."""

    def __init__(self, url: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._url = url
        self._clock = clock
        self._keys: dict[str | None, jwt.PyJWK] = {}
        self._fetched_at = float("-inf")
        self._tried_at = float("-inf")
        self._renewing = asyncio.Lock()

    async def find(self, kid: str | None) -> jwt.PyJWK:
        """The key of this id; raises KeyUnknown or KeysUnavailable."""
        if self._pick(kid) is None or self._clock() - self._fetched_at > _KEPT_SECONDS:
            await self._renew(kid)
        if not self._keys:
            raise KeysUnavailable(self._url)
        key = self._pick(kid)
        if key is None:
            raise KeyUnknown(kid)
        return key

    def _pick(self, kid: str | None) -> jwt.PyJWK | None:
        # A token may leave its key id out where there is only one key to mean.
        if kid is None and len(self._keys) == 1:
            return next(iter(self._keys.values()))
        return self._keys.get(kid)

    async def _renew(self, kid: str | None) -> None:
        fresh_enough = self._pick(kid) is not None
        if self._renewing.locked() and fresh_enough:
            return
        async with self._renewing:
            if self._clock() - self._tried_at < _PAUSE_SECONDS:
                return
            self._tried_at = self._clock()
            await self._fetch()

    async def _fetch(self) -> None:
        try:
            body = await asyncio.to_thread(_download, self._url)
            self._keys = _usable_keys(json.loads(body))
            self._fetched_at = self._clock()
        except (URLError, OSError, ValueError, RecursionError):
            # The keys that we have go on: a provider's bad hour must not sign everybody out.
            return


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_args: Any) -> None:
        """Refuses: the keys come from the configured address or not at all."""


def _download(url: str) -> bytes:
    request = Request(url, headers={"Accept": "application/json"})  # noqa: S310 (settings vouch for the scheme)
    with build_opener(_NoRedirect).open(request, timeout=_TIMEOUT_SECONDS) as response:
        if response.status != HTTPStatus.OK:
            raise ValueError(f"answered {response.status}")
        body: bytes = response.read(_MAX_BYTES + 1)
    if len(body) > _MAX_BYTES:
        raise ValueError("too large")
    return body


def _usable_keys(document: Any) -> dict[str | None, jwt.PyJWK]:
    entries = document.get("keys") if isinstance(document, dict) else None
    found = [_usable_key(entry) for entry in entries] if isinstance(entries, list) else []
    keys = {key.key_id: key for key in found if key is not None}
    if not keys:
        raise ValueError("no usable key")
    return keys


def _usable_key(entry: Any) -> jwt.PyJWK | None:
    if not isinstance(entry, dict) or entry.get("use", "sig") != "sig":
        return None
    try:
        key = jwt.PyJWK(entry)
    except (jwt.PyJWTError, ValueError, TypeError, KeyError):
        return None
    return key if key.algorithm_name in ALGORITHMS and _strong(key) else None


def _strong(key: jwt.PyJWK) -> bool:
    return key.algorithm_name != "RS256" or key.key.key_size >= _RSA_BITS
