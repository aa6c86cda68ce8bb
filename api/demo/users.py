"""As whom visitors of the demo may act."""

from datetime import datetime

from api.auth import issue_token
from api.demo.cast import EVERYBODY
from api.pages import DemoRole, DemoUser
from models.access.viewers import viewer_of_person
from models.records import Company, Person
from models.rules.access import CompanyRole, NonMemberRole
from models.rules.text.texts import email_key

TOKEN_HOURS = 12

_ROLES: dict[CompanyRole | NonMemberRole, DemoRole] = {
    CompanyRole.OWNER: "OWNER",
    CompanyRole.ADMINISTRATOR: "ADMINISTRATOR",
    CompanyRole.HIRING_ADMIN: "HIRING_ADMIN",
    CompanyRole.HIRING_ASSISTANT: "HIRING_ASSISTANT",
    CompanyRole.FINANCE_MANAGER: "FINANCE_MANAGER",
    CompanyRole.VIEWER: "VIEWER",
    NonMemberRole.WORKER: "WORKER",
    NonMemberRole.SUPPORT: "SUPPORT",
}


async def demo_users(secret: str, now: datetime) -> list[DemoUser]:
    """Everybody of the demo as they are in the open database now, each with a token for TOKEN_HOURS."""
    keys = [email_key(actor.email) for actor in EVERYBODY]
    people = {person.email_key: person for person in await Person.filter(email_key__in=keys)}
    present = [people[key] for key in keys if key in people]
    employers = {person.company_id for person in present}
    houses = {each.id: each.name for each in await Company.filter(id__in=employers - {None})}
    return [
        DemoUser(
            person.name,
            person.email,
            _ROLES[viewer.role],
            houses[viewer.company] if viewer.company else None,
            issue_token(secret, person.email, minutes=TOKEN_HOURS * 60, now=now),
        )
        for person in present
        if (viewer := viewer_of_person(person)).role is not NonMemberRole.NOBODY
    ]
