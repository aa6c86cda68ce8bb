"""Outcomes of the documents' tasks, for operators: neither a name, nor an amount, nor what a template says."""

import logging
from collections.abc import Callable

from models.records import DocumentTask

Count = Callable[[str], None]
"""Told what became of a task: "made", "proved", "refused" or "put_off"."""

logger = logging.getLogger("milestones")


class TaskLog:
    """A line and a count for each."""

    def __init__(self, count: Count) -> None:
        self._count = count

    def done(self, task: DocumentTask, outcome: str) -> None:
        """Log and count a document that was made, or proved."""
        self._tell(logging.INFO, task, outcome)

    def refused(self, task: DocumentTask, why: Exception) -> None:
        """Log and count a document that cannot be made at all."""
        self._tell(logging.WARNING, task, "refused", why)

    def put_off(self, task: DocumentTask, why: Exception) -> None:
        """Log and count a document that will be tried again."""
        self._tell(logging.WARNING, task, "put_off", why)

    def _tell(
        self, level: int, task: DocumentTask, outcome: str, why: Exception | None = None
    ) -> None:
        self._count(outcome)
        fields = {
            "contract": task.contract_id,
            "format": task.format.value,
            "purpose": task.purpose.value,
            "attempt": task.attempts,
            "outcome": outcome,
            "why": type(why).__name__ if why else None,
        }
        logger.log(level, "document", extra={"fields": fields})
