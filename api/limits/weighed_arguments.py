"""What of an operation's arguments its cost depends on: the sizes of pages, and whether something is searched for."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    IntValueNode,
    NullValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    StringValueNode,
    ValueNode,
    VariableNode,
)

SIZES = frozenset({"first", "last"})
"""The arguments that say how long a page is."""
_SEARCHES = frozenset({"search", "changedAfter"})
"""The arguments, and fields of the argument `filter`, by which rows are looked for beyond their own list."""
_FILTER = "filter"
_WEIGHED = SIZES | _SEARCHES | {_FILTER}


def weighed_variables(document: DocumentNode) -> tuple[str, ...]:
    """The variables that matter."""
    found = {
        value.name.value
        for argument in _arguments(document)
        for name, value in _named(argument)
        if name in _WEIGHED and isinstance(value, VariableNode)
    }
    return tuple(found)


def weighed(value: Any) -> int | None:
    """What matters of a variable's value: a size, or how many searches it holds. Of that: itself."""
    if isinstance(value, Mapping):
        return sum(value.get(name) is not None for name in _SEARCHES)
    if isinstance(value, str):
        return 1
    # A page of 50.0 is one of 50 to GraphQL too.
    return int(value) if isinstance(value, int | float) else None


def weighed_defaults(operation: OperationDefinitionNode) -> dict[str, int | None]:
    """The same of the variables' defaults."""
    return {
        node.variable.name.value: _default(node.default_value)
        for node in operation.variable_definitions or ()
        if node.default_value
    }


def searches_of(field: FieldNode, variables: Mapping[str, Any]) -> int:
    """How many searches there are among the field's arguments."""
    return sum(_searched(argument, variables) for argument in field.arguments or ())


def _searched(argument: ArgumentNode, variables: Mapping[str, Any]) -> int:
    if argument.name.value == _FILTER and isinstance(argument.value, VariableNode):
        held = weighed(variables.get(argument.value.name.value)) or 0
        # Whatever it is that is no filter is refused where it is read.
        return max(0, min(held, len(_SEARCHES)))
    return sum(_is_given(value, variables) for name, value in _named(argument) if name in _SEARCHES)


def _is_given(value: ValueNode, variables: Mapping[str, Any]) -> bool:
    if isinstance(value, VariableNode):
        return variables.get(value.name.value) is not None
    return not isinstance(value, NullValueNode)


def _named(argument: ArgumentNode) -> Iterator[tuple[str, ValueNode]]:
    """The argument's name and value, and those of the fields of a filter that is written out."""
    yield argument.name.value, argument.value
    if argument.name.value == _FILTER and isinstance(argument.value, ObjectValueNode):
        yield from ((field.name.value, field.value) for field in argument.value.fields)


def _default(value: ValueNode) -> int | None:
    if isinstance(value, ObjectValueNode):
        return weighed(
            {each.name.value: each.value for each in value.fields if _is_given(each.value, {})}
        )
    if isinstance(value, IntValueNode):
        # Python takes its time for numbers of many digits.
        return int(value.value[:12])
    return 1 if isinstance(value, StringValueNode) else None


def _arguments(document: DocumentNode) -> Iterator[ArgumentNode]:
    waiting: list[Any] = list(document.definitions)
    while waiting:
        node = waiting.pop()
        yield from getattr(node, "arguments", None) or ()
        selections = getattr(node, "selection_set", None)
        waiting += selections.selections if selections else ()
