"""Who is calling: bearer tokens, verified. What they may do comes from the database.

tokens          the header, what a token says, and tokens that are signed with a shared secret
provider        tokens of an OpenID Connect provider
discovery       what the provider says of itself
jwks            the provider's public keys
service_tokens  tokens of service accounts
last_use        when service accounts asked for something last
signed_out      an end to the sockets of who may not sign in any more
"""

from api.auth.jwks import KeySet, KeysUnavailable
from api.auth.provider import ProviderVerifier
from api.auth.service_tokens import ServiceTokens
from api.auth.tokens import (
    Identity,
    SecretVerifier,
    TokenRefused,
    Verify,
    bearer_token,
    issue_token,
)
from api.settings import Settings

__all__ = [
    "Identity",
    "KeySet",
    "KeysUnavailable",
    "ProviderVerifier",
    "SecretVerifier",
    "ServiceTokens",
    "TokenRefused",
    "Verify",
    "bearer_token",
    "issue_token",
    "verifier",
]


def verifier(settings: Settings) -> SecretVerifier | ProviderVerifier:
    """The verifier for whichever keys the settings name."""
    if settings.auth_secret:
        secrets = (settings.auth_secret, settings.auth_secret_previous)
        known = [each.get_secret_value() for each in secrets if each]
        return SecretVerifier(*known, leeway=settings.auth_leeway)
    keys = KeySet(
        settings.auth_jwks_url, issuer=settings.auth_issuer, algorithms=settings.auth_algorithms
    )
    return ProviderVerifier(
        keys,
        issuer=settings.auth_issuer or "",
        audiences=frozenset(settings.auth_audience),
        email_claim=settings.auth_email_claim,
        require_verified=settings.auth_require_verified,
        leeway=settings.auth_leeway,
    )
