"""Who is here: every company and every user, for whoever runs the server."""

from collections.abc import Mapping
from typing import Any

from models.access.viewers import VIEWER_COLUMNS, viewer_of_row
from models.database.connection import fetch
from models.records import Person
from models.rules.people import UserKind
from models.rules.text import texts

_COMPANIES = """
    SELECT c.id, c.name, c.currency, c.milestones_enabled, c.hires_numbered AS hires,
      (SELECT count(*) FROM person p WHERE p.company_id = c.id) AS members
    FROM company c ORDER BY c.name_key, c.id
"""
_USERS = f"""
    SELECT {VIEWER_COLUMNS}, p.name, p.email, c.name AS company
    FROM person p LEFT JOIN company c ON c.id = p.company_id ORDER BY p.email_key
"""


async def companies() -> list[dict[str, Any]]:
    """Each company, by name: what it is called and how large it is."""
    return [
        {
            "id": f"Company:{row['id']}",
            "name": row["name"],
            "currency": row["currency"],
            "milestonesEnabled": bool(row["milestones_enabled"]),
            "members": row["members"],
            "hires": row["hires"],
        }
        for row in await fetch(_COMPANIES, [])
    ]


async def users() -> list[dict[str, Any]]:
    """Each user, by address: a member's role and company; WORKER or SUPPORT; NOBODY for who has no role any more.

    `kind` tells persons from programs, `active` is false for whom an operator has deactivated.
    """
    return [_user(row) for row in await fetch(_USERS, [])]


async def person_at(email: str) -> Person | None:
    """Who has this address."""
    return await Person.get_or_none(email_key=texts.email_key(email))


def _user(row: Mapping[str, Any]) -> dict[str, Any]:
    role = viewer_of_row(dict(row)).role.value
    return {
        "email": row["email"],
        "name": row["name"],
        "kind": UserKind(row["kind"] or UserKind.PERSON).value,
        "role": role,
        "company": row["company"],
        "active": row["deactivated_at"] is None,
    }
