"""Mutations on members and workers."""

from collections.abc import Awaitable

import strawberry

from models import people as verbs
from models.unit_of_work.call import Call, Outcome
from resolvers.enums import CompanyRole, EngagementType
from resolvers.ids import local_id
from resolvers.mutations.company import CompanyPayload
from resolvers.mutations.field import ABOUT_COMPANY, ABOUT_USER, ABOUT_WORKER, mutation
from resolvers.types.common import UserError
from resolvers.types.refs import UserRef, WorkerRef


@strawberry.input(description="A new member of a company; a former one is taken back by address.")
class AddMemberInput:
    """Input of addMember."""

    company: strawberry.ID = strawberry.field(description="The company.")
    name: str = strawberry.field(description="1 to 200 characters; a former member keeps theirs.")
    email: str = strawberry.field(description="Nobody else's address.")
    role: CompanyRole = strawberry.field(description="What they may do.")


@strawberry.input(description="Another role.")
class ChangeMemberRoleInput:
    """Input of changeMemberRole."""

    user: strawberry.ID = strawberry.field(description="A member of the company.")
    role: CompanyRole = strawberry.field(description="What they may do from now on.")


@strawberry.input(description="Who leaves.")
class RemoveMemberInput:
    """Input of removeMember."""

    user: strawberry.ID = strawberry.field(description="A member of the company.")


@strawberry.input(description="A worker whom the company may hire.")
class AddWorkerInput:
    """Input of addWorker."""

    company: strawberry.ID = strawberry.field(description="The company.")
    name: str = strawberry.field(description="1 to 200 characters; a known worker keeps theirs.")
    email: str = strawberry.field(description="Of a new worker, or of one known already.")
    engagement_type: EngagementType = strawberry.field(
        description="How this company engages them; of one whom it may hire already it changes nothing."
    )


@strawberry.input(description="Another way in which a company engages a worker.")
class ChangeEngagementTypeInput:
    """Input of changeEngagementType."""

    company: strawberry.ID = strawberry.field(description="The company.")
    worker: strawberry.ID = strawberry.field(description="A worker whom it may hire.")
    engagement_type: EngagementType = strawberry.field(
        description="How it engages them from the next offer on."
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


def _add_member(call: Call, input: AddMemberInput) -> Awaitable[Outcome]:
    company = local_id("Company", input.company)
    return verbs.add_member(call, company, input.name, input.email, input.role)


def _change_role(call: Call, input: ChangeMemberRoleInput) -> Awaitable[Outcome]:
    return verbs.change_member_role(call, local_id("User", input.user), input.role)


def _remove_member(call: Call, input: RemoveMemberInput) -> Awaitable[Outcome]:
    return verbs.remove_member(call, local_id("User", input.user))


def _add_worker(call: Call, input: AddWorkerInput) -> Awaitable[Outcome]:
    company = local_id("Company", input.company)
    return verbs.add_worker(call, company, input.name, input.email, input.engagement_type)


def _change_engagement(call: Call, input: ChangeEngagementTypeInput) -> Awaitable[Outcome]:
    company, worker = local_id("Company", input.company), local_id("Worker", input.worker)
    return verbs.change_engagement_type(call, company, worker, input.engagement_type)


@strawberry.type
class PeopleMutations:
    """The mutations of people."""

    add_member: UserPayload = mutation(
        ABOUT_USER, AddMemberInput, _add_member, "Somebody gets a role in the company."
    )
    change_member_role: UserPayload = mutation(
        ABOUT_USER,
        ChangeMemberRoleInput,
        _change_role,
        "A member gets another role, from the next operation on.",
    )
    remove_member: CompanyPayload = mutation(
        ABOUT_COMPANY,
        RemoveMemberInput,
        _remove_member,
        "They keep their name in what they did, and may do nothing more.",
    )
    add_worker: WorkerPayload = mutation(
        ABOUT_WORKER,
        AddWorkerInput,
        _add_worker,
        "Makes a worker hirable by the company; a worker known by this email to another company is the"
        " same person.",
    )
    change_engagement_type: WorkerPayload = mutation(
        ABOUT_WORKER,
        ChangeEngagementTypeInput,
        _change_engagement,
        "How the company engages this worker from the next offer on; hires that were offered go on as they are."
        " What other companies have the worker for stays theirs.",
    )
