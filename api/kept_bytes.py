"""Answers that are kept for who asks the same again: those that were used last, within a bound of bytes."""

from collections import OrderedDict
from collections.abc import Hashable


class KeptBytes:
    """By key. What alone is larger than a quarter of the bound is not kept at all: it would drive out the rest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self.size = 0

    def get(self, key: Hashable) -> bytes | None:
        """What is kept; it counts as used."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Hashable, body: bytes) -> None:
        """Drops what was not used for longest."""
        self.size -= len(self._kept.pop(key, b""))
        if len(body) > self._most // 4:
            return
        self.size += len(body)
        self._kept[key] = body
        while self.size > self._most:
            _, oldest = self._kept.popitem(last=False)
            self.size -= len(oldest)
