"""Strawberry's way to the executor, and the executor's way through what extends a schema of Strawberry.

Whatever is asked by `schema.execute` or Strawberry's own view is executed here. Where a schema has other extensions,
which are to see every operation, each goes through Strawberry, and arrives here. They see operations, not fields: there
are no resolvers that a hook of theirs could be called around.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import strawberry
from graphql import (
    DocumentNode,
    GraphQLError,
    OperationDefinitionNode,
    get_operation_ast,
)
from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

from resolvers.context import InTurn, at_once
from resolvers.executor.prepared import BoundOperation, Prepared
from resolvers.executor.result import Result, as_tree, encoded
from resolvers.live import Live


@dataclass(frozen=True, slots=True)
class _Asked:
    """A prepared operation on its way through Strawberry, which takes it for a root value."""

    document: DocumentNode
    execute: Callable[[Any], Awaitable[Result]]
    """With the context."""


class Executing(SchemaExtension):
    """Executes, in place of graphql-core. What was prepared before is neither parsed nor validated again."""

    def on_parse(self) -> Iterator[None]:
        """Nothing is left to do for what was prepared."""
        if asked := self._asked:
            self.execution_context.graphql_document = asked.document
        yield

    def on_validate(self) -> Iterator[None]:
        """Nothing is left to do for what was prepared."""
        if self._asked:
            self.execution_context.pre_execution_errors = []
        yield

    async def on_execute(self) -> AsyncIterator[None]:
        """Execute a query or mutation."""
        context = self.execution_context
        if context.operation_type is not OperationType.SUBSCRIPTION:
            context.result = as_tree(await self._result())
        yield

    async def _result(self) -> Result:
        asked = self._asked or self._prepared()
        if isinstance(asked, list):
            return Result(None, asked)
        return await asked.execute(self.execution_context.context)

    @property
    def _asked(self) -> _Asked | None:
        root = self.execution_context.root_value
        return root if isinstance(root, _Asked) else None

    def _prepared(self) -> _Asked | list[GraphQLError]:
        context = self.execution_context
        document, name = context.graphql_document, context.operation_name
        assert document
        operation = get_operation_ast(document, name)
        assert operation, "Strawberry has looked for it"
        schema = context.schema._schema  # noqa: SLF001  # Strawberry has no other way in
        prepared = Prepared(schema, document, operation)
        bound = prepared.bind(context.variables or {})
        if isinstance(bound, list):
            return bound
        return _Asked(document, partial(prepared.execute, bound))


class Extended(Prepared):
    """An operation of a schema that has other extensions."""

    def __init__(
        self,
        schema: strawberry.Schema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        live: Live | None,
    ) -> None:
        super().__init__(schema._schema, document, operation, live)  # noqa: SLF001  # Strawberry has no other way in
        self._extended = schema

    async def execute(
        self, bound: BoundOperation, context: Any, *, apart: InTurn = at_once
    ) -> Result:
        """The result, with what the extensions make of it."""
        execute = partial(super().execute, bound, apart=apart)
        name, loc = self.operation.name, self.operation.loc
        assert loc
        result = await self._extended.execute(
            loc.source.body,
            variable_values=dict(bound.given),
            context_value=context,
            root_value=_Asked(self.document, execute),
            operation_name=name.value if name else None,
        )
        return encoded(result)
