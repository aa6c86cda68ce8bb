"""Whose a service account's token is: looked up, and remembered for the sake of its rate limit alone.

That the token is still good is asked by each operation's own statement: nothing here lets anybody in.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from cachetools import LRUCache

from api.auth.tokens import Identity, TokenRefused
from models.people.signing_in import program_of
from models.rules.text.service_tokens import token_hash

_KEPT = 10_000
_FOR_GOOD = datetime.max.replace(tzinfo=UTC)


class ServiceTokens:
    """The service accounts of tokens."""

    def __init__(self) -> None:
        self._known: LRUCache[str, Identity] = LRUCache(_KEPT)

    async def identify(
        self, token: str, now: datetime, charge: Callable[[], Awaitable[None]]
    ) -> Identity:
        """Whom the token speaks for; raises TokenRefused. A look-up is charged for, before it is made."""
        sha256 = token_hash(token)
        if sha256 is None:
            raise TokenRefused(
                "This is no token of a service account: it was cut short or mistyped."
            )
        known = self._known.get(sha256)
        if known is None or known.expires_at <= now:
            await charge()
            known = await self._looked_up(sha256, now)
        return known

    async def _looked_up(self, sha256: str, now: datetime) -> Identity:
        program = await program_of(sha256, now)
        if program is None:
            self._known.pop(sha256, None)
            raise TokenRefused("No service account signs in by this token, or not any more.")
        identity = Identity(program.address, program.ends_at or _FOR_GOOD, sha256, program.account)
        self._known[sha256] = identity
        return identity
