"""Who may do what: the one table of (role, action). Who may *see* what is `models.access.visibility`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.rules.errors import Forbidden


class CompanyRole(StrEnum):
    """What a member may do in their company."""

    OWNER = "OWNER"
    ADMINISTRATOR = "ADMINISTRATOR"
    HIRING_ADMIN = "HIRING_ADMIN"
    HIRING_ASSISTANT = "HIRING_ASSISTANT"
    FINANCE_MANAGER = "FINANCE_MANAGER"


class Standing(StrEnum):
    """What a viewer is who is not a member of a company."""

    SUPPORT = "SUPPORT"
    WORKER = "WORKER"
    NOBODY = "NOBODY"


Role = CompanyRole | Standing
ROLES: tuple[Role, ...] = (*CompanyRole, *Standing)


class Action(StrEnum):
    """One for each mutation, by its name in the schema's own words."""

    CREATE_COMPANY = "createCompany"
    ADD_MEMBER = "addMember"
    CHANGE_MEMBER_ROLE = "changeMemberRole"
    REMOVE_MEMBER = "removeMember"
    ADD_WORKER = "addWorker"
    ENABLE_MILESTONES = "enableMilestones"
    DISABLE_MILESTONES = "disableMilestones"
    UPDATE_HIRING_SETTINGS = "updateHiringSettings"
    SET_CONTRACT_TEMPLATE = "setContractTemplate"
    REMOVE_CONTRACT_TEMPLATE = "removeContractTemplate"
    POST_JOB = "postJob"
    CREATE_DIRECT_HIRE = "createDirectHire"
    OFFER_HIRE = "offerHire"
    CANCEL_HIRE = "cancelHire"
    END_HIRE = "endHire"
    TERMINATE_HIRE = "terminateHire"
    EDIT_MILESTONES = "editMilestones"
    WITHDRAW_REVISION = "withdrawRevision"
    SIGN_CONTRACT = "signContract"
    DECLINE_CONTRACT = "declineContract"
    SUBMIT_PAYMENT_REQUEST = "submitPaymentRequest"
    CANCEL_PAYMENT_REQUEST = "cancelPaymentRequest"
    APPROVE_PAYMENT_REQUEST = "approvePaymentRequest"
    REJECT_PAYMENT_REQUEST = "rejectPaymentRequest"
    POST_MESSAGE = "postMessage"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: a person as the database knows them at this moment. `company` is a member's."""

    id: UUID
    role: Role
    company: UUID | None = None

    @property
    def view(self) -> tuple[Role, UUID]:
        """Equal for viewers who see the same of hires: one role of one company; a worker sees what is theirs."""
        return self.role, self.company or self.id


_A = Action
_MESSAGES = {_A.POST_MESSAGE}
_PAYMENT_DECISIONS = {_A.APPROVE_PAYMENT_REQUEST, _A.REJECT_PAYMENT_REQUEST}
_HIRING = {
    _A.ADD_WORKER,
    _A.POST_JOB,
    _A.CREATE_DIRECT_HIRE,
    _A.OFFER_HIRE,
    _A.CANCEL_HIRE,
    _A.END_HIRE,
    _A.TERMINATE_HIRE,
    _A.EDIT_MILESTONES,
    _A.WITHDRAW_REVISION,
}
_MAKING_MEMBERS = {_A.ADD_MEMBER, _A.CHANGE_MEMBER_ROLE, _A.REMOVE_MEMBER}
"""Whom among the members: see `giving_role`."""
_RUNNING_THE_COMPANY = _MAKING_MEMBERS | {
    _A.UPDATE_HIRING_SETTINGS,
    _A.SET_CONTRACT_TEMPLATE,
    _A.REMOVE_CONTRACT_TEMPLATE,
}
_EVERYTHING_IN_A_COMPANY = _RUNNING_THE_COMPANY | _HIRING | _PAYMENT_DECISIONS | _MESSAGES

MAY: Mapping[Role, frozenset[Action]] = {
    CompanyRole.OWNER: frozenset(_EVERYTHING_IN_A_COMPANY),
    CompanyRole.ADMINISTRATOR: frozenset(_EVERYTHING_IN_A_COMPANY),
    CompanyRole.HIRING_ADMIN: frozenset(_HIRING | _PAYMENT_DECISIONS | _MESSAGES),
    CompanyRole.HIRING_ASSISTANT: frozenset({_A.POST_JOB} | _MESSAGES),
    CompanyRole.FINANCE_MANAGER: frozenset(_PAYMENT_DECISIONS | _MESSAGES),
    Standing.WORKER: frozenset(
        {
            _A.SIGN_CONTRACT,
            _A.DECLINE_CONTRACT,
            _A.SUBMIT_PAYMENT_REQUEST,
            _A.CANCEL_PAYMENT_REQUEST,
        }
        | _MESSAGES
    ),
    Standing.SUPPORT: frozenset(
        {_A.CREATE_COMPANY, _A.ENABLE_MILESTONES, _A.DISABLE_MILESTONES} | _MAKING_MEMBERS
    ),
    Standing.NOBODY: frozenset(),
}


SEES_COMPANY_EVENTS: frozenset[Role] = frozenset(
    {CompanyRole.OWNER, CompanyRole.ADMINISTRATOR, Standing.SUPPORT}
)
"""Who sees what happened to a company itself: those who decide about it."""


def permits(role: Role, action: Action) -> bool:
    """Whether the table lets this role do it to what it sees."""
    return action in MAY[role]


def giving_role(by: Role, before: CompanyRole | None, after: CompanyRole | None) -> list[Forbidden]:
    """The refusal to give a member another role (None: none), of somebody whom the table lets do so.

    Only an owner or support makes or unmakes an owner, and support nobody else.
    """
    owner = CompanyRole.OWNER in {before, after}
    may = {CompanyRole.OWNER: True, Standing.SUPPORT: owner}.get(by, not owner)
    return [] if may else [Forbidden()]


def forbidden(role: Role, action: Action) -> list[Forbidden]:
    """The refusal where the table says no, as a list of one; an empty list where it says yes."""
    return [] if permits(role, action) else [Forbidden()]
