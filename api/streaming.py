"""What a subscription gives, one payload after the other."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import NamedTuple

from graphql import GraphQLError
from strawberry import Schema
from strawberry.types import ExecutionResult

from api.errors import Unavailable, refuse_unknown
from api.live import Fare, Live, WriteNow
from api.logging import Finished
from api.operation import Operation, Payload
from api.payloads import Payloads, not_executed


class Streamed(NamedTuple):
    """One payload, and the cursor to go on behind it; None where there is none."""

    payload: Payload | bytes
    cursor: str | None = None


Stream = AsyncGenerator[Streamed, None]


class Streaming:
    """Runs subscriptions: once for all who ask the same where `live` is there, else each by strawberry."""

    def __init__(self, schema: Schema, live: Live | None, payloads: Payloads) -> None:
        self._schema = schema
        self._live = live
        self._payloads = payloads

    def of(
        self, operation: Operation, finished: Finished, fare: Fare, write_now: WriteNow | None
    ) -> Stream:
        """The payloads, but for those that `write_now` took. Raises Refused where it cannot go on."""
        if self._live:
            return self._shared(self._live, operation, finished, fare, write_now)
        return self._alone(operation, finished, fare)

    async def _shared(
        self,
        live: Live,
        operation: Operation,
        finished: Finished,
        fare: Fare,
        write_now: WriteNow | None,
    ) -> Stream:
        request = operation.request
        deliveries = live.stream(
            text=request.query,
            document=operation.definition.document.node,
            operation_name=request.operation_name,
            variables=request.variables,
            context=operation.context,
            fare=fare,
            write_now=None if operation.extensions else write_now,
            last_event_id=request.last_event_id,
        )
        try:
            async with aclosing(deliveries):
                async for each in deliveries:
                    if each.whole and not operation.extensions:
                        yield Streamed(each.whole, each.cursor)
                    else:
                        result = ExecutionResult(data=each.data, errors=each.errors)
                        payload = self._payloads.of(result, operation, finished)
                        yield Streamed(payload, each.cursor)
        except GraphQLError as error:
            refuse_unknown(error)
            raise not_executed([error]) from None

    async def _alone(self, operation: Operation, finished: Finished, fare: Fare) -> Stream:
        results = await self._schema.stream(**operation.arguments)
        async with aclosing(results):
            async for result in results:
                if not isinstance(result, ExecutionResult):
                    raise Unavailable("Incremental delivery is not offered.")
                await fare.meter.refilled()
                fare.meter.pay()
                yield Streamed(self._payloads.of(result, operation, finished))
