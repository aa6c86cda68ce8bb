"""A client's request, read strictly: from a body, a query string or a websocket message."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from api.errors import DocumentRefused, RequestRefused, bad_request
from api.limits.entries import NestedTooDeep, TooManyValues, entries_of, may_exceed
from api.persisted_documents import document_named
from api.settings import Settings


@dataclass(slots=True)
class GraphQLRequest:
    """One operation to run."""

    query: str
    variables: dict[str, Any] = field(default_factory=dict)
    operation_name: str | None = None
    extensions: dict[str, Any] = field(default_factory=dict)
    entries: int = 0
    """How many values the variables hold."""
    size: int = 0
    """In bytes, as it was sent."""
    last_event_id: str | None = None
    """The cursor that an event stream had come to before it broke."""

    @property
    def wants_cost(self) -> bool:
        """Whether the answer is to carry `extensions.cost`."""
        return self.extensions.get("cost") is True


_BESIDE = 4
"""A request may hold so many times as many values as its variables may: a bound on parsing alone."""
_ALWAYS = 1_000


def read_json(text: bytes | str, settings: Settings) -> Any:
    """A JSON value; NaN, lone surrogates, invalid UTF-8, bottomless nesting and far too many values are refused."""
    most = settings.max_variable_entries
    try:
        text = text.encode() if isinstance(text, str) else text
        if may_exceed(text, max(most * _BESIDE, _ALWAYS)):
            raise _too_many(most)
        return orjson.loads(text)
    except (orjson.JSONDecodeError, UnicodeEncodeError, RecursionError):
        raise bad_request("The request is not valid JSON.") from None


def read_body(text: bytes, settings: Settings) -> GraphQLRequest:
    """The GraphQL request in a body of JSON; raises RequestRefused."""
    return read_request(read_json(text, settings), settings)


def read_request(value: Any, settings: Settings) -> GraphQLRequest:
    """The GraphQL request in parsed JSON; raises RequestRefused."""
    if not isinstance(value, dict):
        raise bad_request("A GraphQL request is a JSON object.")
    variables = _object(value, "variables")
    return GraphQLRequest(
        query=_query(value, settings),
        variables=variables,
        operation_name=_operation_name(value),
        extensions=_object(value, "extensions"),
        entries=_entries(variables, settings),
    )


def read_parameters(parameters: list[tuple[str, str]], settings: Settings) -> GraphQLRequest:
    """The GraphQL request in a query string, where `variables` and `extensions` are JSON texts."""
    counts = Counter(name for name, _ in parameters)
    repeated = next((name for name, count in counts.items() if count > 1), None)
    if repeated is not None:
        raise bad_request(f"The parameter '{repeated}' is given more than once.")
    values: dict[str, Any] = dict(parameters)
    for name in ("variables", "extensions"):
        if name in values:
            values[name] = read_json(values[name], settings) if values[name] else None
    return read_request(values, settings)


def _query(value: Mapping[str, Any], settings: Settings) -> str:
    manifest, only = settings.persisted_documents, settings.persisted_only
    query = document_named(value, manifest, only=only)
    if query is None:
        raise bad_request("'query' has to be a text: the GraphQL document.")
    return query


def _operation_name(value: Mapping[str, Any]) -> str | None:
    name = value.get("operationName")
    if name is not None and not isinstance(name, str):
        raise bad_request("'operationName' has to be a text.")
    return name or None


def _object(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = value.get(name)
    if found is not None and not isinstance(found, dict):
        raise bad_request(f"'{name}' has to be an object.")
    return found or {}


def _entries(variables: dict[str, Any], settings: Settings) -> int:
    most, deepest = settings.max_variable_entries, settings.max_variables_depth
    try:
        return entries_of(variables, most=most, deepest=deepest)
    except TooManyValues:
        # Well-formed: on a websocket this operation is over, and not all the others with it.
        raise DocumentRefused(_too_many(most).errors) from None
    except NestedTooDeep:
        raise bad_request(f"'variables' nest deeper than {deepest} levels.") from None


def _too_many(most: int) -> RequestRefused:
    return bad_request(f"'variables' hold more than {most} values.")
