"""Runs mutations: one field after the other calls its verb, and shows what this wrote as it is selected."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLObjectType

from models.access.visibility import Noun
from models.database.errors import Effect, Unavailable
from models.rules.errors import Refused
from models.unit_of_work.call import Outcome
from models.unit_of_work.preconditions import ViewerChanged
from resolvers.context import Context
from resolvers.errors import Nobody
from resolvers.executor.mutation_result import MutationResult, PayloadTree
from resolvers.mutations.field import ABOUT_CONTRACT, MutationField, mutation_field
from resolvers.planner.field_sql import object_as_selected
from resolvers.planner.run import PayloadObject, PlannedObject
from resolvers.planner.selection import TYPENAME, BoundDocument, Selected
from resolvers.types.common import user_errors


async def mutated(context: Context, document: BoundDocument) -> MutationResult:
    """Do what the root fields say, one after the other.

    Raises what can be refused from the document and its variables alone, before anything is done; and what reading
    the caller anew raises.
    """
    kind = document.schema.mutation_type
    assert kind
    fields = document.select(kind, [document.operation.selection_set])
    wanted = {key: await _root_field(context, each) for key, each in fields.items()}
    if not any(isinstance(each, _RootField) for each in wanted.values()):
        # No verb will make sure who asks.
        await context.revalidate()
    answer = MutationResult()
    for key, each in wanted.items():
        try:
            answer.shown[key] = await _payload(context, each, answer)
        except ViewerChanged:
            if context.cached_viewer is None:
                _sign_out(answer, key)
                break
            # They have another role by now, or somebody else has their address; nothing was done as yet.
            await context.revalidate()
            return await mutated(context, document)
        except Nobody:
            _sign_out(answer, key)
            break
        except Exception as failure:  # noqa: BLE001 (the executor makes an error of it)
            answer.shown[key] = failure
            break
    return answer


@dataclass(frozen=True, slots=True)
class _RootField:
    """A root field: what to do, and what to show of it."""

    field: Selected
    parts: Mapping[str, PlannedObject | Selected]


def _sign_out(answer: MutationResult, key: str) -> None:
    """The caller was deactivated: all is refused, unless a field before this one took effect already."""
    if not answer.has_effect:
        raise Nobody
    answer.shown[key] = Nobody()


async def _root_field(context: Context, field: Selected) -> _RootField | str:
    """The field, which is known to be readable."""
    if field.name == TYPENAME:
        return field.parent.name
    parts = {key: await _part_of(context, field, part) for key, part in field.below.items()}
    assert field.args
    if all(isinstance(part, Selected) for part in parts.values()):
        field.look_through()
    return _RootField(field, parts)


async def _part_of(context: Context, field: Selected, part: Selected) -> PlannedObject | Selected:
    one = read_of(field, part)
    return await one.planned(context) if one else part


def read_of(field: Selected, part: Selected) -> PayloadObject | None:
    """How a part of a payload is read, where a statement reads it."""
    subject = mutation_field(field).subject
    if part.name == subject.field:
        return PayloadObject(subject.named_by(field.args), field, part)
    return PayloadObject(Noun.CONTRACT, field, part) if part.name == ABOUT_CONTRACT.field else None


async def _payload(
    context: Context, wanted: _RootField | str, answer: MutationResult
) -> PayloadTree | str:
    if isinstance(wanted, str):
        return wanted
    field, bound = wanted.field, mutation_field(wanted.field)
    assert isinstance(field.type, GraphQLObjectType)
    try:
        outcome = await bound.do(context, field.args)
    except Refused as refused:
        nothing = dict.fromkeys(field.type.fields)
        errors = {"userErrors": user_errors(refused.refusals)}
        return object_as_selected({**nothing, **errors}, field.below, field.type)
    answer.took_effect(field)
    return {key: await _shown(context, bound, outcome, part) for key, part in wanted.parts.items()}


async def _shown(
    context: Context, bound: MutationField, outcome: Outcome, part: PlannedObject | Selected
) -> Any:
    """The payload as it is shown; an exception, which the executor tells of, hides no more than its own field."""
    if isinstance(part, Selected):
        if part.name == "userErrors":
            return []
        if part.name == bound.subject.told_once:
            return outcome.secret
        return part.parent.name if part.name == TYPENAME else None
    id = outcome.subject if part.one.field.name == bound.subject.field else outcome.contract
    try:
        return await part.read(context, id) if id else None
    except Unavailable as failure:
        unseen = Unavailable(Effect.DONE)
        unseen.__cause__ = failure
        return unseen
    except Exception as failure:  # noqa: BLE001 (it was done, and is told to have been)
        return failure
