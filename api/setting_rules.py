"""Rules between settings. A refusal is a ValueError whose message begins with the variable's name."""

from typing import TYPE_CHECKING

from api.environment.setting_values import is_trusted_address

if TYPE_CHECKING:
    from api.settings import Settings


def refuse_what_does_not_go_together(settings: "Settings") -> None:
    """Raises ValueError for the first of them that does not."""
    _refuse_half_a_provider(settings)
    _refuse_half_a_rotation(settings)
    _refuse_half_a_seal(settings)
    _refuse_another_audit_key(settings)
    _refuse_half_a_pooler(settings)
    if settings.persisted_only and not settings.persisted_documents:
        raise ValueError("PERSISTED_DOCUMENTS: missing; PERSISTED_ONLY runs nothing else")


def _refuse_half_a_provider(settings: "Settings") -> None:
    provider = {"AUTH_ISSUER": settings.auth_issuer, "AUTH_AUDIENCE": settings.auth_audience}
    missing = [name for name, value in provider.items() if not value]
    named = settings.auth_jwks_url or len(missing) < len(provider)
    if named and missing:
        raise ValueError(f"{', '.join(missing)}: missing; a provider needs {', '.join(provider)}")
    if named and settings.auth_secret:
        raise ValueError("AUTH_SECRET: set either it or AUTH_ISSUER, not both")
    if settings.auth_client_id and not settings.auth_issuer:
        raise ValueError("AUTH_ISSUER: missing; people sign in with AUTH_CLIENT_ID there")
    if settings.auth_issuer and (settings.auth_client_id or not settings.auth_jwks_url):
        _discoverable(settings.auth_issuer)


def _refuse_half_a_rotation(settings: "Settings") -> None:
    if settings.auth_secret_previous and not settings.auth_secret:
        raise ValueError("AUTH_SECRET: missing; AUTH_SECRET_PREVIOUS is good beside it alone")


def _discoverable(issuer: str) -> None:
    if not is_trusted_address(issuer):
        raise ValueError(
            "AUTH_ISSUER: has to be an https:// address, where its keys are found; or set AUTH_JWKS_URL,"
            " and no AUTH_CLIENT_ID"
        )


def _refuse_half_a_seal(settings: "Settings") -> None:
    # Documents that somebody wanted sealed are not to be kept without one.
    if settings.seal_key is None and (settings.seal_key_password or settings.seal_tsa_url):
        raise ValueError("SEAL_KEY: missing; SEAL_KEY_PASSWORD and SEAL_TSA_URL need it")


def _refuse_half_a_pooler(settings: "Settings") -> None:
    if settings.database_pooler and not settings.database_direct_url:
        raise ValueError(
            "DATABASE_DIRECT_URL: missing; migrations and live updates need a way past the DATABASE_POOLER"
        )
    direct = settings.database_direct_url
    if direct and (settings.database_url or "sqlite:").startswith("sqlite:"):
        raise ValueError("DATABASE_DIRECT_URL: a DATABASE_URL of SQLite has no pooler")


def _refuse_another_audit_key(settings: "Settings") -> None:
    signer, public = settings.audit_key, settings.audit_public_key
    if signer and public and signer.public_key() != public:
        raise ValueError("AUDIT_PUBLIC_KEY: is not that of the AUDIT_KEY")
