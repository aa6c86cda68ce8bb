"""Before an operation is executed: of a query one statement reads all root fields, a mutation is done."""

from collections.abc import AsyncIterator
from typing import Any

import orjson
from graphql import ExecutionResult, OperationDefinitionNode, OperationType, get_operation_ast
from strawberry.extensions import SchemaExtension

from resolvers.executor.mutation import mutated
from resolvers.executor.mutation_result import MutationResult
from resolvers.planner.bound import bound
from resolvers.planner.plan import planned
from resolvers.planner.read import read_root
from resolvers.planner.selection import Document, fragments_of
from resolvers.planner.variables import variables_of


class Reading(SchemaExtension):
    """Answers a query that is planned whole; gives the executor of anything else the trees to walk."""

    async def on_execute(self) -> AsyncIterator[None]:
        """Read what the operation's planned root fields ask for, or do what they say."""
        operation, context = self._operation(), self.execution_context
        # A root value is what `Direct` has read or done.
        if operation is not None and context.root_value is None:
            await self._answer(operation)
        yield
        if isinstance(context.root_value, MutationResult) and isinstance(
            context.result, ExecutionResult
        ):
            context.root_value.tell(context.result)

    def _operation(self) -> OperationDefinitionNode | None:
        document = self.execution_context.graphql_document
        return (
            get_operation_ast(document, self.execution_context.operation_name) if document else None
        )

    async def _answer(self, operation: OperationDefinitionNode) -> None:
        context = self.execution_context
        schema = context.schema._schema  # noqa: SLF001  # Strawberry has no other way in
        declared, given = variables_of(schema, operation), context.variables or {}
        values = bound(declared, given)
        if isinstance(values, list):
            context.result = ExecutionResult(data=None, errors=values)
            return
        assert context.graphql_document is not None
        fragments = fragments_of(context.graphql_document)
        document = Document(schema, fragments, operation, values, declared)
        if operation.operation is OperationType.QUERY:
            await self._read(document)
        elif operation.operation is OperationType.MUTATION:
            context.root_value = await mutated(context.context, document)

    async def _read(self, document: Document) -> None:
        assert document.schema.query_type is not None
        selected = document.select(document.schema.query_type, [document.operation.selection_set])
        answered = [each for each in selected.values() if planned(each)]
        if not answered:
            return
        context = self.execution_context
        answer = await read_root(context.context, document)
        if len(answered) == len(selected) and answer.json:
            # Nothing is left to do: the bytes go out as they came.
            whole: Any = orjson.Fragment(answer.json)
            context.result = ExecutionResult(data=whole, errors=None)
        else:
            context.root_value = answer.as_tree()
