"""Global ids: the type and the UUID, opaque to clients. What is not one of the wanted type finds nothing."""

from uuid import UUID


def global_id(kind: str, id: UUID) -> str:
    """The id of an object, as clients know it."""
    return f"{kind}:{id}"


def local_id(kind: str, value: str) -> UUID | None:
    """The UUID in a global id of this type; None where it is anything else."""
    named, id = split(value)
    return id if named == kind else None


def split(value: str) -> tuple[str, UUID | None]:
    """The type that an id names, and its UUID; None where it has no canonical one."""
    kind, _, text = value.partition(":")
    try:
        id = UUID(text)
    except ValueError:
        return kind, None
    return kind, id if str(id) == text else None
