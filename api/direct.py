"""What the edge needs of whoever answers operations without an executor."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol, TypeVar

from graphql import FragmentDefinitionNode, OperationDefinitionNode

T = TypeVar("T")


class Planning(Protocol):
    """Does what has to be done once for an operation that is new in some way: paid for, and in the caller's turn."""

    async def __call__(self, work: Callable[[], T], /) -> T:
        """What the work gives; raises Throttled."""


class Answer(Protocol):
    """`json` is the whole of `data`; None where an error is in it, so that the executor has to walk the tree."""

    @property
    def json(self) -> bytes | None: ...

    def as_tree(self) -> Any: ...


class Ready(Protocol):
    """An operation that needs no executor."""

    def question(self, given: Mapping[str, Any], /) -> Any:
        """What `answer` takes; a list of GraphQLError where the variables will not do."""

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
