"""A document that is valid, and the operations that it defines: whatever can be known before the variables are."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graphql import DocumentNode, OperationDefinitionNode, OperationType

from api.errors import DocumentRefused, coded
from api.limits.arguments import ArgumentValues, arguments_of
from api.limits.cost import FieldWeight, Weight, of_values
from api.limits.document_size import META, selections
from api.limits.estimator import CostEstimator
from api.limits.weighed_arguments import weighed
from api.operations.executor import Executor, Prepared
from models.rules.error_codes import ErrorCode

_WEIGHTS_KEPT = 32


@dataclass
class ValidDocument:
    """A text that parsed and is valid."""

    node: DocumentNode
    executor: Executor
    estimator: CostEstimator
    digest: str
    _found: dict[str | None, "Definition"] = field(default_factory=dict)

    def operation(self, name: str | None) -> "Definition":
        """The operation to run; raises DocumentRefused where that is not clear."""
        if name not in self._found:
            self._found[name] = self._only(name)
        return self._found[name]

    def foresee(self, name: str | None, variables: Mapping[str, Any]) -> None:
        """Finds out, and remembers, what a request for this operation asks: each takes as long as a short request."""
        with suppress(DocumentRefused):
            self.operation(name).foresee(variables)

    @cached_property
    def arguments(self) -> ArgumentValues:
        """The values in the arguments of fields."""
        return arguments_of(self.node)

    @cached_property
    def operations(self) -> list["Definition"]:
        """All of them; a document may hold several."""
        nodes = self.node.definitions
        return [
            Definition(self, node) for node in nodes if isinstance(node, OperationDefinitionNode)
        ]

    def _only(self, name: str | None) -> "Definition":
        found = [each for each in self.operations if name is None or each.name == name]
        if len(found) == 1:
            return found[0]
        if name is not None:
            raise _refused(f"The document has no operation '{name[:100]}'.")
        raise _refused("'operationName' has to say which operation to run.")


class Definition:
    """One operation."""

    def __init__(self, document: ValidDocument, node: OperationDefinitionNode) -> None:
        self.document = document
        self.node = node
        self.name = node.name.value if node.name else None
        self.kind = node.operation
        self.kind_name: str = node.operation.value
        self._weights: dict[Any, Weight] = {}

    @cached_property
    def prepared(self) -> Prepared:
        """The operation as it is executed."""
        return self.document.executor.prepare(self.document.node, self.node)

    @cached_property
    def only_introspects(self) -> bool:
        """Whether the operation reads nothing but the schema itself."""
        return self.kind is OperationType.QUERY and self.prepared.root_fields <= META | {
            "__typename"
        }

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The names of those that it declares."""
        return tuple(each.variable.name.value for each in self.node.variable_definitions or ())

    @property
    def writes(self) -> bool:
        """Whether it is a mutation."""
        return self.kind is OperationType.MUTATION

    @cached_property
    def planned_fields(self) -> int:
        """How many fields there may be to plan, each counted wherever its fragment is spread."""
        return selections(self.document.node, self.node)

    def foresee(self, variables: Mapping[str, Any]) -> None:
        """Weigh and prepare the operation ahead: see ValidDocument.foresee."""
        _ = self.only_introspects, self.planned_fields, self.document.arguments
        self.weigh(variables)

    def values(self, entries: int) -> int:
        """How many values its arguments have, where its variables hold so many."""
        said = self.document.arguments
        return entries * said.uses + said.literals

    def weigh(self, variables: Mapping[str, Any]) -> Weight:
        """The operation's weight with these variables. Two threads may find it out, each for itself."""
        sizes = self._sizes(variables)
        key = tuple(sizes.items())
        weight = self._weights.get(key)
        if weight is None:
            weight = self.document.estimator.weigh(self.node, sizes)
            if len(self._weights) >= _WEIGHTS_KEPT:
                self._weights.clear()
            self._weights[key] = weight
        return weight

    def field_weights(self, variables: Mapping[str, Any]) -> dict[int, FieldWeight]:
        """What each field weighs with these variables, by the id of its node."""
        noted: dict[int, FieldWeight] = {}
        self.document.estimator.weigh(self.node, self._sizes(variables), noted)
        return noted

    def points(self, weight: Weight, entries: int) -> int:
        """Points of a request whose variables hold so many values, whatever its bytes."""
        points = weight.points + of_values(self.values(entries), written=self.writes)
        return points if self.only_introspects else points + weight.anew

    def was_weighed(self, variables: Mapping[str, Any]) -> bool:
        """Whether the weight with these variables is kept."""
        return tuple(self._sizes(variables).items()) in self._weights

    def _sizes(self, variables: Mapping[str, Any]) -> dict[str, int | None]:
        names = self.document.estimator.weighed_variables
        return {name: weighed(variables[name]) for name in names if name in variables}


def _refused(message: str) -> DocumentRefused:
    return DocumentRefused([coded(message, ErrorCode.BAD_USER_INPUT)])
