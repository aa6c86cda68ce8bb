"""Documents of several operations, drawn at random: everything in them that one answer could take from another.

Queries, mutations and subscriptions share fragments and variables; keys merge on every level and mean other fields
in other places; each operation declares its variables in an order, with types and with defaults of its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graphql import DocumentNode, parse, validate

from api.limits.document_size import exceeded_limit
from tests.behaviour.drawn.drawing import Drawing, Variable
from tests.behaviour.drawn.plainly import name_of_payload
from tests.behaviour.drawn.usage import variables_used
from tests.behaviour.drawn.values import ABSENT
from tests.behaviour.walks import SCHEMA
from tests.tenant import JSON

_DEPTH = 4
_ROOTS = {"query": "Query", "mutation": "Mutation", "subscription": "Subscription"}


@dataclass(frozen=True)
class Question:
    """One way to ask a document: an operation of it, and variables. `spoilt`: some of them will not do."""

    text: str
    document: DocumentNode
    operation: str
    variables: JSON
    spoilt: bool

    @property
    def kind(self) -> str:
        """Query, mutation or subscription."""
        return self.operation.rstrip("0123456789")


@dataclass
class Drawer:
    """Draws one document."""

    drawing: Drawing

    def draw(self, asked: int) -> list[Question]:
        """A document, asked so many times for each operation; nothing where it came out invalid."""
        # Most of a document's operations are alike, so that they have something to take from each other.
        main = self.drawing.chance.choice([*_ROOTS, "mutation"])
        kinds = self.drawing.chance.choices(
            [main, *_ROOTS], [9, 1, 1, 1], k=self.drawing.chance.randint(2, 4)
        )
        payload = name_of_payload(self.drawing.chance.choice(self.drawing.calls).name)
        self.drawing.calls = [
            each for each in self.drawing.calls if name_of_payload(each.name) == payload
        ]
        bodies = {
            f"{kind}{number}": self.drawing.set(_ROOTS[kind], _DEPTH)
            for number, kind in enumerate(kinds)
        }
        declared = self._all_declared(bodies)
        text = self._text({name: (declared[name], body) for name, body in bodies.items()})
        document = parse(text)
        if exceeded_limit(document) or validate(SCHEMA, document):
            return []
        return [
            self._question(text, document, name, declared[name])
            for name in bodies
            for _ in range(asked)
        ]

    def _text(self, operations: Mapping[str, tuple[Mapping[str, str], str]]) -> str:
        lines = [
            f"{name.rstrip('0123456789')} {name}{_head(declared)} {body}"
            for name, (declared, body) in operations.items()
        ]
        fragments = self.drawing.fragments.items()
        return "\n".join(
            [*lines, *(f"fragment {name} on {kind} {body}" for name, (kind, body) in fragments)]
        )

    def _all_declared(self, bodies: Mapping[str, str]) -> dict[str, dict[str, str]]:
        """Of each operation the types, with or without a default, of the variables that it uses."""
        used = variables_used(
            parse(self._text({name: ({}, body) for name, body in bodies.items()}))
        )
        return {
            name: {
                each: self._declared(self.drawing.variables[each])
                for each in self.drawing.chance.sample(sorted(names), len(names))
            }
            for name, names in used.items()
        }

    def _declared(self, variable: Variable) -> str:
        nullable = str(variable.type).removesuffix("!")
        usual = self.drawing.values.usual(variable.purpose, variable.type)
        choices = [f"{nullable}!", f"{nullable} = {usual}", f"{nullable}! = {usual}"]
        if variable.purpose.startswith("="):
            choices.pop(1)
        if not variable.compulsory and not variable.purpose.startswith("="):
            choices += [nullable, nullable]
        return self.drawing.chance.choice(choices)

    def _question(
        self, text: str, document: DocumentNode, name: str, declared: Mapping[str, str]
    ) -> Question:
        drawn = {
            each: self.drawing.values.given(
                self.drawing.variables[each].purpose, self.drawing.variables[each].type, type
            )
            for each, type in declared.items()
        }
        given = {each: one.value for each, one in drawn.items() if one.value is not ABSENT}
        order = self.drawing.chance.sample(list(given), len(given))
        spoilt = any(each.spoilt for each in drawn.values()) or _from_both_ends(text)
        return Question(text, document, name, {key: given[key] for key in order}, spoilt)


def _from_both_ends(text: str) -> bool:
    """Whether the first and the last of a list are asked for at once, which will not do."""
    arguments = re.findall(r"\(([^()]*)\)", text)
    return any("first: " in each and "last: " in each for each in arguments)


def _head(declared: Mapping[str, str]) -> str:
    written = ", ".join(f"${name}: {type}" for name, type in declared.items())
    return f"({written})" if written else ""
