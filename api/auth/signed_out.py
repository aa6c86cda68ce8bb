"""An end to the sockets of who may not sign in any more, or not by this, whichever process decided that."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from api.limits.open_connections import Sockets
from models.access.sign_in import SignIn
from models.database.errors import Unavailable
from models.feed import wakeup
from models.people.signing_in import who_signs_in

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
"""Seconds after which it is looked without a wake-up."""
REST_SECONDS = 1.0
"""Seconds between two looks, however many wake-ups come."""
_AT_ONCE = 500
"""Addresses, or tokens, of one statement."""


async def keep_signed_out(sockets: Sockets, clock: Callable[[], datetime]) -> None:
    """End sockets for ever: at each wake-up, and every second anyway."""
    wakeups = wakeup.listen()
    known: dict[SignIn, UUID] = {}
    try:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(wakeups.wait(), LOOK_SECONDS)
            wakeups.clear()
            known = await _look(sockets, known, clock())
            await asyncio.sleep(REST_SECONDS)
    finally:
        wakeup.leave(wakeups)


async def _look(sockets: Sockets, known: dict[SignIn, UUID], at: datetime) -> dict[SignIn, UUID]:
    """End the sockets by which nobody signs in, or somebody else than before; answer who signs in by which."""
    open_now = sockets.sign_ins
    found: dict[SignIn, UUID] = {}
    try:
        for first in range(0, len(open_now), _AT_ONCE):
            some = open_now[first : first + _AT_ONCE]
            found |= {
                sign_in: viewer.id for sign_in, viewer in (await who_signs_in(some, at)).items()
            }
            for sign_in in some:
                person = found.get(sign_in)
                if person is None or known.get(sign_in, person) != person:
                    sockets.sign_out(sign_in)
    except Unavailable:
        return known
    except Exception:
        logger.exception("It could not be looked up whose sockets are to end; it is tried again.")
        return known
    return found
