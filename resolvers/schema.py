"""The schema: Strawberry's, with answers that come as finished trees."""

from enum import StrEnum
from typing import Any

import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types

from resolvers.executor.extension import Executing
from resolvers.mutations.amendment import AmendmentMutations
from resolvers.mutations.bookkeeping import BookkeepingMutations
from resolvers.mutations.company import CompanyMutations
from resolvers.mutations.contract import ContractMutations
from resolvers.mutations.conversation import ConversationMutations
from resolvers.mutations.corrections import CorrectionMutations
from resolvers.mutations.field import is_mutation_field
from resolvers.mutations.hire import HireMutations
from resolvers.mutations.integrations.calendar_feed import CalendarFeedMutations
from resolvers.mutations.integrations.service_account import ServiceAccountMutations
from resolvers.mutations.milestone import MilestoneMutations
from resolvers.mutations.payment_request import PaymentRequestMutations
from resolvers.mutations.people import PeopleMutations
from resolvers.mutations.webhooks.webhook import WebhookMutations
from resolvers.planner.node_lookup import NOUNS, Typed
from resolvers.planner.plan import has_field_sql
from resolvers.queries import Query
from resolvers.scalars import SCALARS
from resolvers.subscriptions import Subscription
from resolvers.types.company import Company
from resolvers.types.contract import Contract
from resolvers.types.conversation import Conversation, Message
from resolvers.types.events.company_event import CompanyEvent
from resolvers.types.events.hire_event import HireEvent
from resolvers.types.hire import Hire
from resolvers.types.integrations.calendar_feed import CalendarFeed
from resolvers.types.integrations.service_account import ServiceAccount
from resolvers.types.integrations.webhook import Webhook, WebhookDelivery
from resolvers.types.job import Job
from resolvers.types.milestone import Milestone
from resolvers.types.payment_request import PaymentRequest
from resolvers.types.people import User, Worker

Mutation = merge_types(
    "Mutation",
    (
        CompanyMutations,
        PeopleMutations,
        CorrectionMutations,
        ServiceAccountMutations,
        WebhookMutations,
        CalendarFeedMutations,
        HireMutations,
        MilestoneMutations,
        AmendmentMutations,
        ContractMutations,
        PaymentRequestMutations,
        BookkeepingMutations,
        ConversationMutations,
    ),
)

NODES = (
    User, Worker, Company, Job, Hire, Milestone, Contract, PaymentRequest, Conversation, Message,
    HireEvent, CompanyEvent, ServiceAccount, Webhook, WebhookDelivery,
    CalendarFeed,
)  # fmt: skip

# Shown by introspection alone: Strawberry's SDL leaves it out.
ABOUT = """\
Companies hire independent contractors and pay them milestone by milestone.

`viewer` says who is asking. A hire lives by mutations: `createDirectHire`, `offerHire`, `signContract`,
`submitPaymentRequest`, `approvePaymentRequest`, `editMilestones`, `editHire`. What a rule refuses is told in
`userErrors`; whatever happens is an event, live in `hireEvents`."""


def build() -> strawberry.Schema:
    """The schema with its resolvers in place."""
    schema = strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=NODES,
        extensions=[Executing],
        config=StrawberryConfig(scalar_map=SCALARS, sort_schema=True),
    )
    core = schema._schema  # noqa: SLF001  # Strawberry has no other way in
    core.description = ABOUT
    assert core.mutation_type
    assert all(map(is_mutation_field, core.mutation_type.fields.values()))
    for kind in core.type_map.values():
        if isinstance(kind, GraphQLObjectType):
            _take_from_trees(kind)
        elif isinstance(kind, GraphQLInterfaceType):
            kind.resolve_type = _type_in_tree
        elif isinstance(kind, GraphQLEnumType):
            _parse_to_members(kind)
    return schema


def _take_from_trees(kind: GraphQLObjectType) -> None:
    """Objects are dicts by response key: no field but a root's resolver has anything left to do."""
    kind.is_type_of = None
    if kind.name.startswith("__"):
        return
    for field in kind.fields.values():
        if kind.name != "Query" or has_field_sql(field):
            field.resolve = _pick


def _parse_to_members(kind: GraphQLEnumType) -> None:
    """An input is a member of the domain's enum: to sort the schema replaced Strawberry's types by plain ones."""
    declared = kind.extensions.get("strawberry-definition")
    if declared and issubclass(declared.wrapped_cls, StrEnum):
        for name, value in kind.values.items():
            value.value = declared.wrapped_cls[name]


def _pick(source: Any, info: GraphQLResolveInfo[Any], **_: Any) -> Any:
    return source[info.path.key]


def _type_in_tree(value: Typed, *_: Any) -> str:
    return value.kind


schema = build()
assert set(NOUNS) == {kind.__name__ for kind in NODES}
