"""Explains an operation: its statements, where their values come from, and what is done with the answers.

Nothing is run, and no database is needed: a plan is made for a role, never for a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from graphql import OperationType

from models.database.sql import Dialect, stored
from models.rules.access import Role
from resolvers.context import Context
from resolvers.executor.mutation import read_of
from resolvers.executor.prepared import BoundOperation, Prepared
from resolvers.planner.events import compiled_events
from resolvers.planner.plan import Parameter, Plan, Run, planned
from resolvers.planner.plan_cache import Compiled
from resolvers.planner.post_process import Step
from resolvers.planner.run import compiled_root, compiled_root_revalidating
from resolvers.planner.selection import TYPENAME, BoundDocument, Selected

NOT_SHOWN = object()
"""The value that each run has of its own."""


@dataclass(frozen=True, slots=True)
class BoundValue:
    """A placeholder's value: where it comes from, and the value itself where the request says it."""

    placeholder: str
    source: str
    value: object = NOT_SHOWN


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. `of` says what it reads, `afterwards` lists paths with what is put there after it ran."""

    of: str
    sql: str
    values: list[BoundValue]
    afterwards: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Explained:
    """An operation; `resolved` are the root fields that no statement answers."""

    statements: list[Statement]
    resolved: list[str]
    writes: bool


def explained(prepared: Prepared, bound: BoundOperation, role: Role, dialect: Dialect) -> Explained:
    """The operation with these variables, as the server runs it for somebody of this role.

    GraphQLError where an argument cannot be read, and nothing is run for it.
    """
    document = bound.document
    kind = prepared.operation.operation
    asked = _root_fields(document)
    if kind is OperationType.MUTATION:
        reads = _of_payloads(asked, dialect, role)
    elif kind is OperationType.SUBSCRIPTION:
        reads = _of_feed(asked, Plan(dialect, role))
    else:
        reads = _of_query(prepared, document, Plan(dialect, role))
    statements = [_statement(of, compiled, document) for of, compiled in reads]
    resolved = [each.name for each in asked if not _is_read(each, kind)]
    return Explained(statements, resolved, kind is OperationType.MUTATION)


def _root_fields(document: BoundDocument) -> list[Selected]:
    kind = document.schema.get_root_type(document.operation.operation)
    assert kind, "the document is valid"
    return list(document.select(kind, [document.operation.selection_set]).values())


def _is_read(field: Selected, kind: OperationType) -> bool:
    return kind is not OperationType.QUERY or field.name == TYPENAME or planned(field)


def _of_query(
    prepared: Prepared, document: BoundDocument, plan: Plan
) -> Iterator[tuple[str, Compiled]]:
    if prepared.confirms_viewer:
        yield (
            "the query, of a viewer whom the server remembers",
            compiled_root_revalidating(plan, document),
        )
    elif any(map(planned, _root_fields(document))):
        yield "the query, after the viewer was read", compiled_root(plan, document)


def _of_payloads(
    asked: list[Selected], dialect: Dialect, role: Role
) -> Iterator[tuple[str, Compiled]]:
    """Explain the payloads, which are read after the commit, each object by a statement of its own."""
    for field in asked:
        for part in field.below.values() if field.name != TYPENAME else ():
            if one := read_of(field, part):
                compiled = one.compiled(Plan(dialect, role))
                if compiled.plan.refusals:
                    # Such a mutation is refused whole, before anything is done.
                    raise compiled.plan.refusals[0]
                yield f"{field.key}.{part.key}, after the commit", compiled


def _of_feed(asked: list[Selected], plan: Plan) -> Iterator[tuple[str, Compiled]]:
    for field in asked:
        yield f"{field.key}, for a stretch of the feed", compiled_events(plan, field)


def _statement(of: str, compiled: Compiled, document: BoundDocument) -> Statement:
    plan = compiled.plan
    # What the request says is read of its variables alone: who asks does not matter.
    run = Run(cast("Context", None), document.variables)
    values = [
        _value(plan.binds.placeholder(place), value, run, plan.binds.dialect)
        for place, value in enumerate(plan.binds.values, 1)
    ]
    afterwards = [
        (_path(post_process.path), post_process.what) for post_process in plan.post_processes
    ]
    return Statement(of, compiled.statement, values, afterwards)


def _value(placeholder: str, value: Any, run: Run, dialect: Dialect) -> BoundValue:
    if not isinstance(value, Parameter):
        return BoundValue(placeholder, "constant", value)
    if not value.from_request:
        return BoundValue(placeholder, value.name)
    return BoundValue(placeholder, value.name, stored(dialect, value.of(run)))


def _path(steps: tuple[Step, ...]) -> str:
    """Such as hires.edges[].node.progress."""
    return "".join("[]" if step is None else f".{step}" for step in steps).removeprefix(".")
