"""Post-processing: what only the rules can say is put into the answer, where the statement left the facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

UNFINISHED = "to be computed"
"""The key of an object that stands in the place of its value."""
Step = str | None
"""A response key, or None for "each entry of the list"."""

R = TypeVar("R")
Apply = Callable[[Any, R], Any]


@dataclass(frozen=True, slots=True)
class PostProcess(Generic[R]):
    """Replace every value at `path` by `apply(value, run)`."""

    path: tuple[Step, ...]
    apply: Apply[R]
    what: str
    """A name of the value that is put there, for people."""
    marked: bool = False
    """Whether the statement leaves UNFINISHED wherever there is something to replace."""


@dataclass(frozen=True, slots=True)
class PostProcessTree(Generic[R]):
    """A place in an answer where something is replaced, or below which something is."""

    here: list[Apply[R]] = field(default_factory=list)
    below: dict[Step, "PostProcessTree[R]"] = field(default_factory=dict)

    def processed(self, value: Any, run: R) -> Any:
        """The value with everything below applied, in place where it can be. What is null stays without an inside."""
        for apply in self.here:
            value = apply(value, run)
        # What was put there (an error, say) may be neither.
        if isinstance(value, dict):
            for step, place in self.below.items():
                value[step] = place.processed(value[step], run)
        elif isinstance(value, list) and None in self.below:
            processed = self.below[None].processed
            value[:] = [processed(each, run) for each in value]
        return value


def marks(answer: str) -> bool:
    """Whether anything in the answer, which is JSON, is unfinished."""
    # No text in it looks like this: there each quote has a backslash before it.
    return f'"{UNFINISHED}":' in answer


def called(function: Callable[..., Any]) -> str:
    """A function by module and name, for people; one that another function made, by that one's."""
    return f"{function.__module__}.{function.__qualname__.partition('.<locals>')[0]}"


def tree_of(post_processes: Iterable[PostProcess[R]]) -> PostProcessTree[R]:
    """All post-processes as one tree, so that an answer is walked once; those of one place stay in their order."""
    root: PostProcessTree[R] = PostProcessTree()
    for post_process in post_processes:
        place = root
        for step in post_process.path:
            place = place.below.setdefault(step, PostProcessTree())
        place.here.append(post_process.apply)
    return root
