"""Who may see what: one SQL predicate for each noun, used by every statement that reads or locks it.

What a predicate leaves out is, for that viewer, not there.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from models.database.sql import Bind
from models.rules.access import (
    SEES_COMPANY_EVENTS,
    NonMemberRole,
    Viewer,
    has_calendar_feeds,
    sees_integrations,
)
from models.rules.events import UNTOLD


class Noun(StrEnum):
    """The kinds of things that can be seen, each by the name of its table."""

    COMPANY = "company"
    MEMBER = "member"
    PERSON = "person"
    WORKER = "worker"
    JOB = "job"
    HIRE = "hire"
    MILESTONE = "milestone"
    CONTRACT = "contract"
    PAYMENT_REQUEST = "payment_request"
    CONVERSATION = "conversation"
    MESSAGE = "message"
    EVENT = "event"
    COMPANY_EVENT = "company_event"
    SERVICE_ACCOUNT = "service_account"
    WEBHOOK = "webhook"
    WEBHOOK_DELIVERY = "webhook_delivery"
    CALENDAR_FEED = "calendar_feed"


TABLES: Mapping[Noun, str] = {noun: noun.value for noun in Noun} | {
    Noun.MEMBER: "person",
    Noun.WORKER: "person",
}

_WORKER_SEES: Mapping[Noun, str] = {
    Noun.HIRE: "{t}.offered_at IS NOT NULL",
    Noun.MILESTONE: "{t}.offered",
    Noun.CONTRACT: "{t}.issued_at IS NOT NULL",
    Noun.PAYMENT_REQUEST: "TRUE",
    Noun.CONVERSATION: "TRUE",
    Noun.MESSAGE: "TRUE",
    Noun.EVENT: "{t}.worker_sees",
}
"""Of their own hires' rows, what the worker sees: nothing from before the offer."""


def visible(noun: Noun, t: str, viewer: Viewer, bind: Bind) -> str:
    """SQL for "this viewer may see the row `t`"."""
    if noun in _WORKER_SEES:
        return _below_a_company(noun, t, viewer, bind)
    return _PEOPLE_AND_COMPANIES[noun](t, viewer, bind)


def worker_sees(noun: Noun, t: str, viewer: Viewer) -> str:
    """SQL for "this viewer may see the row `t`", of a row below a hire that is known to be visible."""
    return _WORKER_SEES[noun].format(t=t) if viewer.role is NonMemberRole.WORKER else "TRUE"


def _below_a_company(noun: Noun, t: str, viewer: Viewer, bind: Bind) -> str:
    if viewer.role is NonMemberRole.WORKER:
        return f"({t}.worker_id = {bind(viewer.id)} AND {_WORKER_SEES[noun].format(t=t)})"
    return _of_own_company(f"{t}.company_id", viewer, bind)


def _of_own_company(column: str, viewer: Viewer, bind: Bind) -> str:
    return f"{column} = {bind(viewer.company)}" if viewer.company else "FALSE"


def _company(t: str, viewer: Viewer, bind: Bind) -> str:
    if viewer.role is NonMemberRole.SUPPORT:
        return "TRUE"
    if viewer.role is NonMemberRole.WORKER:
        return (
            "EXISTS (SELECT 1 FROM hire seen WHERE seen.offered_at IS NOT NULL"
            f" AND seen.company_id = {t}.id AND seen.worker_id = {bind(viewer.id)})"
        )
    return _of_own_company(f"{t}.id", viewer, bind)


def _member(t: str, viewer: Viewer, bind: Bind) -> str:
    if viewer.role is NonMemberRole.SUPPORT:
        return f"{t}.company_id IS NOT NULL"
    return _of_own_company(f"{t}.company_id", viewer, bind)


def _worker(t: str, viewer: Viewer, bind: Bind) -> str:
    if viewer.role is NonMemberRole.WORKER:
        return f"{t}.id = {bind(viewer.id)}"
    if viewer.role is NonMemberRole.SUPPORT:
        return f"{t}.engagement_type IS NOT NULL"
    hirable = _of_own_company("seen.company_id", viewer, bind)
    return (
        f"({t}.engagement_type IS NOT NULL AND EXISTS"
        f" (SELECT 1 FROM hirable seen WHERE seen.worker_id = {t}.id AND {hirable}))"
    )


def _person(t: str, viewer: Viewer, bind: Bind) -> str:
    known = " OR ".join(each(t, viewer, bind) for each in (_member, _worker))
    return f"({t}.id = {bind(viewer.id)} OR {known})"


def _company_event(t: str, viewer: Viewer, bind: Bind) -> str:
    if viewer.role not in SEES_COMPANY_EVENTS:
        return "FALSE"
    company = f"{t}.company_id"
    theirs = (
        f"{company} IS NOT NULL"
        if viewer.role is NonMemberRole.SUPPORT
        else _of_own_company(company, viewer, bind)
    )
    untold = ", ".join(f"'{each}'" for each in sorted(UNTOLD))
    return f"({theirs} AND {t}.type NOT IN ({untold}))"


def _service_account(t: str, viewer: Viewer, bind: Bind) -> str:
    return (
        _of_own_company(f"{t}.company_id", viewer, bind) if sees_integrations(viewer) else "FALSE"
    )


def _webhook(t: str, viewer: Viewer, bind: Bind) -> str:
    if not sees_integrations(viewer):
        return "FALSE"
    return f"({_of_own_company(f'{t}.company_id', viewer, bind)} AND {t}.deleted_at IS NULL)"


def _webhook_delivery(t: str, viewer: Viewer, bind: Bind) -> str:
    return (
        f"EXISTS (SELECT 1 FROM webhook seen WHERE seen.id = {t}.webhook_id"
        f" AND {_webhook('seen', viewer, bind)})"
    )


def _calendar_feed(t: str, viewer: Viewer, bind: Bind) -> str:
    return f"{t}.owner_id = {bind(viewer.id)}" if has_calendar_feeds(viewer) else "FALSE"


def _job(t: str, viewer: Viewer, bind: Bind) -> str:
    if viewer.role is NonMemberRole.WORKER:
        return (
            f"EXISTS (SELECT 1 FROM hire seen WHERE seen.job_id = {t}.id"
            f" AND seen.offered_at IS NOT NULL AND seen.worker_id = {bind(viewer.id)})"
        )
    return _of_own_company(f"{t}.company_id", viewer, bind)


_PEOPLE_AND_COMPANIES: Mapping[Noun, Callable[[str, Viewer, Bind], str]] = {
    Noun.COMPANY: _company,
    Noun.MEMBER: _member,
    Noun.WORKER: _worker,
    Noun.PERSON: _person,
    Noun.JOB: _job,
    Noun.COMPANY_EVENT: _company_event,
    Noun.SERVICE_ACCOUNT: _service_account,
    Noun.WEBHOOK: _webhook,
    Noun.WEBHOOK_DELIVERY: _webhook_delivery,
    Noun.CALENDAR_FEED: _calendar_feed,
}
