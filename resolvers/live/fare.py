"""The price of deliveries, and who pays: the edge brings it along."""

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
    """The price of each delivery, in points, and the meter that pays."""

    @property
    def points(self) -> int:
        """At least one."""

    @property
    def meter(self) -> Meter:
        """The subscriber's meter."""
