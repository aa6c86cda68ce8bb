"""An operation that may run: what is asked, by whom, and in which context."""

from dataclasses import dataclass
from typing import Any

from graphql import OperationType

from api.auth.caller import Caller
from api.limits.passage import Passage
from api.operations.definitions import Definition
from api.operations.request import GraphQLRequest

ResponsePayload = dict[str, Any]


@dataclass(slots=True)
class Operation:
    """One of them, with its variables bound."""

    request: GraphQLRequest
    definition: Definition
    caller: Caller
    passage: Passage
    context: Any
    extensions: ResponsePayload | None
    bound: Any

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.definition.kind
