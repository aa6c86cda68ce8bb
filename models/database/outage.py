"""What a server can do without for a while: operators are told once that it is away, and once that it is back."""

import logging


class Outage:
    """Of one thing; `lost` says what is so while it is away."""

    def __init__(self, logger: logging.Logger, lost: str) -> None:
        self._logger = logger
        self._lost = lost
        self._lasts = False

    def began(self, why: BaseException) -> None:
        """It cannot be had, or still not."""
        if not self._lasts:
            self._lasts = True
            fields = {"why": f"{type(why).__name__}: {why}"}
            self._logger.warning(self._lost, extra={"fields": fields})

    def ended(self) -> None:
        """It can be had: again, or as ever."""
        if self._lasts:
            self._lasts = False
            self._logger.warning("That is over: %s", self._lost)
