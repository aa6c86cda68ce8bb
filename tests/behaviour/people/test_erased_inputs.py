"""What was typed of somebody under an idempotency key is forgotten with them, and nothing takes effect twice."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from graphql import GraphQLInputObjectType, GraphQLSchema, build_schema

from models.operators.directory import person_at
from models.operators.erasure import erase
from models.records import IdempotencyRecord, Person
from tests.behaviour.people.test_corrections import fresh
from tests.machines.commands import ROOT
from tests.tenant import JSON, Actor, Tenant

Typed = tuple[Actor, JSON]
"""Who typed it, and what: somebody's name and address."""
REUSED = [("IDEMPOTENCY_KEY_REUSED", ["idempotencyKey"])]


async def founding(tenant: Tenant) -> Typed:
    typed = {"name": "Theirs", "currency": "DKK", "ownerName": f"Zoë {uuid4().hex}"}
    return tenant.server.support, {**typed, "ownerEmail": fresh()}


TYPED: dict[str, Callable[[Tenant], Awaitable[Typed]]] = {
    "createCompany": founding,
}
"""The mutations with a key in which others type somebody's address."""


def test_these_are_all_with_a_key_in_which_an_address_is_typed() -> None:
    schema = build_schema((ROOT / "schema.graphql").read_text())
    assert schema.mutation_type
    addressed = {name for name in schema.mutation_type.fields if takes_an_address(schema, name)}
    assert addressed == TYPED.keys()


def takes_an_address(schema: GraphQLSchema, mutation: str) -> bool:
    name = f"{mutation[0].upper()}{mutation[1:]}Input"
    given = schema.type_map[name]
    assert isinstance(given, GraphQLInputObjectType)
    addresses = [field for field in given.fields if "email" in field.lower()]
    return bool(addresses) and "idempotencyKey" in given.fields


@pytest.mark.parametrize("mutation", TYPED)
async def test_who_asks_again_is_told_that_it_took_effect_and_nobody_comes_back(
    tenant: Tenant, mutation: str
) -> None:
    by, typed = await TYPED[mutation](tenant)
    key = uuid4().hex
    await by.do(mutation, idempotencyKey=key, **typed)
    was = await IdempotencyRecord.get(key=key)
    email = typed["ownerEmail"]
    await forgotten(tenant, email)
    assert not await IdempotencyRecord.exists(fingerprint=was.fingerprint)
    everybody = await Person.all().count()
    for again in (typed, {**typed, "name": "Others"}):
        assert await by.refused(mutation, idempotencyKey=key, **again) == REUSED
    assert await Person.all().count() == everybody
    assert await person_at(email) is None


@pytest.mark.parametrize("mutation", TYPED)
async def test_a_key_that_says_who_it_is_is_forgotten_as_well(
    tenant: Tenant, mutation: str
) -> None:
    by, typed = await TYPED[mutation](tenant)
    email = typed["ownerEmail"]
    key = f"{mutation} of {email.upper()}"
    await by.do(mutation, idempotencyKey=key, **typed)
    await forgotten(tenant, email)
    assert not await IdempotencyRecord.exists(key=key)


async def test_of_a_company_that_others_founded_a_retry_is_answered_as_before(
    tenant: Tenant,
) -> None:
    by, typed = await founding(tenant)
    typed["idempotencyKey"] = uuid4().hex
    first = await by.do("createCompany", "company { id }", **typed)
    joining = {"company": first["company"]["id"], "name": "Zoë", "email": fresh(), "role": "OWNER"}
    await by.do("addMember", **joining)
    await forgotten(tenant, joining["email"])
    assert await by.do("createCompany", "company { id }", **typed) == first


async def forgotten(tenant: Tenant, email: str) -> None:
    """Erased; of the founder of a company somebody else owns it by then."""
    person = await person_at(email)
    assert person
    if person.role == "OWNER" and person.company_id:
        second = {"company": f"Company:{person.company_id}", "role": "OWNER", "name": "Ida"}
        await tenant.server.support.do("addMember", email=fresh(), **second)
    assert await erase(email, datetime.now(UTC))
