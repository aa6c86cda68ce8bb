"""Mutations on service accounts."""

from collections.abc import Awaitable
from datetime import date

import strawberry

from models import service_account as verbs
from models.unit_of_work.call import Call, Outcome
from resolvers.enums import CompanyRole
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_SERVICE_ACCOUNT, mutation
from resolvers.mutations.milestone import KEY
from resolvers.types.common import UserError
from resolvers.types.refs import ServiceAccountRef


@strawberry.input(description="A program that acts for a company.")
class CreateServiceAccountInput:
    """Input of createServiceAccount."""

    company: strawberry.ID = strawberry.field(description="The company.")
    name: str = strawberry.field(description="1 to 200 characters, for good.")
    role: CompanyRole = strawberry.field(description="What it may do; OWNER is FORBIDDEN.")
    expires_on: date | None = strawberry.field(
        description="The last day (UTC) on which it signs in, today at the earliest; without one, until it is revoked.",
        default=None,
    )
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="A new token for a service account.")
class RotateServiceAccountTokenInput:
    """Input of rotateServiceAccountToken."""

    service_account: strawberry.ID = strawberry.field(
        description="One that was not revoked, and has not expired."
    )
    old_token_hours: int | None = strawberry.field(
        description="For how many hours the present token stays good: 0 to 168, 24 where left out or null.",
        default=None,
    )


@strawberry.input(description="The service account that is to sign in no more.")
class RevokeServiceAccountInput:
    """Input of revokeServiceAccount."""

    service_account: strawberry.ID = strawberry.field(description="The service account.")


@strawberry.type(description="The service account and, if one was made just now, its token.")
class ServiceAccountPayload:
    """About a service account."""

    service_account: ServiceAccountRef | None = strawberry.field(
        description="Null exactly where it was refused."
    )
    token: str | None = strawberry.field(
        description="The token (`mst_` and 49 letters and digits), once: where it was made just now. A repetition under"
        " its idempotency key answers null; who has lost it rotates."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


def _create(call: Call, input: CreateServiceAccountInput) -> Awaitable[Outcome]:
    company = local_id("Company", input.company)
    return verbs.create_service_account(call, company, input.name, input.role, input.expires_on)


def _rotate(call: Call, input: RotateServiceAccountTokenInput) -> Awaitable[Outcome]:
    account = local_id("ServiceAccount", input.service_account)
    hours = input.old_token_hours
    return verbs.rotate_service_account_token(
        call, account, verbs.OLD_TOKEN_HOURS if hours is None else hours
    )


def _revoke(call: Call, input: RevokeServiceAccountInput) -> Awaitable[Outcome]:
    return verbs.revoke_service_account(call, local_id("ServiceAccount", input.service_account))


@strawberry.type
class ServiceAccountMutations:
    """The mutations of service accounts."""

    create_service_account: ServiceAccountPayload = mutation(
        ABOUT_SERVICE_ACCOUNT,
        CreateServiceAccountInput,
        _create,
        "Owners and administrators: a program that acts as a member with a role. At most 100 a company, but for those"
        " that were revoked. The token is in this answer alone.",
    )
    rotate_service_account_token: ServiceAccountPayload = mutation(
        ABOUT_SERVICE_ACCOUNT,
        RotateServiceAccountTokenInput,
        _rotate,
        "Owners and administrators: a new token, which is in this answer alone. The one before stays good for"
        " `oldTokenHours`, and each earlier one until its own hours are over.",
    )
    revoke_service_account: ServiceAccountPayload = mutation(
        ABOUT_SERVICE_ACCOUNT,
        RevokeServiceAccountInput,
        _revoke,
        "Owners and administrators: it signs in no more from the next operation on, open connections included. Doing so"
        " again changes nothing.",
    )
