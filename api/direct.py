"""What the edge needs of whoever answers queries without an executor."""

from collections.abc import Collection, Mapping
from typing import Any, Protocol

from graphql import FragmentDefinitionNode, OperationDefinitionNode


class Answer(Protocol):
    """`json` is the whole of `data`; None where an error is in it, so that the executor has to walk the tree."""

    @property
    def json(self) -> str | bytes | None: ...

    def as_tree(self) -> Any: ...


class Direct(Protocol):
    """Reads a whole query in place of strawberry."""

    def question(
        self,
        operation: OperationDefinitionNode,
        root_fields: Collection[str],
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
    ) -> Any:
        """What `answer` takes; None for an operation that it leaves to strawberry."""

    async def answer(self, question: Any, context: Any) -> Answer:
        """Raises what strawberry would make an error of the operation."""
