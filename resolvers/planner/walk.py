"""Walk: graphql-core's executor over a tree that was read, or over nothing where nothing was planned.

It tells of the errors in a tree, and answers what no plan covers: introspection, `__typename` at the root, previews.
It gets the variables as they were coerced: `execute` of graphql-core would coerce them again.
"""

from inspect import isawaitable
from typing import Any, TypeGuard

from graphql import (
    ExecutionResult,
    default_field_resolver,
    default_type_resolver,
    execute_root_selection_set,
)
from graphql.execution import Executor
from graphql.execution.collect_fields import FragmentDetails

from resolvers.planner.selection import BoundDocument


def walked(document: BoundDocument, root: Any = None) -> ExecutionResult:
    """The result where no field has anything to wait for: in whichever thread, without any context."""
    result = execute_root_selection_set(_executor(document, root, None, is_awaitable=_never))
    assert isinstance(result, ExecutionResult)
    return result


async def resolved(document: BoundDocument, root: Any, context: Any) -> ExecutionResult:
    """The result where resolvers may wait for something, with the context that they get."""
    result = execute_root_selection_set(_executor(document, root, context))
    return await result if isawaitable(result) else result


def _executor(document: BoundDocument, root: Any, context: Any, **options: Any) -> Executor[Any]:
    fragments = dict(document.fragments)
    return Executor(
        schema=document.schema,
        fragment_definitions=fragments,
        fragments={name: FragmentDetails(node) for name, node in fragments.items()},
        root_value=root,
        context_value=context,
        operation=document.operation,
        variable_values=document.variables,
        field_resolver=default_field_resolver,
        type_resolver=default_type_resolver,
        subscribe_field_resolver=default_field_resolver,
        **options,
    )


def _never(_: Any) -> TypeGuard[Any]:
    return False
