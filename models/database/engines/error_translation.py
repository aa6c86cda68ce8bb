"""Clients that say Unavailable where the database is away, whichever statement finds out."""

from collections.abc import Sequence
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient

from models.database.errors import errors_translated


class ErrorTranslation(BaseDBAsyncClient):
    """Mixed into every client and transaction, so that nobody else need know a driver's exceptions."""

    async def execute_insert(self, query: str, values: list[Any]) -> Any:
        """Tortoise's method, with the driver's errors translated."""
        with errors_translated():
            return await super().execute_insert(query, values)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> Any:
        """Tortoise's method, with errors translated; the engines differ in their results."""
        with errors_translated():
            return await super().execute_query(query, values)

    async def execute_query_dict(
        self, query: str, values: list[Any] | None = None
    ) -> list[dict[str, Any]]:
        """Tortoise's method, with the driver's errors translated."""
        with errors_translated():
            return await super().execute_query_dict(query, values)

    async def fetch_value(self, query: str, values: Sequence[Any]) -> Any:
        """The only column of the only row; None where there is none."""
        try:
            return await self._fetch_value(query, values)
        except Exception:
            with errors_translated():
                raise

    async def _fetch_value(self, query: str, values: Sequence[Any]) -> Any:
        _, rows = await super().execute_query(query, list(values))
        return rows[0][0] if rows else None

    async def execute_script(self, query: str) -> None:
        """Tortoise's method, with the driver's errors translated."""
        with errors_translated():
            await super().execute_script(query)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Tortoise's method, with the driver's errors translated."""
        with errors_translated():
            await super().execute_many(query, values)
