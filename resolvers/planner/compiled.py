"""Plans that were made before, to be run again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property

from graphql import GraphQLError, Node

from resolvers.planner.patch import Place, places
from resolvers.planner.plan import Plan, Run

MOST = 2_000


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
    """The plans that were used last, by the node of the parsed document that they answer and by what shaped them."""

    def __init__(self) -> None:
        self._plans: OrderedDict[Hashable, tuple[Node, Compiled]] = OrderedDict()

    def get(
        self, node: Node, key: Hashable, make: Callable[[], Compiled], run: Run
    ) -> tuple[Compiled, list[object]]:
        """The plan, made now where it is new, and the values of this run."""
        compiled = self._kept(node, (id(node), key), make)
        try:
            return compiled, compiled.plan.binds.bound(run)
        except GraphQLError:
            # An argument of this run cannot be read: a plan of its own says where.
            compiled = make()
            return compiled, compiled.plan.binds.bound(run)

    def _kept(self, node: Node, key: Hashable, make: Callable[[], Compiled]) -> Compiled:
        if key in self._plans:
            self._plans.move_to_end(key)
            return self._plans[key][1]
        compiled = make()
        if not compiled.plan.refused:
            # The node is kept too: as long as it lives, nothing else has its id.
            self._plans[key] = (node, compiled)
        if len(self._plans) > MOST:
            self._plans.popitem(last=False)
        return compiled
