"""What a subscription gives, one payload after the other."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from graphql import GraphQLError

from api.executor import Fare, WriteNow
from api.logging import Finished
from api.operation import Operation, Payload
from api.payloads import Payloads, not_executed

Stream = AsyncGenerator[Payload | bytes, None]


class Streaming:
    """Runs subscriptions."""

    def __init__(self, payloads: Payloads) -> None:
        self._payloads = payloads

    async def of(
        self, operation: Operation, finished: Finished, fare: Fare, write_now: WriteNow | None
    ) -> Stream:
        """The payloads, but for those that `write_now` took. Raises Refused where it cannot go on."""
        taken = None if operation.extensions else write_now
        prepared = operation.definition.prepared
        deliveries = prepared.subscribe(operation.bound, operation.context, fare, taken)
        try:
            async with aclosing(deliveries):
                async for each in deliveries:
                    if each.whole and not operation.extensions:
                        yield each.whole
                    else:
                        errors = each.errors or ()
                        yield self._payloads.delivered(each.data, errors, operation, finished)
        except GraphQLError as error:
            raise not_executed([error]) from None
