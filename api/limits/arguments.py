"""The arguments of a document: values written out, and variables, which may be used many times."""

from collections import Counter
from typing import NamedTuple

from graphql import DocumentNode, ListValueNode, Node, ObjectFieldNode, VariableNode


class ArgumentValues(NamedTuple):
    """The values in a document's arguments, whichever of its operations runs."""

    literals: int
    """Members of objects and items of lists."""
    uses: int
    """How often one variable stands there, the one that does so most often; 1 at the least."""


def arguments_of(document: DocumentNode) -> ArgumentValues:
    """One walk over it."""
    literals, uses = 0, Counter[str]()
    waiting: list[Node] = [document]
    while waiting:
        node = waiting.pop()
        literals += isinstance(node, ObjectFieldNode)
        literals += len(node.values) if isinstance(node, ListValueNode) else 0
        if isinstance(node, VariableNode):
            uses[node.name.value] += 1
        waiting += _below(node)
    # Each is declared once, and that is no use of it.
    return ArgumentValues(literals, max([1, *(count - 1 for count in uses.values())]))


def _below(node: Node) -> list[Node]:
    below: list[Node] = []
    for key in node.keys:
        value = getattr(node, key, None)
        below += (
            value if isinstance(value, tuple | list) else [value] if isinstance(value, Node) else []
        )
    return below
