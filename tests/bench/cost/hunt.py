"""The search: what is drawn at random is measured, and the worst of it altered and crossed, again and again."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from statistics import median

from tests.bench.cost.draw import KINDS, draw
from tests.bench.cost.drawn import Drawn
from tests.bench.cost.gauge import Taken
from tests.bench.cost.site import PEOPLE, Site
from tests.bench.cost.tape import Tape, altered, crossed

_KEPT = 6
"""Of each kind, the worst by each measure."""
_BEYOND_DOUBT_MS = 1_000
_SURE = 3
"""Measurements of a request before it counts: the least of them does."""

MEASURES: dict[str, Callable[[Taken], float]] = {
    "ratio": lambda taken: taken.ratio,
    "milliseconds": lambda taken: taken.milliseconds,
    "block": lambda taken: taken.block,
}


@dataclass(frozen=True)
class Found:
    """A request, and what it took."""

    drawn: Drawn
    taken: Taken


@dataclass
class Hunt:
    """The search on one site; the same seed draws the same requests to begin with."""

    site: Site
    seed: int
    kinds: Sequence[str] = KINDS
    times: int = 4
    """How often a request is repeated."""
    drawn_at_random: list[Found] = field(default_factory=list)
    worst: dict[tuple[str, str], list[Found]] = field(default_factory=dict)
    """By kind and measure, the worst first."""

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)
        self.measured = 0

    async def survey(self, each: int) -> None:
        """So many of each kind, at random: what an evolution begins with, and what a median is taken of."""
        for kind in self.kinds:
            for _ in range(each):
                found = await self._measure(self._new(kind, []))
                self.drawn_at_random.append(found)
                await self._keep(found)

    async def evolve(self, seconds: float) -> None:
        """Go on from the worst."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            kind = self._chance.choice(self.kinds)
            await self._keep(await self._measure(self._new(kind, self._bred(kind))))

    def median(self, kind: str | None = None) -> float:
        """Milliseconds a point, of what was drawn at random."""
        chosen = [each for each in self.drawn_at_random if kind in (None, each.drawn.kind)]
        return median(each.taken.ratio for each in chosen)

    def worst_by(self, measure: str, kind: str | None = None) -> Found:
        """The worst of a kind, or of all."""
        kinds = self.kinds if kind is None else [kind]
        candidates = [
            self.worst[each, measure][0] for each in kinds if (each, measure) in self.worst
        ]
        return max(candidates, key=lambda each: MEASURES[measure](each.taken))

    async def sure(self, found: Found, measure: str) -> Found:
        """What it takes at the least: a machine that is busy makes everything look worse."""
        if found.taken.milliseconds > _BEYOND_DOUBT_MS:
            return found
        again = [
            await self.site.gauge.take(found.drawn, times=self.times) for _ in range(_SURE - 1)
        ]
        return Found(found.drawn, min([found.taken, *again], key=MEASURES[measure]))

    def _bred(self, kind: str) -> list[float]:
        parents = self.worst.get((kind, self._chance.choice([*MEASURES])), [])
        if not parents or self._chance.random() < 0.15:
            return []
        one = self._chance.choice(parents).drawn.numbers
        if self._chance.random() < 0.25:
            other = self._chance.choice(self.worst[self._chance.choice([*self.worst])])
            return crossed(one, other.drawn.numbers, self._chance)
        return altered(one, self._chance)

    def _new(self, kind: str, numbers: list[float]) -> Drawn:
        tape = Tape.of(numbers, Random(self._chance.random()))
        return draw(kind, tape, self.site.ids, PEOPLE)

    async def _measure(self, drawn: Drawn) -> Found:
        self.measured += 1
        return Found(drawn, await self.site.gauge.take(drawn, times=self.times))

    async def _keep(self, found: Found) -> None:
        for name, measure in MEASURES.items():
            kept = self.worst.setdefault((found.drawn.kind, name), [])
            worst = bool(kept) and measure(found.taken) > measure(kept[0].taken)
            kept.append(await self.sure(found, name) if worst else found)
            kept.sort(key=lambda each: -measure(each.taken))
            del kept[_KEPT:]


def tell(line: str) -> None:
    """On standard error, what goes on meanwhile."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
