"""Global ids: the type and the UUID, opaque to clients. What is not one of the wanted type finds nothing."""

import re
from uuid import UUID

_CANONICAL = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def global_id(kind: str, id: UUID) -> str:
    """The id of an object, as clients know it."""
    return f"{kind}:{id}"


def local_id(kind: str, value: str) -> UUID | None:
    """The UUID in a global id of this type; None where it is anything else."""
    named, _, text = value.partition(":")
    return UUID(text) if named == kind and _CANONICAL.fullmatch(text) else None


def type_of(value: str) -> str:
    """The type that a global id names; empty where it is none."""
    kind, _, text = value.partition(":")
    return kind if _CANONICAL.fullmatch(text) else ""
