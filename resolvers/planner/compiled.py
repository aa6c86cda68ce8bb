"""Plans that were made before, to be run again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphql import GraphQLError, Node

from resolvers.planner.patch import Place, places
from resolvers.planner.plan import Plan, Run

MOST = 200_000_000
"""In bytes, more or less."""
# Bytes of a character of a document's text, of one of a statement's, and of a value.
_PARSED, _PLANNED, _VALUE = 100, 4, 50


@dataclass(frozen=True)
class Compiled:
    """A finished plan and its statement."""

    statement: str
    plan: Plan

    @cached_property
    def places(self) -> Place[Run] | None:
        """Where the statement's answer is to be patched; None where it is finished."""
        return places(self.plan.patches) if self.plan.patches else None


class Cache:
    """The plans that were used last, by the node of the parsed document that they answer and by what shaped them.

    With a plan stay its document and the variables of the first who asked: what is kept is limited by its weight.
    """

    def __init__(self) -> None:
        self._plans: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._weight = 0

    def get(
        self, node: Node, key: Hashable, make: Callable[[], Compiled], run: Run
    ) -> tuple[Compiled, list[object]]:
        """The plan, made now where it is new, and the values of this run."""
        compiled = self._found((id(node), key)) or self._made(node, (id(node), key), make, run)
        try:
            return compiled, compiled.plan.binds.bound(run)
        except GraphQLError:
            # An argument of this run cannot be read: a plan of its own says where.
            compiled = make()
            return compiled, compiled.plan.binds.bound(run)

    def _found(self, key: Hashable) -> Compiled | None:
        if key not in self._plans:
            return None
        self._plans.move_to_end(key)
        return self._plans[key].compiled

    def _made(self, node: Node, key: Hashable, make: Callable[[], Compiled], run: Run) -> Compiled:
        compiled = make()
        if not compiled.plan.refused:
            self._keep(key, _Kept(node, compiled, _weight(node, compiled, run)))
        return compiled

    def _keep(self, key: Hashable, kept: "_Kept") -> None:
        self._plans[key] = kept
        self._weight += kept.weight
        while self._weight > MOST:
            _, oldest = self._plans.popitem(last=False)
            self._weight -= oldest.weight


@dataclass(frozen=True, slots=True)
class _Kept:
    node: Node
    """As long as it lives, nothing else has its id."""
    compiled: Compiled
    weight: int


def _weight(node: Node, compiled: Compiled, run: Run) -> int:
    assert node.loc
    text = len(node.loc.source.body) * _PARSED + len(compiled.statement) * _PLANNED
    return text + _size(run.variables.coerced)


def _size(value: Any) -> int:
    if isinstance(value, Mapping):
        return _VALUE + sum(map(_size, value.values()))
    if isinstance(value, list):
        return _VALUE + sum(map(_size, value))
    return _VALUE + (len(value) if isinstance(value, str) else 0)
