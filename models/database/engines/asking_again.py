"""Reading once more where the connection broke."""

from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg

from models.database.errors import Unavailable

_WAITED = (TimeoutError, asyncpg.LockNotAvailableError, asyncpg.QueryCanceledError)
"""For a connection, for what somebody else holds, for an answer that takes too long."""


async def asked_again(ask: Callable[..., Awaitable[Any]], query: str, values: Any) -> Any:
    """The database's answer. Raises Unavailable, as `ask` does; one that writes, or was waited for, is asked once."""
    try:
        return await ask(query, values)
    except Unavailable as failure:
        # After a restart of PostgreSQL every connection of the pool is dead. To ask twice does no
        # harm; to wait twice would help nobody.
        if not query.startswith("SELECT") or isinstance(failure.__cause__, _WAITED):
            raise
    return await ask(query, values)
