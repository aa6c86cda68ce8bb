"""Who is calling: bearer tokens, verified. What they may do comes from the database."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import jwt

from api.jwks import KeySet, KeysUnavailable, KeyUnknown
from api.settings import Settings

__all__ = [
    "Identity",
    "KeysUnavailable",
    "ProviderVerifier",
    "SecretVerifier",
    "TokenRefused",
    "Verify",
    "bearer_token",
    "issue_token",
    "verifier",
]

# Clocks differ: a provider's may be a little ahead of ours. An expired token gets no such grace.
CLOCK_SKEW = timedelta(seconds=10)

_MAX_TOKEN = 8_192
_MAX_EMAIL = 320
_TOKENS_KEPT = 1_000
_CREDENTIALS = re.compile(r"bearer +([A-Za-z0-9._~+/-]+=*) *", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f\ud800-\udfff]+@[^@\s\x00-\x1f\x7f\ud800-\udfff]+")


class TokenRefused(Exception):
    """No token, or not one that says who is calling; the message is for the client."""


@dataclass(frozen=True)
class Identity:
    """Who a token speaks for, and until when. `email` is in lower case."""

    email: str
    expires_at: datetime


Verify = Callable[[str, datetime], Awaitable[Identity]]
"""Token and present time to identity; raises TokenRefused or KeysUnavailable."""


def verifier(settings: Settings) -> "SecretVerifier | ProviderVerifier":
    """The verifier for whichever keys the settings name."""
    if settings.auth_secret:
        return SecretVerifier(settings.auth_secret.get_secret_value())
    return ProviderVerifier(
        KeySet(settings.auth_jwks_url or ""),
        issuer=settings.auth_issuer or "",
        audience=settings.auth_audience or "",
    )


def bearer_token(authorization: str) -> str:
    """The token in an `Authorization` value; raises TokenRefused where there is none."""
    match = _CREDENTIALS.fullmatch(authorization)
    if not match or len(authorization) > _MAX_TOKEN:
        raise TokenRefused("The Authorization header has to be 'Bearer' and a token.")
    return match[1]


def issue_token(secret: str, email: str, *, minutes: int, now: datetime) -> str:
    """A token that SecretVerifier accepts for so many minutes."""
    claims = {"email": email, "iat": now, "exp": now + timedelta(minutes=minutes)}
    return jwt.encode(claims, secret.encode(), algorithm="HS256")


class SecretVerifier:
    """HS256 with a secret that we share with nobody but the issuer."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        # Whose signature was good once has a good one for ever; the time is judged each time.
        # A refusal is not kept.
        self._passes = lru_cache(_TOKENS_KEPT)(self._pass)

    async def __call__(self, token: str, now: datetime) -> Identity:
        return self._passes(token).at(now)

    def _pass(self, token: str) -> "_Pass":
        return _pass_of(_signed_claims(token, self._secret, ["HS256"]))


class ProviderVerifier:
    """An OpenID Connect provider's tokens: its published keys, our audience, a proven address."""

    def __init__(self, keys: KeySet, *, issuer: str, audience: str) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audience = audience

    async def __call__(self, token: str, now: datetime) -> Identity:
        key = await self._key(token)
        # The key decides the algorithm, never the token: a public key is no HMAC secret.
        claims = _signed_claims(token, key, [key.algorithm_name])
        self._refuse_strangers(claims)
        if claims.get("email_verified") is not True:
            raise TokenRefused("The token's email address is not verified.")
        return _pass_of(claims).at(now)

    async def _key(self, token: str) -> jwt.PyJWK:
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            return await self._keys.find(kid)
        except (jwt.PyJWTError, KeyUnknown) as error:
            raise TokenRefused("The token is not signed by a known key.") from error

    def _refuse_strangers(self, claims: Mapping[str, Any]) -> None:
        audience = claims.get("aud")
        audiences = audience if isinstance(audience, list) else [audience]
        if claims.get("iss") != self._issuer or self._audience not in audiences:
            raise TokenRefused("The token was issued by or for somebody else.")


def _signed_claims(token: str, key: bytes | jwt.PyJWK, algorithms: list[str]) -> dict[str, Any]:
    try:
        return jwt.decode(token, key, algorithms=algorithms, options=_SIGNATURE_ONLY)
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise TokenRefused("The token is malformed or not signed by a known key.") from error


# Time is passed in, so the claims about it are judged here rather than by the library's clock.
_SIGNATURE_ONLY: Any = {
    "verify_signature": True,
    "verify_exp": False,
    "verify_iat": False,
    "verify_nbf": False,
    "verify_aud": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
}


@dataclass(frozen=True, slots=True)
class _Pass:
    identity: Identity
    begins_at: datetime

    def at(self, now: datetime) -> Identity:
        if self.identity.expires_at <= now:
            raise TokenRefused("The token has expired.")
        if self.begins_at > now + CLOCK_SKEW:
            raise TokenRefused("The token is not valid yet.")
        return self.identity


def _pass_of(claims: Mapping[str, Any]) -> _Pass:
    expires_at = _instant(claims, "exp")
    begins = [_instant(claims, name) for name in ("iat", "nbf") if name == "iat" or name in claims]
    return _Pass(Identity(_email(claims), expires_at), max(begins))


def _instant(claims: Mapping[str, Any], name: str) -> datetime:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TokenRefused(f"The token lacks the claim '{name}'.")
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        raise TokenRefused(f"The token's claim '{name}' is no instant.") from None


def _email(claims: Mapping[str, Any]) -> str:
    email = claims.get("email")
    if not isinstance(email, str) or len(email) > _MAX_EMAIL or not _EMAIL.fullmatch(email):
        raise TokenRefused("The token lacks the claim 'email'.")
    return email.lower()
