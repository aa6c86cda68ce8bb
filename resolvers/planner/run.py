"""Run it: a plan's statement to the database, its answer as it comes, or parsed and post-processed."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any
from uuid import UUID

import orjson
from graphql import GraphQLObjectType
from tortoise.exceptions import OperationalError

from models.access.sign_in import SignIn, bound_later
from models.access.viewers import is_still_viewer
from models.access.visibility import TABLES, Noun, visible
from models.database.connection import dialect, fetch_value
from models.rules.access import Viewer
from resolvers.context import Context
from resolvers.errors import too_deep
from resolvers.planner.node_lookup import type_of_noun, typed_selection
from resolvers.planner.plan import TODAY, Parameter, Plan, Run, TableRow, planned
from resolvers.planner.plan_cache import PLANS, Compiled
from resolvers.planner.selection import TYPENAME, BoundDocument, Selected

Tree = dict[str, Any]

_THIS = Parameter(lambda run: run.subject, "id of what the mutation was about")


def _sign_in(run: Run) -> SignIn:
    assert run.context.sign_in
    return run.context.sign_in


_ADDRESS = Parameter(lambda run: _sign_in(run).address, "address of the viewer")
_TOKEN = Parameter(lambda run: _sign_in(run).token, "hash of the viewer's token")
_NOW = Parameter(lambda run: run.context.at, "this moment (UTC)")


@dataclass
class Answer:
    """The answer of a statement: JSON as it came, or a tree where the rules had something to add."""

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


async def read_root(context: Context, document: BoundDocument) -> Answer:
    """The root fields of a query, all in one statement.

    A cached viewer is revalidated by that statement: the snapshot that answers decides the rights.
    """
    if context.cached_viewer:
        answer = await _read_revalidating(context, document)
        if not answer.empty:
            return answer
        await context.revalidate()

    def make() -> Compiled:
        return compiled_root(plan_for(context.viewer), document)

    return await _answer("root", document, Run(context, document.variables), make)


async def _read_revalidating(context: Context, document: BoundDocument) -> Answer:
    """The answer to a cached viewer; an empty one where they are not that viewer any more."""

    def make() -> Compiled:
        return compiled_root_revalidating(plan_for(context.viewer), document)

    return await _answer("root, revalidating", document, Run(context, document.variables), make)


def plan_for(viewer: Viewer) -> Plan:
    """A plan for viewers like this one."""
    return Plan(dialect(), viewer.role, is_program=viewer.is_program)


def compiled_root_revalidating(plan: Plan, document: BoundDocument) -> Compiled:
    """The statement of a query for a cached viewer; it answers nothing where they are not that viewer any more."""
    root = compiled_root(plan, document)
    by = bound_later(_ADDRESS, _TOKEN if plan.viewer.is_program else None, _NOW, TODAY)
    me = is_still_viewer("me", plan.viewer, plan.binds, by)
    return Compiled(f"{root.statement} FROM person me WHERE {me}", plan)


def compiled_root(plan: Plan, document: BoundDocument) -> Compiled:
    """The statement of a query for a viewer who was just read."""
    kind = document.schema.query_type
    assert kind is not None
    asked = document.select(kind, [document.operation.selection_set])
    # What else is asked beside them (introspection, previews) is graphql-core's.
    ours = {key: each for key, each in asked.items() if planned(each) or each.name == TYPENAME}
    pairs = plan.pairs(kind, ours, TableRow("root"))
    return Compiled(f"SELECT {plan.json.text(plan.json.object(pairs))}", plan)


@dataclass(frozen=True, slots=True)
class PayloadObject:
    """An object that a field of a payload shows."""

    noun: Noun
    payload: Selected
    field: Selected

    async def planned(self, context: Context) -> "PlannedObject":
        """Raise what of the payload's selection, or of the object's, cannot be read, before there is an object."""
        run = Run(context, self.field.document.variables)
        what = (self.noun, self.payload.key, self.field.key)
        compiled, _ = await PLANS.get(
            what, self.field.document, run, lambda: self.compiled(plan_for(run.viewer))
        )
        if compiled.plan.refusals:
            raise compiled.plan.refusals[0]
        return PlannedObject(self, compiled)

    def compiled(self, plan: Plan) -> Compiled:
        """The statement that reads the object."""
        plan.look_through(self.payload)
        my = plan.row()
        pairs = self._pairs(my, plan)
        right = visible(self.noun, str(my), plan.viewer, plan.binds)
        rows = f"{TABLES[self.noun]} {my} WHERE {my}.id = {plan.binds(_THIS)} AND {right}"
        return Compiled(f"SELECT {plan.json.text(plan.json.object(pairs, rows))}", plan)

    def _pairs(self, my: TableRow, plan: Plan) -> list[tuple[str, str]]:
        if isinstance(self.field.type, GraphQLObjectType):
            return plan.pairs(self.field.type, plan.selection(self.field), my)
        kind = type_of_noun(self.noun, self.field.document.schema)
        selection = typed_selection(self.field, kind, plan)
        for each in self.field.of(kind).values():
            plan.look_through(each)
        return plan.pairs(kind, selection, my)


@dataclass(frozen=True, slots=True)
class PlannedObject:
    """A payload's object whose statement is planned: nothing is left to do but to read it."""

    one: PayloadObject
    compiled: Compiled

    async def read(self, context: Context, id: UUID) -> Answer:
        """The object with this id, as the viewer may see it now; an empty answer where they may not."""
        if context.viewer.role is not self.compiled.plan.role:
            # They were given another one while they waited: it decides what they see.
            return await (await self.one.planned(context)).read(context, id)
        run = Run(context, self.one.field.document.variables, id)
        values = self.compiled.plan.binds.bound(run)
        return await _answered(self.compiled, values, run)


async def _answer(
    what: str, document: BoundDocument, run: Run, make: Callable[[], Compiled]
) -> Answer:
    compiled, values = await PLANS.get(what, document, run, make)
    return await _answered(compiled, values, run)


_LONG = 200_000
"""Characters of an answer that others do not wait for while it is post-processed."""
_THREAD = ThreadPoolExecutor(max_workers=1, thread_name_prefix="patching")


async def _answered(compiled: Compiled, values: list[object], run: Run) -> Answer:
    text = await _text(compiled.asked, values)
    if text is None or len(text) < _LONG or compiled.is_finished(text):
        return answered(text, compiled, run)
    work = partial(_encoded_too, text, compiled, run)
    return await asyncio.get_running_loop().run_in_executor(_THREAD, work)


def _encoded_too(text: str, compiled: Compiled, run: Run) -> Answer:
    answer = answered(text, compiled, run)
    # Found out here, and kept.
    assert answer.json or answer.tree
    return answer


def answered(text: str | None, compiled: Compiled, run: Run) -> Answer:
    """The answer of the compiled statement in this run."""
    if text is None or compiled.is_finished(text):
        return Answer(text)
    assert compiled.places
    return Answer(tree=compiled.places.processed(orjson.loads(text), run))


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
