"""A client's request for a subscription, and what of it can be shared."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from graphql import GraphQLError, Lexer, Source, TokenKind, VariableNode

from models.feed.event_log import Cursor
from resolvers.errors import bad_user_input
from resolvers.planner.event_cursors import cursor_of
from resolvers.planner.events import Events, hire_of
from resolvers.planner.plan import field_sql_of
from resolvers.planner.selection import BoundDocument, Selected


@dataclass(frozen=True, eq=False, slots=True)
class SubscriptionRequest:
    """A request for a subscription. `of_hire` tells an unknown hire from none."""

    field: Selected
    points: int
    """The cost of a delivery."""
    of_hire: bool
    hire: UUID | None
    types: frozenset[str] | None
    after: Cursor | None
    personal: bool
    """Whether the answer is for one person alone, whoever else sees the same."""
    common: Hashable
    """Equal for those who ask the same, from wherever they go on."""


def read_subscription(
    document: BoundDocument, given: Mapping[str, Any], points: int, last_event_id: str | None
) -> SubscriptionRequest:
    """Read the request of an operation; `given` are its variables as they were sent.

    `last_event_id` is the cursor of the last event that an event stream had before it broke: it lies behind `after`.

    GraphQLError where its arguments or its cursor cannot be read.
    """
    field, text = root_field(document), _text(document)
    field_sql = field_sql_of(field)
    assert isinstance(field_sql, Events)
    hire = field.args.get("hire")
    return SubscriptionRequest(
        field,
        points,
        of_hire=hire is not None,
        hire=None if hire is None else hire_of(hire),
        types=field_sql.types(field.args.get("types")),
        after=_after(field, last_event_id),
        personal=bool(_PERSONAL & _names(text).keys()),
        common=_common(field, text, given),
    )


_PERSONAL = frozenset({"document", "calendarFeeds"})
"""The fields that say something to one viewer, and to nobody else who sees the same: links that are theirs alone."""


def root_field(document: BoundDocument) -> Selected:
    """The one field of a subscription."""
    kind = document.schema.subscription_type
    assert kind
    # Validation has seen to it that there is one, and one only.
    (field,) = document.select(kind, [document.operation.selection_set]).values()
    return field


def _after(field: Selected, last_event_id: str | None) -> Cursor | None:
    if last_event_id is None:
        after = field.args.get("after")
        return None if after is None else cursor_of(after)
    try:
        return cursor_of(last_event_id)
    except GraphQLError:
        raise bad_user_input("Last-Event-ID is not a cursor of this feed.") from None


def _text(document: BoundDocument) -> str:
    assert document.operation.loc
    return document.operation.loc.source.body


def _common(field: Selected, text: str, given: Mapping[str, Any]) -> Hashable:
    """The request without the variable that only says from where this client goes on."""
    own = _only_for_after(field, text)
    variables = {name: value for name, value in given.items() if name != own}
    name = field.document.operation.name
    return text, name and name.value, orjson.dumps(variables, option=orjson.OPT_SORT_KEYS)


def _only_for_after(field: Selected, text: str) -> str | None:
    """The variable that is the field's `after` and nothing else."""
    for argument in field.nodes[0].arguments or ():
        if argument.name.value == "after" and isinstance(argument.value, VariableNode):
            name = argument.value.name.value
            # Once where it is declared, and once here.
            return name if _names(text)[f"${name}"] == 2 else None  # noqa: PLR2004  # see above
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
