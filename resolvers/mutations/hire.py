"""Mutations on jobs and hires."""

from collections.abc import Awaitable
from datetime import date
from decimal import Decimal

import strawberry

from models import hire as verbs
from models import job as job_verbs
from models.direct_hire import NewHire, create_direct_hire
from models.rules.people import RateType as Rate
from models.unit_of_work.call import Call, Outcome
from resolvers.enums import Classification, RateType
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_HIRE, ABOUT_JOB, mutation
from resolvers.mutations.milestone import KEY, MilestoneInput, new_milestones
from resolvers.scalars import CurrencyCode
from resolvers.types.common import UserError
from resolvers.types.refs import HireRef, JobRef


@strawberry.input(description="A job post on the Find Talent route; it takes no milestones.")
class PostJobInput:
    """Input of postJob."""

    company: strawberry.ID = strawberry.field(description="The company.")
    title: str = strawberry.field(description="1 to 200 characters.")
    description: str = strawberry.field(description="1 to 20,000 characters.")
    rate_type: RateType = strawberry.field(description="MILESTONES is refused.")
    milestones: list[MilestoneInput] | None = strawberry.field(
        description="Refused: list them in the description instead.", default=None
    )
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="Exactly one: the radio buttons of the Job rate field.", one_of=True)
class RateInput:
    """A rate."""

    hourly: Decimal | None = strawberry.field(description="For an hour.", default=strawberry.UNSET)
    daily: Decimal | None = strawberry.field(description="For a day.", default=strawberry.UNSET)
    weekly: Decimal | None = strawberry.field(description="For a week.", default=strawberry.UNSET)
    monthly: Decimal | None = strawberry.field(description="For a month.", default=strawberry.UNSET)
    fixed: Decimal | None = strawberry.field(description="For all of it.", default=strawberry.UNSET)
    milestones: list[MilestoneInput] | None = strawberry.field(
        description="1 to 200 milestones; a server may allow fewer (TOO_MANY).",
        default=strawberry.UNSET,
    )


@strawberry.input(description="A direct hire: job, draft hire, milestones and contract version 1.")
class CreateDirectHireInput:
    """Input of createDirectHire."""

    company: strawberry.ID = strawberry.field(description="Who hires.")
    worker: strawberry.ID = strawberry.field(description="Whom: a worker hirable by the company.")
    title: str = strawberry.field(description="1 to 200 characters.")
    description: str | None = strawberry.field(
        description="At most 20,000 characters.", default=None
    )
    start_date: date | None = strawberry.field(description="The first day.", default=None)
    end_date: date | None = strawberry.field(
        description="The last day; not before the first.", default=None
    )
    currency: CurrencyCode | None = strawberry.field(
        description="The company's currency where left out.", default=None
    )
    rate: RateInput = strawberry.field(description="What the worker is paid by.")
    classification: Classification | None = strawberry.field(
        description="Other rates than milestones only.", default=None
    )
    payroll: bool | None = strawberry.field(
        description="Other rates than milestones only.", default=None
    )
    additional_terms: str | None = strawberry.field(
        description="At most 20,000 characters; part of the signed content.", default=None
    )
    external_id: str | None = strawberry.field(
        description="The company's own key for the hire, unique among its hires: 1 to 255 characters.",
        default=None,
    )
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The draft to offer.")
class OfferHireInput:
    """Input of offerHire."""

    hire: strawberry.ID = strawberry.field(description="The hire.")
    message: str | None = strawberry.field(
        description="Opens the conversation; at most 10,000 characters.", default=None
    )
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The draft or offer to take back.")
class CancelHireInput:
    """Input of cancelHire."""

    hire: strawberry.ID = strawberry.field(description="The hire.")
    reason: str | None = strawberry.field(description="At most 2,000 characters.", default=None)
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The hire whose milestones are all completed.")
class EndHireInput:
    """Input of endHire."""

    hire: strawberry.ID = strawberry.field(description="The hire.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The hire to end early.")
class TerminateHireInput:
    """Input of terminateHire."""

    hire: strawberry.ID = strawberry.field(description="The hire.")
    reason: str = strawberry.field(description="1 to 2,000 characters.")
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.type(description="The job, or why it was refused.")
class PostJobPayload:
    """About a job."""

    job: JobRef | None = strawberry.field(description="Null exactly where it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


@strawberry.type(description="The hire, or why it was refused.")
class HirePayload:
    """About a hire."""

    hire: HireRef | None = strawberry.field(description="Null exactly where it was refused.")
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


def _post_job(call: Call, input: PostJobInput) -> Awaitable[Outcome]:
    return job_verbs.post_job(
        call,
        local_id("Company", input.company),
        input.title,
        input.description,
        input.rate_type,
        milestones=bool(input.milestones),
    )


def _create(call: Call, input: CreateDirectHireInput) -> Awaitable[Outcome]:
    company, worker = local_id("Company", input.company), local_id("Worker", input.worker)
    return create_direct_hire(call, company, worker, new_hire(input))


def _offer(call: Call, input: OfferHireInput) -> Awaitable[Outcome]:
    return verbs.offer_hire(call, local_id("Hire", input.hire), input.message)


def _cancel(call: Call, input: CancelHireInput) -> Awaitable[Outcome]:
    return verbs.cancel_hire(call, local_id("Hire", input.hire), input.reason)


def _end(call: Call, input: EndHireInput) -> Awaitable[Outcome]:
    return verbs.end_hire(call, local_id("Hire", input.hire))


def _terminate(call: Call, input: TerminateHireInput) -> Awaitable[Outcome]:
    return verbs.terminate_hire(call, local_id("Hire", input.hire), input.reason)


@strawberry.type
class HireMutations:
    """The mutations of jobs and hires."""

    post_job: PostJobPayload = mutation(
        ABOUT_JOB,
        PostJobInput,
        _post_job,
        "The Find Talent route: a job post. It takes no milestones.",
    )
    create_direct_hire: HirePayload = mutation(
        ABOUT_HIRE,
        CreateDirectHireInput,
        _create,
        "The Direct Hire route: job, draft hire, milestones and contract version 1, all or nothing.",
    )
    offer_hire: HirePayload = mutation(
        ABOUT_HIRE,
        OfferHireInput,
        _offer,
        "The draft becomes an offer: version 1 awaits its signature, the conversation opens.",
    )
    cancel_hire: HirePayload = mutation(
        ABOUT_HIRE,
        CancelHireInput,
        _cancel,
        "The company takes it back before the first signature.",
    )
    end_hire: HirePayload = mutation(
        ABOUT_HIRE, EndHireInput, _end, "The hire is over, every milestone in force completed."
    )
    terminate_hire: HirePayload = mutation(
        ABOUT_HIRE, TerminateHireInput, _terminate, "The company ends the hire early."
    )


def new_hire(input: CreateDirectHireInput) -> NewHire:
    """The hire as the verb reads it."""
    rate_type, amount = _rate(input.rate)
    return NewHire(
        title=input.title,
        description=input.description,
        start_date=input.start_date,
        end_date=input.end_date,
        currency=input.currency,
        rate_type=rate_type,
        amount=amount,
        milestones=new_milestones(input.rate.milestones or None),
        classification=input.classification,
        payroll=input.payroll,
        additional_terms=input.additional_terms,
        external_id=input.external_id,
    )


def _rate(rate: RateInput) -> tuple[Rate, Decimal | None]:
    for kind in Rate:
        amount = getattr(rate, kind.lower())
        if isinstance(amount, Decimal):
            return kind, amount
    return Rate.MILESTONES, None
