"""The payloads of a subscription, one after the other."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import NamedTuple

from graphql import GraphQLError

from api.errors import refuse_unknown
from api.observability.logging import Finished
from api.operations.executor import Fare, WriteNow
from api.operations.operation import Operation, ResponsePayload
from api.operations.responses import Payloads, not_executed


class Streamed(NamedTuple):
    """One payload, and the cursor to go on behind it; None where there is none."""

    payload: ResponsePayload | bytes
    cursor: str | None = None


Stream = AsyncGenerator[Streamed, None]


class Streaming:
    """Runs subscriptions."""

    def __init__(self, payloads: Payloads) -> None:
        self._payloads = payloads

    async def of(
        self, operation: Operation, finished: Finished, fare: Fare, write_now: WriteNow | None
    ) -> Stream:
        """The payloads, but for those that `write_now` took. Raises RequestRefused where it cannot go on."""
        taken = None if operation.extensions else write_now
        prepared, last = operation.definition.prepared, operation.request.last_event_id
        deliveries = prepared.subscribe(operation.bound, operation.context, fare, taken, last)
        try:
            async with aclosing(deliveries):
                async for each in deliveries:
                    if each.whole and not operation.extensions:
                        yield Streamed(each.whole, each.cursor)
                    else:
                        errors = each.errors or ()
                        payload = self._payloads.delivered(each.data, errors, operation, finished)
                        yield Streamed(payload, each.cursor)
        except GraphQLError as error:
            refuse_unknown(error)
            raise not_executed([error]) from None
