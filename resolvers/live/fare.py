"""What deliveries cost, and who pays: the edge brings it along."""

from typing import Protocol


class Meter(Protocol):
    """Pays for the deliveries of one subscription."""

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left to pay with."""

    def pay(self) -> None:
        """For one delivery, be it with the last that was left."""

    async def refilled(self) -> None:
        """Until there is something left."""


class Fare(Protocol):
    """What each delivery costs, in points, and what pays it."""

    @property
    def points(self) -> int:
        """At least one."""

    @property
    def meter(self) -> Meter:
        """Of who subscribed."""
