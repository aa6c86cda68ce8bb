"""Whoever was something elsewhere moves as the same person: their names of each moment are known."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from uuid import UUID

import pytest

from models.operators.erasure import erase
from models.operators.people import create_support, remove_support
from models.people.past import name_at
from models.records import Person
from tests.behaviour.people.test_corrections import fresh
from tests.tenant import Actor, Server, Tenant, found

PLACES = ("member here", "member there", "support")


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

    async def settled(self) -> None:
        """They are a member here in the end."""
        await self._added(self._here, "HIRING_ADMIN")

    async def _added(self, tenant: Tenant, role: str) -> Actor:
        given = {"company": tenant.id, "name": "Ada", "email": self._actor.email, "role": role}
        id = (await tenant.owner.do("addMember", "user { id }", **given))["user"]["id"]
        return replace(self._actor, id=id)

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
            await life.settled()
            await life.rename()
        person = await life.person()
        for company, (at, name) in product(companies, life.names.items()):
            assert await name_at(person, company, at) == name, (past, company, name)
        erased = await erase(person.email, datetime.now(UTC))
        assert erased
        for company, at in product(companies, life.names):
            assert await name_at(erased, company, at) == erased.name
