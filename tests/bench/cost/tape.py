"""Random numbers that are kept, so that what was drawn by them can be drawn again, a little altered."""

from collections.abc import Sequence
from random import Random
from typing import Self

KNOBS = 12
"""A drawing takes its great decisions by so many numbers, before all others."""


class Tape(Random):
    """Gives the numbers (0 to below 1) that it was made of, and goes on with new ones."""

    numbers: list[float]

    @classmethod
    def of(cls, numbers: Sequence[float], further: Random) -> Self:
        """A tape that begins with these."""
        tape = cls(0)
        tape.numbers, tape._further, tape._at = [*numbers], further, 0
        return tape

    _further: Random
    _at: int

    def random(self) -> float:
        """The next number; whatever else `Random` draws comes from it."""
        if self._at == len(self.numbers):
            self.numbers.append(self._further.random())
        self._at += 1
        return self.numbers[self._at - 1]

    @property
    def read(self) -> list[float]:
        """The numbers that were given so far."""
        return self.numbers[: self._at]


def altered(numbers: Sequence[float], chance: Random) -> list[float]:
    """Some numbers are others: mostly one of the great decisions, else any."""
    changed = [*numbers]
    for _ in range(chance.choice([1, 1, 2, 4])):
        end = KNOBS if chance.random() < 0.4 else len(changed)
        changed[chance.randrange(min(end, len(changed)))] = chance.random()
    return changed


def crossed(one: Sequence[float], other: Sequence[float], chance: Random) -> list[float]:
    """The beginning of one, and the end of the other."""
    cut = chance.randrange(1, max(2, min(len(one), len(other))))
    return [*one[:cut], *other[cut:]]
