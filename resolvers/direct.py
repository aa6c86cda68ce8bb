"""The short way to an answer: neither a query that is planned whole nor a mutation needs an executor."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import (
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
)

from resolvers.context import Context
from resolvers.executor.mutation import mutated
from resolvers.executor.mutation_result import MutationResult
from resolvers.planner.bound import bound
from resolvers.planner.plan import has_meaning
from resolvers.planner.read import Answer, read_root
from resolvers.planner.selection import Document
from resolvers.planner.variables import Variable, variables_of
from resolvers.reading import Reading


@dataclass(frozen=True, slots=True)
class Direct:
    """Reads whole queries by one statement each, does mutations, and never asks Strawberry.

    What an extension of the schema would add to an operation is missing here: see `direct`.
    """

    schema: strawberry.Schema
    known: Mapping[OperationType, frozenset[str]]
    """The root fields of queries that have a meaning, and all of mutations."""

    def ready(
        self,
        operation: OperationDefinitionNode,
        root_fields: Collection[str],
        fragments: Mapping[str, FragmentDefinitionNode],
    ) -> "Ready | None":
        """The operation, to be asked any number of times; None for what only an executor can answer."""
        if not self.known.get(operation.operation, frozenset()).issuperset(root_fields):
            return None
        schema = self.schema._schema  # noqa: SLF001  # Strawberry has no other way in
        return Ready(schema, operation, fragments, variables_of(schema, operation))


@dataclass(frozen=True, slots=True)
class Ready:
    """One that needs no executor."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: tuple[Variable, ...]

    def question(self, given: Mapping[str, Any]) -> Document | list[GraphQLError]:
        """What `answer` takes, or the errors of variables that will not do."""
        values = bound(self.variables, given)
        if isinstance(values, list):
            return values
        return Document(self.schema, self.fragments, self.operation, values, self.variables)

    async def answer(self, question: Document, context: Context) -> Answer | MutationResult:
        """JSON, or a tree for the executor to walk. Raises what reading raises."""
        mutates = question.operation.operation is OperationType.MUTATION
        return await (mutated if mutates else read_root)(context, question)


def direct(schema: strawberry.Schema) -> Direct | None:
    """None where the schema has extensions that have to see every operation."""
    if any(extension is not Reading for extension in schema.extensions):
        return None
    query, mutation = schema._schema.query_type, schema._schema.mutation_type  # noqa: SLF001  # Strawberry has no other way in
    assert query
    assert mutation
    planned = frozenset(name for name, each in query.fields.items() if has_meaning(each))
    return Direct(
        schema,
        {OperationType.QUERY: planned, OperationType.MUTATION: frozenset(mutation.fields)},
    )
