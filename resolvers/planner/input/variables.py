"""The variables of an operation: how they are declared is looked up once, their values are read for each request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLInputType,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    VariableDefinitionNode,
    coerce_input_value,
    is_input_type,
    is_non_null_type,
    type_from_ast,
)
from graphql.execution.values import VariableValues, get_variable_values


@dataclass(frozen=True, slots=True)
class Variable:
    """One of them. `default` is Undefined where it has none."""

    name: str
    type: GraphQLInputType
    default: Any
    node: VariableDefinitionNode


def variables_of(schema: GraphQLSchema, operation: OperationDefinitionNode) -> tuple[Variable, ...]:
    """The variables that a valid operation declares."""
    return tuple(_variable(schema, each) for each in operation.variable_definitions or ())


def coerced(variables: tuple[Variable, ...], given: Mapping[str, Any]) -> VariableValues | None:
    """The values of one request; None where they will not do: see `planner.bound`."""
    values: dict[str, Any] = {}
    for variable in variables:
        name = variable.name
        value = variable.default
        if name in given:
            value = _value(given[name], variable.type)
        if value is not Undefined:
            values[name] = value
        elif name in given or is_non_null_type(variable.type):
            return None
    # Where a value came from matters to tools that print documents alone.
    return VariableValues({}, values)


def _value(given: Any, kind: GraphQLInputType) -> Any:
    try:
        return coerce_input_value(given, kind)
    except GraphQLError:
        # So Strawberry refuses an input object of which exactly one field has to be there.
        return Undefined


def _variable(schema: GraphQLSchema, node: VariableDefinitionNode) -> Variable:
    name, kind = node.variable.name.value, type_from_ast(schema, node.type)
    assert is_input_type(kind), "the document is valid"
    by_default = get_variable_values(schema, [node], {})
    usual = Undefined if isinstance(by_default, list) else by_default.coerced.get(name, Undefined)
    return Variable(name, kind, usual, node)
