"""What a client asks for, and what of it can be shared."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    Lexer,
    OperationDefinitionNode,
    Source,
    TokenKind,
    VariableNode,
    get_operation_ast,
)

from models.feed import Cursor
from resolvers.errors import bad_user_input
from resolvers.planner.bound import bound
from resolvers.planner.events import Events, hire_of
from resolvers.planner.plan import meaning_of
from resolvers.planner.selection import Document, Selected, fragments_of
from resolvers.planner.trail import cursor_of
from resolvers.planner.variables import variables_of


@dataclass(frozen=True, slots=True)
class Request:
    """A valid document with one subscription to run."""

    text: str
    node: DocumentNode
    operation_name: str | None
    variables: dict[str, Any]
    points: int = 1
    """What a delivery costs."""
    last_event_id: str | None = None
    """The cursor of the last event that an event stream had before it broke: it lies behind any `after`."""


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """One subscription. `of_hire` tells an unknown hire from none."""

    request: Request
    field: Selected
    of_hire: bool
    hire: UUID | None
    types: frozenset[str] | None
    after: Cursor | None
    personal: bool
    """Whether the answer is for one person alone, whoever else sees the same."""
    common: Hashable
    """Equal for those who ask the same, from wherever they go on."""


def understood(schema: GraphQLSchema, request: Request) -> Asked:
    """What the request asks for. GraphQLError where its variables or its cursor cannot be read."""
    operation = get_operation_ast(request.node, request.operation_name)
    assert operation is not None
    field = _field(schema, request, operation)
    meaning = meaning_of(field)
    assert isinstance(meaning, Events)
    hire = field.args.get("hire")
    return Asked(
        request,
        field,
        of_hire=hire is not None,
        hire=None if hire is None else hire_of(hire),
        types=meaning.types(field.args.get("types")),
        after=_after(request, field),
        personal=_DOCUMENT in _names(request.text),
        common=_common(request, field),
    )


_DOCUMENT = "document"
"""The field whose links are signed for one viewer, and nobody else's."""


def _field(schema: GraphQLSchema, request: Request, operation: OperationDefinitionNode) -> Selected:
    declared = variables_of(schema, operation)
    variables = bound(declared, request.variables)
    if isinstance(variables, list):
        raise variables[0]
    assert schema.subscription_type is not None
    fragments = fragments_of(request.node)
    document = Document(schema, fragments, operation, variables, declared)
    # Validation has seen to it that there is one, and one only.
    (field,) = document.select(schema.subscription_type, [operation.selection_set]).values()
    return field


def _after(request: Request, field: Selected) -> Cursor | None:
    if request.last_event_id is None:
        after = field.args.get("after")
        return None if after is None else cursor_of(after)
    try:
        return cursor_of(request.last_event_id)
    except GraphQLError:
        raise bad_user_input("Last-Event-ID is not a cursor of this feed.") from None


def _common(request: Request, field: Selected) -> Hashable:
    """The request without the variable that only says from where this client goes on."""
    own = _only_for_after(request, field)
    variables = {name: value for name, value in request.variables.items() if name != own}
    return (
        request.text,
        request.operation_name,
        orjson.dumps(variables, option=orjson.OPT_SORT_KEYS),
    )


def _only_for_after(request: Request, field: Selected) -> str | None:
    """The variable that is the field's `after` and nothing else."""
    for argument in field.nodes[0].arguments or ():
        if argument.name.value == "after" and isinstance(argument.value, VariableNode):
            name = argument.value.name.value
            # Once where it is declared, and once here.
            return name if _names(request.text)[f"${name}"] == 2 else None  # noqa: PLR2004  # see above
    return None


@lru_cache(maxsize=500)
def _names(text: str) -> Counter[str]:
    """How often each name stands in a document; that of a variable with its dollar."""
    lexer, names = Lexer(Source(text)), Counter[str]()
    while (token := lexer.advance()).kind is not TokenKind.EOF:
        if token.kind is TokenKind.DOLLAR:
            names[f"${lexer.advance().value}"] += 1
        elif token.kind is TokenKind.NAME:
            names[token.value or ""] += 1
    return names
