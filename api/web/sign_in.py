"""Where people sign in: what the browser is told of the identity provider, none of which is a secret."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from api.auth.discovery import discovered
from api.settings import Settings

logger = logging.getLogger(__name__)

_KEPT_SECONDS = 600.0
# While it is away, a page that is asked for again and again must not make us hammer it.
_PAUSE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class SignInPlace:
    """The provider's two addresses of the code flow, and which of its tokens the API believes.

    `sends` is the name of that token in the provider's answer. `audience` is what an access token is asked for; None
    with an ID token, which is for the client itself.
    """

    authorize_url: str
    token_url: str
    client_id: str
    sends: str
    audience: str | None


class SignInProvider:
    """The provider of AUTH_ISSUER, for the client of AUTH_CLIENT_ID; its addresses are read when somebody comes."""

    def __init__(
        self,
        issuer: str,
        client_id: str,
        audiences: tuple[str, ...],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._issuer = issuer
        self._client_id = client_id
        self._audiences = audiences
        self._clock = clock
        self._place: SignInPlace | None = None
        self._ask_again_at = float("-inf")

    async def place(self) -> SignInPlace | None:
        """Where to sign in; None while the provider does not say so."""
        if self._clock() >= self._ask_again_at:
            self._ask_again_at = self._clock() + _PAUSE_SECONDS
            try:
                self._place = await self._discovered()
                self._ask_again_at = self._clock() + _KEPT_SECONDS
            except (OSError, ValueError) as error:
                # What it said last goes on.
                logger.warning("Nobody can be sent to the identity provider: %s", error)
        return self._place

    async def _discovered(self) -> SignInPlace:
        document = await discovered(self._issuer)
        is_for_itself = self._client_id in self._audiences
        return SignInPlace(
            document.address("signing in", "authorization_endpoint"),
            document.address("tokens", "token_endpoint"),
            self._client_id,
            "id_token" if is_for_itself else "access_token",
            None if is_for_itself else self._audiences[0],
        )


def provider_of(settings: Settings) -> SignInProvider | None:
    """The provider to which the browser sends people; None where the settings name no client of one."""
    if settings.auth_issuer is None or settings.auth_client_id is None:
        return None
    return SignInProvider(settings.auth_issuer, settings.auth_client_id, settings.auth_audience)
