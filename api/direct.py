"""What the edge needs of whoever answers operations without an executor."""

from collections.abc import Collection, Mapping
from typing import Any, Protocol

from graphql import FragmentDefinitionNode, OperationDefinitionNode


class Answer(Protocol):
    """`json` is the whole of `data`; None where an error is in it, so that the executor has to walk the tree."""

    @property
    def json(self) -> bytes | None: ...

    def as_tree(self) -> Any: ...


class Ready(Protocol):
    """An operation that needs no executor."""

    def question(self, given: Mapping[str, Any], /) -> Any:
        """What `answer` takes; None for variables that strawberry's extensions refuse."""

    async def answer(self, question: Any, context: Any) -> Answer:
        """Raises what strawberry would make an error of the operation."""


class Direct(Protocol):
    """Answers in place of strawberry."""

    def ready(
        self,
        operation: OperationDefinitionNode,
        root_fields: Collection[str],
        fragments: Mapping[str, FragmentDefinitionNode],
    ) -> Ready | None:
        """The operation, to be asked any number of times; None for one that it leaves to strawberry."""
