"""Who may do what: the one table, a row an action. Who may *see* what is `models.access.visibility`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from uuid import UUID

from models.rules.errors import Forbidden


class CompanyRole(StrEnum):
    """The role of a member in their company."""

    OWNER = "OWNER"
    ADMINISTRATOR = "ADMINISTRATOR"
    HIRING_ADMIN = "HIRING_ADMIN"
    HIRING_ASSISTANT = "HIRING_ASSISTANT"
    FINANCE_MANAGER = "FINANCE_MANAGER"
    VIEWER = "VIEWER"


class NonMemberRole(StrEnum):
    """The role of a viewer who is not a member of a company."""

    SUPPORT = "SUPPORT"
    WORKER = "WORKER"
    NOBODY = "NOBODY"


Role = CompanyRole | NonMemberRole
ROLES: tuple[Role, ...] = (*CompanyRole, *NonMemberRole)


_RUNNING = (CompanyRole.OWNER, CompanyRole.ADMINISTRATOR)
_HIRING = (*_RUNNING, CompanyRole.HIRING_ADMIN)
_DECIDING = (*_HIRING, CompanyRole.FINANCE_MANAGER)
_WRITING = (*_DECIDING, CompanyRole.HIRING_ASSISTANT)
_HAVING_FEEDS = (*CompanyRole, NonMemberRole.WORKER)


class Action(StrEnum):
    """One for each mutation, by its name in the schema's own words, with the roles that may do it to what they see."""

    may: frozenset[Role]

    def __new__(cls, name: str, *may: Role) -> Self:
        """A row: the name, and who may."""
        action = str.__new__(cls, name)
        action._value_ = name
        action.may = frozenset(may)
        return action

    CREATE_COMPANY = "createCompany", NonMemberRole.SUPPORT
    # Who may give another currency: see `giving_currency`.
    UPDATE_COMPANY = "updateCompany", *_RUNNING, NonMemberRole.SUPPORT
    ENABLE_MILESTONES = "enableMilestones", NonMemberRole.SUPPORT
    DISABLE_MILESTONES = "disableMilestones", NonMemberRole.SUPPORT
    # Whom among the members: see `giving_role`.
    ADD_MEMBER = "addMember", *_RUNNING, NonMemberRole.SUPPORT
    CHANGE_MEMBER_ROLE = "changeMemberRole", *_RUNNING, NonMemberRole.SUPPORT
    REMOVE_MEMBER = "removeMember", *_RUNNING, NonMemberRole.SUPPORT
    CREATE_SERVICE_ACCOUNT = "createServiceAccount", *_RUNNING
    ROTATE_SERVICE_ACCOUNT_TOKEN = "rotateServiceAccountToken", *_RUNNING
    REVOKE_SERVICE_ACCOUNT = "revokeServiceAccount", *_RUNNING
    CREATE_WEBHOOK = "createWebhook", *_RUNNING
    UPDATE_WEBHOOK = "updateWebhook", *_RUNNING
    DELETE_WEBHOOK = "deleteWebhook", *_RUNNING
    ROTATE_WEBHOOK_SECRET = "rotateWebhookSecret", *_RUNNING
    TEST_WEBHOOK = "testWebhook", *_RUNNING
    REDELIVER_WEBHOOK_DELIVERY = "redeliverWebhookDelivery", *_RUNNING
    # Somebody without a role keeps the name that they had.
    UPDATE_PROFILE = "updateProfile", *CompanyRole, NonMemberRole.WORKER, NonMemberRole.SUPPORT
    CREATE_CALENDAR_FEED = "createCalendarFeed", *_HAVING_FEEDS
    REVOKE_CALENDAR_FEED = "revokeCalendarFeed", *_HAVING_FEEDS
    # Whom: see `models.rules.corrections`.
    CORRECT_USER = "correctUser", *_HIRING, NonMemberRole.SUPPORT
    UPDATE_HIRING_SETTINGS = "updateHiringSettings", *_RUNNING
    SET_CONTRACT_TEMPLATE = "setContractTemplate", *_RUNNING
    REMOVE_CONTRACT_TEMPLATE = "removeContractTemplate", *_RUNNING
    ADD_WORKER = "addWorker", *_HIRING
    CHANGE_ENGAGEMENT_TYPE = "changeEngagementType", *_HIRING
    POST_JOB = "postJob", *_HIRING, CompanyRole.HIRING_ASSISTANT
    CREATE_DIRECT_HIRE = "createDirectHire", *_HIRING
    OFFER_HIRE = "offerHire", *_HIRING
    CANCEL_HIRE = "cancelHire", *_HIRING
    END_HIRE = "endHire", *_HIRING
    TERMINATE_HIRE = "terminateHire", *_HIRING
    EDIT_MILESTONES = "editMilestones", *_HIRING
    EDIT_HIRE = "editHire", *_HIRING
    WITHDRAW_REVISION = "withdrawRevision", *_HIRING
    SIGN_CONTRACT = "signContract", NonMemberRole.WORKER
    DECLINE_CONTRACT = "declineContract", NonMemberRole.WORKER
    SUBMIT_PAYMENT_REQUEST = "submitPaymentRequest", NonMemberRole.WORKER
    CANCEL_PAYMENT_REQUEST = "cancelPaymentRequest", NonMemberRole.WORKER
    APPROVE_PAYMENT_REQUEST = "approvePaymentRequest", *_DECIDING
    REJECT_PAYMENT_REQUEST = "rejectPaymentRequest", *_DECIDING
    RECORD_PAYMENT = "recordPayment", *_DECIDING
    VOID_PAYMENT = "voidPayment", *_DECIDING
    # Of what: see `models.rules.bookkeeping.external_ids`.
    SET_EXTERNAL_ID = "setExternalId", *_DECIDING
    POST_MESSAGE = "postMessage", *_WRITING, NonMemberRole.WORKER


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, as the database knows them at this moment: a person, or a program of a company's.

    `company` is a member's.
    """

    id: UUID
    role: Role
    company: UUID | None = None
    is_program: bool = False

    @property
    def view(self) -> tuple[Role, bool, UUID]:
        """Equal for viewers who see the same: persons, or programs, of one role of one company; else their own."""
        return self.role, self.is_program, self.company or self.id


SEES_COMPANY_EVENTS: frozenset[Role] = frozenset(
    {CompanyRole.OWNER, CompanyRole.ADMINISTRATOR, NonMemberRole.SUPPORT}
)
"""Who sees what happened to a company itself: those who decide about it."""


PERSONS_ONLY: frozenset[Action] = frozenset(
    {
        Action.ADD_MEMBER,
        Action.CHANGE_MEMBER_ROLE,
        Action.REMOVE_MEMBER,
        Action.CREATE_SERVICE_ACCOUNT,
        Action.ROTATE_SERVICE_ACCOUNT_TOKEN,
        Action.REVOKE_SERVICE_ACCOUNT,
        Action.CREATE_WEBHOOK,
        Action.UPDATE_WEBHOOK,
        Action.DELETE_WEBHOOK,
        Action.ROTATE_WEBHOOK_SECRET,
        Action.TEST_WEBHOOK,
        Action.REDELIVER_WEBHOOK_DELIVERY,
        Action.CREATE_CALENDAR_FEED,
        Action.REVOKE_CALENDAR_FEED,
        Action.SET_CONTRACT_TEMPLATE,
        Action.REMOVE_CONTRACT_TEMPLATE,
    }
)
"""What no program does, whatever its role: say who belongs to the company, where its events are sent, and what its
contracts look like; and keep a calendar.

