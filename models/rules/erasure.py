"""What stands in the place of somebody who was erased, and how a chain says what was forgotten for their sake."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from models.rules.events import EventDetail

ERASED_DOMAIN = "erased.invalid"
"""Of the addresses of those who were erased: nobody is ever reached there, and nobody else is given one."""

ERASED_TEXT = ""
"""In the place of a message, of a content that nobody signed, or of an input's fingerprint: never blank otherwise."""

SALT_NAME = "salt"
"""What a link's own salt is called among the values beside it; no disclosure has this name."""


def pseudonym(person: UUID) -> str:
    """What somebody is called once they are erased."""
    return f"Erased person {person}"


def pseudonymous_address(person: UUID) -> str:
    """The address that somebody has once they are erased: their own, and nobody's."""
    return f"{person}@{ERASED_DOMAIN}"


def is_erased(address: str) -> bool:
    """Whether the address is that of somebody who was erased."""
    return address.strip().lower().endswith(f"@{ERASED_DOMAIN}")


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was deleted for somebody's sake: values beside links of one chain, and contents of versions never signed.

    `values` are the link's `seq` with the name of the disclosure, or SALT_NAME; `contents` the versions' ids.
    """

    values: frozenset[tuple[int, str]] = frozenset()
    contents: frozenset[UUID] = frozenset()

    @classmethod
    def said(cls, details: Mapping[str, Any], seq: int) -> Self:
        """What the `seq`-th link says was forgotten, of links before it. ValueError and the like for other JSON."""
        values = ((int(each), str(name)) for each, name in details["forgotten"])
        return cls(
            frozenset(value for value in values if value[0] < seq),
            frozenset(UUID(version) for (version,) in details["contents"]),
        )

    @classmethod
    def all_of(cls, some: Iterable[Self]) -> Self:
        """All of it together."""
        known = list(some)
        return cls(
            frozenset(value for each in known for value in each.values),
            frozenset(version for each in known for version in each.contents),
        )

    @property
    def salts(self) -> frozenset[int]:
        """The links whose salts are gone, by `seq`."""
        return frozenset(seq for seq, name in self.values if name == SALT_NAME)

    def beside(self, seq: int) -> frozenset[str]:
        """The names of what is gone from beside a link."""
        return frozenset(name for each, name in self.values if each == seq)

    def details(self, person: UUID) -> dict[str, EventDetail]:
        """As the link says it that is written for this person's sake."""
        return {
            "person": str(person),
            "forgotten": [[str(seq), name] for seq, name in sorted(self.values)],
            "contents": [[str(version)] for version in sorted(self.contents)],
        }
