"""Secrets that stand in files, as orchestrators mount them: `NAME_FILE` in the place of `NAME`.

By hand: `secrets_dir` of pydantic-settings takes one folder of files that are named as settings are; orchestrators
give a path for each.
"""

from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

SECRETS = (
    "database_url",
    "database_direct_url",
    "redis_url",
    "auth_secret",
    "auth_secret_previous",
    "document_secret",
    "document_secret_previous",
    "seal_key_password",
    "audit_key",
)


def with_secrets(given: dict[str, Any]) -> dict[str, Any]:
    """Settings as they are given, and the secrets that their files hold; in the place of a bad file, a ValueError."""
    return {**given, **{key: value for name in SECRETS for key, value in _read(name, given)}}


def _read(name: str, given: dict[str, Any]) -> list[tuple[str, Any]]:
    path = given.get(f"{name}_file")
    if not path:
        return []
    try:
        if given.get(name):
            raise ValueError(f"set either it or {name.upper()}, not both")
        return [(name, _content(Path(path)))]
    except ValueError as failure:
        return [(f"{name}_file", failure)]


def _content(path: Path) -> str:
    try:
        # An editor's last line ends, too.
        content = path.expanduser().read_text("utf-8").strip()
    except OSError as failure:
        raise ValueError(f"cannot be read: {failure.strerror}") from None
    except UnicodeError:
        raise ValueError("holds no text") from None
    if not content:
        raise ValueError("is empty")
    return content


def _found(value: Any) -> Any:
    if isinstance(value, ValueError):
        raise value
    return value


SecretFile = Annotated[Path | None, BeforeValidator(_found)]
