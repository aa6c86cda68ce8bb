"""Before an operation is executed: of a query one statement reads all root fields, a mutation is done."""

from collections.abc import AsyncIterator
from typing import Any

import orjson
from graphql import (
    ExecutionResult,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    get_variable_values,
)
from strawberry.extensions import SchemaExtension

from resolvers.mutations.answer import done
from resolvers.planner.plan import planned
from resolvers.planner.read import read_root
from resolvers.planner.selection import Document


class Reading(SchemaExtension):
    """Answers a query that is planned whole; gives the executor of anything else the trees to walk."""

    async def on_execute(self) -> AsyncIterator[None]:
        """Read what the operation's planned root fields ask for, or do what they say."""
        operation = self._operation()
        # A root value is what `Direct` has read or done.
        if operation is not None and self.execution_context.root_value is None:
            await self._answer(operation)
        yield

    def _operation(self) -> OperationDefinitionNode | None:
        document = self.execution_context.graphql_document
        return (
            get_operation_ast(document, self.execution_context.operation_name) if document else None
        )

    async def _answer(self, operation: OperationDefinitionNode) -> None:
        document = self._document(operation)
        if document is None:
            return
        if operation.operation is OperationType.QUERY:
            await self._read(document, operation)
        elif operation.operation is OperationType.MUTATION:
            context = self.execution_context
            context.root_value = (await done(context.context, document, operation)).as_tree()

    async def _read(self, document: Document, operation: OperationDefinitionNode) -> None:
        assert document.schema.query_type is not None
        selection = document.select(document.schema.query_type, [operation.selection_set])
        answered = [each for each in selection.values() if planned(each)]
        if not answered:
            return
        context = self.execution_context
        answer = await read_root(context.context, document, operation)
        if len(answered) == len(selection) and answer.json:
            # Nothing is left to do: the bytes go out as they came.
            whole: Any = orjson.Fragment(answer.json)
            context.result = ExecutionResult(data=whole, errors=None)
        else:
            context.root_value = answer.as_tree()

    def _document(self, operation: OperationDefinitionNode) -> Document | None:
        """The parts that selections refer to; None where the executor will refuse the variables."""
        context = self.execution_context
        schema = context.schema._schema  # noqa: SLF001  # Strawberry has no other way in
        variables = get_variable_values(
            schema, operation.variable_definitions or (), context.variables or {}
        )
        if isinstance(variables, list):
            return None
        assert context.graphql_document is not None
        fragments = {
            each.name.value: each
            for each in context.graphql_document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        return Document(schema, fragments, operation, variables)
