"""The call of a verb, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from models.access.sign_in import SignIn
from models.rules.access import Viewer
from models.rules.limits import USUAL, Limits


@dataclass(frozen=True, slots=True)
class Call:
    """Who calls, when (UTC), and under which idempotency key; `fingerprint` stands for the parsed input."""

    by: Viewer
    at: datetime
    key: str | None = None
    fingerprint: str = ""
    sign_in: SignIn | None = None
    """By what `by` signed in: it has to be good yet. None where nobody did."""
    remembered: bool = False
    """Whether `by` is from the viewer cache, and was not read for this call."""
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
    secret: str | None = None
    """What is told once, where it was made just now: a token."""
