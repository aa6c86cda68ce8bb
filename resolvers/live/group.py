"""Those who ask the same and see the same: one statement, one execution and one encoding for all of them."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from graphql import ExecutionResult, GraphQLSchema, execute

from models.feed import Entry, Position, Span, audience
from resolvers.context import Context, at_once
from resolvers.live.asked import Asked
from resolvers.live.subscriber import Delivery, Subscriber
from resolvers.planner.events import read_events
from resolvers.planner.read import Answer


class Group:
    """One operation for one view of the data: that of the context's viewer."""

    def __init__(
        self, schema: GraphQLSchema, asked: Asked, context: Context, clock: Callable[[], datetime]
    ) -> None:
        self.asked = asked
        # Whoever joined has planned it in a turn of their own; here nobody is to wait for anybody.
        self.context = replace(context, planning=at_once)
        self.audience = audience(context.viewer)
        # In the order in which they came, which is mostly that of the memory.
        self.subscribers: dict[Subscriber, None] = {}
        self.people = Counter[UUID]()
        self._schema = schema
        self._clock = clock

    def add(self, subscriber: Subscriber) -> None:
        """One more; the rights of one person are looked up once, however many of these are theirs."""
        self.subscribers[subscriber] = None
        self.people[subscriber.viewer.id] += 1

    def remove(self, subscriber: Subscriber) -> None:
        """One less; nothing where they are not here."""
        if subscriber in self.subscribers:
            del self.subscribers[subscriber]
            id = subscriber.viewer.id
            self.people[id] -= 1
            if not self.people[id]:
                del self.people[id]

    def of_person(self, id: UUID) -> list[Subscriber]:
        """Those of one person; a look at everybody, for what happens seldom."""
        return [each for each in self.subscribers if each.viewer.id == id]

    def concerned_by(self, entries: Iterable[Entry]) -> bool:
        """Whether one of these events may have to be told."""
        return any(self._wants(entry) for entry in entries)

    async def read(self, span: Span) -> list[Delivery]:
        """What the first events of the span give, at most `resolvers.planner.events.MOST`."""
        context = replace(self.context, at=self._clock())
        answers = await read_events(context, self.asked.field, span)
        return [self._delivery(position, answer) for position, answer in answers]

    def push(self, deliveries: Iterable[Delivery]) -> None:
        """To everybody."""
        for delivery in deliveries:
            for subscriber in self.subscribers:
                subscriber.push(delivery)

    def fall_behind(self) -> None:
        """Everybody reads the table by themselves."""
        for subscriber in self.subscribers:
            subscriber.fall_behind()

    def _wants(self, entry: Entry) -> bool:
        asked = self.asked
        return (
            self.audience in entry.audiences
            and (asked.hire is None or asked.hire == entry.hire)
            and (asked.types is None or entry.type in asked.types)
        )

    def _delivery(self, position: Position, answer: Answer) -> Delivery:
        key = self.asked.field.key
        if answer.json is not None:
            # It came as it goes out.
            data: Any = orjson.Fragment(orjson.dumps({key: orjson.Fragment(answer.json)}))
            return Delivery(position, data, None, _whole(data))
        result = self._executed({key: answer.tree})
        whole = None if result.errors else _whole(result.data)
        return Delivery(position, result.data, result.errors, whole)

    def _executed(self, root: dict[str, Any]) -> ExecutionResult:
        request = self.asked.request
        result = execute(
            self._schema,
            request.node,
            root,
            variable_values=request.variables,
            operation_name=request.operation_name,
        )
        # Every field picks from the tree: there is nothing to wait for.
        assert isinstance(result, ExecutionResult)
        return result


def _whole(data: Any) -> bytes:
    return orjson.dumps({"data": data}, default=str)
