"""The queries of webhooks: what may be one, and the body that it makes of an event.

A body is what a subscriber with the same document would get, as a VIEWER of the company: planned, read and encoded by
the same code.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    OperationType,
    Visitor,
    visit,
)

from api.errors import DocumentRefused, shown, unexpected_errors
from api.limits.cost import ListSizes
from api.observability.logging import log_unexpected_error
from api.operations.definitions import Definition
from api.operations.document_cache import DocumentCache
from api.operations.executor import Executor
from api.operations.request import GraphQLRequest
from api.settings import Settings
from models.rules.text.texts import is_storable

_FIELD = "hireEvents"
_NOT_SELECTED = frozenset({"document", "export", "calendarFeeds"})
_NOT_SELECTED_PREFIX = "viewer"


class ToldResult(Protocol):
    """An event, and the result of a subscription for it."""

    @property
    def type(self) -> str:
        """What happened."""

    @property
    def occurred_at(self) -> datetime:
        """When."""

    @property
    def data(self) -> Any:
        """By response key, or encoded."""

    @property
    def errors(self) -> list[GraphQLError] | None:
        """Those in the result, if any."""


class TellsEvents(Protocol):
    """Tells events of a company as a subscriber with this operation would get them, a VIEWER of the company."""

    async def event(self, document: Any, company: UUID, event: UUID) -> ToldResult | None:
        """The event with this id, as things are now; None where it is not there."""

    async def newest(self, document: Any, company: UUID) -> ToldResult | None:
        """The newest one; None where there is none."""


class WebhookQueryService:
    """Judges queries, and makes bodies of events."""

    def __init__(
        self,
        executor: Executor,
        settings: Settings,
        list_sizes: ListSizes,
        events: TellsEvents,
    ) -> None:
        self._executor, self._list_sizes = executor, list_sizes
        self._settings = settings
        self._events = events

    @cached_property
    def _known(self) -> DocumentCache:
        return DocumentCache(self._executor, self._settings, self._list_sizes)

    async def fault(self, query: str) -> str | None:
        """Why the query may not be a webhook's; None where it may."""
        if not is_storable(query):
            return "It holds characters that cannot be stored."
        try:
            await self._read(query)
        except DocumentRefused as refused:
            return str(refused)
        return None

    async def points(self, query: str) -> int:
        """What a delivery of it costs. Raises DocumentRefused."""
        return _points(await self._read(query))

    async def preview(self, query: str, company: UUID) -> str | None:
        """The body for the company's newest event; None where there is none. Raises DocumentRefused."""
        document = await self._document(query)
        told = await self._events.newest(document, company)
        return _body(told) if told else None

    async def body(self, query: str, company: UUID, event: UUID) -> str | None:
        """The body for an event, as things are now; None where it is not there. Raises DocumentRefused."""
        document = await self._document(query)
        told = await self._events.event(document, company, event)
        return _body(told) if told else None

    async def _document(self, query: str) -> Any:
        bound = (await self._read(query)).prepared.bind({})
        if isinstance(bound, list):
            raise DocumentRefused(bound)
        return bound.document

    async def _read(self, query: str) -> Definition:
        document = self._known.known(query) or await self._known.read(GraphQLRequest(query))
        definition = document.operation(None)
        for reason in _faults(document.node, definition):
            raise _refused(reason)
        bound = definition.prepared.bind({})
        if isinstance(bound, list):
            raise DocumentRefused(bound)
        cost, most = _points(definition), self._settings.cost_limit
        if cost > most:
            raise _refused(f"It costs {cost} points, and a request may cost {most}.")
        return definition


def _points(definition: Definition) -> int:
    return definition.points(definition.weigh({}), 0)


def body_of_test(now: datetime) -> str:
    """The body of a test."""
    return orjson.dumps({"type": "test", "timestamp": _instant(now), "data": {}}).decode()


def _faults(document: DocumentNode, definition: Definition) -> Iterator[str]:
    fields = _fields(document)
    if definition.kind is not OperationType.SUBSCRIPTION:
        yield "It is no subscription."
    elif definition.prepared.root_fields != {_FIELD}:
        yield f"A webhook's subscription has one field, {_FIELD}."
    # No other type has a field of that name.
    if any(node.arguments for node in fields if node.name.value == _FIELD):
        yield f"{_FIELD} takes no arguments here: a webhook has `types` of its own."
    for node in fields:
        if _is_unwanted(node.name.value):
            yield f"`{node.name.value}` is not for webhooks."


def _fields(document: DocumentNode) -> list[FieldNode]:
    """All that the document selects, in its fragments too."""
    found: list[FieldNode] = []

    class _Look(Visitor):
        def enter_field(self, node: FieldNode, *_: Any) -> None:
            found.append(node)

    visit(document, _Look())
    return found


def _is_unwanted(name: str) -> bool:
    return name in _NOT_SELECTED or name.startswith(_NOT_SELECTED_PREFIX)


def _body(told: ToldResult) -> str:
    body: dict[str, Any] = {
        "type": told.type,
        "timestamp": _instant(told.occurred_at),
        "data": told.data,
    }
    if told.errors:
        for error in unexpected_errors(told.errors):
            log_unexpected_error(error, "webhook")
        body["errors"] = [shown(error, "webhook") for error in told.errors]
    return orjson.dumps(body, default=str).decode()


def _instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def _refused(reason: str) -> DocumentRefused:
    return DocumentRefused([GraphQLError(reason)])
