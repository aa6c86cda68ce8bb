"""Objects by their global id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphql import GraphQLObjectType, GraphQLSchema

from models.access.visibility import TABLES, Noun, visible
from resolvers.ids import local_id
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, Run, TableRow
from resolvers.planner.selection import TYPENAME, Selected, Selection

NOUNS: Mapping[str, Noun] = {
    "User": Noun.PERSON,
    "Worker": Noun.WORKER,
    "Company": Noun.COMPANY,
    "Job": Noun.JOB,
    "Hire": Noun.HIRE,
    "Milestone": Noun.MILESTONE,
    "Contract": Noun.CONTRACT,
    "PaymentRequest": Noun.PAYMENT_REQUEST,
    "Conversation": Noun.CONVERSATION,
    "Message": Noun.MESSAGE,
    "HireEvent": Noun.EVENT,
    "CompanyEvent": Noun.COMPANY_EVENT,
    "ServiceAccount": Noun.SERVICE_ACCOUNT,
    "Webhook": Noun.WEBHOOK,
    "WebhookDelivery": Noun.WEBHOOK_DELIVERY,
    "CalendarFeed": Noun.CALENDAR_FEED,
}
"""Every type that has a global id."""


@dataclass(frozen=True, slots=True)
class ById:
    """The object that the argument `id` names, of this type or of any; null where nothing is seen."""

    only: str | None = None

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The object."""
        args = Arguments(field)
        named = args.kind("id")
        if named not in NOUNS or named != (self.only or named):
            return "NULL"
        kind = field.document.schema.type_map[named]
        assert isinstance(kind, GraphQLObjectType)
        its, noun = plan.row(), NOUNS[named]
        of_any = self.only is None
        selection = typed_selection(field, kind, plan) if of_any else plan.selection(field, kind)
        pairs = plan.pairs(kind, selection, its)
        right = visible(noun, str(its), plan.viewer, plan.binds)
        id = plan.binds(args.parameter("id", of=partial(local_id, named)))
        return plan.json.object(pairs, f"{TABLES[noun]} {its} WHERE {its}.id = {id} AND {right}")


def type_of_noun(noun: Noun, schema: GraphQLSchema) -> GraphQLObjectType:
    """The type of the objects that are this noun."""
    kind = schema.type_map[next(name for name, each in NOUNS.items() if each is noun)]
    assert isinstance(kind, GraphQLObjectType)
    return kind


def typed_selection(field: Selected, kind: GraphQLObjectType, plan: Plan) -> Selection:
    """The selection of an object where an interface is asked for, with what the executor asks it for: its type."""
    plan.post_process(typed, "an object that knows its type")
    asked = plan.selection(field, kind)
    return {**asked, TYPE: Selected(TYPE, TYPENAME, kind, (), field.document)}


TYPE = "its type"
"""No field can be called so."""


class Typed(dict[str, Any]):
    """An object that knows its type's name, which its selection need not ask for."""

    kind: str


def typed(tree: dict[str, Any] | None, _: Run) -> Typed | None:
    """The object without the key that its type came under."""
    if tree is None:
        return None
    found = Typed(tree)
    found.kind = found.pop(TYPE)
    return found
