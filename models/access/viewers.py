"""Viewers, built from the rows of people."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from models.access.sign_in import PointInTime, SignIn, is_signed_in
from models.database.sql import Bind
from models.records.person import Person
from models.rules.access import CompanyRole, NonMemberRole, Role, Viewer

VIEWER_COLUMNS = (
    "p.id, p.role, p.company_id, p.is_support, p.engagement_type, p.deactivated_at, p.kind"
)
"""The columns that `viewer_of_row` and `signed_in` take, of a person `p`."""

ACTIVE = "{p}.deactivated_at IS NULL"
"""SQL for "the person may sign in"."""


def viewer_of_person(person: Person) -> Viewer:
    """Build a Viewer from a person's record."""
    return viewer_with(
        person.id,
        person.role,
        person.company_id,
        is_support=person.is_support,
        is_engaged=person.engagement_type is not None,
        is_program=person.is_program,
    )


def viewer_of_row(row: dict[str, Any]) -> Viewer:
    """Build a Viewer from a row selected with VIEWER_COLUMNS."""
    company = row["company_id"]
    return viewer_with(
        UUID(str(row["id"])),
        CompanyRole(row["role"]) if row["role"] else None,
        UUID(str(company)) if company else None,
        is_support=row["is_support"],
        is_engaged=row["engagement_type"] is not None,
        is_program=row["kind"] is not None,
    )


def signed_in(row: dict[str, Any]) -> Viewer | None:
    """The viewer that may sign in; None of somebody who was deactivated."""
    return viewer_of_row(row) if row["deactivated_at"] is None else None


def viewer_with(
    id: UUID,
    role: CompanyRole | None,
    company: UUID | None,
    *,
    is_support: bool,
    is_engaged: bool,
    is_program: bool,
) -> Viewer:
    """Build a Viewer: a member with their role and company, or else support, worker or nobody."""
    if role:
        return Viewer(id, role, company, is_program)
    if is_support:
        return Viewer(id, NonMemberRole.SUPPORT)
    return Viewer(id, NonMemberRole.WORKER if is_engaged else NonMemberRole.NOBODY)


def is_still_viewer(
    me: str, viewer: Viewer, bind: Bind, by: tuple[SignIn, PointInTime] | None = None
) -> str:
    """SQL for "the row `me` may sign in (`by` this, at that moment) and is this viewer, with the same standing"."""
    same = f"{me}.id = {bind(viewer.id)}"
    if by:
        same += f" AND {is_signed_in(me, *by, bind)}"
    same += f" AND {ACTIVE.format(p=me)}"
    if viewer.role in _STANDS:
        return f"{same} AND {_STANDS[viewer.role].format(me=me)}"
    company = bind(viewer.company)
    return f"{same} AND {me}.role = '{viewer.role}' AND {me}.company_id = {company}"


_STANDS: Mapping[Role, str] = {
    NonMemberRole.SUPPORT: "{me}.role IS NULL AND {me}.is_support",
    NonMemberRole.WORKER: "{me}.role IS NULL AND NOT {me}.is_support AND {me}.engagement_type IS NOT NULL",
    NonMemberRole.NOBODY: "{me}.role IS NULL AND NOT {me}.is_support AND {me}.engagement_type IS NULL",
}
