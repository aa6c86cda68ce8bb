"""What is done to contracts."""

import strawberry
from strawberry.types import Info

from models import contract as verbs
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.mutations.answer import CONTRACT, HIRE, answer, call, takes_input
from resolvers.mutations.hire import HirePayload
from resolvers.mutations.milestone import KEY
from resolvers.types.common import UserError
from resolvers.types.refs import ContractRef


@strawberry.input(description="The hire whose unsigned revision is taken back.")
class WithdrawRevisionInput:
    """Of withdrawRevision."""

    hire: strawberry.ID = strawberry.field(description="The hire.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="A signature.")
class SignContractInput:
    """Of signContract."""

    contract: strawberry.ID = strawberry.field(description="The latest version.")
    content_hash: str = strawberry.field(description="Of the content that the signer saw.")
    signed_name: str = strawberry.field(description="As they write it; 1 to 200 characters.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="A refusal to sign.")
class DeclineContractInput:
    """Of declineContract."""

    contract: strawberry.ID = strawberry.field(description="The latest version.")
    reason: str | None = strawberry.field(description="At most 2,000 characters.", default=None)
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.type(description="The contract, or why it was refused.")
class ContractPayload:
    """About a contract."""

    contract: ContractRef | None = strawberry.field(
        description="Null exactly where it was refused."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


@strawberry.type
class ContractMutations:
    """The mutations of contracts."""

    @takes_input(
        "The company takes back an unsigned revision: the milestones return to the signed terms."
    )
    async def withdraw_revision(
        self, info: Info[Context, None], input: WithdrawRevisionInput
    ) -> HirePayload:
        """See the description."""
        hire = local_id("Hire", input.hire)
        return await answer(
            info, HirePayload, HIRE, verbs.withdraw_revision(call(info, input), hire)
        )

    @takes_input("The worker signs exactly the content that they saw.")
    async def sign_contract(
        self, info: Info[Context, None], input: SignContractInput
    ) -> ContractPayload:
        """See the description."""
        contract = local_id("Contract", input.contract)
        work = verbs.sign_contract(
            call(info, input), contract, input.content_hash, input.signed_name
        )
        return await answer(info, ContractPayload, CONTRACT, work)

    @takes_input(
        "The worker declines. Before the first signature: the hire is DECLINED. A revision: the"
        " milestones return to the signed terms."
    )
    async def decline_contract(
        self, info: Info[Context, None], input: DeclineContractInput
    ) -> ContractPayload:
        """See the description."""
        contract = local_id("Contract", input.contract)
        work = verbs.decline_contract(call(info, input), contract, input.reason)
        return await answer(info, ContractPayload, CONTRACT, work)
