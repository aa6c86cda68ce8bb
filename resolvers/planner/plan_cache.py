"""Plans that were made before, to be run again."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from graphql import GraphQLError, OperationDefinitionNode

from models.database.sql import PLANNED_EACH_TIME
from models.kit.recently_used import RecentlyUsed
from models.rules.access import Viewer
from resolvers.planner.input.arguments import shape
from resolvers.planner.plan import Plan, Run
from resolvers.planner.post_process import PostProcessTree, marks, tree_of
from resolvers.planner.selection import BoundDocument

LARGEST_CACHE = 200_000_000
"""In bytes, more or less."""
# Bytes of a character of a document's text, of one of a statement's, and of a value.
_PARSED, _PLANNED, _VALUE = 100, 4, 50


@dataclass(frozen=True)
class Compiled:
    """A finished plan and its statement."""

    statement: str
    plan: Plan

    @property
    def asked(self) -> str:
        """The statement, as the database is sent it."""
        return f"{PLANNED_EACH_TIME}{self.statement}" if self.plan.is_for_values else self.statement

    def is_finished(self, answer: str) -> bool:
        """Whether nothing is to be put into this answer of the statement."""
        return self.places is None or (self._is_marked and not marks(answer))

    @cached_property
    def places(self) -> PostProcessTree[Run] | None:
        """The places of the statement's answer to be post-processed; None where it is finished."""
        return tree_of(self.plan.post_processes) if self.plan.post_processes else None

    @cached_property
    def _is_marked(self) -> bool:
        return all(each.marked for each in self.plan.post_processes)


class PlanCache:
    """The plans that were used last.

    A plan is of one operation, of what it answers of it, for persons or programs of one role, and one shape of the
    operation's variables.
    With it stay its document and the variables of the first who asked: what is kept is limited by its weight.
    """

    def __init__(self, most: int = LARGEST_CACHE) -> None:
        self._plans: RecentlyUsed[Hashable, _Kept] = RecentlyUsed(most, attrgetter("weight"))

    async def get(
        self, what: Hashable, document: BoundDocument, run: Run, make: Callable[[], Compiled]
    ) -> tuple[Compiled, list[object]]:
        """The plan of `what` in the operation, made in the caller's turn where it is new; the values of this run."""
        # Neither a node below nor the variables alone would do: operations share fragments.
        operation, variables = document.operation, run.variables.coerced
        key = (id(operation), what, _kind(run.viewer), shape(document, variables))
        compiled = self._found(key) or await self._made(key, operation, run, make)
        try:
            return compiled, compiled.plan.binds.bound(run)
        except GraphQLError:
            # An argument of this run cannot be read: a plan of its own says where.
            compiled = await run.context.planning(make)
            return compiled, compiled.plan.binds.bound(run)

    def _found(self, key: Hashable) -> Compiled | None:
        kept = self._plans.get(key)
        return kept.compiled if kept else None

    async def _made(
        self,
        key: Hashable,
        operation: OperationDefinitionNode,
        run: Run,
        make: Callable[[], Compiled],
    ) -> Compiled:
        # Another request may have made it while this one waited.
        compiled = await run.context.planning(lambda: self._ready(key) or make())
        if not compiled.plan.refusals and key not in self._plans:
            self._plans.keep(key, _Kept(operation, compiled, _weight(operation, compiled, run)))
        return compiled

    def _ready(self, key: Hashable) -> Compiled | None:
        """As `_found`, for another thread: it moves nothing."""
        kept = self._plans.peek(key)
        return kept.compiled if kept else None


def _kind(viewer: Viewer) -> Hashable:
    return viewer.role, viewer.is_program


PLANS = PlanCache()
"""Of this process."""


@dataclass(frozen=True, slots=True)
class _Kept:
    operation: OperationDefinitionNode
    """As long as it lives, nothing else has its id."""
    compiled: Compiled
    weight: int


def _weight(operation: OperationDefinitionNode, compiled: Compiled, run: Run) -> int:
    assert operation.loc
    text = len(operation.loc.source.body) * _PARSED + len(compiled.statement) * _PLANNED
    return text + _size(run.variables.coerced)


def _size(value: Any) -> int:
    if isinstance(value, Mapping):
        return _VALUE + sum(map(_size, value.values()))
    if isinstance(value, list):
        return _VALUE + sum(map(_size, value))
    return _VALUE + (len(value) if isinstance(value, str) else 0)
