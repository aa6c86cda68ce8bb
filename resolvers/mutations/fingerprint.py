"""The fingerprint of an input, one short text: it tells a retry under an idempotency key from another request."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any

from strawberry import UNSET


def fingerprint(input: Any) -> str:
    """A hash of the parsed values of an input, its idempotency key left out."""
    text = json.dumps(_plain(input), sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        parts = {each.name: getattr(value, each.name) for each in fields(value)}
        parts.pop("idempotency_key", None)
        return {name: _plain(part) for name, part in parts.items() if part is not UNSET}
    match value:
        case list():
            return [_plain(each) for each in value]
        case Enum():
            return value.value
        case Decimal():
            return str(value.normalize())
        case date():
            return value.isoformat()
    return value
