"""The seal that documents are kept with, and what hinders it just now.

Every PDF reader checks it: not a byte of the file has changed since. It is the server's, no signature of either party.
"""

from datetime import datetime
from enum import StrEnum

from api.clock import Clock
from api.settings import Settings


class SealState(StrEnum):
    """Whether documents can be sealed."""

    OFF = "off"
    OK = "ok"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    NO_TIMESTAMPS = "no_timestamps"


class CannotSealNow(Exception):
    """The document has to wait: its seal cannot be made in this state."""

    def __init__(self, state: SealState) -> None:
        super().__init__(f"No document can be sealed now: {state}.")
        self.state = state


class Seal:
    """None: documents are kept as they are."""

    async def seal(self, pdf: bytes, at: datetime) -> bytes:  # noqa: ARG002 (of those that seal)
        """The document as it is to be kept. Raises CannotSealNow.

        No two seals are alike: what this answers is what has to be kept.
        """
        return pdf

    def require(self, at: datetime) -> None:
        """Raises CannotSealNow where it is known that no document could be sealed."""

    def state(self, at: datetime) -> SealState:  # noqa: ARG002 (of those that seal)
        """Whether a document could be sealed, as far as is known."""
        return SealState.OFF

    def days_left(self, at: datetime) -> float | None:  # noqa: ARG002 (of those that seal)
        """Until the certificate ends, less than none after that; None where there is none."""
        return None

    async def keep_watch(self, clock: Clock) -> None:
        """Warns for ever, once a day, of a certificate that ends soon or is not valid."""


def configured_seal(settings: Settings) -> Seal:
    """The seal that the settings ask for. Raises SettingsInvalid."""
    if settings.seal_key is None:
        return Seal()
    # It takes most of a second and 20 MB, from those alone who seal.
    from api.documents.sealing.pades_seal import pades_seal

    password = settings.seal_key_password
    return pades_seal(
        settings.seal_key, password.get_secret_value() if password else None, settings.seal_tsa_url
    )
