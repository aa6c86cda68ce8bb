"""Services that a server can do without for a while: logged once when it goes away, and once when it is back."""

import logging


class Outage:
    """The outage of one thing; `lost` is logged when it goes away."""

    def __init__(self, logger: logging.Logger, lost: str) -> None:
        self._logger = logger
        self._lost = lost
        self._lasts = False

    def began(self, why: BaseException) -> None:
        """Log the outage's begin, once; no-op while it lasts."""
        if not self._lasts:
            self._lasts = True
            fields = {"why": f"{type(why).__name__}: {why}"}
            self._logger.warning(self._lost, extra={"fields": fields})

    def ended(self) -> None:
        """Log the outage's end; no-op where there was none."""
        if self._lasts:
            self._lasts = False
            self._logger.warning("That is over: %s", self._lost)
