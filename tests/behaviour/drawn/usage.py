"""Which variables the operations of a document use, by whatever fragments."""

from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    Node,
    OperationDefinitionNode,
    VariableNode,
    visit,
)
from graphql.language import Visitor


def variables_used(document: DocumentNode) -> dict[str, set[str]]:
    """Of each operation by its name."""
    uses = {_name(node): _uses(node) for node in document.definitions}
    return {
        _name(node): _reached(_name(node), uses)
        for node in document.definitions
        if isinstance(node, OperationDefinitionNode)
    }


def _reached(name: str, uses: dict[str, "_Uses"]) -> set[str]:
    """By this definition, and by those that it spreads."""
    found, waiting, seen = set[str](), [name], set[str]()
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            found |= uses[each].variables
            waiting += uses[each].spreads
    return found


def _name(node: Node) -> str:
    assert isinstance(node, OperationDefinitionNode | FragmentDefinitionNode)
    assert node.name
    return node.name.value


def _uses(node: Node) -> "_Uses":
    uses = _Uses()
    visit(node, uses)
    return uses


class _Uses(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.variables: set[str] = set()
        self.spreads: set[str] = set()

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        self.variables.add(node.name.value)

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: Any) -> None:
        self.spreads.add(node.name.value)
