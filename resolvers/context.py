"""What every resolver of one operation knows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from models.rules.access import Viewer
from models.rules.documents import DocumentFormat
from models.transaction import Call


class Documents(Protocol):
    """What the server can do about documents; rendering is done elsewhere."""

    def link(
        self, contract: UUID, format: DocumentFormat, viewer: UUID, at: datetime
    ) -> tuple[str, datetime]:
        """An absolute URL that needs no header, and when it expires."""

    async def check_template(self, company: UUID, html: str) -> None:
        """Render the template with made-up contracts. Raises Refused with TEMPLATE_INVALID."""


@dataclass(slots=True)
class Context:
    """Who asks, and the one moment (UTC) that the whole operation happens at."""

    viewer: Viewer
    at: datetime
    documents: Documents
    request_id: str = ""

    @property
    def user_id(self) -> UUID:
        """Who asks, for the log."""
        return self.viewer.id

    def call(self, *, key: str | None = None, fingerprint: str = "") -> Call:
        """The call of a verb."""
        return Call(by=self.viewer, at=self.at, key=key, fingerprint=fingerprint)
