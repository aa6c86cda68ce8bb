"""The values that were used last, within a bound of what they weigh together: `cachetools`, and what it leaves open."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from cachetools import Cache, LRUCache

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class RecentlyUsed(LRUCache[K, V]):
    """By key, weighing `most` together at the most; `weigh` tells what one weighs, in the same unit.

    `share`: what alone weighs more than so many-th of the bound is not kept, as it would drive out the rest.
    """

    def __init__(self, most: int, weigh: Callable[[V], int], share: int = 1) -> None:
        super().__init__(most, weigh)
        self._largest = most // share

    def keep(self, key: K, value: V) -> None:
        """Instead of what the key had before. Drops what was not used for longest, where it has to."""
        if self.getsizeof(value) <= self._largest:
            self[key] = value
        else:
            self.pop(key, None)

    def peek(self, key: K) -> V | None:
        """As `get`, but it does not count as used: nothing is moved, so that any thread may ask."""
        try:
            value: V = Cache.__getitem__(self, key)
        except KeyError:
            return None
        return value
