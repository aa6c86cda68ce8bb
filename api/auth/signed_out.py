"""An end to the sockets of who may not sign in any more, or not by this address, whichever process decided that."""

import asyncio
import logging
from contextlib import suppress
from uuid import UUID

from api.limits.open_connections import Sockets
from models.database.errors import Unavailable
from models.feed import wakeup
from models.people import may_sign_in

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
"""Seconds after which it is looked without a wake-up."""
REST_SECONDS = 1.0
"""Seconds between two looks, however many wake-ups come."""
_AT_ONCE = 500
"""Addresses of one statement."""


async def keep_signed_out(sockets: Sockets) -> None:
    """End sockets for ever: at each wake-up, and every second anyway."""
    wakeups = wakeup.listen()
    known: dict[str, UUID] = {}
    try:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(wakeups.wait(), LOOK_SECONDS)
            wakeups.clear()
            known = await _look(sockets, known)
            await asyncio.sleep(REST_SECONDS)
    finally:
        wakeup.leave(wakeups)


async def _look(sockets: Sockets, known: dict[str, UUID]) -> dict[str, UUID]:
    """End the sockets of addresses that nobody has, or somebody else than before; answer who has which."""
    open_now = sockets.addresses
    present: dict[str, UUID] = {}
    try:
        for first in range(0, len(open_now), _AT_ONCE):
            some = open_now[first : first + _AT_ONCE]
            present |= await may_sign_in(some)
            for address in some:
                person = present.get(address)
                if person is None or known.get(address, person) != person:
                    sockets.sign_out(address)
    except Unavailable:
        return known
    except Exception:
        logger.exception("It could not be looked up whose sockets are to end; it is tried again.")
        return known
    return present
