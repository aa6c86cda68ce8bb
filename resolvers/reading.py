"""Before a query is executed, one statement reads the trees of all its root fields."""

from collections.abc import AsyncIterator

from graphql import (
    FragmentDefinitionNode,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    get_variable_values,
)
from strawberry.extensions import SchemaExtension

from resolvers.planner.plan import MEANING
from resolvers.planner.read import read_root
from resolvers.planner.selection import Document, Selected


class Reading(SchemaExtension):
    """Gives the executor the answer of a query to walk: its root value."""

    async def on_execute(self) -> AsyncIterator[None]:
        """Read what the operation's planned root fields ask for."""
        operation = self._query()
        if operation is not None:
            await self._read(operation)
        yield

    def _query(self) -> OperationDefinitionNode | None:
        document = self.execution_context.graphql_document
        name = self.execution_context.operation_name
        operation = get_operation_ast(document, name) if document else None
        is_query = operation is not None and operation.operation is OperationType.QUERY
        return operation if is_query else None

    async def _read(self, operation: OperationDefinitionNode) -> None:
        context = self.execution_context
        schema = context.schema._schema  # noqa: SLF001  # Strawberry has no other way in
        variables = get_variable_values(
            schema, operation.variable_definitions or (), context.variables or {}
        )
        if isinstance(variables, list):
            return  # The executor will say what is wrong with them.
        assert context.graphql_document is not None
        assert schema.query_type is not None
        fragments = {
            each.name.value: each
            for each in context.graphql_document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        document = Document(schema, fragments, variables)
        selection = document.select(schema.query_type, [operation.selection_set])
        planned = {key: each for key, each in selection.items() if _planned(each)}
        if planned:
            context.root_value = await read_root(context.context, schema.query_type, planned)


def _planned(field: Selected) -> bool:
    if field.name.startswith("__"):
        return False
    declared = field.definition.extensions.get("strawberry-definition")
    return bool(declared and MEANING in declared.metadata)
