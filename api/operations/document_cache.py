"""Documents, parsed and judged once: a client sends the same text over and over."""

from hashlib import sha256
from typing import Any

from graphql import (
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    NoSchemaIntrospectionCustomRule,
    SelectionSetNode,
    Token,
    parse,
    specified_rules,
    validate,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from api.errors import MAX_ERRORS, DocumentRefused, coded
from api.limits.apart import done_apart
from api.limits.cost import ListSizes, of_text
from api.limits.document_size import exceeded_limit
from api.limits.estimator import CostEstimator
from api.operations.definitions import ValidDocument
from api.operations.executor import Executor
from api.operations.request import GraphQLRequest
from api.settings import Settings
from models.kit.recently_used import RecentlyUsed
from models.rules.error_codes import ErrorCode

# In characters of text: a parsed document takes about a hundred times its text.
_KEPT = 1_000_000


class SomethingSelected(ASTValidationRule):
    """`{}` is no GraphQL, though graphql-core parses it."""

    def enter_selection_set(self, node: SelectionSetNode, *_: Any) -> None:
        """Refuse an empty selection of an operation, a field or a fragment."""
        if not node.selections:
            self.report_error(GraphQLError("A selection has to select something.", node))


# GraphQL's own and strawberry's, which it would run itself; and one that the first lack.
_RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule, SomethingSelected)
_CLOSED = NoSchemaIntrospectionCustomRule


class DocumentCache:
    """The most recently used documents of one schema."""

    def __init__(self, executor: Executor, settings: Settings, list_sizes: ListSizes) -> None:
        self._executor = executor
        self._schema = executor.schema
        self._settings = settings
        self._list_sizes = list_sizes
        self._rules = _RULES if settings.introspection else (*_RULES, _CLOSED)
        self._kept = RecentlyUsed[str, ValidDocument](_KEPT, _length)

    async def read(self, request: GraphQLRequest) -> ValidDocument:
        """The valid document of a request, with what the request needs to know of it; raises DocumentRefused."""
        document = await done_apart(lambda: self._prepared(request))
        self._kept.keep(request.query, document)
        return document

    def known(self, text: str) -> ValidDocument | None:
        """The kept document of this text; None where it was not read before."""
        return self._kept.get(text)

    def price(self, text: str) -> int:
        """Points that reading it costs: none for a text that is known."""
        length = min(len(text), self._settings.max_query_characters)
        return 0 if text in self._kept else of_text(length)

    def _prepared(self, request: GraphQLRequest) -> ValidDocument:
        """In another thread, so that nothing is moved or kept here."""
        document = self._kept.peek(request.query) or self._judge(request.query)
        document.foresee(request.operation_name, request.variables)
        return document

    def _judge(self, text: str) -> ValidDocument:
        limit = self._settings.max_query_characters
        if len(text) > limit:
            raise _refused(
                f"The document is longer than {limit} characters.", ErrorCode.BAD_USER_INPUT
            )
        try:
            node = _unlinked(parse(text, max_tokens=self._settings.max_query_tokens))
            reason = exceeded_limit(node)
            if reason:
                raise _refused(reason, ErrorCode.COST_LIMIT_EXCEEDED)
            self._validate(node)
        except GraphQLSyntaxError as error:
            raise DocumentRefused([error]) from None
        except RecursionError:
            raise _refused(
                "The document nests too deeply.", ErrorCode.COST_LIMIT_EXCEEDED
            ) from None
        estimator = CostEstimator(self._schema, node, self._list_sizes)
        digest = sha256(text.encode()).hexdigest()[:16]
        return ValidDocument(node, self._executor, estimator, digest)

    def _validate(self, node: DocumentNode) -> None:
        errors = validate(self._schema, node, self._rules, max_errors=MAX_ERRORS)
        for error in errors:
            error.extensions = {
                "code": ErrorCode.GRAPHQL_VALIDATION_FAILED,
                **(error.extensions or {}),
            }
        if errors:
            raise DocumentRefused(errors)


def _length(document: ValidDocument) -> int:
    assert document.node.loc
    return len(document.node.loc.source.body)


def _unlinked(node: DocumentNode) -> DocumentNode:
    """Drop the tokens' back links so that the AST is freed by reference counting."""
    assert node.loc
    token: Token | None = node.loc.start_token
    while token:
        token.prev = None
        token = token.next
    return node


def _refused(message: str, code: ErrorCode) -> DocumentRefused:
    return DocumentRefused([coded(message, code)])
