"""The variables of a request, bound to its operation: at once where they are few, and else apart."""

from functools import partial
from typing import Any

from graphql import OperationType

from api.limits import cost
from api.limits.apart import done_apart
from api.operations.definitions import Definition
from api.operations.request import GraphQLRequest
from api.operations.responses import not_executed


def is_large(request: GraphQLRequest, definition: Definition, points: int) -> bool:
    """Whether a request that costs so much goes alone among its caller's."""
    # A subscription has its meter; only to read what it came with may take a while.
    runs = definition.kind is not OperationType.SUBSCRIPTION
    return request.entries > cost.AT_ONCE or (runs and points > cost.RUNS_ALONE)


async def bound_variables(request: GraphQLRequest, definition: Definition) -> Any:
    """The bound operation, ready to be executed. Raises RequestRefused."""
    bind = partial(definition.prepared.bind, request.variables)
    bound = bind() if request.entries <= cost.AT_ONCE else await done_apart(bind)
    if isinstance(bound, list):
        raise not_executed(bound)
    return bound
