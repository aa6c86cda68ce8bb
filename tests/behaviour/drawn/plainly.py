"""What an operation has to answer: graphql-core's own executor over plain resolvers, and nothing of the planner.

A resolver looks up what the server said of one field alone: asked by literals, in a document with one way down, where
nothing is merged, shared, aliased, conditional or kept that could be taken for something else.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLUnionType,
    ast_from_value,
    execute,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    print_ast,
)

from tests.behaviour.walks import SCHEMA
from tests.tenant import JSON, Actor

_AT_ONCE = 8
_Query = tuple[str, str | None]
"""A text, and the id that it takes."""


@dataclass(frozen=True)
class Thing:
    """An object: its leaves, and the way on which the server is asked for what lies below it."""

    leaves: JSON
    way: str = "{ "
    id: str | None = None
    """That of the noun with which the way begins."""
    steps: tuple[str | int, ...] = ()


@dataclass
class Deed:
    """A mutation that changes nothing any more, and the payload that it answers: nouns as (type, id)."""

    name: str
    input: JSON
    nouns: Mapping[str, tuple[str, str]]
    refusals: list[JSON] = field(default_factory=list)


class Plainly:
    """The answers for one actor. `too_much` tells that the server would not say what had to be looked up."""

    def __init__(self, http: httpx.AsyncClient, actor: Actor, calls: list[Deed]) -> None:
        self.calls = calls
        self._http = http
        self.too_much = False
        self.actor = actor
        self._said: dict[_Query, JSON] = {}
        self._unsaid: dict[_Query, None] = {}

    async def answer(
        self, document: DocumentNode, operation: str, variables: JSON, root: Any = None
    ) -> ExecutionResult:
        """The result; `root` is the object of a subscription's event."""
        self.too_much = False
        while True:
            result = execute(
                SCHEMA,
                document,
                root,
                self,
                variable_values=variables,
                operation_name=operation,
                field_resolver=_resolve,
            )
            assert isinstance(result, ExecutionResult)
            if not self._unsaid:
                return result
            await self._ask()

    async def look_up(self, query: str) -> Any:
        """The data of a plain query."""
        self._unsaid[query, None] = None
        await self._ask()
        return self._said[query, None]["data"]

    def noun(self, kind: str, id: str) -> Thing:
        """An object by its global id. NotYet where it is to be looked up first."""
        way = f"query ($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ "
        return Thing(self._at(way + _leaves(kind), id, ("node",)), way, id, ("node",))

    def below(self, thing: Thing, info: GraphQLResolveInfo[Any], given: JSON) -> Any:
        """The value of a field that is an object, or a list of them."""
        way = f"{thing.way}{_called(info, given)} {{ "
        steps = (*thing.steps, info.field_name)
        kind = get_named_type(info.return_type)
        leaves = self._at(way + _leaves(kind.name), thing.id, steps)
        if isinstance(kind, GraphQLInterfaceType):
            return leaves and self.noun(leaves["__typename"], given["id"])
        if isinstance(leaves, list):
            return [
                Thing(each, way, thing.id, (*steps, index)) for index, each in enumerate(leaves)
            ]
        return leaves and Thing(leaves, way, thing.id, steps)

    def done(self, name: str, given: JSON) -> Thing:
        """The payload of a mutation."""
        input = _compact(given["input"])
        call = next(each for each in self.calls if (each.name, each.input) == (name, input))
        payload = SCHEMA.type_map[name_of_payload(name)]
        assert isinstance(payload, GraphQLObjectType)
        nothing: JSON = dict.fromkeys(payload.fields)
        nouns = {key: self.noun(*noun) for key, noun in call.nouns.items()}
        refusals = [Thing(each) for each in call.refusals]
        return Thing({**nothing, **nouns, "userErrors": refusals})

    def _at(self, way: str, id: str | None, steps: tuple[str | int, ...]) -> Any:
        query = way + " }" * (way.count("{") - way.count("}")), id
        if query not in self._said:
            self._unsaid[query] = None
            raise NotYet
        said = self._said[query]
        value = said.get("data")
        for step in steps:
            value = None if value is None else value[step]
        if value is None and "errors" in said:
            error = said["errors"][0]
            self.too_much |= error["extensions"]["code"] == "COST_LIMIT_EXCEEDED"
            raise GraphQLError(error["message"], extensions={"code": error["extensions"]["code"]})
        return value

    async def _ask(self) -> None:
        unsaid, self._unsaid = self._unsaid, {}
        gate = asyncio.Semaphore(_AT_ONCE)
        await asyncio.gather(*(self._ask_one(gate, *query) for query in unsaid))

    async def _ask_one(self, gate: asyncio.Semaphore, query: str, id: str | None) -> None:
        body = {"query": query, "variables": {"id": id} if id else {}}
        async with gate:
            sent = await self._http.post(self.actor.url, json=body, headers=self.actor.headers)
        said = self._said[query, id] = sent.json()
        codes = {error["extensions"]["code"] for error in said.get("errors", ())}
        assert codes <= _FORESEEN, (query, said)


_FORESEEN = {"BAD_USER_INPUT", "NOT_FOUND", "COST_LIMIT_EXCEEDED", "TEMPLATE_INVALID"}


class NotYet(GraphQLError):
    """Something has to be looked up before the operation can be answered."""

    def __init__(self) -> None:
        super().__init__("not yet")


def name_of_payload(mutation: str) -> str:
    """The type of a mutation's payload."""
    assert SCHEMA.mutation_type
    return str(get_named_type(SCHEMA.mutation_type.fields[mutation].type).name)


def _resolve(source: Any, info: GraphQLResolveInfo[Any], **given: Any) -> Any:
    plainly: Plainly = info.context
    match info.parent_type.name:
        case "Mutation":
            return plainly.done(info.field_name, given)
        case "Subscription":
            return source(plainly, given)
        case "Query":
            source = Thing({})
    if info.field_name in source.leaves:
        return source.leaves[info.field_name]
    return plainly.below(source, info, given)


def _called(info: GraphQLResolveInfo[Any], given: JSON) -> str:
    arguments = info.parent_type.fields[info.field_name].args
    written = [f"{name}: {literal(value, arguments[name].type)}" for name, value in given.items()]
    return f"{info.field_name}({', '.join(written)})" if written else info.field_name


def literal(value: Any, kind: GraphQLInputType) -> str:
    """A value as it is written in a document."""
    node = ast_from_value(value, kind)
    assert node
    return print_ast(node)


def _leaves(name: str) -> str:
    kind = SCHEMA.type_map[name]
    if not isinstance(kind, GraphQLObjectType):
        return "__typename"
    leaves = [
        key
        for key, each in kind.fields.items()
        if is_leaf_type(get_named_type(each.type))
        and not any(is_required_argument(argument) for argument in each.args.values())
    ]
    return " ".join(["__typename", *leaves])


def _compact(value: Any) -> Any:
    """Without the nulls that a left out field has by default."""
    if isinstance(value, dict):
        return {key: _compact(each) for key, each in value.items() if each is not None}
    return [_compact(each) for each in value] if isinstance(value, list) else value


def _type_of(value: Thing, *_: Any) -> str:
    kind: str = value.leaves["__typename"]
    return kind


for _each in SCHEMA.type_map.values():
    if isinstance(_each, GraphQLInterfaceType | GraphQLUnionType):
        _each.resolve_type = _type_of