Whom it corrects: see `models.rules.corrections`.
"""


def permits(role: Role, action: Action, *, is_program: bool = False) -> bool:
    """Whether the table lets this role do it to what it sees."""
    return role in action.may and not (is_program and action in PERSONS_ONLY)


def sees_integrations(by: Viewer) -> bool:
    """Whether they see service accounts and webhooks: owners and administrators do, who are persons."""
    return by.role in _RUNNING and not by.is_program


def has_calendar_feeds(by: Viewer) -> bool:
    """Whether they may have calendar feeds: members and workers do, who are persons."""
    return by.role in _HAVING_FEEDS and not by.is_program


def may_export(by: Viewer) -> bool:
    """Whether there is anything for them to export: for members and workers there is, support sees no hires."""
    return by.role is NonMemberRole.WORKER or isinstance(by.role, CompanyRole)


def giving_role(by: Role, before: CompanyRole | None, after: CompanyRole | None) -> list[Forbidden]:
    """The refusal to give a member another role (None: none), of somebody whom the table lets do so.

    Only an owner or support makes or unmakes an owner, and support nobody else.
    """
    owner = CompanyRole.OWNER in {before, after}
    may = {CompanyRole.OWNER: True, NonMemberRole.SUPPORT: owner}.get(by, not owner)
    return [] if may else [Forbidden()]


def giving_program_role(role: CompanyRole) -> list[Forbidden]:
    """The refusal to give a program a role: it owns no company."""
    if role is CompanyRole.OWNER:
        return [Forbidden("A service account is no owner.")]
    return []


def giving_currency(by: Role, currency: str | None) -> list[Forbidden]:
    """The refusal to give a company's new hires a currency (None: the one they have): support alone may."""
    if currency is None or by is NonMemberRole.SUPPORT:
        return []
    return [Forbidden("Only support changes the currency of a company's new hires.")]


def forbidden(by: Viewer, action: Action) -> list[Forbidden]:
    """The refusal where the table says no, as a list of one; an empty list where it says yes."""
    return [] if permits(by.role, action, is_program=by.is_program) else [Forbidden()]
