"""An operation that every peer answers, and how their answers compare.

PostGraphile names things after the tables, so that it is asked in words of its own, by aliases in the same order.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.bench.filling.rows import COMPANY, NOW, OWNER_EMAIL

Body = dict[str, Any]

AMOUNT = "amount { amount currency }"
MILESTONE = f"id name dueDate {AMOUNT} purchaseOrderNumber status"
ERRORS = "userErrors { code message path }"


def the_same(variables: Body) -> Body:
    """Variables that PostGraphile takes as they are, but for the ids."""
    return {"company": str(COMPANY), **{name: plain(value) for name, value in variables.items()}}


@dataclass(frozen=True)
class Operation:
    """One of them. `inputs` are the variables of the requests, one after the other or ever the same.

    `by` is whose token ours is given; `rewritten` are the variables in PostGraphile's words. `hire` is the one that the
    first of the inputs changes, if any. `then` (name, document, variables) is what each connection sends after each
    input of its own: see `Load`.
    """

    title: str
    name: str
    document: str
    postgraphile: str
    inputs: list[Body]
    by: str = OWNER_EMAIL
    rewritten: Callable[[Body], Body] = the_same
    hire: UUID | None = None
    then: tuple[str, str, Body] | None = None

    @property
    def writes(self) -> bool:
        """Whether each request changes something, and can be made only once."""
        return self.hire is not None

    @property
    def after(self) -> Body | None:
        """The request of `then`."""
        if self.then is None:
            return None
        name, document, variables = self.then
        return {"operationName": name, "query": document, "variables": variables}

    def body(self, variables: Body, peer: str = "") -> Body:
        """The request as this peer understands it."""
        if peer != "postgraphile":
            return {"operationName": self.name, "query": self.document, "variables": variables}
        rewritten = self.rewritten(variables)
        return {"operationName": self.name, "query": self.postgraphile, "variables": rewritten}


def said(answer: Body) -> list[Any]:
    """The values of an answer in their order, whatever its shape: what every peer must agree on."""
    if "errors" in answer:
        raise ValueError(answer["errors"])
    return list(_leaves(answer["data"]))


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif value is not None:
        yield plain(value)


_GLOBAL_ID = re.compile(r"(?:[A-Z][A-Za-z]+:)?([0-9a-f-]{36})")
_AMOUNT_TEXT = re.compile(r"(\d+)\.(\d\d)")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|\+00:00)")


def plain(value: Any) -> Any:
    """An id without its type, an amount in minor units, a moment in seconds; what is new in every run, by one word."""
    if not isinstance(value, str):
        return value
    if found := _GLOBAL_ID.fullmatch(value):
        return found[1] if found[1].startswith("0193") else "a new id"
    if found := _MOMENT.fullmatch(value):
        moment = f"{found[1]}T{found[2]}"
        return moment if moment == NOW.isoformat()[:19] else "later"
    found = _AMOUNT_TEXT.fullmatch(value)
    return found[1] + found[2] if found else value
