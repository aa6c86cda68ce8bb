"""A request that was drawn, and its repetitions: each may be a text, or a combination of Booleans, that is new."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import orjson

JSON = dict[str, Any]


@dataclass(frozen=True)
class Drawn:
    """What is asked, and by whom (an address; nobody where empty)."""

    kind: str
    who: str
    text: str
    variables: JSON = field(default_factory=dict)
    booleans: Sequence[str] = ()
    """Variables that are another combination each time."""
    fresh: bool = False
    """Whether no text is sent twice."""
    numbers: Sequence[float] = ()
    """The tape that it was drawn by."""

    @property
    def streams(self) -> bool:
        """Whether it is a subscription."""
        return self.text.startswith("subscription")

    def body(self, number: int) -> bytes:
        """The n-th repetition, as JSON."""
        chosen = Random(number).getrandbits(len(self.booleans) + 1)
        flags = {name: bool(chosen >> place & 1) for place, name in enumerate(self.booleans)}
        text = f"{self.text}\n# {number}" if self.fresh else self.text
        return orjson.dumps({"query": text, "variables": {**self.variables, **flags}})

    def __str__(self) -> str:
        variables = orjson.dumps(self.variables).decode()
        shown = variables if len(variables) < 300 else f"{variables[:300]}… ({len(variables):,})"
        each = (
            f"; another combination of {len(self.booleans)} Booleans each" if self.booleans else ""
        )
        text = " ".join(self.text.split())
        text = text if len(text) < 900 else f"{text[:900]}… ({len(text):,})"
        return f"as {self.who or 'nobody'}{', a new text each time' * self.fresh}{each}: {text} {shown}"
