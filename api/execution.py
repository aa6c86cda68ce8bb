"""Operations that wait for nothing while they run: in whichever thread, and with none of strawberry's extensions."""

from typing import Any

from graphql import GraphQLSchema, execute_sync
from strawberry.types import ExecutionResult

from api.operation import Operation


def executed(schema: GraphQLSchema, operation: Operation, root: Any = None) -> ExecutionResult:
    """The operation's result."""
    request = operation.request
    result = execute_sync(
        schema,
        operation.definition.document.node,
        root,
        variable_values=request.variables,
        operation_name=request.operation_name,
    )
    return ExecutionResult(data=result.data, errors=result.errors)
