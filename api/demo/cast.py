"""Who is in the demo: names and addresses."""

from dataclasses import dataclass

from models.rules.access import CompanyRole
from models.rules.people import EngagementType


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody of the demo."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class DemoCompany:
    """A company of the demo; its owner comes first."""

    name: str
    currency: str
    staff: dict[CompanyRole, Actor]
    by_milestones: bool = False


SUPPORT = Actor("Sigrid Moe", "support@milestones.example")

OWNER = Actor("Freja Holm", "owner@nordlys.example")
ADMIN = Actor("Anders Lund", "admin@nordlys.example")
HIRING = Actor("Sofie Krogh", "hiring@nordlys.example")
ASSISTANT = Actor("Emil Dahl", "assistant@nordlys.example")
FINANCE = Actor("Karen Brandt", "finance@nordlys.example")
AUDITOR = Actor("Ida Winther", "auditor@nordlys.example")
FINCH = Actor("Oliver Finch", "owner@harbor.example")

MAJA = Actor("Maja Lindqvist", "maja@contractor.example")
JONAS = Actor("Jonas Weber", "jonas@contractor.example")
PETRA = Actor("Petra Nováková", "petra@payroll.example")

AS_TYPED = {PETRA: "Petra Novakova"}
"""Under which name somebody was entered at first: it is put right before anything is offered to them."""

NORDLYS = DemoCompany(
    "Nordlys ApS",
    "DKK",
    {
        CompanyRole.OWNER: OWNER,
        CompanyRole.ADMINISTRATOR: ADMIN,
        CompanyRole.HIRING_ADMIN: HIRING,
        CompanyRole.HIRING_ASSISTANT: ASSISTANT,
        CompanyRole.FINANCE_MANAGER: FINANCE,
        CompanyRole.VIEWER: AUDITOR,
    },
    by_milestones=True,
)
HARBOR = DemoCompany("Harbor & Finch Ltd", "GBP", {CompanyRole.OWNER: FINCH})

WORKERS = {
    MAJA: EngagementType.INDEPENDENT_CONTRACTOR,
    JONAS: EngagementType.INDEPENDENT_CONTRACTOR,
    PETRA: EngagementType.PAYROLL,
}

EVERYBODY = (*NORDLYS.staff.values(), *WORKERS, SUPPORT, *HARBOR.staff.values())
"""The first of each role belong together: a walk through the lifecycle takes those."""
