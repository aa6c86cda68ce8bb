"""Compares what clients were told with what stands, in the manner of Jepsen.

A mutation locks its hire, so the chain of events tells the serial order that the database claims. The checker runs
that order through the model: each step must have been asked for, allowed at that moment, told in full, and leave
what stands. Whatever was acknowledged must be among the steps, once; whatever was refused must not, and must have
been refusable at some moment between question and answer.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from tests.chaos.checking.effects import applied
from tests.chaos.checking.history import Attempt, History, Operation, Outcome
from tests.chaos.checking.ledger import Ledger, Transaction
from tests.chaos.checking.matching import Matching
from tests.chaos.checking.model import Hire, judged
from tests.chaos.checking.standing import chain_violations, standing_violations, wide_violations


@dataclass(frozen=True, slots=True)
class Step:
    """One transaction of a hire, and the operation that asked for it."""

    transaction: Transaction
    operation: Operation


def violations(history: History, ledger: Ledger) -> list[str]:
    """Everything that is wrong; empty where the run proves nothing wrong."""
    hires = ledger.transactions()
    matching = Matching(history, ledger)
    found = [*history.surprises, *wide_violations(ledger)]
    for hire, transactions in hires.items():
        found += chain_violations(hire, ledger)
        found += Serial(hire, ledger, matching, history).violations(transactions)
    return [*found, *_told_otherwise(history, matching)]


class Serial:
    """One hire, step by step."""

    def __init__(self, hire: str, ledger: Ledger, matching: Matching, history: History) -> None:
        self._hire = hire
        self._ledger = ledger
        self._matching = matching
        self._hashes = {row["id"]: row["content_hash"] for row in ledger.of_hire("contract", hire)}
        own = f"Hire:{hire}"
        self._refused = [
            (operation, attempt)
            for operation in history.operations
            if operation.hire == own
            for attempt in operation.attempts
            if attempt.outcome is Outcome.REFUSED
        ]
        self._steps: list[Step] = []
        self._states = [Hire()]

    def violations(self, transactions: Sequence[Transaction]) -> Iterator[str]:
        """Of its steps, their order, the refusals meanwhile, and what stands after the last one."""
        for transaction in transactions:
            operation = self._matching.asked(transaction, self._states[-1].version)
            if operation is None:
                yield f"{_named(transaction)}: nobody asked for it"
                return
            try:
                yield from self._step(Step(transaction, operation))
            except (LookupError, ValueError, AssertionError) as failure:
                yield f"{_named(transaction)}: cannot follow {operation.mutation}: {failure!r}"
                return
        yield from self._order()
        yield from self._refusals()
        yield from standing_violations(self._hire, self._states[-1], self._ledger)

    def _step(self, step: Step) -> Iterator[str]:
        state, operation = deepcopy(self._states[-1]), step.operation
        codes = judged(state, operation.mutation, operation.input, self._hashes)
        if codes:
            yield f"{_named(step.transaction)}: took effect where {sorted(codes)} was due"
        told = applied(state, operation.mutation, operation.input, step.transaction, self._ledger)
        if told != step.transaction.kinds:
            yield f"{_named(step.transaction)}: told by halves, {told} was due"
        self._states.append(state)
        self._steps.append(step)

    def _order(self) -> Iterator[str]:
        """Whoever was asked after another one's answer comes behind it."""
        latest = 0.0
        for step in self._steps:
            if step.operation.acknowledged < latest:
                yield f"{_named(step.transaction)}: comes behind what was asked after its answer"
            latest = max(latest, step.operation.invoked)

    def _refusals(self) -> Iterator[str]:
        for operation, attempt in self._refused:
            states = self._states[self._first(attempt) : self._last(attempt) + 1]
            if not any(self._refuses(state, operation, attempt) for state in states):
                yield (
                    f"{operation.mutation} {operation.tag} was refused with {sorted(attempt.codes)}"
                    f" in none of the {len(states)} states that it can have met"
                )

    def _refuses(self, state: Hire, operation: Operation, attempt: Attempt) -> bool:
        try:
            codes = judged(state, operation.mutation, operation.input, self._hashes)
        except LookupError:
            return False  # What it names was not there yet.
        return codes == attempt.codes

    def _first(self, attempt: Attempt) -> int:
        """The oldest state that it can have met: behind all that was acknowledged before it."""
        before = (s.operation.acknowledged < attempt.invoked for s in self._steps)
        return max((index for index, each in enumerate(before, 1) if each), default=0)

    def _last(self, attempt: Attempt) -> int:
        """The newest one: before anything that was only asked after its answer."""
        after = (s.operation.invoked > attempt.returned for s in self._steps)
        return next((index for index, each in enumerate(after) if each), len(self._steps))


def _told_otherwise(history: History, matching: Matching) -> Iterator[str]:
    """What clients were told of each operation, against how often it took effect."""
    effects: dict[str, list[Transaction]] = defaultdict(list)
    for transaction, operation in matching.matched:
        effects[operation.tag].append(transaction)
    for operation in history.operations:
        took = effects[operation.tag]
        name = f"{operation.mutation} {operation.tag}"
        if len(took) > 1:
            yield f"{name}: took effect {len(took)} times"
        if operation.had(Outcome.OK) and not took:
            yield f"{name}: was acknowledged and is lost"
        if took and not operation.had(Outcome.OK) and not operation.had(Outcome.UNKNOWN):
            yield f"{name}: was refused and took effect"
        if bool(took) != bool(matching.recorded(operation)) and operation.keyed:
            yield f"{name}: its idempotency record is {'missing' if took else 'not due'}"
        if len({a.subject for a in operation.attempts if a.subject}) > 1:
            yield f"{name}: was answered about different things"


def _named(transaction: Transaction) -> str:
    return f"hire {transaction.hire} #{transaction.events[0]['seq']} {transaction.kinds}"
