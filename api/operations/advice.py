"""What a request that costs too much had better ask for less of: its dearest part."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import FieldNode, FragmentSpreadNode, InlineFragmentNode, SelectionSetNode

from api.limits.cost import REQUEST, FieldWeight
from api.operations.definitions import Definition


def advice(definition: Definition, variables: Mapping[str, Any]) -> str:
    """For people: the way to the dearest part, and the pages on it, of which they may ask for less."""
    weights = definition.field_weights(variables)
    way = [*_way(definition, weights)]
    if not way:
        return ""
    said = f" The dearest part is `{'.'.join(map(_key, way))}`"
    sizes = [(field, weights[id(field)].page or 0) for field in way]
    pages = [f"`{_key(field)}` counts as {size} entries" for field, size in sizes if size > 1]
    return f"{said}; {', '.join(pages)}: ask for fewer by `first`." if pages else f"{said}."


def _way(definition: Definition, weights: Mapping[int, FieldWeight]) -> Iterator[FieldNode]:
    """From the root down, as long as one part is at least half of what it is in."""
    inside: SelectionSetNode | None = definition.node.selection_set
    half, times = 0.0, 1
    while inside:
        fields = [each for each in _fields(inside, definition) if id(each) in weights]
        dearest = max(fields, key=lambda each: _points(weights[id(each)]), default=None)
        if dearest is None or _points(weights[id(dearest)]) * times < half:
            return
        yield dearest
        weight = weights[id(dearest)]
        half, times, inside = _points(weight) / 2, weight.entries, dearest.selection_set


def _fields(inside: SelectionSetNode, definition: Definition) -> Iterator[FieldNode]:
    for each in inside.selections:
        if isinstance(each, FieldNode):
            yield each
        elif isinstance(each, FragmentSpreadNode):
            fragment = definition.document.estimator.fragments[each.name.value]
            yield from _fields(fragment.selection_set, definition)
        elif isinstance(each, InlineFragmentNode):
            yield from _fields(each.selection_set, definition)


def _points(weight: FieldWeight) -> int:
    return weight.weight.points - REQUEST


def _key(field: FieldNode) -> str:
    return field.alias.value if field.alias else field.name.value
