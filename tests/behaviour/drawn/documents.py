"""Read operations, drawn at random: aliases, fragments, directives, pages, good and bad variables and literals."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    ast_from_value,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_required_argument,
    print_ast,
)

from tests.behaviour.walks import NODES, SCHEMA
from tests.tenant import JSON, in_days

_DEPTH = 5
_FIELDS = 5
_NOT_DRAWN = {
    # No statement answers it.
    "previewMilestoneEdit",
    "previewHireEdit",
    # Of a document's link: another one each moment.
    "url",
    "expiresAt",
}
_DIRECTIVES = ("@include(if: $yes)", "@include(if: $no)", "@skip(if: $yes)", "@skip(if: $no)")


class Documents:
    """Draws operations; `seen` are cursors by list, and ids by type ("" for those of all types)."""

    schema = SCHEMA

    def __init__(self, chance: Random, seen: Mapping[str, list[str]]) -> None:
        self._chance = chance
        self._seen = seen
        self._fragments: list[str] = []
        self._aliases = 0
        self._variables: dict[str, tuple[str, Any]] = {}

    def make(self) -> tuple[str, JSON]:
        """A document whose root selection ends before "} #end", and its variables."""
        query = SCHEMA.query_type
        assert query is not None
        roots = " ".join(self._fields(query, _DEPTH, most=2))
        declared = "".join(f", ${name}: {kind}" for name, (kind, _) in self._variables.items())
        header = f"query ($yes: Boolean = true, $no: Boolean = false{declared})"
        # A variable that nothing uses is an error.
        uses = "unused: viewer @skip(if: $yes) { id @skip(if: $no) }"
        # What ends the line is for the test that puts a field behind the others.
        text = f"{header} {{ {roots} {uses}\n}} #end\n" + "\n".join(self._fragments)
        return text, {name: value for name, (_, value) in self._variables.items()}

    def drawable(self, kind: GraphQLObjectType) -> list[tuple[str, GraphQLField]]:
        """The fields that may be asked for."""
        return [(name, each) for name, each in kind.fields.items() if name not in _NOT_DRAWN]

    def _fields(self, kind: GraphQLObjectType, depth: int, most: int = _FIELDS) -> Iterator[str]:
        known = self.drawable(kind)
        if depth <= 0:
            known = [
                (name, each) for name, each in known if is_leaf_type(get_named_type(each.type))
            ]
        is_root = kind is SCHEMA.query_type
        chosen = self._chance.sample(known, min(len(known), self._chance.randint(1, most)))
        for name, field in chosen:
            yield self._field(name, field, depth)
        if not chosen or (not is_root and self._chance.random() < 0.2):
            yield "__typename"
        if not is_root and depth > 1 and self._chance.random() < 0.2:
            yield self._fragment(kind, depth - 1)

    def _field(self, name: str, field: GraphQLField, depth: int) -> str:
        self._aliases += 1
        # An alias wherever two of the same field could differ in their arguments.
        called = f"a{self._aliases}: {name}" if field.args or self._chance.random() < 0.3 else name
        directive = self._chance.choice(_DIRECTIVES) if self._chance.random() < 0.15 else ""
        inner = get_named_type(field.type)
        below = "" if is_leaf_type(inner) else self._below(inner, depth - 1)
        return f"{called}{self._arguments(name, field)} {directive} {below}"

    def _below(self, kind: GraphQLNamedType, depth: int) -> str:
        if isinstance(kind, GraphQLInterfaceType):
            shown = self._chance.sample(NODES, 3)
            parts = [f"... on {each} {self._object(each, depth)}" for each in shown]
            return f"{{ id {' '.join(parts)} }}"
        return self._object(kind.name, depth)

    def _object(self, name: str, depth: int) -> str:
        kind = SCHEMA.type_map[name]
        assert isinstance(kind, GraphQLObjectType)
        return f"{{ {' '.join(self._fields(kind, depth))} }}"

    def _fragment(self, kind: GraphQLObjectType, depth: int) -> str:
        # Aliases keep what a fragment asks apart from what stands beside it.
        inside = self._object(kind.name, min(depth, 1))
        if self._chance.random() < 0.5:
            return f"... on {kind.name} {inside}"
        name = f"F{len(self._fragments)}"
        self._fragments.append(f"fragment {name} on {kind.name} {inside}")
        return f"...{name}"

    def _arguments(self, name: str, field: GraphQLField) -> str:
        given = [
            f"{key}: {self._value(name, key, each)}"
            for key, each in field.args.items()
            if is_required_argument(each) or self._chance.random() < 0.35
        ]
        return f"({', '.join(given)})" if given else ""

    def _value(self, field: str, name: str, argument: GraphQLArgument) -> str:
        drawn = self._drawn(field, name, argument.type)
        written = ast_from_value(drawn, argument.type)
        if written and self._chance.random() < 0.3:
            return print_ast(written)
        variable = f"v{len(self._variables)}"
        self._variables[variable] = (str(argument.type), drawn)
        return f"${variable}"

    def _drawn(self, field: str, name: str, kind: Any) -> Any:
        named = get_named_type(kind)
        if is_list_type(getattr(kind, "of_type", kind)) or is_list_type(kind):
            return [self._leaf(field, name, named) for _ in range(self._chance.randint(0, 2))]
        if isinstance(named, GraphQLInputObjectType):
            return {
                key: self._drawn(field, key, each.type)
                for key, each in named.fields.items()
                if self._chance.random() < 0.3
            }
        return self._leaf(field, name, named)

    def _leaf(self, field: str, name: str, kind: Any) -> Any:
        if isinstance(kind, GraphQLEnumType):
            return self._chance.choice(list(kind.values))
        if name in {"after", "before"}:
            return self._chance.choice([*self._seen.get(field, []), "no cursor", "1~2"])
        if kind.name == "ID":
            return self._chance.choice([*self._ids(field, name), "Hire:none", "nothing"])
        drawn = {"Int": self._chance.randint(1, 4), "Boolean": self._chance.random() < 0.5}
        return drawn.get(kind.name, in_days(30) if kind.name == "Date" else "a")

    def _ids(self, field: str, name: str) -> list[str]:
        named = (field if name == "id" else name).capitalize()
        return self._seen.get(named) or self._seen.get("", [])
