"""Patch: what only the rules can say is put into the answer, at the places where the statement left the facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Step = str | None
"""A response key, or None for "each entry of the list"."""


@dataclass(frozen=True, slots=True)
class Patch:
    """Replace every value at `path` by `apply(value)`."""

    path: tuple[Step, ...]
    apply: Callable[[Any], Any]


def patched(answer: dict[str, Any], patches: Sequence[Patch]) -> dict[str, Any]:
    """The answer with every patch applied, in place. What is null on the way stays null."""
    for patch in patches:
        _descend(answer, patch.path, patch.apply)
    return answer


def _descend(value: Any, path: Sequence[Step], apply: Callable[[Any], Any]) -> None:
    step, *rest = path
    # What an earlier patch put there (an error, say) has no inside of its own.
    if step is None and isinstance(value, list):
        for each in value:
            _descend(each, rest, apply)
    elif step is not None and isinstance(value, dict):
        if rest:
            _descend(value[step], rest, apply)
        else:
            value[step] = apply(value[step])
