"""Declares a field of Mutation: its input type, the verb that it calls, and the payload field that this fills."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import GraphQLField

from models.access.visibility import Noun
from models.unit_of_work.call import Call, Outcome
from resolvers.context import Context
from resolvers.fields import argument
from resolvers.mutations.fingerprint import fingerprint
from resolvers.mutations.inputs import reader
from resolvers.planner.selection import Selected

CallVerb = Callable[..., Awaitable[Outcome]]
"""Calls a verb of the domain with what the input says and, of a field with a judge, what that said of it."""
Precheck = Callable[[Context, Any], Awaitable[None]]
Judge = Callable[[Context, Any], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a payload: its field there, and its kind. `secret` is the field of what is told once, if any."""

    field: str
    noun: Noun
    secret: str | None = None


ABOUT_COMPANY = Subject("company", Noun.COMPANY)
ABOUT_USER = Subject("user", Noun.PERSON)
ABOUT_WORKER = Subject("worker", Noun.WORKER)
ABOUT_JOB = Subject("job", Noun.JOB)
ABOUT_HIRE = Subject("hire", Noun.HIRE)
ABOUT_CONTRACT = Subject("contract", Noun.CONTRACT)
ABOUT_PAYMENT_REQUEST = Subject("paymentRequest", Noun.PAYMENT_REQUEST)
ABOUT_WEBHOOK = Subject("webhook", Noun.WEBHOOK, "secret")
ABOUT_WEBHOOK_DELIVERY = Subject("delivery", Noun.WEBHOOK_DELIVERY)
ABOUT_MESSAGE = Subject("message", Noun.MESSAGE)


@dataclass(frozen=True, slots=True)
class MutationField:
    """Binds a field of Mutation to its input type, its verb and the payload field that it fills.

    `check` and `judge` run before the verb, outside of any transaction; the verb gets what `judge` says of the input.
    """

    subject: Subject
    takes: type
    verb: CallVerb
    check: Precheck | None
    judge: Judge | None = None

    async def do(self, context: Context, args: Mapping[str, Any]) -> Outcome:
        """Call the verb as the field's argument says. Raises Refused."""
        input = reader(self.takes)(args["input"])
        if self.check:
            await self.check(context, input)
        judged = [await self.judge(context, input)] if self.judge else []
        outcome = await self.verb(call(context, input), input, *judged)
        assert outcome.by
        context.confirmed(outcome.by)
        return outcome


_FIELD = "mutation field"
"""Under this name a field's metadata holds what it is bound to."""


def mutation(
    subject: Subject,
    takes: type,
    verb: CallVerb,
    description: str,
    *,
    check: Precheck | None = None,
    judge: Judge | None = None,
) -> Any:
    """A field of Mutation, with one argument."""
    bound = MutationField(subject, takes, verb, check, judge)
    field = strawberry.field(description=description, metadata={_FIELD: bound})
    field.arguments = [argument("input", takes, "What to do it with.")]
    return field


def is_mutation_field(field: GraphQLField) -> bool:
    """Whether the field was declared by `mutation`."""
    declared = field.extensions.get("strawberry-definition")
    return bool(declared and _FIELD in declared.metadata)


def mutation_field(field: Selected) -> MutationField:
    """The MutationField that the selected field is bound to."""
    bound: MutationField = field.definition.extensions["strawberry-definition"].metadata[_FIELD]
    return bound


def call(context: Context, input: Any) -> Call:
    """The call of a verb with this input."""
    key = getattr(input, "idempotency_key", None)
    return context.call(key=key, fingerprint=fingerprint(input) if key else "")
