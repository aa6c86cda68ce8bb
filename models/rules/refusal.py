"""How a rule of the business says no: what every refusal has, and how several are raised together."""

from collections.abc import Iterable
from typing import ClassVar

Path = tuple[str, ...]


class Refused(Exception):
    """A verb was refused and changed nothing."""

    def __init__(self, refusals: Iterable["Refusal"]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(str(refusal) for refusal in self.refusals))


class Refusal(Exception):
    """One reason: `path` leads to the offending field below `input`."""

    code: ClassVar[str]

    def __init__(self, message: str, path: Path = ()) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def raise_any(refusals: Iterable[Refusal]) -> None:
    """Raise what was found wrong, all at once; return where nothing was."""
    found = tuple(refusals)
    if found:
        raise Refused(found)
