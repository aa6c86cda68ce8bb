"""What the environment configures. Nothing else is read from it, anywhere."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    InstanceOf,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.audit_keys import private_key, private_key_in, public_key
from api.persisted import manifest_at
from api.setting_values import (
    SECRET_BYTES,
    USUAL_ALGORITHMS,
    Algorithms,
    Listed,
    Origins,
    Positive,
    Seconds,
    absolute,
    broker_address,
    is_trusted_address,
    key_address,
    long_enough,
    timestamping_address,
    usable_database,
    web_address,
)
from models.engines.private import private_folder, tighten

_KEPT_IN = "auth_secret"


class SettingsInvalid(Exception):
    """The environment is wrong; the message names each variable, and never shows a value."""


def load_settings(*, demo: bool = False, keys: bool = True, **overrides: Any) -> "Settings":
    """The settings that the environment holds; `overrides` are for tests and the command line.

    Demo mode makes its own secret, kept in `DATA_DIR`, where the environment names no key. Commands that let nobody
    in need no `keys`.
    """
    try:
        settings = Settings(**overrides)
    except ValidationError as error:
        raise SettingsInvalid(_explain(error.errors(include_input=False))) from None
    if settings.has_keys or not keys:
        return settings
    if not demo:
        raise SettingsInvalid(
            "AUTH_SECRET: set it, or AUTH_ISSUER with AUTH_AUDIENCE (and AUTH_JWKS_URL, where the provider"
            " has no discovery document); nobody could sign in without"
        )
    return settings.model_copy(update={"auth_secret": _kept_secret(settings.data_dir)})


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True)

    data_dir: Annotated[Path, AfterValidator(absolute)] = Field(Path("data"), validate_default=True)
    database_url: Annotated[str, AfterValidator(usable_database)] = ""
    database_wait: Annotated[float, Field(ge=0)] = 60.0
    redis_url: Annotated[str, AfterValidator(broker_address)] | None = None

    public_url: Annotated[str, AfterValidator(web_address)] = "http://127.0.0.1:8000"
    allowed_origins: Origins = ()

    auth_secret: Annotated[SecretStr, AfterValidator(long_enough)] | None = None
    auth_jwks_url: Annotated[str, AfterValidator(key_address)] | None = None
    auth_issuer: str | None = None
    auth_audience: Listed = ()
    auth_email_claim: str = "email"
    auth_require_verified: bool = True
    auth_leeway: Annotated[int, Field(ge=0, le=300, description="seconds")] = 10
    auth_algorithms: Algorithms = USUAL_ALGORITHMS

    seal_key: Annotated[Path, AfterValidator(absolute)] | None = None
    seal_key_password: SecretStr | None = None
    seal_tsa_url: Annotated[str, AfterValidator(timestamping_address)] | None = None

    audit_key: Annotated[InstanceOf[Ed25519PrivateKey], BeforeValidator(private_key)] | None = None
    audit_key_file: (
        Annotated[InstanceOf[Ed25519PrivateKey], BeforeValidator(private_key_in)] | None
    ) = None
    audit_public_key: (
        Annotated[InstanceOf[Ed25519PublicKey], BeforeValidator(public_key)] | None
    ) = None

    graphiql: bool = True
    introspection: bool = True
    persisted_documents: Annotated[Path, AfterValidator(manifest_at)] | None = None
    persisted_only: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"

    rate_limit: Annotated[int, Field(ge=0, description="points a minute; 0 lifts it")] = 600_000
    cost_limit: Positive = 50_000
    max_body_bytes: Positive = 1024 * 1024
    max_query_characters: Positive = 20_000
    max_query_tokens: Positive = 4_000
    max_variables_depth: Positive = 20
    max_variable_entries: Positive = 5_000
    request_timeout: Seconds = 30
    max_sockets_per_user: Positive = 20
    max_operations_per_socket: Positive = 50
    socket_init_timeout: Seconds = 5
    socket_ping_interval: Seconds = 15
    socket_send_timeout: Seconds = 12
    socket_queue: Positive = 100
    document_worker: bool = True
    event_retention: Annotated[float, Field(gt=0, description="days that a cursor stays good")] = 30

    @model_validator(mode="after")
    def _whole(self) -> Self:
        _refuse_half_a_provider(self)
        _refuse_half_a_seal(self)
        _refuse_two_audit_keys(self)
        if self.persisted_only and not self.persisted_documents:
            raise ValueError("PERSISTED_DOCUMENTS: missing; PERSISTED_ONLY runs nothing else")
        if not self.database_url:
            # Frozen for everybody else: the default depends on another field.
            object.__setattr__(self, "database_url", f"sqlite://{self.data_dir}/milestones.db")
        return self

    @property
    def has_keys(self) -> bool:
        """Whether anybody could sign in."""
        return bool(self.auth_secret or self.auth_issuer)

    @property
    def signs_checkpoints(self) -> Ed25519PrivateKey | None:
        """The key that signs checkpoints, wherever it comes from."""
        return self.audit_key or self.audit_key_file

    @property
    def checks_checkpoints(self) -> Ed25519PublicKey | None:
        """The key that signed checkpoints must fit; an auditor has it without the private one."""
        signer = self.signs_checkpoints
        return self.audit_public_key or (signer.public_key() if signer else None)


def _refuse_half_a_provider(settings: Settings) -> None:
    provider = {"AUTH_ISSUER": settings.auth_issuer, "AUTH_AUDIENCE": settings.auth_audience}
    missing = [name for name, value in provider.items() if not value]
    named = settings.auth_jwks_url or len(missing) < len(provider)
    if named and missing:
        raise ValueError(f"{', '.join(missing)}: missing; a provider needs {', '.join(provider)}")
    if named and settings.auth_secret:
        raise ValueError("AUTH_SECRET: set either it or AUTH_ISSUER, not both")
    if settings.auth_issuer and not settings.auth_jwks_url:
        _discoverable(settings.auth_issuer)


def _discoverable(issuer: str) -> None:
    if not is_trusted_address(issuer):
        raise ValueError(
            "AUTH_ISSUER: has to be an https:// address, where its keys are found; or set AUTH_JWKS_URL"
        )


def _refuse_half_a_seal(settings: Settings) -> None:
    # Documents that somebody wanted sealed are not to be kept without one.
    if settings.seal_key is None and (settings.seal_key_password or settings.seal_tsa_url):
        raise ValueError("SEAL_KEY: missing; SEAL_KEY_PASSWORD and SEAL_TSA_URL need it")


def _refuse_two_audit_keys(settings: Settings) -> None:
    if settings.audit_key and settings.audit_key_file:
        raise ValueError("AUDIT_KEY: set either it or AUDIT_KEY_FILE, not both")
    signer, public = settings.signs_checkpoints, settings.audit_public_key
    if signer and public and signer.public_key() != public:
        raise ValueError("AUDIT_PUBLIC_KEY: is not that of the AUDIT_KEY")


def _explain(errors: Iterable[ErrorDetails]) -> str:
    return "\n".join(_line(error) for error in errors)


def _line(error: ErrorDetails) -> str:
    reason = error["msg"].removeprefix("Value error, ")
    name = str(error["loc"][0]).upper() if error["loc"] else ""
    return f"{name}: {reason}" if name else reason


def demo_secret(folder: Path) -> SecretStr | None:
    """The secret that demo mode keeps in `DATA_DIR`; None where it never ran."""
    path = folder / _KEPT_IN
    return SecretStr(path.read_text().strip()) if path.exists() else None


def _kept_secret(folder: Path) -> SecretStr:
    path = folder / _KEPT_IN
    if not path.exists():
        private_folder(folder)
        # Born unreadable for others, rather than made so a moment later.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES))
    tighten(path)
    return SecretStr(path.read_text().strip())
