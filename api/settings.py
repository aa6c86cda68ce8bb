"""The settings, from the environment. Nothing else is read from it, anywhere."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import quote

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

from api.environment.audit_keys import private_key, public_key
from api.environment.secret_files import SecretFile, with_secrets
from api.environment.setting_values import (
    SECRET_BYTES,
    USUAL_ALGORITHMS,
    Algorithms,
    CommaSeparated,
    Origins,
    Positive,
    Seconds,
    Secret,
    absolute,
    broker_address,
    key_address,
    timestamping_address,
    usable_database,
    usable_postgres,
    web_address,
)
from api.persisted_documents import manifest_at
from api.setting_rules import refuse_what_does_not_go_together
from models.database.connection import POOL, Access
from models.database.engines.private import private_folder, tighten
from models.rules.limits import MOST_MILESTONES, Limits

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
    if not keys:
        return settings
    if not settings.has_keys:
        settings = settings.model_copy(update={"auth_secret": _made_secret(settings, demo=demo)})
    # Without them it must not begin.
    _ = settings.link_secrets
    return settings


def _made_secret(settings: "Settings", *, demo: bool) -> SecretStr:
    if not demo:
        raise SettingsInvalid(
            "AUTH_SECRET: set it, or AUTH_ISSUER with AUTH_AUDIENCE (and AUTH_JWKS_URL, where the provider"
            " has no discovery document); nobody could sign in without"
        )
    return _kept_secret(settings.data_dir)


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True)

    data_dir: Annotated[Path, AfterValidator(absolute)] = Field(Path("data"), validate_default=True)
    database_url: Annotated[str, AfterValidator(usable_database)] = ""
    database_url_file: SecretFile = None
    database_pooler: Literal["transaction"] | None = None
    database_direct_url: Annotated[str, AfterValidator(usable_postgres)] | None = None
    database_direct_url_file: SecretFile = None
    database_pool_size: Annotated[int, Field(ge=2, le=1000)] = POOL
    database_wait: Annotated[float, Field(ge=0)] = 60.0
    redis_url: Annotated[str, AfterValidator(broker_address)] | None = None
    redis_url_file: SecretFile = None

    public_url: Annotated[str, AfterValidator(web_address)] = "http://127.0.0.1:8000"
    allowed_origins: Origins = ()

    auth_secret: Secret | None = None
    auth_secret_file: SecretFile = None
    auth_secret_previous: Secret | None = None
    auth_secret_previous_file: SecretFile = None
    auth_jwks_url: Annotated[str, AfterValidator(key_address)] | None = None
    auth_issuer: str | None = None
    auth_audience: CommaSeparated = ()
    auth_email_claim: str = "email"
    auth_require_verified: bool = True
    auth_client_id: str | None = None
    auth_leeway: Annotated[int, Field(ge=0, le=300, description="seconds")] = 10
    auth_algorithms: Algorithms = USUAL_ALGORITHMS

    document_secret: Secret | None = None
    document_secret_file: SecretFile = None
    document_secret_previous: Secret | None = None
    document_secret_previous_file: SecretFile = None

    seal_key: Annotated[Path, AfterValidator(absolute)] | None = None
    seal_key_password: SecretStr | None = None
    seal_key_password_file: SecretFile = None
    seal_tsa_url: Annotated[str, AfterValidator(timestamping_address)] | None = None

    audit_key: Annotated[InstanceOf[Ed25519PrivateKey], BeforeValidator(private_key)] | None = None
    audit_key_file: SecretFile = None
    audit_public_key: (
        Annotated[InstanceOf[Ed25519PublicKey], BeforeValidator(public_key)] | None
    ) = None

    graphiql: bool = True
    web_app: bool = True
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
    drain_seconds: Annotated[float, Field(ge=0)] = 0
    max_sockets_per_user: Positive = 20
    max_operations_per_socket: Positive = 50
    max_subscriptions_per_user: Positive = 500
    max_subscriptions_per_company: Positive = 5_000
    socket_init_timeout: Seconds = 5
    socket_ping_interval: Seconds = 15
    socket_send_timeout: Seconds = 12
    socket_queue: Positive = 100
    max_exports: Positive = 4
    export_timeout: Seconds = 3600
    document_worker: bool = True
    webhook_worker: bool = True
    webhook_allow_private: bool = False
    max_milestones_per_hire: Annotated[int, Field(ge=1, le=MOST_MILESTONES)] = MOST_MILESTONES
    event_retention: Annotated[float, Field(gt=0, description="days that a cursor stays good")] = 30

    @model_validator(mode="before")
    @classmethod
    def _with_secrets(cls, given: dict[str, Any]) -> dict[str, Any]:
        return with_secrets(given)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        refuse_what_does_not_go_together(self)
        if not self.database_url:
            # Frozen for everybody else: the default depends on another field.
            url = f"sqlite://{quote(str(self.data_dir))}/milestones.db"
            object.__setattr__(self, "database_url", url)
        return self

    @property
    def has_keys(self) -> bool:
        """Whether anybody could sign in."""
        return bool(self.auth_secret or self.auth_issuer)

    @property
    def database_access(self) -> Access:
        """How the server reaches its database, beside the URL."""
        pooled = self.database_pooler is not None
        return Access(self.database_direct_url, pooled, self.database_pool_size)

    @property
    def limits(self) -> Limits:
        """The limits that the rules of the business keep to."""
        return Limits(self.max_milestones_per_hire, self.webhook_allow_private)

    @property
    def migrates(self) -> str:
        """The URL of the database for who migrates it, past any pooler."""
        return self.database_direct_url or self.database_url

    @property
    def link_secrets(self) -> tuple[bytes, ...]:
        """The secrets behind the keys of document links: the first signs, all open. Raises SettingsInvalid for none."""
        found = [self.document_secret or self.auth_secret, self.document_secret_previous]
        if found[0] is None:
            raise SettingsInvalid(
                "DOCUMENT_SECRET: set it; links to documents are signed with it, and with AUTH_ISSUER"
                " there is no AUTH_SECRET that could do so"
            )
        if not self.document_secret:
            found.append(self.auth_secret_previous)
        return tuple(each.get_secret_value().encode() for each in found if each)

    @property
    def checks_checkpoints(self) -> Ed25519PublicKey | None:
        """The key that signed checkpoints must fit; an auditor has it without the private one."""
        signer = self.audit_key
        return self.audit_public_key or (signer.public_key() if signer else None)


def _explain(errors: Iterable[ErrorDetails]) -> str:
    return "\n".join(_line(error) for error in errors)


def _line(error: ErrorDetails) -> str:
    reason = error["msg"].removeprefix("Value error, ")
    name = str(error["loc"][0]).upper() if error["loc"] else ""
    if os.environ.get(f"{name}_FILE"):
        name = f"{name}_FILE"
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
