"""Whoever comes with an address that was somebody else's is somebody new, whatever they ask first."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from models.operators.erasure import erase
from tests.behaviour.people.test_corrections import fresh
from tests.behaviour.people.test_deactivation import WHO, switched_off
from tests.tenant import Actor, Tenant

Freeing = Callable[[Tenant, Actor], Awaitable[None]]


async def by_erasure(_: Tenant, who: Actor) -> None:
    assert await erase(who.email, datetime.now(UTC))


async def by_a_correction(tenant: Tenant, who: Actor) -> None:
    await tenant.owner.do("correctUser", user=who.id, email=fresh())


async def by_a_correction_and_deactivation(tenant: Tenant, who: Actor) -> None:
    address = fresh()
    await tenant.owner.do("correctUser", user=who.id, email=address)
    await switched_off(tenant.server.actor(address))


async def by_a_correction_and_erasure(tenant: Tenant, who: Actor) -> None:
    address = fresh()
    await tenant.owner.do("correctUser", user=who.id, email=address)
    assert await erase(address, datetime.now(UTC))


@pytest.mark.parametrize(
    "freed",
    [by_erasure, by_a_correction, by_a_correction_and_deactivation, by_a_correction_and_erasure],
)
async def test_who_has_a_freed_address_is_answered_from_their_first_mutation_on(
    tenant: Tenant, freed: Freeing
) -> None:
    former = await tenant.member("HIRING_ADMIN")
    await former.do("updateProfile", name="Remembered")
    await former.ask(WHO)
    await freed(tenant, former)
    given = {"company": tenant.id, "name": "New", "email": former.email, "role": "HIRING_ADMIN"}
    user = (await tenant.owner.do("addMember", "user { id }", **given))["user"]
    assert user["id"] != former.id
    done = await former.do("updateProfile", "user { id name }", name="Newer")
    assert done["user"] == {"id": user["id"], "name": "Newer"}
