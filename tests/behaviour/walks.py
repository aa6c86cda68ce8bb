"""The schema, walked: every input field by its path, documents for any field, selections of any depth."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    build_schema,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
)

from tests.tenant import JSON

SCHEMA = build_schema(Path("schema.graphql").read_text())
NODES = sorted(
    name
    for name, kind in SCHEMA.type_map.items()
    if isinstance(kind, GraphQLObjectType) and any(each.name == "Node" for each in kind.interfaces)
)
"""Every type that has a global id."""

Steps = tuple[str, ...]


def query_fields() -> dict[str, GraphQLField]:
    """The root fields for reading."""
    assert SCHEMA.query_type is not None
    return dict(SCHEMA.query_type.fields)


def mutation_fields() -> dict[str, GraphQLField]:
    """The root fields for writing."""
    assert SCHEMA.mutation_type is not None
    return dict(SCHEMA.mutation_type.fields)


def leaves(field: GraphQLField) -> Iterator[tuple[Steps, str, bool]]:
    """(path, type, required) of every leaf below a field's arguments; "0" stands for an entry of a list."""
    for name, argument in field.args.items():
        yield from _below((name,), argument.type)


def _below(path: Steps, kind: Any) -> Iterator[tuple[Steps, str, bool]]:
    required = is_non_null_type(kind)
    inner = kind.of_type if required else kind
    if is_list_type(inner):
        yield from _below((*path, "0"), inner.of_type)
        return
    named: GraphQLNamedType = get_named_type(inner)
    if not isinstance(named, GraphQLInputObjectType):
        yield path, named.name, required
        return
    for name, each in named.fields.items():
        yield from _below((*path, name), each.type)


def replaced(given: JSON, path: Steps, value: object) -> JSON:
    """The same arguments with another value at this path, which must lead through what is there.

    The last step may be new; below an input of which exactly one field is given it takes the others' place.
    """
    changed = deepcopy(given)
    place: Any = changed
    for step in path[:-1]:
        place = place[int(step)] if isinstance(place, list) else place[step]
    if isinstance(place, list):
        place[int(path[-1])] = value
    else:
        if path[-2:-1] == ("rate",):
            place.clear()
        place[path[-1]] = value
    return changed


def document(name: str, field: GraphQLField, operation: str, given: Iterable[str]) -> str:
    """An operation of one root field with these arguments as variables, and a short selection."""
    arguments = {key: field.args[key] for key in given}
    declared = ", ".join(f"${key}: {each.type}" for key, each in arguments.items())
    passed = ", ".join(f"{key}: ${key}" for key in arguments)
    called = f"{name}({passed})" if passed else name
    header = f"{operation}({declared})" if declared else operation
    return f"{header} {{ {called} {brief(get_named_type(field.type))} }}"


def brief(kind: GraphQLNamedType, depth: int = 2) -> str:
    """A selection of an object's leaves, and of those of the objects in it; nothing of a leaf."""
    if is_leaf_type(kind):
        return ""
    if isinstance(kind, GraphQLInterfaceType):
        return "{ __typename id }"
    assert isinstance(kind, GraphQLObjectType)
    parts = ["__typename", *_leaf_names(kind)]
    if depth > 1:
        for name, each in composites(kind):
            parts.append(f"{name} {brief(get_named_type(each.type), depth - 1)}")
    return f"{{ {' '.join(parts)} }}"


def _leaf_names(kind: GraphQLObjectType) -> list[str]:
    return [name for name, each in kind.fields.items() if is_leaf_type(get_named_type(each.type))]


def composites(kind: GraphQLObjectType) -> list[tuple[str, GraphQLField]]:
    """The fields of an object that are objects, and need no argument."""
    return [
        (name, each)
        for name, each in kind.fields.items()
        if not is_leaf_type(get_named_type(each.type))
        and not any(is_required_argument(argument) for argument in each.args.values())
    ]


def deep(kind: GraphQLObjectType, budget: int, above: frozenset[str] = frozenset()) -> str:
    """A selection of everything below an object: `budget` nouns deep, no noun within itself.

    Lists show 5 entries each, so that what is read below them stays payable.
    """
    if _is_noun(kind):
        above, budget = above | {kind.name}, budget - 1
    # The same name many times is refused: a type's is asked for only where there is nothing else.
    parts = _leaf_names(kind) or ["__typename"]
    for name, each in composites(kind):
        inner = get_named_type(each.type)
        assert isinstance(inner, GraphQLObjectType)
        if not _is_noun(inner) or (budget and inner.name not in above):
            called = f"{name}(first: 5)" if "first" in each.args else name
            parts.append(f"{called} {deep(inner, budget, above)}")
    return f"{{ {' '.join(parts)} }}"


def root_queries() -> Iterator[str]:
    """A document for each root field that takes no more than a page: of lists much, and everything of a little."""
    for name, field in query_fields().items():
        kind = get_named_type(field.type)
        if isinstance(kind, GraphQLObjectType) and "first" in field.args:
            yield f"{{ {name}(first: 20) {deep(kind, 1)} }}"
            yield f"{{ {name}(first: 3) {deep(kind, 2)} }}"
        elif isinstance(kind, GraphQLObjectType) and not field.args:
            yield f"{{ {name} {deep(kind, 2)} }}"


def node_query(name: str) -> str:
    """A document for a thing of this type by its `id`, and everything below it."""
    kind = SCHEMA.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    return f"query ($id: ID!) {{ node(id: $id) {{ ... on {name} {deep(kind, 2)} }} }}"


def _is_noun(kind: GraphQLObjectType) -> bool:
    return any(each.name == "Node" for each in kind.interfaces)
