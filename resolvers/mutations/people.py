"""What is done to members and workers."""

import strawberry
from strawberry.types import Info

from models import people as verbs
from resolvers.context import Context
from resolvers.enums import CompanyRole, EngagementType
from resolvers.ids import local_id
from resolvers.mutations.answer import COMPANY, USER, WORKER, answer, call, takes_input
from resolvers.mutations.company import CompanyPayload
from resolvers.types.common import UserError
from resolvers.types.refs import UserRef, WorkerRef


@strawberry.input(description="A new member of a company; a former one is taken back by address.")
class AddMemberInput:
    """Of addMember."""

    company: strawberry.ID = strawberry.field(description="The company.")
    name: str = strawberry.field(description="1 to 200 characters; a former member keeps theirs.")
    email: str = strawberry.field(description="Nobody else's address.")
    role: CompanyRole = strawberry.field(description="What they may do.")


@strawberry.input(description="Another role.")
class ChangeMemberRoleInput:
    """Of changeMemberRole."""

    user: strawberry.ID = strawberry.field(description="A member of the company.")
    role: CompanyRole = strawberry.field(description="What they may do from now on.")


@strawberry.input(description="Who leaves.")
class RemoveMemberInput:
    """Of removeMember."""

    user: strawberry.ID = strawberry.field(description="A member of the company.")


@strawberry.input(description="A worker whom the company may hire.")
class AddWorkerInput:
    """Of addWorker."""

    company: strawberry.ID = strawberry.field(description="The company.")
    name: str = strawberry.field(description="1 to 200 characters; a known worker keeps theirs.")
    email: str = strawberry.field(description="Of a new worker, or of one known already.")
    engagement_type: EngagementType = strawberry.field(
        description="How they are engaged; a known worker keeps theirs."
    )


@strawberry.type(description="The user, or why it was refused.")
class UserPayload:
    """About a user."""

    user: UserRef | None = strawberry.field(description="Null exactly where it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


@strawberry.type(description="The worker, or why it was refused.")
class WorkerPayload:
    """About a worker."""

    worker: WorkerRef | None = strawberry.field(description="Null exactly where it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


@strawberry.type
class PeopleMutations:
    """The mutations of people."""

    @takes_input("Somebody gets a role in the company.")
    async def add_member(self, info: Info[Context, None], input: AddMemberInput) -> UserPayload:
        """See the description."""
        company = local_id("Company", input.company)
        work = verbs.add_member(call(info, input), company, input.name, input.email, input.role)
        return await answer(info, UserPayload, USER, work)

    @takes_input("A member gets another role, from the next operation on.")
    async def change_member_role(
        self, info: Info[Context, None], input: ChangeMemberRoleInput
    ) -> UserPayload:
        """See the description."""
        user = local_id("User", input.user)
        return await answer(
            info, UserPayload, USER, verbs.change_member_role(call(info, input), user, input.role)
        )

    @takes_input("They keep their name in what they did, and may do nothing more.")
    async def remove_member(
        self, info: Info[Context, None], input: RemoveMemberInput
    ) -> CompanyPayload:
        """See the description."""
        user = local_id("User", input.user)
        return await answer(
            info, CompanyPayload, COMPANY, verbs.remove_member(call(info, input), user)
        )

    @takes_input(
        "Makes a worker hirable by the company; a worker known by this email to another company is the"
        " same person."
    )
    async def add_worker(self, info: Info[Context, None], input: AddWorkerInput) -> WorkerPayload:
        """See the description."""
        company = local_id("Company", input.company)
        work = verbs.add_worker(
            call(info, input), company, input.name, input.email, input.engagement_type
        )
        return await answer(info, WorkerPayload, WORKER, work)
