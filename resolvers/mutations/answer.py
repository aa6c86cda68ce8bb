"""The fields of Mutation: from an input to a verb's call, and from what the verb wrote to the selected payload."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any

import strawberry
from graphql import GraphQLObjectType
from strawberry import UNSET

from models.admission import OtherStanding
from models.call import Call, Written
from models.failures import Effect, Unavailable
from models.rules.errors import Refused
from models.visibility import Noun
from resolvers.context import Context
from resolvers.errors import nobody
from resolvers.fields import argument
from resolvers.mutations.done import Done, Payload
from resolvers.mutations.inputs import reader
from resolvers.planner.meaning import shaped_object
from resolvers.planner.read import One, PlannedOne
from resolvers.planner.selection import TYPENAME, Document, Selected
from resolvers.types.common import user_errors

Act = Callable[[Call, Any], Awaitable[Written]]
"""Calls a verb with what the input says."""
Check = Callable[[Context, Any], Awaitable[None]]


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

    async def do(self, context: Context, args: Mapping[str, Any]) -> Written:
        """Do it, as the field's argument says."""
        input = reader(self.takes)(args["input"])
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


async def done(context: Context, document: Document) -> Done:
    """Do what the root fields say, one after the other.

    Raises what can be refused from the document and its variables alone, before anything is done; and what reading
    the caller anew raises.
    """
    kind = document.schema.mutation_type
    assert kind
    fields = document.select(kind, [document.operation.selection_set])
    wanted = {key: await _wanted(context, each) for key, each in fields.items()}
    answer = Done()
    for key, each in wanted.items():
        try:
            answer.shown[key] = await _payload(context, each, answer)
        except OtherStanding as other:
            if other.viewer is None:
                _sign_out(answer, key)
                break
            # Who was remembered is somebody else by now; nothing was done as yet.
            await context.look_again()
            return await done(context, document)
        except Exception as failure:  # noqa: BLE001 (the executor makes an error of it)
            answer.shown[key] = failure
            break
    return answer


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A root field: what to do, and what to show of it."""

    field: Selected
    parts: Mapping[str, PlannedOne | Selected]


def _sign_out(answer: Done, key: str) -> None:
    """The caller was deactivated: all is refused, unless a field before this one took effect already."""
    if not answer.shown:
        raise nobody()
    answer.shown[key] = nobody()


async def _wanted(context: Context, field: Selected) -> _Wanted | str:
    """The field, which is known to be readable."""
    if field.name == TYPENAME:
        return field.parent.name
    parts = {key: await _part_of(context, field, part) for key, part in field.below.items()}
    assert field.args
    if all(isinstance(part, Selected) for part in parts.values()):
        field.look_through()
    return _Wanted(field, parts)


async def _part_of(context: Context, field: Selected, part: Selected) -> PlannedOne | Selected:
    subject = _deed_of(field).subject
    if part.name == subject.field:
        return await One(subject.noun, field, part).planned(context)
    if part.name == CONTRACT.field:
        return await One(Noun.CONTRACT, field, part).planned(context)
    return part


def _deed_of(field: Selected) -> Deed:
    deed: Deed = field.definition.extensions["strawberry-definition"].metadata[_DEED]
    return deed


async def _payload(context: Context, wanted: _Wanted | str, answer: Done) -> Payload | str:
    if isinstance(wanted, str):
        return wanted
    field, deed = wanted.field, _deed_of(wanted.field)
    assert isinstance(field.type, GraphQLObjectType)
    try:
        written = await deed.do(context, field.args)
    except Refused as refused:
        nothing = dict.fromkeys(field.type.fields)
        errors = {"userErrors": user_errors(refused.refusals)}
        return shaped_object({**nothing, **errors}, field.below, field.type)
    answer.took_effect(field)
    return {key: await _shown(context, deed, written, part) for key, part in wanted.parts.items()}


async def _shown(
    context: Context, deed: Deed, written: Written, part: PlannedOne | Selected
) -> Any:
    """What the payload shows; an exception, which the executor tells of, hides no more than its own field."""
    if isinstance(part, Selected):
        if part.name == "userErrors":
            return []
        return part.parent.name if part.name == TYPENAME else None
    id = written.subject if part.field.name == deed.subject.field else written.contract
    try:
        return await part.read(context, id) if id else None
    except Unavailable as failure:
        unseen = Unavailable(Effect.DONE)
        unseen.__cause__ = failure
        return unseen
    except Exception as failure:  # noqa: BLE001 (it was done, and is told to have been)
        return failure


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
