"""How often an entry has changed: as if each were written anew after each mutation, without that work."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest

from models.rules.calendars import revisions as counting
from models.rules.calendars.entries import entry_text
from models.rules.calendars.revisions import Told, ToldChanges, revisions
from models.rules.events import HireEventType as Type
from models.rules.lifecycle import MilestoneStatus
from tests.models.calendars.told_plainly import Hire, plainly

BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
HISTORIES, MUTATIONS = 50, 40
MANY, EDITS = 200, 1_000
TERMS: dict[str, str | None] = {"name": "a", "dueDate": "a", "amount": "a"}
BEFORE = UUID(int=7)
"""A milestone that was there before the first event: a worker's view begins with the offer."""
_Happened = tuple[Type, UUID | None, MilestoneStatus | None, ToldChanges]


def told(mutations: Sequence[Sequence[_Happened]]) -> list[Told]:
    """The events of some mutations, a minute after one another."""
    return [
        Told(group, type, BEGIN + timedelta(minutes=group), milestone, status, changes)
        for group, events in enumerate(mutations)
        for type, milestone, status, changes in events
    ]


def added(id: UUID) -> _Happened:
    """A milestone is there."""
    changes = [[name, None, value] for name, value in TERMS.items()]
    return Type.MILESTONE_ADDED, id, None, changes


def of_hire(type: Type, *changes: Sequence[str | None]) -> _Happened:
    """Something that is about no milestone."""
    return type, None, None, changes


class History:
    """Some mutations of a hire with seven milestones at the most, by chance."""

    def __init__(self, random: Random) -> None:
        self._random, self._title = random, "x"
        self._there = {BEFORE}
        self._signed: set[UUID] | None = None

    def mutation(self) -> Iterator[_Happened]:
        """Up to three things that happen at once; what ends a version is the last of them."""
        for _ in range(self._random.randint(1, 3)):
            yield self._random.choice([self._of_milestone] * 4 + [self._of_hire])()
        if self._random.random() < 0.2:
            yield self._version_ended()

    def _of_hire(self) -> _Happened:
        before, self._title = self._title, self._random.choice("xyz")
        edited = of_hire(Type.HIRE_EDITED, ["title", before, self._title])
        moves = (Type.HIRE_OFFERED, Type.HIRE_ACTIVATED, Type.HIRE_ENDED)
        return self._random.choice([edited, *map(of_hire, moves)])

    def _of_milestone(self) -> _Happened:
        id, way = UUID(int=self._random.randint(1, 7)), self._random.randrange(5)
        if id not in self._there:
            self._there.add(id)
            return added(id)
        if way == 0 and id != BEFORE:
            self._there.discard(id)
            return Type.MILESTONE_REMOVED, id, None, []
        if way == 1:
            return Type.MILESTONE_STATUS_CHANGED, id, self._random.choice([*MilestoneStatus]), []
        name = self._random.choice(["name", "dueDate", "amount", "purchaseOrderNumber"])
        return Type.MILESTONE_EDITED, id, None, [[name, "a", self._random.choice("abc")]]

    def _version_ended(self) -> _Happened:
        if self._random.random() < 0.5:
            self._signed = {*self._there}
            return of_hire(Type.CONTRACT_SIGNED)
        if self._signed is not None:
            self._there = {*self._signed}
        return of_hire(Type.CONTRACT_DECLINED)


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_an_entry_counts_each_mutation_that_changed_what_it_says_and_no_other(seed: int) -> None:
    history = History(Random(seed))
    mutations = [[*history.mutation()] for _ in range(MUTATIONS)]
    first = [of_hire(Type.HIRE_EDITED, ["title", "x", "x"])]
    events, ids = told([first, *mutations]), [UUID(int=n) for n in range(1, 8)]
    assert revisions(events, ids) == plainly(events, Hire(ids, "x", {BEFORE: TERMS}))


@pytest.mark.parametrize(
    "edit",
    [
        (Type.MILESTONE_EDITED, UUID(int=1), None, [["purchaseOrderNumber", "a", "b"]]),
        (Type.MILESTONE_EDITED, UUID(int=1), None, [["name", "a", "b"]]),
        of_hire(Type.HIRE_EDITED, ["title", "a", "b"]),
        of_hire(Type.HIRE_OFFERED),
        of_hire(Type.CONTRACT_SIGNED),
        of_hire(Type.CONTRACT_DECLINED),
    ],
)
def test_a_long_history_of_many_milestones_is_told_with_little_work(
    edit: _Happened, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def counted(*args: str, **others: object) -> object:
        written.append(1)
        return entry_text(*args, **others)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(counting, "entry_text", counted)
    ids = [UUID(int=n) for n in range(MANY)]
    begun = [[added(id) for id in ids], [of_hire(Type.HIRE_OFFERED)]]
    signed = [[of_hire(Type.CONTRACT_SIGNED)]]
    revisions(told([*begun, *signed, *([edit] for _ in range(EDITS))]), ids)
    assert len(written) <= 4 * MANY + 2 * EDITS
