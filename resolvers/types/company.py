"""Companies and how they hire."""

from typing import Any
from uuid import UUID

import strawberry

from models.sql import like
from models.visibility import Noun
from resolvers.fields import connection, global_id, instant, same, truth, value
from resolvers.planner.page import Order
from resolvers.planner.plan import Plan, Row
from resolvers.scalars import CurrencyCode, DateTime
from resolvers.types.common import Connection, Node
from resolvers.types.refs import UserRef, WorkerRef

BY_NAME = Order(("name_key", "id"), (str, UUID))


def named(args: dict[str, Any], its: Row, plan: Plan) -> list[str]:
    """The filter `search`: part of the name, without case."""
    search = args.get("search")
    if search is None:
        return []
    return [contains(its.name_key, search, plan)]


def contains(key: str, search: str, plan: Plan) -> str:
    """SQL for "the key contains the text, without case"."""
    wanted = like(search.strip().casefold().replace("\x00", "\ufffd"))
    return f"{key} LIKE {plan.binds(wanted)} ESCAPE '!'"


@strawberry.type(description="A company's own HTML template of the booking contract.")
class ContractTemplate:
    """What setContractTemplate keeps."""

    html: str = value("{my.contract_template}", "Jinja over HTML.")
    updated_at: DateTime = instant("{my.contract_template_updated_at}", "When it was last set.")


@strawberry.type(description="How a company hires.")
class CompanySettings:
    """What support and administrators decide."""

    milestones_enabled: bool = truth(
        "{my.milestones_enabled}", "Whether support activated milestones."
    )
    require_purchase_order_number: bool = truth(
        "{my.requires_purchase_order_number}", "Whether every milestone needs a PO number."
    )
    contract_template: ContractTemplate | None = same(
        "The company's own template, if any; only its members see it.",
        unless_null="{my.contract_template}",
    )


@strawberry.type(description="A company that hires.")
class Company(Node):
    """The tenant."""

    id: strawberry.ID = global_id("Company")
    name: str = value("{my.name}", "What it is called.")
    currency: CurrencyCode = value("{my.currency}", "Of its hires where they name none.")
    settings: CompanySettings = same("How it hires.")
    members: Connection[UserRef] = connection(
        Noun.MEMBER,
        BY_NAME,
        "Everybody with a role in the company, by name; empty for workers.",
        where="{its.company_id} = {my.id}",
        seen=True,
    )
    workers: Connection[WorkerRef] = connection(
        Noun.WORKER,
        BY_NAME,
        "The workers that the company may hire, by name; a worker sees only themselves.",
        where="EXISTS (SELECT 1 FROM hirable h WHERE h.worker_id = {its.id} AND h.company_id = {my.id})",
        seen=True,
        filters=named,
        arguments={"search": (str | None, "Part of the name, without case.")},
    )
