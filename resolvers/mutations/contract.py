"""Mutations on contracts."""

from collections.abc import Awaitable

import strawberry

from models import contract as verbs
from models.document_task import is_to_be_proved
from models.rules.access import Action, forbidden
from models.unit_of_work.call import Call, Outcome
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_CONTRACT, ABOUT_HIRE, mutation
from resolvers.mutations.hire import HirePayload
from resolvers.mutations.milestone import KEY
from resolvers.types.common import UserError
from resolvers.types.refs import ContractRef


@strawberry.input(description="The hire whose unsigned revision is taken back.")
class WithdrawRevisionInput:
    """Input of withdrawRevision."""

    hire: strawberry.ID = strawberry.field(description="The hire.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="A signature.")
class SignContractInput:
    """Input of signContract."""

    contract: strawberry.ID = strawberry.field(description="The latest version.")
    content_hash: str = strawberry.field(description="Of the content that the signer saw.")
    signed_name: str = strawberry.field(description="As they write it; 1 to 200 characters.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="A refusal to sign.")
class DeclineContractInput:
    """Input of declineContract."""

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


def _withdraw(call: Call, input: WithdrawRevisionInput) -> Awaitable[Outcome]:
    return verbs.withdraw_revision(call, local_id("Hire", input.hire))


def _sign(call: Call, input: SignContractInput) -> Awaitable[Outcome]:
    contract = local_id("Contract", input.contract)
    return verbs.sign_contract(call, contract, input.content_hash, input.signed_name)


async def _is_proved(context: Context, input: SignContractInput) -> None:
    """Known before the transaction: nobody signs a version whose own document cannot be made."""
    contract, viewer = local_id("Contract", input.contract), context.viewer
    if contract is None or forbidden(viewer, Action.SIGN_CONTRACT):
        return
    if await is_to_be_proved(contract, viewer):
        await context.documents.proved(contract)


def _decline(call: Call, input: DeclineContractInput) -> Awaitable[Outcome]:
    return verbs.decline_contract(call, local_id("Contract", input.contract), input.reason)


@strawberry.type
class ContractMutations:
    """The mutations of contracts."""

    withdraw_revision: HirePayload = mutation(
        ABOUT_HIRE,
        WithdrawRevisionInput,
        _withdraw,
        "The company takes back an unsigned revision: fields and milestones return to what is in force.",
    )
    sign_contract: ContractPayload = mutation(
        ABOUT_CONTRACT,
        SignContractInput,
        _sign,
        "The worker signs exactly the content that they saw.",
        check=_is_proved,
    )
    decline_contract: ContractPayload = mutation(
        ABOUT_CONTRACT,
        DeclineContractInput,
        _decline,
        "The worker declines. Before the first signature: the hire is DECLINED. A revision:"
        " fields and milestones return to what is in force.",
    )
