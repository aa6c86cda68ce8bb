"""The statement that answers a query, with the values of one run: what a server would send."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

from graphql import OperationDefinitionNode, parse, validate
from graphql.execution.values import get_variable_values

from models.database.sql import Dialect
from models.rules.access import Viewer
from resolvers.context import Context, ContractDocuments
from resolvers.planner.plan import Plan, Run
from resolvers.planner.run import compiled_root
from resolvers.planner.selection import BoundDocument
from resolvers.schema import schema

NOW = datetime.now(UTC)


def planned(
    query: str, viewer: Viewer, dialect: Dialect, variables: Mapping[str, Any]
) -> tuple[str, list[object]]:
    """SQL and its values."""
    known, text = schema._schema, parse(query)  # Strawberry has no other way in
    assert not validate(known, text)
    operation = text.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    values = get_variable_values(known, operation.variable_definitions or (), {**variables})
    assert not isinstance(values, list), values
    document = BoundDocument(known, {}, operation, values)
    compiled = compiled_root(Plan(dialect, viewer.role), document)
    run = Run(Context(viewer, NOW, cast("ContractDocuments", None)), values)
    return compiled.asked, compiled.plan.binds.bound(run)
