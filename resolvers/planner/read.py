"""Run it: a planned statement to the database, its answer parsed and patched."""

from typing import Any
from uuid import UUID

import orjson
from graphql import GraphQLObjectType

from models.database import dialect, fetch_value
from models.rules.access import Viewer
from models.visibility import TABLES, Noun, visible
from resolvers.context import Context
from resolvers.planner.patch import patched
from resolvers.planner.plan import Plan, Row
from resolvers.planner.selection import Selection


async def read_root(
    context: Context, kind: GraphQLObjectType, selection: Selection
) -> dict[str, Any]:
    """The root fields of a query, by response key, in one statement."""
    plan = new_plan(context)
    built = plan.tree(kind, selection, Row("root"))
    tree: dict[str, Any] = await answer(plan, f"SELECT {plan.json.text(built)}")
    return tree


async def read_one(
    context: Context, noun: Noun, id: UUID, kind: GraphQLObjectType, selection: Selection
) -> dict[str, Any] | None:
    """One object as the viewer may see it now; None where they may not."""
    plan = new_plan(context)
    my = plan.row()
    built = plan.json.text(plan.tree(kind, selection, my))
    right = visible(noun, str(my), plan.viewer, plan.binds)
    where = f"{my}.id = {plan.binds(id)} AND {right}"
    tree: dict[str, Any] | None = await answer(
        plan, f"SELECT {built} FROM {TABLES[noun]} {my} WHERE {where}"
    )
    return tree


def new_plan(context: Context) -> Plan:
    """An empty plan for the context's viewer."""
    viewer: Viewer = context.viewer
    return Plan(dialect(), viewer, context.at.date())


async def answer(plan: Plan, statement: str) -> Any:
    """The patched answer of a finished plan."""
    text = await fetch_value(statement, plan.binds.values)
    if text is None:
        return None
    return patched(orjson.loads(text), plan.patches)
