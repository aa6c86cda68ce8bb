"""What clients asked for and what they were told: the log that the checker judges by."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

JSON = dict[str, Any]


class Outcome(StrEnum):
    """What a client knows after one attempt."""

    OK = "ok"
    REFUSED = "refused"
    """By a rule: nothing was changed."""
    UNDONE = "undone"
    """By a failure, and the client was told (or can be sure) that nothing was changed."""
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Attempt:
    """One request; the times are seconds since 1970."""

    invoked: float
    returned: float = float("inf")
    outcome: Outcome = Outcome.UNKNOWN
    codes: frozenset[str] = frozenset()
    subject: str | None = None

    def told(self, outcome: Outcome, codes: frozenset[str] = frozenset()) -> None:
        """How it came out."""
        self.outcome, self.codes = outcome, codes


@dataclass(slots=True)
class Operation:
    """One thing that a client wanted done once: an attempt, or several under one idempotency key."""

    tag: str
    actor: str
    mutation: str
    input: JSON
    hire: str | None
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def keyed(self) -> bool:
        """Whether it may be sent again."""
        return "idempotencyKey" in self.input

    @property
    def invoked(self) -> float:
        """When it was first sent."""
        return min(attempt.invoked for attempt in self.attempts)

    @property
    def acknowledged(self) -> float:
        """When somebody first heard that it is done; infinite where nobody did."""
        heard = (a.returned for a in self.attempts if a.outcome is Outcome.OK)
        return min(heard, default=float("inf"))

    def had(self, outcome: Outcome) -> bool:
        """Whether an attempt came out so."""
        return any(attempt.outcome is outcome for attempt in self.attempts)


@dataclass
class History:
    """The log of one run."""

    operations: list[Operation] = field(default_factory=list)
    surprises: list[str] = field(default_factory=list)
    """Answers that no client should ever get."""
    codes: Counter[str] = field(default_factory=Counter)
    vanished: int = 0

    def begin(self, operation: Operation) -> Operation:
        """Log it before it is sent."""
        self.operations.append(operation)
        return operation

    def attempts(self, outcome: Outcome) -> int:
        """How many came out so."""
        return sum(
            attempt.outcome is outcome
            for operation in self.operations
            for attempt in operation.attempts
        )
