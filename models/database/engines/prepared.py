"""Statements that stay prepared, within a bound of their length together.

By hand: asyncpg's own cache bounds how many there are, and how long each is. For each PostgreSQL keeps the plan, which
grows with the length: many long ones would fill its memory, and large pages that are left out are parsed and planned
anew each time.
"""

from typing import Any

import asyncpg
from asyncpg.connection import _StatementCache

MOST_CHARACTERS = 512 * 1024
"""Of SQL that stays prepared on one connection: a page of 25 KB takes about 1 MB of PostgreSQL's memory."""


class PreparingConnection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg publishes no types
    """A connection that keeps the statements which it was sent last."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        former: Any = self._stmt_cache
        self._stmt_cache: Any = _PreparedStatements(
            loop=former._loop,
            max_size=former.get_max_size(),
            on_remove=former._on_remove,
            max_lifetime=former.get_max_lifetime(),
        )


class _PreparedStatements(_StatementCache):  # type: ignore[misc]  # asyncpg publishes no types
    def _maybe_cleanup(self) -> None:
        most: int = self.get_max_size()
        while sum(len(query) for query, *_ in self._entries) > MOST_CHARACTERS:
            self._max_size = len(self._entries) - 1
            super()._maybe_cleanup()
        self._max_size = most
        super()._maybe_cleanup()
