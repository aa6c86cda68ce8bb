"""Patch: what only the rules can say is put into the answer, at the places where the statement left the facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

Step = str | None
"""A response key, or None for "each entry of the list"."""

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Patch(Generic[R]):
    """Replace every value at `path` by `apply(value, run)`."""

    path: tuple[Step, ...]
    apply: Callable[[Any, R], Any]


def patched(answer: dict[str, Any], patches: Sequence[Patch[R]], run: R) -> dict[str, Any]:
    """The answer with every patch applied, in place. What is null on the way stays null."""
    for patch in patches:
        _descend(answer, patch.path, partial(_apply, patch, run))
    return answer


def _apply(patch: Patch[R], run: R, value: Any) -> Any:
    return patch.apply(value, run)


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
