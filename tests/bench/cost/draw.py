"""Requests of every shape that the schema and the limits allow, and a little beyond, drawn by a tape."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLObjectType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_required_argument,
)

from api.limits.document_size import MAX_ALIASES, MAX_DIRECTIVES
from api.settings import Settings
from tests.behaviour.walks import NODES, SCHEMA
from tests.bench.cost.drawn import JSON, Drawn
from tests.bench.cost.tape import Tape
from tests.bench.cost.values import Ids, Values, written

KINDS = (
    "reads",
    "counts",
    "conditions",
    "variables",
    "introspection",
    "mistakes",
    "writes",
    "streams",
)
_ROOTS = {"writes": "Mutation", "streams": "Subscription"}
_SIZES = ([0], [1], [0, 1, 10], [50], [200], [0, 1, 10, 50, 200], [3], [20])
_MOST_ROWS = 20_000
"""With what hangs on each a request costs as much as it may."""
_LONGEST = int(Settings.model_fields["max_query_characters"].default)
_NOT_DONE = {"removeMember", "changeMemberRole", "enableMilestones", "disableMilestones"}
"""What would leave the rest of a run with nobody to ask, or nothing to ask for."""


def draw(kind: str, chance: Tape, ids: Ids, people: Sequence[str]) -> Drawn:
    """One request of this kind, by one of these people."""
    return _Drawing(kind, chance, ids, people).drawn()


class _Drawing:
    """The knobs first: they stand at the head of the tape, where they can be turned."""

    def __init__(self, kind: str, chance: Tape, ids: Ids, people: Sequence[str]) -> None:
        pick = chance.choice
        self.kind = kind
        self.who = pick(["", *people]) if kind == "introspection" else pick(people)
        self.fresh = chance.random() < (0.9 if kind == "mistakes" else 0.3)
        self.depth = pick([1, 2, 3, 4, 5, 7])
        self.width = pick([1, 2, 4, 12, 40])
        self.repeats = pick([1, 1, 2, 5, 20, 49])
        self.values = Values(chance, ids, pick(_SIZES))
        self.conditional = pick([0.3, 0.9]) if kind == "conditions" else pick([0, 0, 0, 0.2])
        self.hostile = pick([0.5, 1]) if kind == "variables" else pick([0, 0, 0, 0.1])
        self.in_variables = 0.8 if self.hostile else pick([0, 0.3])
        self.shared = pick([0, 0, 0.3])
        self.wrong = pick([0.05, 0.5, 1]) if kind == "mistakes" else 0
        self.chance: Random = chance
        self.tape = chance
        self.aliases, self.room = MAX_ALIASES, _LONGEST - 1_000
        self.within, self.rows = 1, 1
        self.declared: dict[str, Any] = {}
        self.variables: JSON = {}
        self.booleans: list[str] = []
        self.fragments: dict[str, str] = {}

    def drawn(self) -> Drawn:
        root = _ROOTS.get(self.kind, "Query")
        body = (
            self._introspection() if self.kind == "introspection" else self._set(root, self.depth)
        )
        head = " ".join(f"${name}: {kind}" for name, kind in self.declared.items())
        text = (
            f"{root.lower()}{f' ({head})' * bool(head)} {body} {' '.join(self.fragments.values())}"
        )
        if self.hostile and self.chance.random() < 0.3:
            self.variables["undeclared"] = self.values.hostile(None, "")
        return Drawn(
            kind=self.kind,
            who=self.who,
            text=self._spoilt(text),
            variables=self.variables,
            booleans=self.booleans,
            fresh=self.fresh,
            numbers=self.tape.read,
        )

    def _introspection(self) -> str:
        field = self.chance.choice(["__schema", '__type(name: "Hire")', '__type(name: "Query")'])
        kind = "__Schema" if field == "__schema" else "__Type"
        return f"{{ {self._repeated('', field, lambda: self._set(kind, self.depth))} }}"

    def _spoilt(self, text: str) -> str:
        if self.wrong and self.chance.random() < 0.3:
            return text[: int(len(text) * self.chance.random())]
        return text

    def _set(self, name: str, depth: int) -> str:
        """A selection set of an object of this type."""
        if self.shared and depth < self.depth and self.chance.random() < self.shared:
            return f"{{ {self._fragment(name, depth)} }}"
        return self._plain_set(name, depth)

    def _fragment(self, name: str, depth: int) -> str:
        """All of it by a fragment, which is spread wherever the same is asked for."""
        fragment, often = f"F{depth}{name}", self.chance.choice([1, 1, 2, 8])
        if fragment not in self.fragments:
            self.fragments[fragment] = ""
            with self._inside(often):
                body = self._plain_set(name, depth)
            self.fragments[fragment] = f"fragment {fragment} on {name} {body}"
        return " ".join([f"...{fragment}{self._directive()}"] * often)

    def _plain_set(self, name: str, depth: int) -> str:
        kind = SCHEMA.type_map[name]
        if is_abstract_type(kind):
            shown = self.chance.sample(NODES, min(self.width, 4))
            return f"{{ __typename {' '.join(f'... on {each} {self._set(each, depth)}' for each in shown)} }}"
        assert isinstance(kind, GraphQLObjectType)
        fields = [
            self._field(name, key, kind.fields[key], depth) for key in self._keys(kind, depth)
        ]
        return f"{{ {' '.join(filter(None, fields)) or '__typename'} }}"

    def _keys(self, kind: GraphQLObjectType, depth: int) -> list[str]:
        keys = [key for key in kind.fields if key not in _NOT_DONE]
        if kind.name.endswith("Edge"):
            return self.chance.choice([["node"], ["node", "cursor"]])
        if kind.name.endswith("Connection"):
            return self._of_a_page(depth)
        if depth <= 0:
            keys = [key for key in keys if is_leaf_type(get_named_type(kind.fields[key].type))]
        elif self.kind == "counts":
            keys = [key for key in keys if _leads_to_pages(kind.fields[key])] or keys
        width = 1 if kind.name == "Subscription" else self.width
        return self.chance.sample(keys, min(width, len(keys)))

    def _of_a_page(self, depth: int) -> list[str]:
        counts = ["totalCount", "totalCountIsExact", "pageInfo"]
        if self.kind == "counts" or depth <= 0:
            return self.chance.choice([["totalCount"], counts[:2], ["pageInfo"], counts])
        return ["edges", *self.chance.choice([[], [], counts[:1], counts])]

    def _field(self, owner: str, key: str, field: GraphQLField, depth: int) -> str:
        inner = get_named_type(field.type)
        if self.room < 0 or (depth < -3 and not is_leaf_type(inner)):
            return ""
        # A page's edges and nodes are one level to whoever reads them.
        less = 0 if inner.name.endswith("Edge") or owner.endswith("Edge") else 1

        def below() -> str:
            with self._inside(1, size):
                return "" if is_leaf_type(inner) else self._set(inner.name, depth - less)

        size = self._size(field)
        called = (
            f"{key}{'x' * (self.chance.random() < self.wrong)}{self._arguments(owner, field, size)}"
        )
        return self._repeated(owner, called, below)

    def _size(self, field: GraphQLField) -> int:
        """Of a page: as many entries as the rest of the document leaves points for."""
        if "first" not in field.args:
            return 1
        size = self.values.size()
        return size if size * self.rows * self.within <= _MOST_ROWS else 1

    def _repeated(self, owner: str, called: str, below: Callable[[], str]) -> str:
        """The field, under as many other names as there may be."""
        often = self.repeats if self.chance.random() < 0.4 and owner != "Subscription" else 1
        if often * self.within > self.aliases or often * self.within * self.rows > _MOST_ROWS:
            often = 1
        self.aliases -= often * self.within if often > 1 else 0
        with self._inside(often):
            inside = below()
        parts = []
        for number in range(often):
            alias = f"a{self.aliases}x{number}: " if often > 1 else ""
            parts.append(f"{alias}{called}{self._directive()} {inside}".strip())
            self.room -= len(parts[-1])
            if self.room < 0:
                break
        return " ".join(parts)

    @contextmanager
    def _inside(self, often: int, size: int = 1) -> Iterator[None]:
        """What is drawn meanwhile is there so many times, and of each of so many rows."""
        before = self.within, self.rows
        self.within, self.rows = self.within * often, self.rows * max(size, 1)
        yield
        self.within, self.rows = before

    def _arguments(self, owner: str, field: GraphQLField, size: int) -> str:
        given = dict(self._given(owner, field, size))
        return f"({', '.join(f'{key}: {value}' for key, value in given.items())})" if given else ""

    def _given(self, owner: str, field: GraphQLField, size: int) -> Iterator[tuple[str, str]]:
        for key, argument in field.args.items():
            if key == "last" or (owner != "Subscription" and key in ("before", "after")):
                continue
            if key == "first":
                yield key, self._value(argument, key, size)
            elif is_required_argument(argument) or self.chance.random() < 0.4:
                yield key, self._value(argument, key)

    def _value(self, argument: GraphQLArgument, key: str, known: Any = None) -> str:
        if key == "after":
            return '"0~0"'
        value = self.values.good(argument.type, key) if known is None else known
        if self.chance.random() >= self.in_variables:
            return written(value, argument.type)
        name = f"v{len(self.declared)}"
        self.declared[name] = argument.type
        if self.chance.random() < self.hostile:
            value = self.values.hostile(argument.type, key)
        self.variables[name] = value
        return f"${name}"

    def _directive(self) -> str:
        if len(self.booleans) >= MAX_DIRECTIVES or self.chance.random() >= self.conditional:
            return ""
        name = f"b{len(self.booleans)}"
        self.booleans.append(name)
        self.declared[name] = "Boolean!"
        return f" @{self.chance.choice(['include', 'skip'])}(if: ${name})"


def _leads_to_pages(field: GraphQLField) -> bool:
    name = get_named_type(field.type).name
    return name.endswith("Connection") or name in ("User", "Company", "Node", "Hire")
