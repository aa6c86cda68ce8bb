"""The call of a verb, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from models.rules.access import Viewer
from models.rules.limits import USUAL, Limits


@dataclass(frozen=True, slots=True)
class Call:
    """Who calls, when (UTC), and under which idempotency key; `fingerprint` stands for the parsed input."""

    by: Viewer
    at: datetime
    key: str | None = None
    fingerprint: str = ""
    cached_email_key: str | None = None
    """The address (its key) that `by` had when it asked before; None where `by` was read for this call."""
    limits: Limits = USUAL

    @property
    def today(self) -> date:
        """The day of the call in UTC."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verb's outcome: ids of what it was about, to be read after the commit, and as whom the caller did it."""

    subject: UUID
    contract: UUID | None = None
    by: Viewer | None = None
