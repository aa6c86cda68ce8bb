"""The variables of a request, bound to its operation: at once where they are few, and else apart."""

from functools import partial
from typing import Any

from graphql import OperationType

from api.limits import cost
from api.limits.apart import done_apart
from api.operations.definitions import Definition
from api.operations.request import GraphQLRequest
from api.operations.responses import not_executed


def is_dear(definition: Definition, points: int) -> bool:
    """Whether a request that costs so much takes turns with its caller's others."""
    # A subscription has its meter.
    return definition.kind is not OperationType.SUBSCRIPTION and points > cost.RUNS_IN_TURN


async def bound_variables(request: GraphQLRequest, definition: Definition) -> Any:
    """The bound operation, ready to be executed. Raises RequestRefused."""
    bind = partial(definition.prepared.bind, request.variables)
    bound = bind() if request.entries <= cost.AT_ONCE else await done_apart(bind)
    if isinstance(bound, list):
        raise not_executed(bound)
    return bound
