"""Service accounts: the programs of companies."""

from datetime import date

import strawberry

from models.access.visibility import Noun
from resolvers.enums import CompanyRole
from resolvers.fields import global_id_field, instant_field, one, truth, value
from resolvers.scalars import DateTime
from resolvers.types.common import Node
from resolvers.types.refs import UserRef

_OF_USER = "(SELECT u.{column} FROM person u WHERE u.id = {{my.user_id}})"


@strawberry.type(
    description="A program of the company's. It acts as a member with its role, but manages no members, service"
    " accounts, webhooks or template, and is the actor of what it does. Seen by owners and administrators who are"
    " persons."
)
class ServiceAccount(Node):
    """What signs in by a token of its own."""

    id: strawberry.ID = global_id_field("ServiceAccount")
    user: UserRef = one(
        Noun.PERSON,
        "{its.id} = {my.user_id}",
        "Who it is among the members, and in what it did.",
    )
    name: str = value(_OF_USER.format(column="name"), "What it is called.")
    role: CompanyRole = value(
        f"coalesce({{my.last_role}}, {_OF_USER.format(column='role')})",
        "What it may do; of one that was revoked, what it could do at last.",
    )
    created_at: DateTime = instant_field("{my.created_at}", "When it was made.")
    last_used_at: DateTime | None = instant_field(
        "{my.last_used_at}",
        "When it asked for something last, to the minute: noted with the first operation of each minute, shortly after"
        " it, and lost where a server dies meanwhile. An open subscription alone is no use. Null: never.",
    )
    expires_on: date | None = value(
        "{my.expires_on}", "The last day (UTC) on which it signs in; null: until it is revoked."
    )
    is_revoked: bool = truth(
        "{my.revoked_at} IS NOT NULL", "Whether it was revoked: no token of its is good any more."
    )
