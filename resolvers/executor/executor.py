"""One road for every operation of a schema, whichever transport brought it.

By hand: Strawberry's `execute` walks value by value what the database has answered whole.
"""

from dataclasses import dataclass

import strawberry
from graphql import DocumentNode, GraphQLSchema, OperationDefinitionNode

from resolvers.executor.extension import Executing, Extended
from resolvers.executor.prepared import Prepared
from resolvers.live import Live


@dataclass(frozen=True, slots=True)
class Executor:
    """Prepares the operations of a schema; `live` runs its subscriptions, where they are run."""

    extensible: strawberry.Schema
    live: Live | None = None

    @property
    def schema(self) -> GraphQLSchema:
        """The schema that documents are validated against."""
        return self.extensible._schema  # noqa: SLF001  # Strawberry has no other way in

    def prepare(self, document: DocumentNode, operation: OperationDefinitionNode) -> Prepared:
        """An operation of a valid document, to be executed any number of times."""
        if any(each is not Executing for each in self.extensible.extensions):
            return Extended(self.extensible, document, operation, self.live)
        return Prepared(self.schema, document, operation, self.live)
