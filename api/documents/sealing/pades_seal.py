"""A seal by a key of one's own, with the time of an authority where there is one."""

import asyncio
import logging
import time
from datetime import datetime, timedelta
from pathlib import Path

from api.clock import Clock
from api.documents.sealing.pades import sealed
from api.documents.sealing.seal import CannotSealNow, Seal, SealState
from api.documents.sealing.seal_key import KeyRefused, SealKey, read_key
from api.documents.sealing.timestamps import Timestamps
from api.settings import SettingsInvalid

WARN_DAYS = 30
"""So long before its certificate ends a seal is spoken of in the log."""

logger = logging.getLogger("milestones")
_LOOK_SECONDS = 24 * 3600.0
_REST_SECONDS = 5.0
"""An authority that failed is not asked for each of many documents in turn, nor waited for."""
_DAY = timedelta(days=1)


def pades_seal(file: Path, password: str | None, timestamps_from: str | None) -> "PadesSeal":
    """The seal by the key in this file. Raises SettingsInvalid."""
    try:
        return PadesSeal(read_key(file, password), timestamps_from)
    except KeyRefused as refused:
        raise SettingsInvalid(f"SEAL_KEY: {refused}") from None


class PadesSeal(Seal):
    """Seals one document at a time, beside the event loop."""

    def __init__(self, key: SealKey, timestamps_from: str | None = None) -> None:
        self._key = key
        self._url = timestamps_from
        self._timestamps = self._authority()
        self._has_timestamps = True
        self._rests_until = 0.0
        self._turn = asyncio.Lock()

    async def seal(self, pdf: bytes, at: datetime) -> bytes:
        """The document with a seal of this moment. Raises CannotSealNow."""
        async with self._turn:
            self.require(at)
            make = self._stamped if self._timestamps else self._plain
            return await asyncio.to_thread(make, pdf, at)

    def require(self, at: datetime) -> None:
        """Raises CannotSealNow outside of the certificate's life, and for a while after the authority failed."""
        if (state := self._certificate(at)) is not SealState.OK:
            raise CannotSealNow(state)
        if time.monotonic() < self._rests_until:
            raise CannotSealNow(SealState.NO_TIMESTAMPS)

    def state(self, at: datetime) -> SealState:
        """The seal's state: the certificate's, and whether the authority answered when it was asked last."""
        state = self._certificate(at)
        if state is SealState.OK and not self._has_timestamps:
            return SealState.NO_TIMESTAMPS
        return state

    def days_left(self, at: datetime) -> float:
        """Until the certificate ends, less than none after that."""
        return (self._key.valid_until - at) / _DAY

    async def keep_watch(self, clock: Clock) -> None:
        """Warns for ever, once a day, of a certificate that ends soon or is not valid."""
        while True:
            self._warn(clock())
            await asyncio.sleep(_LOOK_SECONDS)

    def _plain(self, pdf: bytes, at: datetime) -> bytes:
        # Pyhanko signs within an event loop; that of the server has other things to do meanwhile.
        return asyncio.run(sealed(pdf, self._key.signer, self._timestamps, at))

    def _stamped(self, pdf: bytes, at: datetime) -> bytes:
        try:
            body = self._plain(pdf, at)
        except Exception as failure:  # (whatever a stranger's answer breaks)
            logger.warning("no timestamp", exc_info=True)
            # The room for its answers was measured by the first one, and they may have grown since.
            self._timestamps, self._has_timestamps = self._authority(), False
            self._rests_until = time.monotonic() + _REST_SECONDS
            raise CannotSealNow(SealState.NO_TIMESTAMPS) from failure
        self._has_timestamps = True
        return body

    def _authority(self) -> Timestamps | None:
        return Timestamps(self._url) if self._url else None

    def _certificate(self, at: datetime) -> SealState:
        if at < self._key.valid_from:
            return SealState.NOT_YET_VALID
        return SealState.OK if at < self._key.valid_until else SealState.EXPIRED

    def _warn(self, at: datetime) -> None:
        left, state = self.days_left(at), self._certificate(at)
        if state is SealState.OK and left > WARN_DAYS:
            return
        fields = {"state": state, "days_left": round(left, 1)}
        logger.warning("seal", extra={"fields": fields})
