"""Runs mutations: one field after the other calls its verb, and shows what this wrote as it is selected."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLObjectType

from models.access.visibility import Noun
from models.database.errors import Effect, Unavailable
from models.rules.errors import Refused
from models.unit_of_work.call import Written
from models.unit_of_work.preconditions import OtherStanding
from resolvers.context import Context
from resolvers.errors import Nobody
from resolvers.executor.mutation_result import MutationResult, Payload
from resolvers.mutations.field import CONTRACT, MutationField, mutation_field
from resolvers.planner.field_sql import shaped_object
from resolvers.planner.run import One, PlannedOne
from resolvers.planner.selection import TYPENAME, Document, Selected
from resolvers.types.common import user_errors


async def mutated(context: Context, document: Document) -> MutationResult:
    """Do what the root fields say, one after the other.

    Raises what can be refused from the document and its variables alone, before anything is done; and what reading
    the caller anew raises.
    """
    kind = document.schema.mutation_type
    assert kind
    fields = document.select(kind, [document.operation.selection_set])
    wanted = {key: await _wanted(context, each) for key, each in fields.items()}
    if not any(isinstance(each, _Wanted) for each in wanted.values()):
        # No verb will make sure who asks.
        await context.look_again()
    answer = MutationResult()
    for key, each in wanted.items():
        try:
            answer.shown[key] = await _payload(context, each, answer)
        except OtherStanding as other:
            if other.viewer is None:
                _sign_out(answer, key)
                break
            # Who was remembered is somebody else by now; nothing was done as yet.
            await context.look_again()
            return await mutated(context, document)
        except Nobody:
            _sign_out(answer, key)
            break
        except Exception as failure:  # noqa: BLE001 (the executor makes an error of it)
            answer.shown[key] = failure
            break
    return answer


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A root field: what to do, and what to show of it."""

    field: Selected
    parts: Mapping[str, PlannedOne | Selected]


def _sign_out(answer: MutationResult, key: str) -> None:
    """The caller was deactivated: all is refused, unless a field before this one took effect already."""
    if not answer.has_effect:
        raise Nobody
    answer.shown[key] = Nobody()


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
    subject = mutation_field(field).subject
    if part.name == subject.field:
        return await One(subject.noun, field, part).planned(context)
    if part.name == CONTRACT.field:
        return await One(Noun.CONTRACT, field, part).planned(context)
    return part


async def _payload(
    context: Context, wanted: _Wanted | str, answer: MutationResult
) -> Payload | str:
    if isinstance(wanted, str):
        return wanted
    field, bound = wanted.field, mutation_field(wanted.field)
    assert isinstance(field.type, GraphQLObjectType)
    try:
        written = await bound.do(context, field.args)
    except Refused as refused:
        nothing = dict.fromkeys(field.type.fields)
        errors = {"userErrors": user_errors(refused.refusals)}
        return shaped_object({**nothing, **errors}, field.below, field.type)
    answer.took_effect(field)
    return {key: await _shown(context, bound, written, part) for key, part in wanted.parts.items()}


async def _shown(
    context: Context, bound: MutationField, written: Written, part: PlannedOne | Selected
) -> Any:
    """What the payload shows; an exception, which the executor tells of, hides no more than its own field."""
    if isinstance(part, Selected):
        if part.name == "userErrors":
            return []
        return part.parent.name if part.name == TYPENAME else None
    id = written.subject if part.one.field.name == bound.subject.field else written.contract
    try:
        return await part.read(context, id) if id else None
    except Unavailable as failure:
        unseen = Unavailable(Effect.DONE)
        unseen.__cause__ = failure
        return unseen
    except Exception as failure:  # noqa: BLE001 (it was done, and is told to have been)
        return failure
