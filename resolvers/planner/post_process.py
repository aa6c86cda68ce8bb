"""Patch: what only the rules can say is put into the answer, at the places where the statement left the facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Step = str | None
"""A response key, or None for "each entry of the list"."""

R = TypeVar("R")
Apply = Callable[[Any, R], Any]


@dataclass(frozen=True, slots=True)
class Patch(Generic[R]):
    """Replace every value at `path` by `apply(value, run)`."""

    path: tuple[Step, ...]
    apply: Apply[R]
    what: str
    """What is put there, for people."""


@dataclass(frozen=True, slots=True)
class Place(Generic[R]):
    """A place in an answer where something is replaced, or below which something is."""

    here: list[Apply[R]] = field(default_factory=list)
    below: dict[Step, "Place[R]"] = field(default_factory=dict)

    def patched(self, value: Any, run: R) -> Any:
        """The value with every patch applied, in place where it can be. What is null stays without an inside."""
        for apply in self.here:
            value = apply(value, run)
        # What a patch put there (an error, say) may be neither.
        if isinstance(value, dict):
            for step, place in self.below.items():
                value[step] = place.patched(value[step], run)
        elif isinstance(value, list) and None in self.below:
            patched = self.below[None].patched
            value[:] = [patched(each, run) for each in value]
        return value


def called(function: Callable[..., Any]) -> str:
    """A function by module and name, for people; one that another function made, by that one's."""
    return f"{function.__module__}.{function.__qualname__.partition('.<locals>')[0]}"


def places(patches: Iterable[Patch[R]]) -> Place[R]:
    """All patches as one tree, so that an answer is walked once; those of one place stay in their order."""
    root: Place[R] = Place()
    for patch in patches:
        place = root
        for step in patch.path:
            place = place.below.setdefault(step, Place())
        place.here.append(patch.apply)
    return root
