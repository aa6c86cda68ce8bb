"""Objects by their global id."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import GraphQLObjectType

from models.visibility import TABLES, Noun, visible
from resolvers.ids import split
from resolvers.planner.plan import Plan, Row
from resolvers.planner.selection import TYPENAME, Selected

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
}
"""Every type that has a global id."""


@dataclass(frozen=True, slots=True)
class ById:
    """The object that the argument `id` names, of this type or of any; null where nothing is seen."""

    only: str | None = None

    def render(self, field: Selected, my: Row, plan: Plan) -> str:
        """The object."""
        named, id = split(field.args["id"])
        if id is None or named not in NOUNS or named != (self.only or named):
            return "NULL"
        kind = field.document.schema.type_map[named]
        assert isinstance(kind, GraphQLObjectType)
        its, noun = plan.row(), NOUNS[named]
        selection = field.of(kind)
        if self.only is None:
            # The executor asks each object of an interface for its type.
            selection[TYPENAME] = Selected(TYPENAME, TYPENAME, kind, (), field.document)
        built = plan.tree(kind, selection, its)
        right = visible(noun, str(its), plan.viewer, plan.binds)
        where = f"{its}.id = {plan.binds(id)} AND {right}"
        return plan.json.nested(f"(SELECT {built} FROM {TABLES[noun]} {its} WHERE {where})")
