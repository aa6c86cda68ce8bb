"""The statements that the database is sent."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

OF_ITSELF = {"Metrics.keep_sampling", "keep_signed_out", "Notifications.tell"}
"""What a server asks now and then, whatever its clients do: its figures, and whose sockets are to end; and how it tells
the other servers, once for many writes."""


class Statements(logging.Handler):
    """Every statement that the database is sent for a client."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        task = asyncio.current_task()
        if task is None or getattr(task.get_coro(), "__qualname__", "") not in OF_ITSELF:
            self.sent.append(record.getMessage())


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are sent while the block runs, but for what a server asks of itself."""
    logger, statements = logging.getLogger("tortoise.db_client"), Statements()
    level, propagates = logger.level, logger.propagate
    logger.addHandler(statements)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield statements.sent
    finally:
        logger.removeHandler(statements)
        logger.setLevel(level)
        logger.propagate = propagates
