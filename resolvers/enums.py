"""The enums of the domain as the schema shows them: each value with what it means."""

from collections.abc import Mapping
from enum import Enum, EnumType
from typing import cast

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from models.rules.access import CompanyRole
from models.rules.contract.documents import DocumentFormat
from models.rules.contract.terms import ChangeKind
from models.rules.errors import Refusal
from models.rules.events import UNTOLD, HireEventType
from models.rules.events import CompanyEventType as CompanyEventKind
from models.rules.lifecycle import (
    ContractStatus,
    HireStatus,
    MilestoneStatus,
    PaymentRequestStatus,
)
from models.rules.people import Classification, EngagementType, HiringRoute, RateType, UserKind
from models.rules.webhooks.statuses import WebhookDeliveryStatus, WebhookStatus

UserErrorCode = cast(
    "type[Enum]", Enum("UserErrorCode", {kind.code: kind.code for kind in Refusal.__subclasses__()})
)


ShownCompanyEventType = cast(
    "type[Enum]",
    Enum(
        "CompanyEventType",
        {kind.name: kind.value for kind in CompanyEventKind if kind not in UNTOLD},
    ),
)


def show(enum: EnumType, description: str, values: Mapping[str, str]) -> None:
    """Put an enum into the schema; `values` describe every one of its members."""
    strawberry.enum(cast("type[Enum]", enum), description=description)
    definition: StrawberryEnumDefinition = enum.__strawberry_definition__  # type: ignore[attr-defined]  # just put there
    for value in definition.values:
        value.description = values[value.name]


show(
    UserErrorCode,
    "Why a business rule refused. Clients branch on it; more codes may come.",
    {kind.code: kind.__doc__ or "" for kind in Refusal.__subclasses__()},
)
show(
    CompanyRole,
    "What a member may do in their company.",
    {
        "OWNER": "Everything in the company.",
        "ADMINISTRATOR": "Everything in the company.",
        "HIRING_ADMIN": "Everything about jobs, hires and workers, payment decisions included.",
        "HIRING_ASSISTANT": "Posts jobs, reads, writes messages.",
        "FINANCE_MANAGER": "Approves and rejects payment requests, records payments, reads, writes messages.",
        "VIEWER": "Sees what members see, and changes nothing.",
    },
)
show(
    UserKind,
    "Who signs in.",
    {
        "PERSON": "Somebody, by their address.",
        "SERVICE_ACCOUNT": "A program of the company's, by a token of its own.",
    },
)
show(
    EngagementType,
    "How a company engages a worker.",
    {
        "INDEPENDENT_CONTRACTOR": "Works for themselves: may be hired by milestones.",
        "PAYROLL": "Is paid through payroll: no milestones.",
    },
)
show(
    Classification,
    "What a company takes a worker for, where the rate is not by milestones.",
    {
        "EMPLOYEE": "An employee.",
        "INDEPENDENT": "Independent.",
        "UNKNOWN": "Not yet known.",
    },
)
show(
    HiringRoute,
    "The two ways to fill a job.",
    {
        "DIRECT_HIRE": "The company knows whom it hires.",
        "FIND_TALENT": "A job post that looks for somebody.",
    },
)
show(
    RateType,
    "What a worker is paid by.",
    {
        "HOURLY": "The hour.",
        "DAILY": "The day.",
        "WEEKLY": "The week.",
        "MONTHLY": "The month.",
        "FIXED": "One sum for all.",
        "MILESTONES": "Milestone by milestone.",
    },
)
show(
    HireStatus,
    "DRAFT -> OFFERED -> ACTIVE -> ENDED; DECLINED by the worker or CANCELLED by the company before"
    " the first signature; TERMINATED early by the company.",
    {
        "DRAFT": "Created; the worker does not see it yet.",
        "OFFERED": "The first version awaits its signature.",
        "ACTIVE": "A version is signed and in force.",
        "ENDED": "Every milestone was completed and the company ended it.",
        "DECLINED": "The worker declined before the first signature.",
        "CANCELLED": "The company took it back before the first signature.",
        "TERMINATED": "The company ended it early.",
    },
)
show(
    MilestoneStatus,
    "What a milestone's payment requests say of it.",
    {
        "IN_PROGRESS": "No payment request is pending or approved. Shown without an icon.",
        "PENDING_APPROVAL": "A payment request was submitted. Shown with an orange icon.",
        "COMPLETED": "The payment request was approved. Shown with a green icon.",
    },
)
show(
    ContractStatus,
    "DRAFT until offered; PENDING_SIGNATURE -> SIGNED (in force) -> SUPERSEDED by the next signed one;"
    " DECLINED by the worker; WITHDRAWN by the company, or replaced before it was signed.",
    {
        "DRAFT": "Nobody but the company has seen it.",
        "PENDING_SIGNATURE": "Issued; the worker may sign or decline it.",
        "SIGNED": "In force.",
        "SUPERSEDED": "A newer version was signed.",
        "DECLINED": "The worker declined it.",
        "WITHDRAWN": "The company took it back, or the next version replaced it unsigned.",
    },
)
show(
    PaymentRequestStatus,
    "PENDING -> APPROVED or REJECTED (by the company) or CANCELLED (by the worker)."
    " Only PENDING and APPROVED lock the milestone.",
    {
        "PENDING": "Awaits a decision.",
        "APPROVED": "The company accepted the work.",
        "REJECTED": "The company said why not.",
        "CANCELLED": "The worker took it back.",
    },
)
show(
    ChangeKind,
    "What became of a milestone between two versions.",
    {
        "ADDED": "It is new.",
        "CHANGED": "Its name, due date or amount differs.",
        "REMOVED": "It is gone.",
    },
)
show(
    DocumentFormat,
    "The layout of a booking contract's document.",
    {
        "STANDARD": "The built-in layout.",
        "CUSTOM": "The company's own template, as it was when the version was issued (a draft: as it is now). The error"
        " TEMPLATE_INVALID, with the reason, where it does not show the version as it must.",
    },
)
show(
    WebhookStatus,
    "FAILING: the newest attempt failed and more will follow. DISABLED: by the company, by 410 Gone, by a query that"
    " the schema no longer allows, or after five days in which attempts were made and none succeeded.",
    {
        "ENABLED": "It is told of events.",
        "FAILING": "The newest attempt failed, and more will follow.",
        "DISABLED": "Nothing is sent; events wait for 30 days.",
    },
)
show(
    WebhookDeliveryStatus,
    "PENDING -> DELIVERED or FAILED; what has ended can be sent again.",
    {
        "PENDING": "It is still to be sent: at once, after a failed attempt, or after an earlier event of its hire.",
        "DELIVERED": "The address took it.",
        "FAILED": "It was given up after five days, or was never sent while the webhook was disabled.",
    },
)
show(
    HireEventType,
    "What happened to a hire. More types may come.",
    {kind.name: kind.description for kind in HireEventType},
)
show(
    ShownCompanyEventType,
    "What happened to a company. More types may come.",
    {kind.name: kind.description for kind in CompanyEventKind},
)

__all__ = [
    "ChangeKind",
    "Classification",
    "CompanyRole",
    "ContractStatus",
    "DocumentFormat",
    "EngagementType",
    "HireEventType",
    "HireStatus",
    "HiringRoute",
    "MilestoneStatus",
    "PaymentRequestStatus",
    "RateType",
    "ShownCompanyEventType",
    "UserErrorCode",
    "UserKind",
    "WebhookDeliveryStatus",
    "WebhookStatus",
]
