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
from resolvers.ids import type_of
from resolvers.mutations.fingerprint import fingerprint
from resolvers.mutations.inputs import reader
from resolvers.planner.selection import Selected

CallVerb = Callable[..., Awaitable[Outcome]]
"""Calls a verb of the domain with what the input says and, of a field with a judge, what that said of it."""
Precheck = Callable[[Context, Any], Awaitable[None]]
Judge = Callable[[Context, Any], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a payload: its field there, and its kind. `told_once` is the field of a secret, if any.

    Where things of several kinds may be meant, `among` has them by type: the input's field of the same name is the
    global id that says which. (One of another type finds nothing, whatever its kind.)
    """

    field: str
    noun: Noun
    among: Mapping[str, Noun] | None = None
    told_once: str | None = None

    def named_by(self, args: Mapping[str, Any]) -> Noun:
        """The kind that is meant by these arguments of the mutation."""
        if self.among is None:
            return self.noun
        return self.among.get(type_of(args["input"][self.field]), self.noun)


ABOUT_COMPANY = Subject("company", Noun.COMPANY)
ABOUT_USER = Subject("user", Noun.PERSON)
ABOUT_WORKER = Subject("worker", Noun.WORKER)
ABOUT_JOB = Subject("job", Noun.JOB)
ABOUT_HIRE = Subject("hire", Noun.HIRE)
ABOUT_CONTRACT = Subject("contract", Noun.CONTRACT)
ABOUT_PAYMENT_REQUEST = Subject("paymentRequest", Noun.PAYMENT_REQUEST)
ABOUT_SERVICE_ACCOUNT = Subject("serviceAccount", Noun.SERVICE_ACCOUNT, told_once="token")
ABOUT_WEBHOOK = Subject("webhook", Noun.WEBHOOK, told_once="secret")
ABOUT_WEBHOOK_DELIVERY = Subject("delivery", Noun.WEBHOOK_DELIVERY)
ABOUT_CALENDAR_FEED = Subject("feed", Noun.CALENDAR_FEED)
ABOUT_MESSAGE = Subject("message", Noun.MESSAGE)
KEYED = {"Hire": Noun.HIRE, "Milestone": Noun.MILESTONE, "PaymentRequest": Noun.PAYMENT_REQUEST}
"""The types of what may have an external id."""
ABOUT_WHAT_IS_KEYED = Subject("node", Noun.HIRE, KEYED)


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
