"""The statements that the database is sent."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

OF_ITSELF = (
    "min(created_at) FROM document_task",
    "count(*) FROM document_task",
    "p.deactivated_at IS NULL: ",
)
"""What a server asks now and then whoever asks it something: its figures, and whose sockets are to end."""


class Statements(logging.Handler):
    """Every statement that the database is sent for somebody."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, unless it is none of whoever is looked at."""
        said = record.getMessage()
        if not any(part in said for part in OF_ITSELF):
            self.sent.append(said)


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
