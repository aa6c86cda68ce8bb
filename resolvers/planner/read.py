"""Run it: a plan's statement to the database, its answer as it comes, or parsed and patched."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

import orjson
from graphql import GraphQLObjectType, Node, OperationDefinitionNode
from tortoise.exceptions import OperationalError

from models.database import dialect, fetch_value
from models.people import still
from models.visibility import TABLES, Noun, visible
from resolvers.context import Context
from resolvers.errors import too_deep
from resolvers.planner.arguments import shape
from resolvers.planner.compiled import Cache, Compiled
from resolvers.planner.plan import Later, Plan, Row, Run, planned
from resolvers.planner.selection import Document, Selected

Tree = dict[str, Any]

_plans = Cache()
_THIS = Later(lambda run: run.subject)


def _email_key(run: Run) -> str:
    assert run.context.remembered
    return run.context.remembered.email_key


_EMAIL_KEY = Later(_email_key)


@dataclass
class Answer:
    """What a statement answered: JSON as it came, or a tree where the rules had something to add."""

    text: str | None = None
    tree: Tree | None = None

    @property
    def empty(self) -> bool:
        """Whether there was nothing to see."""
        return self.text is None and self.tree is None

    @cached_property
    def json(self) -> bytes | None:
        """The finished answer; None where it is empty, or an error stands in it that an executor has to tell of."""
        if self.tree is not None:
            return _encoded(self.tree)
        return self.text.encode() if self.text else None

    def as_tree(self) -> Tree | None:
        """The answer to be walked."""
        return orjson.loads(self.text) if self.text else self.tree


async def read_root(
    context: Context, document: Document, operation: OperationDefinitionNode
) -> Answer:
    """The root fields of a query, all in one statement.

    Who was remembered is confirmed by that statement: the snapshot that answers decides the rights.
    """
    if context.remembered:
        answer = await _read_if_still(context, document, operation)
        if not answer.empty:
            return answer
        await context.look_again()

    def make() -> Compiled:
        return _root(Plan(dialect(), context.viewer.role), document, operation)

    return await _run(operation, "root", document, make, _new_run(context, document))


async def _read_if_still(
    context: Context, document: Document, operation: OperationDefinitionNode
) -> Answer:
    """An empty answer where the viewer is not, or not any more, who was remembered."""

    def make() -> Compiled:
        plan = Plan(dialect(), context.viewer.role)
        root = _root(plan, document, operation)
        me = still("me", plan.viewer, _EMAIL_KEY, plan.binds)
        return Compiled(f"{root.statement} FROM person me WHERE {me}", plan)

    return await _run(operation, "root if still", document, make, _new_run(context, document))


def _root(plan: Plan, document: Document, operation: OperationDefinitionNode) -> Compiled:
    kind = document.schema.query_type
    assert kind is not None
    asked = document.select(kind, [operation.selection_set])
    # What else is asked beside them (introspection, say) is the executor's.
    ours = {key: each for key, each in asked.items() if planned(each)}
    pairs = plan.pairs(kind, ours, Row("root"))
    return Compiled(f"SELECT {plan.json.text(plan.json.object(pairs))}", plan)


async def read_one(context: Context, noun: Noun, id: UUID, field: Selected) -> Answer:
    """The object that a field shows, as the viewer may see it now; an empty answer where they may not."""

    def make() -> Compiled:
        kind = field.type
        assert isinstance(kind, GraphQLObjectType)
        plan = Plan(dialect(), context.viewer.role)
        my = plan.row()
        pairs = plan.pairs(kind, field.of(kind), my)
        right = visible(noun, str(my), plan.viewer, plan.binds)
        rows = f"{TABLES[noun]} {my} WHERE {my}.id = {plan.binds(_THIS)} AND {right}"
        return Compiled(f"SELECT {plan.json.text(plan.json.object(pairs, rows))}", plan)

    run = _new_run(context, field.document, subject=id)
    return await _run(field.nodes[0], noun, field.document, make, run)


def _new_run(context: Context, document: Document, subject: UUID | None = None) -> Run:
    return Run(context, document.variables, subject)


async def _run(
    node: Node, what: str, document: Document, make: Callable[[], Compiled], run: Run
) -> Answer:
    key = (what, run.viewer.role, shape(document, run.variables.coerced))
    compiled, values = _plans.get(node, key, make, run)
    return answered(await _text(compiled.statement, values), compiled, run)


def answered(text: str | None, compiled: Compiled, run: Run) -> Answer:
    """What the compiled statement answered in this run."""
    if text is None or compiled.places is None:
        return Answer(text)
    return Answer(tree=compiled.places.patched(orjson.loads(text), run))


def _encoded(tree: Tree) -> bytes | None:
    try:
        return orjson.dumps(tree)
    except orjson.JSONEncodeError:
        # An error is no JSON.
        return None


_GAVE_UP = re.compile("parser stack overflow|Expression tree is too large|stack depth limit")


async def _text(statement: str, values: list[object]) -> str | None:
    try:
        found: str | None = await fetch_value(statement, values)
    except OperationalError as failure:
        if _GAVE_UP.search(str(failure)):
            raise too_deep() from failure
        raise
    return found
