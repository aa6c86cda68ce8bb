"""Tokens of an OpenID Connect provider: its published keys, our audience, a proven address."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import jwt

from api.auth.jwks import Key, KeySet, KeyUnknown
from api.auth.tokens import LEEWAY, Identity, TokenRefused, pass_of, signed_claims


class ProviderVerifier:
    """Believes the tokens of one issuer that are meant for one of our audiences.

    A token without `aud` says in `client_id` for whom it is. The address stands in `email_claim`; where
    `require_verified`, `email_verified` must say that it is the caller's. `leeway` is in seconds.
    """

    def __init__(
        self,
        keys: KeySet,
        *,
        issuer: str,
        audiences: frozenset[str],
        email_claim: str = "email",
        require_verified: bool = True,
        leeway: int = LEEWAY,
    ) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audiences = audiences
        self._email_claim = email_claim
        self._require_verified = require_verified
        self._leeway = timedelta(seconds=leeway)

    async def __call__(self, token: str, now: datetime) -> Identity:
        key = await self._key(token)
        # The key decides the algorithms, never the token: a public key is no HMAC secret.
        claims = signed_claims(token, key.public, list(key.algorithms))
        self._refuse_strangers(claims)
        if self._require_verified and not _is_verified(claims):
            raise TokenRefused("The token's email address is not verified.")
        return pass_of(claims, self._email_claim).at(now, self._leeway)

    async def state(self) -> str:
        """ok, or failed where the provider's keys could not be had when they were last asked for."""
        return "ok" if await self._keys.are_there() else "failed"

    async def _key(self, token: str) -> Key:
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            return await self._keys.find(kid)
        except (jwt.PyJWTError, KeyUnknown) as error:
            raise TokenRefused("The token is not signed by a known key.") from error

    def _refuse_strangers(self, claims: Mapping[str, Any]) -> None:
        if claims.get("iss") != self._issuer or self._audiences.isdisjoint(_meant_for(claims)):
            raise TokenRefused("The token was issued by or for somebody else.")


def _is_verified(claims: Mapping[str, Any]) -> bool:
    said = claims.get("email_verified")
    # Some providers write a boolean as a text.
    return said is True or said == "true"


def _meant_for(claims: Mapping[str, Any]) -> set[str]:
    meant = claims.get("aud") if "aud" in claims else claims.get("client_id")
    named = meant if isinstance(meant, list) else [meant]
    return {each for each in named if isinstance(each, str)}
