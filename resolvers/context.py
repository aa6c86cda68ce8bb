"""What every resolver of one operation knows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from models.rules.access import Viewer
from models.transaction import Call


@dataclass(slots=True)
class Context:
    """Who asks, and the one moment (UTC) that the whole operation happens at."""

    viewer: Viewer
    at: datetime
    request_id: str = ""

    @property
    def user_id(self) -> UUID:
        """Who asks, for the log."""
        return self.viewer.id

    def call(self, *, key: str | None = None, fingerprint: str = "") -> Call:
        """The call of a verb."""
        return Call(by=self.viewer, at=self.at, key=key, fingerprint=fingerprint)
