"""An operation that may run: what is asked, by whom, and in which context."""

from dataclasses import dataclass
from typing import Any

from graphql import OperationType

from api.callers import Caller
from api.definitions import Definition
from api.limits.passage import Passage
from api.requests import GraphQLRequest

Payload = dict[str, Any]


@dataclass(slots=True)
class Operation:
    """One of them. `question` is what its definition's query is asked, where it needs no executor."""

    request: GraphQLRequest
    definition: Definition
    caller: Caller
    passage: Passage
    context: Any
    extensions: Payload | None
    question: Any = None

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.definition.kind

    @property
    def arguments(self) -> dict[str, Any]:
        """What strawberry takes to execute it."""
        request = self.request
        return {
            "query": request.query,
            "variable_values": request.variables,
            "context_value": self.context,
            "operation_name": request.operation_name,
            "operation_extensions": request.extensions,
        }
