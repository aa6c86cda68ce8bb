"""Types of the environment's variables: each value is checked, and made into what the code works with."""

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from models.database.connection import configuration, dialect_of
from models.database.sql import Dialect

SECRET_BYTES = 32
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
Algorithm = Literal[
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"
]
USUAL_ALGORITHMS: tuple[Algorithm, ...] = ("RS256", "ES256", "EdDSA")


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine has the address or name."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() in LOOPBACK


def origin_of(url: str) -> str:
    """'https://app.example' of 'https://app.example/path', as a browser writes it in `Origin`."""
    split = urlsplit(url.strip())
    if split.scheme not in {"http", "https"} or not split.hostname:
        raise ValueError("is not an http(s) address such as https://app.example")
    host = f"[{split.hostname}]" if ":" in split.hostname else split.hostname
    default = {"http": 80, "https": 443}[split.scheme]
    port = "" if split.port in {None, default} else f":{split.port}"
    return f"{split.scheme}://{host}{port}"


def origins(value: Any) -> Any:
    """Origins, by comma."""
    if not isinstance(value, str):
        return value
    return tuple(origin_of(part) for part in value.split(",") if part.strip())


def is_trusted_address(url: str) -> bool:
    """Whether keys may come from there: whoever can alter them on their way can sign in as anybody."""
    split = urlsplit(url)
    return split.scheme == "https" or (split.scheme == "http" and split.hostname in LOOPBACK)


def comma_separated(value: Any) -> Any:
    """Texts, by comma."""
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


def usable_database(url: str) -> str:
    """The URL of a database that we can open; an empty one is the default. Raises ValueError."""
    if not url:
        return url  # The default, which DATA_DIR completes.
    try:
        configuration(url)
    except ValueError as error:
        raise ValueError(f"is not usable: {error}") from None
    return url


def usable_postgres(url: str) -> str:
    """The URL of a PostgreSQL. Raises ValueError."""
    usable_database(url)
    if dialect_of(url) is not Dialect.POSTGRES:
        raise ValueError("is not usable: it begins with postgres://")
    return url


def web_address(url: str) -> str:
    """An http(s) address, without a slash at its end. Raises ValueError."""
    origin_of(url)
    return url.rstrip("/")


def key_address(url: str) -> str:
    """Where keys are published. Raises ValueError."""
    if not is_trusted_address(url):
        raise ValueError("has to be an https:// address")
    return url


def broker_address(url: str) -> str:
    """The address of a Redis or Valkey. Raises ValueError."""
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ValueError("is no redis:// address")
    return url


def timestamping_address(url: str) -> str:
    """The address of a timestamping authority. Raises ValueError."""
    # What it answers is signed: it need not come over a safe connection.
    origin_of(url)
    return url


def long_enough(secret: SecretStr) -> SecretStr:
    """A secret that nobody guesses. Raises ValueError."""
    if len(secret.get_secret_value().encode()) < SECRET_BYTES:
        raise ValueError(f"has to be at least {SECRET_BYTES} bytes long")
    return secret


def absolute(path: Path) -> Path:
    """The whole path."""
    return path.expanduser().absolute()


CommaSeparated = Annotated[tuple[str, ...], NoDecode, BeforeValidator(comma_separated)]
Algorithms = Annotated[
    tuple[Algorithm, ...], NoDecode, BeforeValidator(comma_separated), Field(min_length=1)
]
Origins = Annotated[tuple[str, ...], NoDecode, BeforeValidator(origins)]
Positive = Annotated[int, Field(gt=0)]
Seconds = Annotated[float, Field(gt=0)]
Secret = Annotated[SecretStr, AfterValidator(long_enough)]
