"""What is done to companies."""

import strawberry
from strawberry.types import Info

from models import company as verbs
from models.call import Written
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.mutations.answer import COMPANY, answer, call, takes_input
from resolvers.mutations.milestone import KEY
from resolvers.scalars import CurrencyCode
from resolvers.types.common import UserError
from resolvers.types.refs import CompanyRef


@strawberry.input(description="A new company with its first owner.")
class CreateCompanyInput:
    """Of createCompany."""

    name: str = strawberry.field(description="1 to 200 characters.")
    currency: CurrencyCode = strawberry.field(description="Of its hires where they name none.")
    owner_name: str = strawberry.field(description="1 to 200 characters.")
    owner_email: str = strawberry.field(description="Nobody else's address.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="Which company gets milestones.")
class EnableMilestonesInput:
    """Of enableMilestones."""

    company: strawberry.ID = strawberry.field(description="The company.")


@strawberry.input(description="Which company loses milestones.")
class DisableMilestonesInput:
    """Of disableMilestones."""

    company: strawberry.ID = strawberry.field(description="The company.")


@strawberry.input(description="A setting left out or null stays as it is.")
class UpdateHiringSettingsInput:
    """Of updateHiringSettings."""

    company: strawberry.ID = strawberry.field(description="The company.")
    require_purchase_order_number: bool | None = strawberry.field(
        description="Whether every milestone needs a PO number from now on.", default=None
    )


@strawberry.input(description="A company's own HTML template of the booking contract.")
class SetContractTemplateInput:
    """Of setContractTemplate."""

    company: strawberry.ID = strawberry.field(description="The company.")
    html: str = strawberry.field(
        description="Jinja over HTML, at most 256 KiB; it holds {{ rate_box }} and {{ milestones_section }}."
    )


@strawberry.input(description="Which company goes back to the standard layout alone.")
class RemoveContractTemplateInput:
    """Of removeContractTemplate."""

    company: strawberry.ID = strawberry.field(description="The company.")


@strawberry.type(description="The company, or why it was refused.")
class CompanyPayload:
    """About a company."""

    company: CompanyRef | None = strawberry.field(description="Null exactly where it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


@strawberry.type
class CompanyMutations:
    """The mutations of companies."""

    @takes_input("Support only: a new company with its first owner.")
    async def create_company(
        self, info: Info[Context, None], input: CreateCompanyInput
    ) -> CompanyPayload:
        """See the description."""
        work = verbs.create_company(
            call(info, input), input.name, input.currency, input.owner_name, input.owner_email
        )
        return await answer(info, CompanyPayload, COMPANY, work)

    @takes_input("Support only: activate milestones for a company.")
    async def enable_milestones(
        self, info: Info[Context, None], input: EnableMilestonesInput
    ) -> CompanyPayload:
        """See the description."""
        company = local_id("Company", input.company)
        return await answer(
            info, CompanyPayload, COMPANY, verbs.enable_milestones(call(info, input), company)
        )

    @takes_input("Support only. Existing milestone hires go on; new ones are refused.")
    async def disable_milestones(
        self, info: Info[Context, None], input: DisableMilestonesInput
    ) -> CompanyPayload:
        """See the description."""
        company = local_id("Company", input.company)
        return await answer(
            info, CompanyPayload, COMPANY, verbs.disable_milestones(call(info, input), company)
        )

    @takes_input("Owners and administrators decide how their company hires.")
    async def update_hiring_settings(
        self, info: Info[Context, None], input: UpdateHiringSettingsInput
    ) -> CompanyPayload:
        """See the description."""
        work = verbs.update_hiring_settings(
            call(info, input),
            local_id("Company", input.company),
            requires_purchase_order_number=input.require_purchase_order_number,
        )
        return await answer(info, CompanyPayload, COMPANY, work)

    @takes_input("Refused with TEMPLATE_INVALID, and the old one kept, unless it renders.")
    async def set_contract_template(
        self, info: Info[Context, None], input: SetContractTemplateInput
    ) -> CompanyPayload:
        """See the description."""
        return await answer(info, CompanyPayload, COMPANY, _set_template(info, input))

    @takes_input("The company's documents have the standard layout alone.")
    async def remove_contract_template(
        self, info: Info[Context, None], input: RemoveContractTemplateInput
    ) -> CompanyPayload:
        """See the description."""
        company = local_id("Company", input.company)
        work = verbs.remove_contract_template(call(info, input), company)
        return await answer(info, CompanyPayload, COMPANY, work)


async def _set_template(info: Info[Context, None], input: SetContractTemplateInput) -> Written:
    """Rendered first, outside of any transaction, and only for those who may set it."""
    company = local_id("Company", input.company)
    this = call(info, input)
    seen = await verbs.admit_to_template(this, company)
    await info.context.documents.check_template(seen, input.html)
    return await verbs.set_contract_template(this, company, input.html)
