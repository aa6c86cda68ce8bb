"""Bearer tokens: the claims that one makes, and those that are signed with a secret of our own."""

import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import jwt

from models.access.sign_in import SignIn
from models.rules.text.texts import email_key

# Clocks differ: a provider's may be a little ahead of ours. An expired token gets no such grace.
LEEWAY = 10

_MAX_TOKEN = 8_192
_MAX_EMAIL = 320
_TOKENS_KEPT = 1_000
_CREDENTIALS = re.compile(r"bearer +([A-Za-z0-9._~+/-]+=*) *", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f\ud800-\udfff]+@[^@\s\x00-\x1f\x7f\ud800-\udfff]+")


class TokenRefused(Exception):
    """No token, or not one that says who is calling; the message is for the client."""


@dataclass(frozen=True)
class Identity:
    """Whom a token speaks for, and until when. `email` is written as addresses are compared.

    Of a program: the SHA-256 (hex) of its token, and the id of its service account.
    """

    email: str
    expires_at: datetime
    token: str | None = None
    account: UUID | None = None

    @property
    def sign_in(self) -> SignIn:
        """By what they sign in."""
        return SignIn(self.email, self.token)


Verify = Callable[[str, datetime], Awaitable[Identity]]
"""Token and present time to identity; raises TokenRefused or KeysUnavailable."""


def bearer_token(authorization: str) -> str:
    """The token in an `Authorization` value; raises TokenRefused where there is none."""
    if len(authorization) > _MAX_TOKEN:
        raise TokenRefused(f"The Authorization header is longer than {_MAX_TOKEN:,} characters.")
    match = _CREDENTIALS.fullmatch(authorization)
    if not match:
        raise TokenRefused("The Authorization header has to be 'Bearer' and a token.")
    return match[1]


def issue_token(secret: str, email: str, *, minutes: int, now: datetime) -> str:
    """A token that SecretVerifier accepts for so many minutes."""
    claims = {"email": email, "iat": now, "exp": now + timedelta(minutes=minutes)}
    return jwt.encode(claims, secret.encode(), algorithm="HS256")


class SecretVerifier:
    """HS256 with a secret that we share with nobody but the issuer; several are good during a rotation.

    `leeway` is in seconds.
    """

    def __init__(self, *secrets: str, leeway: int = LEEWAY) -> None:
        self._secrets = [secret.encode() for secret in secrets]
        self._leeway = timedelta(seconds=leeway)
        # Whose signature was good once has a good one for ever; the time is judged each time.
        # A refusal is not kept.
        self._passes = lru_cache(_TOKENS_KEPT)(self._pass)

    async def __call__(self, token: str, now: datetime) -> Identity:
        return self._passes(token).at(now, self._leeway)

    def _pass(self, token: str) -> "Pass":
        *others, last = self._secrets
        for secret in others:
            with suppress(TokenRefused):
                return pass_of(signed_claims(token, secret, ["HS256"]))
        return pass_of(signed_claims(token, last, ["HS256"]))


@dataclass(frozen=True, slots=True)
class Pass:
    """Whom a token lets in, and from when on."""

    identity: Identity
    begins_at: datetime

    def at(self, now: datetime, leeway: timedelta) -> Identity:
        """Whom it lets in now; raises TokenRefused before it begins and once it has expired."""
        if self.identity.expires_at <= now:
            raise TokenRefused("The token has expired.")
        if self.begins_at > now + leeway:
            raise TokenRefused("The token is not valid yet.")
        return self.identity


def pass_of(claims: Mapping[str, Any], email_claim: str = "email") -> Pass:
    """The pass that these claims make; raises TokenRefused where one lacks or is malformed."""
    expires_at = _instant(claims, "exp")
    begins = [_instant(claims, name) for name in ("iat", "nbf") if name == "iat" or name in claims]
    return Pass(Identity(_email(claims, email_claim), expires_at), max(begins))


def signed_claims(token: str, key: Any, algorithms: list[str]) -> dict[str, Any]:
    """The claims of a token that this key signed by one of these algorithms; raises TokenRefused."""
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


def _instant(claims: Mapping[str, Any], name: str) -> datetime:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TokenRefused(f"The token lacks the claim '{name}'.")
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        raise TokenRefused(f"The token's claim '{name}' is no instant.") from None


def _email(claims: Mapping[str, Any], claim: str) -> str:
    email = claims.get(claim)
    if not isinstance(email, str) or len(email) > _MAX_EMAIL or not _EMAIL.fullmatch(email):
        raise TokenRefused(f"The token lacks an email address in its claim '{claim}'.")
    return email_key(email)
