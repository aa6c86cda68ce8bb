"""The fields of Mutation: from an input to a verb's call, and from what the verb wrote to the selected payload."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any

import orjson
import strawberry
from graphql import GraphQLObjectType, OperationDefinitionNode
from strawberry import UNSET

from models.admission import OtherStanding
from models.call import Call, Written
from models.failures import Effect, Unavailable
from models.rules.errors import Refused
from models.visibility import Noun
from resolvers.context import Context
from resolvers.fields import argument
from resolvers.mutations.inputs import reader
from resolvers.planner.meaning import shaped_object
from resolvers.planner.read import Answer, read_one
from resolvers.planner.selection import TYPENAME, Document, Selected
from resolvers.types.common import user_errors

Act = Callable[[Call, Any], Awaitable[Written]]
"""Calls a verb with what the input says."""
Check = Callable[[Context, Any], Awaitable[None]]
Payload = dict[str, Any]
"""By response key; an object is the `Answer` of its statement."""


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


@dataclass(frozen=True, slots=True)
class Deed:
    """What a field of Mutation does. `check` runs before it, outside of any transaction."""

    subject: Subject
    takes: type
    act: Act
    check: Check | None

    async def do(self, context: Context, field: Selected) -> Written:
        """Do it, as the field's argument says."""
        input = reader(self.takes)(field.args["input"])
        if self.check:
            await self.check(context, input)
        written = await self.act(call(context, input), input)
        assert written.by
        context.confirmed(written.by)
        return written


_DEED = "deed"


def mutation(
    subject: Subject, takes: type, act: Act, description: str, *, check: Check | None = None
) -> Any:
    """A field of Mutation, with one argument."""
    deed = Deed(subject, takes, act, check)
    field = strawberry.field(description=description, metadata={_DEED: deed})
    field.arguments = [argument("input", takes, "What to do it with.")]
    return field


class Done:
    """What the root fields of a mutation answer, by response key; one that failed, which ends it, is its exception."""

    def __init__(self, fields: Mapping[str, Payload | Exception | str]) -> None:
        self._fields = fields

    @property
    def json(self) -> bytes | None:
        """All of it; None where an error stands in it that an executor has to tell of."""
        try:
            return orjson.dumps(self._fields, _fragment, orjson.OPT_PASSTHROUGH_DATACLASS)
        except orjson.JSONEncodeError:
            return None

    def as_tree(self) -> dict[str, Any]:
        """The answer to be walked."""
        return {key: _walkable(each) for key, each in self._fields.items()}


async def done(context: Context, document: Document, operation: OperationDefinitionNode) -> Done:
    """Do what the root fields say, one after the other. What reading the caller anew raises is raised."""
    kind = document.schema.mutation_type
    assert kind
    fields: dict[str, Payload | Exception | str] = {}
    for key, field in document.select(kind, [operation.selection_set]).items():
        try:
            fields[key] = await _payload(context, field)
        except OtherStanding:
            # Who was remembered is somebody else by now; nothing was done as yet.
            await context.look_again()
            return await done(context, document, operation)
        except Exception as failure:  # noqa: BLE001 (the executor makes an error of it)
            fields[key] = failure
            break
    return Done(fields)


async def _payload(context: Context, field: Selected) -> Payload | str:
    if field.name == TYPENAME:
        return field.parent.name
    assert isinstance(field.type, GraphQLObjectType)
    deed: Deed = field.definition.extensions["strawberry-definition"].metadata[_DEED]
    try:
        written = await deed.do(context, field)
    except Refused as refused:
        nothing = dict.fromkeys(field.type.fields)
        errors = {"userErrors": user_errors(refused.refusals)}
        return shaped_object({**nothing, **errors}, field.below, field.type)
    try:
        return {
            key: await _part(context, deed.subject, written, part)
            for key, part in field.below.items()
        }
    except Unavailable as failure:
        raise Unavailable(Effect.DONE) from failure


async def _part(context: Context, subject: Subject, written: Written, part: Selected) -> Any:
    if part.name == subject.field:
        return await read_one(context, subject.noun, written.subject, part)
    if part.name == CONTRACT.field and written.contract:
        return await read_one(context, Noun.CONTRACT, written.contract, part)
    if part.name == "userErrors":
        return []
    return part.parent.name if part.name == TYPENAME else None


def _fragment(value: Any) -> Any:
    if isinstance(value, Answer):
        if value.empty:
            return None
        if value.json:
            return orjson.Fragment(value.json)
    raise TypeError


def _walkable(field: Payload | Exception | str) -> Any:
    if not isinstance(field, dict):
        return field
    return {
        key: part.as_tree() if isinstance(part, Answer) else part for key, part in field.items()
    }


def call(context: Context, input: Any) -> Call:
    """The call of a verb with this input."""
    key = getattr(input, "idempotency_key", None)
    return context.call(key=key, fingerprint=fingerprint(input) if key else "")


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
