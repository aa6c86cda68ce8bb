"""Documents, parsed and judged once: a client sends the same text over and over."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSyntaxError,
    InlineFragmentNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    parse,
    specified_rules,
    validate,
)
from strawberry import Schema
from strawberry.extensions import SchemaExtension
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from api.cost import CostEstimator, ListSizes, Weight
from api.errors import (
    BAD_USER_INPUT,
    COST_LIMIT_EXCEEDED,
    GRAPHQL_VALIDATION_FAILED,
    MAX_ERRORS,
    DocumentRefused,
    coded,
)
from api.settings import Settings
from api.shape import META, excess

# In characters of text: a parsed document takes about a hundred times its text.
_KEPT = 1_000_000
_WEIGHTS_KEPT = 32
# In characters: judged at once, and at no extra price.
SHORT = 1_500

# GraphQL's own and strawberry's, which it would run itself.
_RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
_CLOSED = NoSchemaIntrospectionCustomRule


@dataclass
class Document:
    """A text that parsed and is valid."""

    node: DocumentNode
    estimator: CostEstimator
    digest: str
    _weights: dict[Any, Weight] = field(default_factory=dict)
    _roots: dict[str | None, frozenset[str]] = field(default_factory=dict)

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation to run; raises DocumentRefused where that is not clear."""
        found = [node for node in self.operations if name is None or _name(node) == name]
        if len(found) == 1:
            return found[0]
        if name is not None:
            raise _refused(f"The document has no operation '{name[:100]}'.", BAD_USER_INPUT)
        raise _refused("'operationName' has to say which operation to run.", BAD_USER_INPUT)

    @cached_property
    def operations(self) -> list[OperationDefinitionNode]:
        """All of them; a document may hold several."""
        return [node for node in self.node.definitions if isinstance(node, OperationDefinitionNode)]

    @cached_property
    def fragments(self) -> Mapping[str, FragmentDefinitionNode]:
        """By name."""
        definitions = self.node.definitions
        return {n.name.value: n for n in definitions if isinstance(n, FragmentDefinitionNode)}

    def root_fields(self, operation: OperationDefinitionNode) -> frozenset[str]:
        """The names of all fields at the operation's root, whatever directives say."""
        name = _name(operation)
        if name not in self._roots:
            names = self._root_fields(operation.selection_set, set())
            self._roots[name] = frozenset(names)
        return self._roots[name]

    def weigh(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Weight:
        """What the operation costs with these variables."""
        # A page of 50.0 is one of 50 to GraphQL too.
        numbers = {k: int(v) for k, v in variables.items() if isinstance(v, int | float)}
        key = (_name(operation), tuple(sorted(numbers.items())))
        if key not in self._weights:
            if len(self._weights) >= _WEIGHTS_KEPT:
                self._weights.clear()
            self._weights[key] = self.estimator.weigh(operation, numbers)
        return self._weights[key]

    def only_introspects(self, operation: OperationDefinitionNode) -> bool:
        """Whether the operation reads nothing but the schema itself."""
        if operation.operation is not OperationType.QUERY:
            return False
        return self.root_fields(operation) <= META | {"__typename"}

    def _root_fields(self, node: SelectionSetNode, seen: set[str]) -> Iterator[str]:
        for selection in node.selections:
            if isinstance(selection, FieldNode):
                yield selection.name.value
            elif isinstance(selection, InlineFragmentNode):
                yield from self._root_fields(selection.selection_set, seen)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
                seen.add(selection.name.value)
                fragment = self.fragments[selection.name.value]
                yield from self._root_fields(fragment.selection_set, seen)


class Documents:
    """The most recently used documents of one schema."""

    def __init__(self, schema: Schema, settings: Settings, list_sizes: ListSizes) -> None:
        self._schema = schema._schema  # noqa: SLF001 (strawberry offers no other way to it)
        self._settings = settings
        self._list_sizes = list_sizes
        self._rules = _RULES if settings.introspection else (*_RULES, _CLOSED)
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._size = 0
        self._judging = asyncio.Lock()

    async def read(self, text: str) -> Document:
        """The valid document that this text is; raises DocumentRefused."""
        if text in self._kept or len(text) <= SHORT:
            return self.read_now(text)
        # A long text may take a moment to judge, in which others are to be answered.
        async with self._judging:
            document = await asyncio.to_thread(self._judge, text)
        self._keep(text, document)
        return document

    def knows(self, text: str) -> bool:
        """Whether it was read before, and is kept."""
        return text in self._kept

    def read_now(self, text: str) -> Document:
        """The same, at once: for a text that was read just before."""
        if text not in self._kept:
            self._keep(text, self._judge(text))
        self._kept.move_to_end(text)
        return self._kept[text]

    def price(self, text: str) -> int:
        """Points that reading it costs: none for a text that is known, or short."""
        length = min(len(text), self._settings.max_query_characters)
        return 0 if text in self._kept else max(0, length - SHORT) // 2

    def _keep(self, text: str, document: Document) -> None:
        if text not in self._kept:
            self._size += len(text)
        self._kept[text] = document
        while self._size > _KEPT:
            oldest, _ = self._kept.popitem(last=False)
            self._size -= len(oldest)

    def _judge(self, text: str) -> Document:
        limit = self._settings.max_query_characters
        if len(text) > limit:
            raise _refused(f"The document is longer than {limit} characters.", BAD_USER_INPUT)
        try:
            node = parse(text, max_tokens=self._settings.max_query_tokens)
            reason = excess(node)
            if reason:
                raise _refused(reason, COST_LIMIT_EXCEEDED)
            self._validate(node)
        except GraphQLSyntaxError as error:
            raise DocumentRefused([error]) from None
        except RecursionError:
            raise _refused("The document nests too deeply.", COST_LIMIT_EXCEEDED) from None
        estimator = CostEstimator(self._schema, node, self._list_sizes)
        return Document(node, estimator, sha256(text.encode()).hexdigest()[:16])

    def _validate(self, node: DocumentNode) -> None:
        errors = validate(self._schema, node, self._rules, max_errors=MAX_ERRORS)
        for error in errors:
            error.extensions = {"code": GRAPHQL_VALIDATION_FAILED, **(error.extensions or {})}
        if errors:
            raise DocumentRefused(errors)


class UseDocuments(SchemaExtension):
    """Hands the documents that were read already to strawberry's execution."""

    def __init__(self, documents: Documents) -> None:
        super().__init__()
        self._documents = documents

    def on_parse(self) -> Iterator[None]:
        """In place of parsing."""
        document = self._documents.read_now(self.execution_context.query or "")
        self.execution_context.graphql_document = document.node
        yield

    def on_validate(self) -> Iterator[None]:
        """In place of validating: what was read is valid."""
        self.execution_context.pre_execution_errors = []
        yield


def _name(node: OperationDefinitionNode) -> str | None:
    return node.name.value if node.name else None


def _refused(message: str, code: str) -> DocumentRefused:
    return DocumentRefused([coded(message, code)])
