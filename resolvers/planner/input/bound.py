"""The one place where the variables of a request are read."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError
from graphql.execution.values import VariableValues

from resolvers.planner.input.mistakes import mistakes
from resolvers.planner.input.variables import Variable, coerced


def bound(
    declared: tuple[Variable, ...], given: Mapping[str, Any]
) -> VariableValues | list[GraphQLError]:
    """The values of an operation's variables, or what is wrong with them: not more than `MISTAKES_SHOWN` errors."""
    values = coerced(declared, given)
    # Looked for only where there is something to find, and no further than it is told.
    return mistakes(declared, given) if values is None else values
