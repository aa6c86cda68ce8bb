"""From an input to a verb's call, and from what the verb wrote to the payload that the client selected."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any, TypeVar, cast
from uuid import UUID

import strawberry
from graphql import GraphQLObjectType
from strawberry import UNSET
from strawberry.types import Info

from models.call import Call, Written
from models.failures import Effect, Unavailable
from models.rules.errors import Refused
from models.visibility import Noun
from resolvers.context import Context
from resolvers.planner.meaning import shaped_object
from resolvers.planner.read import read_one
from resolvers.planner.selection import Selected, Selection, selected
from resolvers.types.common import user_errors

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a payload is about: its field there, and what kind of thing it is."""

    field: str
    noun: Noun


COMPANY = Subject("company", Noun.COMPANY)
USER = Subject("user", Noun.PERSON)
WORKER = Subject("worker", Noun.WORKER)
JOB = Subject("job", Noun.JOB)
HIRE = Subject("hire", Noun.HIRE)
CONTRACT = Subject("contract", Noun.CONTRACT)
PAYMENT_REQUEST = Subject("paymentRequest", Noun.PAYMENT_REQUEST)
MESSAGE = Subject("message", Noun.MESSAGE)


def call(info: Info[Context, None], input: Any) -> Call:
    """The call of a verb with this input."""
    key = getattr(input, "idempotency_key", None)
    return info.context.call(key=key, fingerprint=fingerprint(input) if key else "")


def takes_input(description: str) -> Callable[[Callable[..., Any]], Any]:
    """A field with one argument, its input; both are described."""

    def declare(resolver: Callable[..., Any]) -> Any:
        field = strawberry.field(resolver=resolver, description=description)
        (argument,) = field.arguments
        argument.description = "What to do it with."
        return field

    return declare


async def answer(
    info: Info[Context, None], payload: type[P], subject: Subject, work: Awaitable[Written]
) -> P:
    """The payload as it is selected: the subject as the viewer sees it after the commit, or the refusals.

    It is a tree by response key in the place of the payload's type, as everything that the executor walks.
    """
    field = selected(info)
    assert field.type.name == payload.__name__
    return cast("P", await _tree(field, info.context, subject, work))


async def _tree(
    field: Selected, context: Context, subject: Subject, work: Awaitable[Written]
) -> dict[str, Any]:
    assert isinstance(field.type, GraphQLObjectType)
    try:
        written = await work
    except Refused as refused:
        nothing = dict.fromkeys(field.type.fields)
        errors = {"userErrors": user_errors(refused.refusals)}
        return shaped_object({**nothing, **errors}, field.below, field.type)
    try:
        return await _payload(context, subject, written, field)
    except Unavailable as failure:
        raise Unavailable(Effect.DONE) from failure


async def _payload(
    context: Context, subject: Subject, written: Written, field: Selected
) -> dict[str, Any]:
    selection: Selection = field.below
    return {key: await _part(context, subject, written, part) for key, part in selection.items()}


async def _part(context: Context, subject: Subject, written: Written, part: Selected) -> Any:
    if part.name == subject.field:
        return await _read(context, subject.noun, written.subject, part)
    if part.name == CONTRACT.field and written.contract:
        return await _read(context, Noun.CONTRACT, written.contract, part)
    if part.name == "userErrors":
        return []
    return part.parent.name if part.name == "__typename" else None


async def _read(context: Context, noun: Noun, id: UUID, part: Selected) -> dict[str, Any] | None:
    return (await read_one(context, noun, id, part)).as_tree()


def fingerprint(input: Any) -> str:
    """A hash of the parsed values of an input, its idempotency key left out."""
    text = json.dumps(_plain(input), sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        parts = {each.name: getattr(value, each.name) for each in fields(value)}
        parts.pop("idempotency_key", None)
        return {name: _plain(part) for name, part in parts.items() if part is not UNSET}
    match value:
        case list():
            return [_plain(each) for each in value]
        case Enum():
            return value.value
        case Decimal():
            return str(value.normalize())
        case date():
            return value.isoformat()
    return value
