"""The statements that the database is sent."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Statements(logging.Handler):
    """Every statement that the database is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.sent.append(record.getMessage())


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are sent while the block runs."""
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
