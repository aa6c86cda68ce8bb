"""How large a document is, told from its text before it is validated.

Validation itself compares fields pairwise, so a document has to be of a sane size before it.
Counts are memoised by fragment: a chain of fragments that doubles at every level is as quick to
judge as a flat one, and a cycle or an unknown name is left to validation.

By hand: Strawberry's `MaxAliasesLimiter` is one more rule of the validation that has to be protected.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    Node,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

MAX_DEPTH = 20
MAX_ALIASES = 100
MAX_DIRECTIVES = 50
MAX_DEFINITIONS = 100
MAX_ROOT_FIELDS = 50
# With every fragment counted wherever it is spread.
MAX_SELECTIONS = 5_000
# Fields of one name are what validation compares with each other, each with each.
MAX_PAIRS = 10_000

META = frozenset({"__schema", "__type"})

_CEILING = 10**6


def exceeded_limit(document: DocumentNode) -> str | None:
    """The first limit that the document exceeds, as a sentence; None where it exceeds none."""
    if len(document.definitions) > MAX_DEFINITIONS:
        return f"More than {MAX_DEFINITIONS} operations and fragments."
    shape = _Shape(document)
    reasons = (shape.exceeded_limit_of(node) for node in document.definitions)
    return next((reason for reason in reasons if reason), None) or _repetition(document)


def selections(document: DocumentNode, operation: OperationDefinitionNode) -> int:
    """How many fields and fragments an operation selects, with every fragment counted wherever it is spread."""
    return _Shape(document).extent(operation.selection_set).selections


@dataclass(frozen=True)
class Extent:
    """One selection with all that it spreads; `width` counts the fields of the first level."""

    width: int = 0
    depth: int = 0
    aliases: int = 0
    directives: int = 0
    selections: int = 0

    def beside(self, other: "Extent") -> "Extent":
        """Both selections in one set. Held below a ceiling: fragments may double it."""
        return Extent(
            min(self.width + other.width, _CEILING),
            max(self.depth, other.depth),
            min(self.aliases + other.aliases, _CEILING),
            min(self.directives + other.directives, _CEILING),
            min(self.selections + other.selections, _CEILING),
        )

    @property
    def exceeded_limit(self) -> str | None:
        """The first limit that the extent exceeds, as a sentence; None where it exceeds none."""
        if self.depth > MAX_DEPTH:
            return f"Fields nest deeper than {MAX_DEPTH} levels."
        if self.aliases > MAX_ALIASES:
            return f"More than {MAX_ALIASES} aliases."
        if self.directives > MAX_DIRECTIVES:
            return f"More than {MAX_DIRECTIVES} directives."
        if self.selections > MAX_SELECTIONS:
            return (
                f"More than {MAX_SELECTIONS} fields, each counted wherever its fragment is spread."
            )
        return None


class _Shape:
    def __init__(self, document: DocumentNode) -> None:
        self._fragments: Mapping[str, FragmentDefinitionNode] = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._spreads: dict[str, Extent] = {}

    def exceeded_limit_of(self, node: Node) -> str | None:
        if not isinstance(node, OperationDefinitionNode | FragmentDefinitionNode):
            return None
        extent = self.extent(node.selection_set).beside(
            Extent(directives=len(node.directives or ()))
        )
        if isinstance(node, OperationDefinitionNode) and extent.width > MAX_ROOT_FIELDS:
            return f"More than {MAX_ROOT_FIELDS} root fields."
        return extent.exceeded_limit

    def extent(self, node: SelectionSetNode) -> Extent:
        total = Extent()
        for selection in node.selections:
            total = total.beside(self._selection(selection))
        return total

    def _selection(self, node: SelectionNode) -> Extent:
        own = Extent(directives=len(node.directives or ()), selections=1)
        if isinstance(node, FieldNode):
            return own.beside(self._field(node))
        if isinstance(node, InlineFragmentNode):
            return own.beside(self.extent(node.selection_set))
        return own.beside(self._spread(node)) if isinstance(node, FragmentSpreadNode) else own

    def _field(self, node: FieldNode) -> Extent:
        aliased = int(node.alias is not None)
        if node.selection_set is None:
            return Extent(1, 1, aliased)
        below = self.extent(node.selection_set)
        # Tools introspect deeply; GraphQL's own rule stops what would not end.
        depth = 1 if node.name.value in META else below.depth + 1
        return Extent(1, depth, below.aliases + aliased, below.directives, below.selections)

    def _spread(self, node: FragmentSpreadNode) -> Extent:
        name = node.name.value
        if name not in self._spreads:
            # Stands for itself while it is being counted, so that a cycle ends.
            self._spreads[name] = Extent()
            fragment = self._fragments.get(name)
            self._spreads[name] = self.extent(fragment.selection_set) if fragment else Extent()
        return self._spreads[name]


def _repetition(document: DocumentNode) -> str | None:
    names: Counter[str] = Counter()
    waiting = [
        node.selection_set
        for node in document.definitions
        if isinstance(node, OperationDefinitionNode | FragmentDefinitionNode)
    ]
    while waiting:
        for selection in waiting.pop().selections:
            if isinstance(selection, FieldNode):
                names[(selection.alias or selection.name).value] += 1
            below = getattr(selection, "selection_set", None)
            waiting += [below] if below else []
    pairs = sum(count * (count - 1) // 2 for count in names.values())
    return "The same fields are selected too many times." if pairs > MAX_PAIRS else None
