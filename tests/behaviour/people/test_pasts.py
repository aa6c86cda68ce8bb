"""Whoever was something elsewhere moves as the same person: no company has a say in what others know them by."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from uuid import UUID

import pytest

from models.operators.erasure import erase
from models.operators.people import create_support, remove_support
from models.people.past import name_at
from models.records import Person
from models.rules.access import CompanyRole, NonMemberRole
from models.rules.corrections import Known
from tests.access import MEMBERS
from tests.behaviour.people.test_corrections import (
    Somebody,
    are_corrected,
    correct,
    fresh,
    member,
    offered,
    refusal_of,
    refusals,
    support,
    worker,
)
from tests.behaviour.wire import Wire, everything
from tests.tenant import Actor, Server, Tenant, found

PLACES = ("member here", "member there", "support")
LONGEST_PASTS = {"member": 2, "owner": 1, "worker": 1, "worker with an offer": 1}
"""What somebody is here, each with how many places they were let go from at the most: all of these are tried."""

_CONTRACTOR = {"engagementType": "INDEPENDENT_CONTRACTOR"}


class Life:
    """The places of one person, whose address is always the same."""

    def __init__(self, here: Tenant, there: Tenant) -> None:
        self._here, self._there = here, there
        self._actor = here.server.actor(fresh())
        self.names: dict[datetime, str] = {}
        """What they were called, at which moments."""

    async def spent(self, place: str) -> None:
        """They are something, give themselves another name, and are let go."""
        if place == "support":
            await create_support("Ada", self._actor.email, datetime.now(UTC))
            await self.rename()
            await remove_support(self._actor.email, datetime.now(UTC))
            return
        tenant = self._here if place == "member here" else self._there
        user = (await self._added(tenant, "OWNER")).id
        await self.rename()
        await tenant.owner.do("removeMember", user=user)

    async def settled(self, place: str, known: Known) -> Somebody:
        """What they are here in the end."""
        if not place.startswith("worker"):
            role = "OWNER" if place == "owner" else "HIRING_ADMIN"
            actor = await self._added(self._here, role)
            here = Known.HERE if known is Known.UNOFFERED else known
            return Somebody(actor, actor.id, CompanyRole(role), (self._here.id,), here)
        whom = await self._engaged(known)
        return await offered(self._here, whom) if place == "worker with an offer" else whom

    async def _added(self, tenant: Tenant, role: str) -> Actor:
        given = {"company": tenant.id, "name": "Ada", "email": self._actor.email, "role": role}
        id = (await tenant.owner.do("addMember", "user { id }", **given))["user"]["id"]
        return replace(self._actor, id=id)

    async def _engaged(self, known: Known) -> Somebody:
        given = {"company": self._here.id, "name": "Ada", "email": self._actor.email}
        done = await self._here.owner.do("addWorker", "worker { id }", **given, **_CONTRACTOR)
        actor = replace(self._actor, id=done["worker"]["id"])
        user = (await actor.ask("{ viewer { id } }"))["viewer"]["id"]
        return Somebody(actor, user, NonMemberRole.WORKER, (self._here.id,), known)

    async def rename(self) -> None:
        """They give themselves another name."""
        name = f"Name {len(self.names)}"
        await self._actor.do("updateProfile", name=name)
        self.names[datetime.now(UTC)] = name

    async def person(self) -> Person:
        """They themselves, as they are stored."""
        return await Person.get(email=self._actor.email)


@pytest.fixture(scope="module")
async def tenants(server: Server) -> tuple[Tenant, Tenant]:
    """The company of the end, and another one."""
    return await found(server), await found(server)


@pytest.fixture(scope="module")
async def correctors(server: Server, tenants: tuple[Tenant, Tenant]) -> Mapping[str, Somebody]:
    """Everybody who might want to correct them."""
    here, there = tenants
    return {
        **{role: await member(here, role) for role in MEMBERS},
        "support": await support(server),
        "worker": await worker(here),
        "owner elsewhere": await member(there, "OWNER"),
    }


@pytest.mark.parametrize("present", LONGEST_PASTS)
async def test_whom_others_know_or_knew_is_corrected_by_support_alone(
    tenants: tuple[Tenant, Tenant],
    correctors: Mapping[str, Somebody],
    wire: Wire,
    present: str,
) -> None:
    everybody = {}
    lengths = range(LONGEST_PASTS[present] + 1)
    for past in (past for length in lengths for past in product(PLACES, repeat=length)):
        life = Life(*tenants)
        for place in past:
            await life.spent(place)
        known = Known.UNOFFERED if {*past} <= {"member here"} else Known.ELSEWHERE
        everybody[f"was {past}"] = await life.settled(present, known)
    before = await everything()
    for by in correctors.values():
        refused = [whom for whom in everybody.values() if refusal_of(by, whom, address=True)]
        given = [{"user": whom.id, "email": fresh()} for whom in refused]
        answers = await correct(wire, by.actor, given)
        for whom, answer in zip(refused, answers, strict=True):
            assert refusals(answer) == refusal_of(by, whom, address=True)
    assert await everything() == before
    allowed = [
        (by, whom, {"name": "Ida", "email": fresh()})
        for by, whom in product(correctors, everybody)
        if not refusal_of(correctors[by], everybody[whom], address=True)
    ]
    assert {whom for _, whom, _ in allowed} == everybody.keys()
    await are_corrected({**correctors, **everybody}, allowed)


async def test_who_founds_a_company_and_was_somebodys_member_is_corrected_by_support_alone(
    tenant: Tenant,
) -> None:
    founder = await tenant.member("HIRING_ADMIN")
    await tenant.owner.do("removeMember", user=founder.id)
    owned = {"ownerName": "Ada", "ownerEmail": founder.email}
    support, given = tenant.server.support, {"name": "New", "currency": "DKK", **owned}
    company = (await support.do("createCompany", "company { id }", **given))["company"]["id"]
    other = tenant.server.actor(fresh())
    added = {"company": company, "name": "Bo", "email": other.email, "role": "OWNER"}
    await founder.do("addMember", **added)
    assert await other.refused("correctUser", user=founder.id, name="Taken") == [("FORBIDDEN", [])]
    await founder.do("updateProfile", name="Their own")
    await support.do("correctUser", user=founder.id, name="Right")


@pytest.mark.parametrize("present", ["member", "nothing any more"])
async def test_what_somebody_was_called_is_known_wherever_they_were_renamed(
    tenants: tuple[Tenant, Tenant], present: str
) -> None:
    companies = [UUID(each.id.partition(":")[2]) for each in tenants]
    for past in product(PLACES, repeat=2):
        life = Life(*tenants)
        for place in past:
            await life.spent(place)
        if present != "nothing any more":
            await life.settled(present, Known.HERE)
            await life.rename()
        person = await life.person()
        for company, (at, name) in product(companies, life.names.items()):
            assert await name_at(person, company, at) == name, (past, company, name)
        erased = await erase(person.email, datetime.now(UTC))
        assert erased
        for company, at in product(companies, life.names):
            assert await name_at(erased, company, at) == erased.name
