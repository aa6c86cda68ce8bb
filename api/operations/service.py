"""The service that both transports share: who asks is told, operations run, and what stays open is counted."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from api.auth import (
    Identity,
    KeysUnavailable,
    ServiceTokens,
    TokenRefused,
    Verify,
    bearer_token,
)
from api.auth.caller import Caller
from api.errors import ServiceUnavailable, Unauthenticated
from api.limits.cost import ListSizes
from api.limits.open_connections import Sockets
from api.operations.executor import Executor
from api.operations.runner import Engine, MakeContext, ObserveOperation, Recall
from api.settings import Settings
from models.database.errors import Unavailable
from models.rules.error_codes import ErrorCode
from models.rules.text.service_tokens import is_service_token


class GraphQLService:
    """Answers GraphQL, whichever way it is asked.

    `make_context` gets the identity, the request id, and whom to ask before something is planned: once for each
    operation.
    Whoever sends `X-Cost: 1`, or `"extensions": {"cost": true}`, is told what the request costs in
    `extensions.cost`. Whoever is not signed in may ask for the schema alone (unless introspection is off): such an
    operation runs with None as its context. An operation that makes sure who asks gets a context that `recall`
    remembers.
    """

    def __init__(
        self,
        *,
        executor: Executor,
        settings: Settings,
        verify: Verify,
        make_context: MakeContext,
        list_sizes: ListSizes | None = None,
        observers: Sequence[ObserveOperation] = (),
        recall: Recall | None = None,
    ) -> None:
        self.settings = settings
        self.engine = Engine(
            executor,
            settings,
            make_context,
            list_sizes or {},
            observers=observers,
            recall=recall,
        )
        self.sockets = Sockets(settings.max_sockets_per_user)
        self._verify = verify
        self._service_tokens = ServiceTokens()

    def stop(self) -> None:
        """Ends every stream and socket, so that the server need not wait for them."""
        self.sockets.stop()

    async def drain(self, seconds: float = 10.0) -> None:
        """Waits for the writes that still run."""
        await self.engine.drain(seconds)

    async def identify(self, authorization: str, asking: Caller) -> Identity:
        """The identity that an `Authorization` value speaks for; raises RequestRefused.

        What has to be looked up is charged to who is `asking`.
        """
        try:
            token = bearer_token(authorization)
            if is_service_token(token):
                charge = partial(self.engine.refuse, asking)
                return await self._service_tokens.identify(token, datetime.now(UTC), charge)
            return await self._verify(token, datetime.now(UTC))
        except TokenRefused as refused:
            raise Unauthenticated(str(refused)) from None
        except KeysUnavailable:
            message = "Nobody can sign in now: the identity provider's keys cannot be had."
            raise ServiceUnavailable(message, ErrorCode.UNAVAILABLE) from None
        except Unavailable:
            message = "The database cannot be asked now whose token this is."
            raise ServiceUnavailable(message, ErrorCode.UNAVAILABLE) from None
