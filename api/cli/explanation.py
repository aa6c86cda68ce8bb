"""Explains a document: it is read and priced as the server does it, and planned for somebody made up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import GraphQLError

from api.cli.failed import Failed
from api.cli.sql_layout import laid_out_sql
from api.errors import RequestRefused
from api.limits import cost
from api.operations.definitions import Definition
from api.operations.document_cache import DocumentCache
from api.operations.request import GraphQLRequest, read_request
from api.settings import Settings
from models.database.connection import dialect_of
from models.database.sql import Dialect
from models.rules.access import ROLES, Role
from resolvers.executor import Executor
from resolvers.explain import NOT_SHOWN, BoundValue, Explained, Statement, explained
from resolvers.schema import schema
from resolvers.sizes import LIST_SIZES


@dataclass(frozen=True, slots=True)
class ExplainRequest:
    """A document to be explained, as it was typed. `dialect` is None for that of the settings' database."""

    document: str
    operation: str
    variables: str
    role: str
    dialect: Dialect | None


async def explanation(asked: ExplainRequest, settings: Settings) -> str:
    """SQL, with all that is not SQL in comments. Raises Failed with what is wrong, in one line."""
    role, dialect = _role(asked.role), asked.dialect or dialect_of(settings.database_url)
    whole = {
        "query": asked.document,
        "operationName": asked.operation,
        "variables": _json(asked.variables),
    }
    try:
        request = read_request(whole, settings)
        definition = await _definition(request, settings)
        operation = _planned(definition, request, role, dialect)
    except RequestRefused as refused:
        raise _failed(refused.errors) from refused
    except GraphQLError as error:
        raise _failed([error]) from error
    head = [f"As {role}, on {dialect}.", *_cost(definition, request, settings)]
    return "\n".join([*_comments(head), *_operation(operation)])


async def _definition(request: GraphQLRequest, settings: Settings) -> Definition:
    document = await DocumentCache(Executor(schema), settings, LIST_SIZES).read(request)
    if len(document.operations) > 1 and request.operation_name is None:
        raise Failed("The document has several operations: choose one with --operation.")
    return document.operation(request.operation_name)


def _planned(
    definition: Definition, request: GraphQLRequest, role: Role, dialect: Dialect
) -> Explained:
    prepared = Executor(schema).prepare(definition.document.node, definition.node)
    bound = prepared.bind(request.variables)
    if isinstance(bound, list):
        raise _failed(bound)
    return explained(prepared, bound, role, dialect)


def _role(name: str) -> Role:
    roles = {str(role): role for role in ROLES}
    if name.upper() not in roles:
        raise Failed(f"There is no role {name}: it has to be one of {', '.join(roles)}.")
    return roles[name.upper()]


def _json(variables: str) -> Any:
    try:
        return orjson.loads(variables)
    except orjson.JSONDecodeError as error:
        raise Failed(f"--variables is not JSON: {error}.") from error


def _failed(errors: list[GraphQLError]) -> Failed:
    first, *more = errors
    said = " ".join(first.message.split())
    variable = (first.extensions or {}).get("variable")
    where = "".join(f" (line {each.line}, column {each.column})" for each in first.locations or ())
    others = f", and {len(more)} more" if more else ""
    return Failed(f"{f'${variable}: ' if variable else ''}{said}{where}{others}")


def _cost(definition: Definition, request: GraphQLRequest, settings: Settings) -> Iterator[str]:
    """In points: what each request is charged, and what the first one is besides."""
    weight = definition.weigh(request.variables)
    points = definition.points(weight, request.entries)
    too_much = "" if points <= settings.cost_limit else ", more than is allowed: it is refused"
    yield f"Costs {points} of {settings.cost_limit} points{too_much}."
    if definition.kind_name == "subscription":
        yield f"Each delivery costs {weight.delivery}."
    plan, text = cost.of_plan(definition.planned_fields), cost.of_text(len(request.query))
    yield f"Once, where the server has not met it: {text} to read the document, {plan} to plan it."


def _operation(operation: Explained) -> Iterator[str]:
    for each in operation.statements:
        yield from ("", *_comments([f"{each.of}:"]), f"{laid_out_sql(each.sql)};")
        yield from _comments(_beside(each))
    if operation.writes:
        yield from ("", *_comments(["What the verbs read and write before that is not planned."]))
    if operation.resolved:
        yield from ("", *_comments([f"No statement answers {', '.join(operation.resolved)}."]))


def _beside(statement: Statement) -> Iterator[str]:
    if statement.values:
        yield "Bound:"
        yield from (f"  {_bound(value)}" for value in statement.values)
    if statement.afterwards:
        yield "Put into the answer afterwards:"
        yield from (f"  {path or 'all of it'}: {what}" for path, what in statement.afterwards)


def _bound(value: BoundValue) -> str:
    given = "" if value.value is NOT_SHOWN else f" = {_shown(value.value)}"
    return f"{value.placeholder}  {value.source}{given}"


def _shown(value: object) -> str:
    if value is None or isinstance(value, int | list):
        return orjson.dumps(value).decode()
    return repr(str(value))


def _comments(lines: Iterator[str] | list[str]) -> list[str]:
    # A message may have lines of its own: none of them is to be taken for SQL.
    return ["-- " + line.replace("\n", " ") for line in lines]
