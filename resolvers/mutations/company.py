"""Mutations on companies."""

from collections.abc import Awaitable
from uuid import UUID

import strawberry
from strawberry import UNSET

from models import company as verbs
from models.unit_of_work.call import Call, Outcome
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_COMPANY, mutation
from resolvers.mutations.inputs import given
from resolvers.mutations.milestone import KEY
from resolvers.scalars import CurrencyCode
from resolvers.types.common import UserError
from resolvers.types.refs import CompanyRef


@strawberry.input(description="A new company with its first owner.")
class CreateCompanyInput:
    """Input of createCompany."""

    name: str = strawberry.field(description="1 to 200 characters.")
    currency: CurrencyCode = strawberry.field(description="Of its hires where they name none.")
    owner_name: str = strawberry.field(description="1 to 200 characters.")
    owner_email: str = strawberry.field(description="Nobody else's address.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="What is left out or null stays as it is.")
class UpdateCompanyInput:
    """Input of updateCompany."""

    company: strawberry.ID = strawberry.field(description="The company.")
    name: str | None = strawberry.field(description="1 to 200 characters.", default=None)
    currency: CurrencyCode | None = strawberry.field(
        description="Of new hires that name none. For support: FORBIDDEN to all others.",
        default=None,
    )


@strawberry.input(description="Which company gets milestones.")
class EnableMilestonesInput:
    """Input of enableMilestones."""

    company: strawberry.ID = strawberry.field(description="The company.")


@strawberry.input(description="Which company loses milestones.")
class DisableMilestonesInput:
    """Input of disableMilestones."""

    company: strawberry.ID = strawberry.field(description="The company.")


@strawberry.input(
    description="What is left out stays as it is; null means never, for the days of reminders alone."
)
class UpdateHiringSettingsInput:
    """Input of updateHiringSettings."""

    company: strawberry.ID = strawberry.field(description="The company.")
    require_purchase_order_number: bool | None = strawberry.field(
        description="Whether every milestone needs a PO number from now on.", default=None
    )
    remind_days_before_due: int | None = strawberry.field(
        description="0 to 365; null: never. What should have been told before is not told any more.",
        default=UNSET,
    )
    remind_every_days: int | None = strawberry.field(
        description="1 to 365; null: never. What should have been told before is not told any more.",
        default=UNSET,
    )


@strawberry.input(description="A company's own HTML template of the booking contract.")
class SetContractTemplateInput:
    """Input of setContractTemplate."""

    company: strawberry.ID = strawberry.field(description="The company.")
    html: str = strawberry.field(
        description="Jinja over HTML, at most 256 KiB; it holds {{ rate_box }} and {{ milestones_section }}."
    )


@strawberry.input(description="Which company goes back to the standard layout alone.")
class RemoveContractTemplateInput:
    """Input of removeContractTemplate."""

    company: strawberry.ID = strawberry.field(description="The company.")


@strawberry.type(description="The company, or why it was refused.")
class CompanyPayload:
    """About a company."""

    company: CompanyRef | None = strawberry.field(description="Null exactly where it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


def _create(call: Call, input: CreateCompanyInput) -> Awaitable[Outcome]:
    return verbs.create_company(
        call, input.name, input.currency, input.owner_name, input.owner_email
    )


def _update(call: Call, input: UpdateCompanyInput) -> Awaitable[Outcome]:
    return verbs.update_company(call, _company(input.company), input.name, input.currency)


def _enable(call: Call, input: EnableMilestonesInput) -> Awaitable[Outcome]:
    return verbs.enable_milestones(call, _company(input.company))


def _disable(call: Call, input: DisableMilestonesInput) -> Awaitable[Outcome]:
    return verbs.disable_milestones(call, _company(input.company))


def _update_settings(call: Call, input: UpdateHiringSettingsInput) -> Awaitable[Outcome]:
    return verbs.update_hiring_settings(
        call,
        _company(input.company),
        requires_purchase_order_number=input.require_purchase_order_number,
        **given(input, "remind_days_before_due", "remind_every_days"),
    )


async def _renders(context: Context, input: SetContractTemplateInput) -> None:
    """Rendered first, outside of any transaction, and only for those who may set it."""
    await context.revalidate()
    seen = await verbs.admit_to_template(context.viewer, _company(input.company))
    await context.documents.check_template(seen, input.html)


def _set_template(call: Call, input: SetContractTemplateInput) -> Awaitable[Outcome]:
    return verbs.set_contract_template(call, _company(input.company), input.html)


def _remove_template(call: Call, input: RemoveContractTemplateInput) -> Awaitable[Outcome]:
    return verbs.remove_contract_template(call, _company(input.company))


def _company(id: str) -> UUID | None:
    return local_id("Company", id)


@strawberry.type
class CompanyMutations:
    """The mutations of companies."""

    create_company: CompanyPayload = mutation(
        ABOUT_COMPANY,
        CreateCompanyInput,
        _create,
        "Support only: a new company with its first owner.",
    )
    update_company: CompanyPayload = mutation(
        ABOUT_COMPANY,
        UpdateCompanyInput,
        _update,
        "Owners and administrators: the name. Support: the currency of new hires too; each hire keeps its own.",
    )
    enable_milestones: CompanyPayload = mutation(
        ABOUT_COMPANY,
        EnableMilestonesInput,
        _enable,
        "Support only: activate milestones for a company.",
    )
    disable_milestones: CompanyPayload = mutation(
        ABOUT_COMPANY,
        DisableMilestonesInput,
        _disable,
        "Support only. Existing milestone hires go on; new ones are refused.",
    )
    update_hiring_settings: CompanyPayload = mutation(
        ABOUT_COMPANY,
        UpdateHiringSettingsInput,
        _update_settings,
        "Owners and administrators decide how their company hires.",
    )
    set_contract_template: CompanyPayload = mutation(
        ABOUT_COMPANY,
        SetContractTemplateInput,
        _set_template,
        "Drafts and the versions that are issued from now on have it; no issued version changes. Refused with"
        " TEMPLATE_INVALID, and the old one kept, unless it renders.",
        check=_renders,
    )
    remove_contract_template: CompanyPayload = mutation(
        ABOUT_COMPANY,
        RemoveContractTemplateInput,
        _remove_template,
        "Drafts and the versions that are issued from now on have the standard layout alone; no issued version"
        " changes.",
    )
