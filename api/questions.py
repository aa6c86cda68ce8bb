"""What the variables of a request ask of its operation: read at once where they are few, and else apart."""

from functools import partial
from typing import Any

from graphql import OperationType

from api.definitions import Definition
from api.limits import cost
from api.limits.apart import done_apart
from api.payloads import not_executed
from api.requests import GraphQLRequest


def is_large(request: GraphQLRequest, definition: Definition, points: int) -> bool:
    """Whether a request that costs so much goes alone among its caller's."""
    # A subscription has its meter; only to read what it came with may take a while.
    runs = definition.kind is not OperationType.SUBSCRIPTION
    return request.entries > cost.AT_ONCE or (runs and points > cost.ALONE)


async def question(request: GraphQLRequest, definition: Definition) -> Any:
    """What the short way to its answer is asked; None where there is none. Raises Refused."""
    if definition.ready is None:
        return None
    read = partial(definition.ready.question, request.variables)
    found = read() if request.entries <= cost.AT_ONCE else await done_apart(read)
    if isinstance(found, list):
        raise not_executed(found)
    return found
