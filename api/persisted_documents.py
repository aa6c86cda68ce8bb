"""Documents that clients registered before: they name one by its SHA-256 rather than send it.

A manifest is a JSON object of texts by hash, as Relay's compiler writes it and graphql-codegen can.
"""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from api.errors import DocumentRefused, bad_request, coded
from models.rules.error_codes import ErrorCode

_PREFIX = "sha256:"


def manifest_at(path: Path) -> Path:
    """The path, where a manifest is there. ValueError where none is, or a hash is not its text's."""
    _texts(path)
    return path


def document_named(request: Mapping[str, Any], manifest: Path | None, *, only: bool) -> str | None:
    """The text to run: the registered one that the request names, or else its own.

    None where it has neither. Raises RequestRefused where it has both and they differ, for an unknown name and, where
    `only` registered documents run, for any other text.
    """
    name, own = _name(request), request.get("query")
    texts = _texts(manifest) if manifest else {}
    if isinstance(own, str) and name not in {None, _hash(own)}:
        raise bad_request("The document is another one than its hash says.")
    if name is not None and name in texts:
        return texts[name]
    if not isinstance(own, str):
        if name is None:
            return None
        # The message that Apollo's clients wait for, to send the text after all.
        raise _refused("PersistedQueryNotFound")
    if only and _hash(own) not in texts:
        raise _refused("Only registered documents run here; this one is not.")
    return own


def _name(request: Mapping[str, Any]) -> str | None:
    """`documentId` of GraphQL over HTTP, or Apollo's way to say the same."""
    name = request.get("documentId")
    if name is None and isinstance(extensions := request.get("extensions"), dict):
        persisted = extensions.get("persistedQuery")
        name = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    return name.removeprefix(_PREFIX).lower() if isinstance(name, str) else None


@lru_cache
def _texts(path: Path) -> Mapping[str, str]:
    try:
        texts = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as failure:
        raise ValueError("is no file of JSON that can be read") from failure
    if not isinstance(texts, dict):
        # A ValueError, like every other fault of a setting.
        raise ValueError("is no manifest of documents by their SHA-256")  # noqa: TRY004  # see above
    for name, text in texts.items():
        if not isinstance(text, str) or _hash(text) != name.removeprefix(_PREFIX).lower():
            raise ValueError(f"says {name[:80]} of a document that has another SHA-256")
    return {_hash(text): text for text in texts.values()}


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _refused(message: str) -> DocumentRefused:
    return DocumentRefused([coded(message, ErrorCode.PERSISTED_QUERY_NOT_FOUND)])
