"""An operator deactivates a user: nothing that they ask for is answered any more; what they are stays."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from models.database.errors import Unavailable
from models.feed import wakeup
from models.operators.people import activate, create_support, deactivate, remove_support
from models.rules.errors import Refused
from tests.behaviour.contracts.test_documents import download, link
from tests.behaviour.people.test_waiting import held
from tests.behaviour.wire import Wire
from tests.tenant import JSON, Actor, Tenant, found

WHO = "{ viewer { email role isActive isSupport } }"
TRAIL = """{ viewer { company { events(last: 3) { edges { node {
    type actor { id } user { email isActive } changes { field before after }
} } } } } }"""


async def switched_off(actor: Actor) -> None:
    assert await deactivate(actor.email, datetime.now(UTC))


async def switched_on(actor: Actor) -> None:
    assert await activate(actor.email, datetime.now(UTC))


async def trail(actor: Actor) -> list[JSON]:
    """The newest events of the company itself, as this member sees them."""
    company = (await actor.ask(TRAIL))["viewer"]["company"]
    return [edge["node"] for edge in company["events"]["edges"]]


async def posted(actor: Actor, query: str, **more: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as client:
        given = {"query": query}
        return await client.post(actor.url, json=given, headers={**actor.headers, **more})


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["errors"][0]["extensions"]["code"]


async def test_what_took_effect_is_not_denied_because_the_servers_could_not_be_told(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def notify(_: str) -> None:
        raise Unavailable

    monkeypatch.setattr(wakeup, "notify", notify)
    await switched_off(await tenant.member("FINANCE_MANAGER"))


@pytest.mark.parametrize("known", [True, False], ids=["remembered", "not asked before"])
@pytest.mark.parametrize("role", ["OWNER", "HIRING_ADMIN", "FINANCE_MANAGER", "WORKER"])
async def test_whatever_they_ask_for_is_refused_until_they_are_activated(
    tenant: Tenant, role: str, *, known: bool
) -> None:
    hire = await tenant.active()
    actor = tenant.worker if role == "WORKER" else await tenant.member(role)
    said = {"conversation": (await hire.read())["conversation"]["id"], "body": "Hello"}
    before = (await actor.ask(WHO))["viewer"] if known else {"isActive": True}
    await switched_off(actor)
    input = f'{{conversation: "{said["conversation"]}", body: "Hello"}}'
    change = f"mutation {{ postMessage(input: {input}) {{ message {{ id }} }} }}"
    for document in (WHO, change, "{ __typename viewer { id } }"):
        assert code(await posted(actor, document)) == (401, "UNAUTHENTICATED")
    stream = await posted(actor, "subscription { hireEvents { type } }", Accept="text/event-stream")
    assert code(stream) == (401, "UNAUTHENTICATED")
    await switched_on(actor)
    after = (await actor.ask(WHO))["viewer"]
    assert {name: after[name] for name in before} == before
    await actor.do("postMessage", **said)


async def test_role_and_hires_stay_and_colleagues_see_that_they_are_deactivated(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    admin = await tenant.member("HIRING_ADMIN")
    await switched_off(admin)
    await switched_off(tenant.worker)
    members = "members { edges { node { email role isActive } } }"
    seen = await tenant.owner.ask(f"{{ viewer {{ company {{ {members} }} }} }}")
    listed = [edge["node"] for edge in seen["viewer"]["company"]["members"]["edges"]]
    assert {"email": admin.email, "role": "HIRING_ADMIN", "isActive": False} in listed
    assert (await hire.read())["status"] == "ACTIVE"
    # What the company decides goes on without them, and waits for them.
    await tenant.offered()


async def test_it_is_told_in_the_trail_of_the_company_and_nobody_is_its_actor(
    tenant: Tenant,
) -> None:
    admin = await tenant.member("ADMINISTRATOR")
    await switched_off(admin)
    await switched_off(admin)
    await switched_on(admin)
    told = await trail(tenant.owner)
    kinds = ["MEMBER_ADDED", "USER_DEACTIVATED", "USER_ACTIVATED"]
    assert [event["type"] for event in told] == kinds
    for event, was in zip(told[1:], ("true", "false"), strict=True):
        now = {"true": "false", "false": "true"}[was]
        assert event["actor"] is None
        assert event["user"] == {"email": admin.email, "isActive": True}
        assert event["changes"] == [{"field": "isActive", "before": was, "after": now}]
    assert await trail(await tenant.member("HIRING_ASSISTANT")) == []


async def test_a_worker_is_told_of_in_the_trail_of_each_company_that_may_hire_them(
    tenant: Tenant,
) -> None:
    other = await found(tenant.server)
    given = {"company": other.id, "name": "Maja", "email": tenant.worker.email}
    await other.owner.do("addWorker", engagementType="PAYROLL", **given)
    await switched_off(tenant.worker)
    for each in (tenant, other):
        assert (await trail(each.owner))[-1]["type"] == "USER_DEACTIVATED"
    third = await found(tenant.server)
    await third.owner.do("addWorker", engagementType="PAYROLL", **{**given, "company": third.id})
    await switched_on(tenant.worker)


async def test_a_company_keeps_an_owner_who_may_sign_in(tenant: Tenant) -> None:
    with pytest.raises(Refused, match="active owner"):
        await switched_off(tenant.owner)
    second = await tenant.member("OWNER")
    await switched_off(second)
    with pytest.raises(Refused, match="active owner"):
        await switched_off(tenant.owner)
    last = [("LAST_OWNER", ["user"])]
    change = {"user": tenant.owner.id, "role": "HIRING_ADMIN"}
    assert await tenant.owner.refused("changeMemberRole", **change) == last
    assert await tenant.owner.refused("removeMember", user=tenant.owner.id) == last
    await tenant.owner.do("removeMember", user=second.id)


GOES: Mapping[str, Callable[[Tenant, Actor], Coroutine[Any, Any, Any]]] = {
    "deactivated": lambda _, owner: switched_off(owner),
    "removed": lambda tenant, owner: tenant.owner.attempt("removeMember", user=owner.id),
}


@pytest.mark.parametrize("other", GOES)
async def test_of_two_owners_who_go_at_once_one_stays(tenant: Tenant, other: str) -> None:
    for _ in range(3):
        second = await tenant.member("OWNER")
        going = GOES[other](tenant, second)
        outcomes = await asyncio.gather(switched_off(tenant.owner), going, return_exceptions=True)
        refused = [each for each in outcomes if stays(each)]
        assert len(refused) == 1, outcomes
        await switched_on(tenant.owner)
        await switched_on(second)
        await tenant.owner.attempt("removeMember", user=second.id)


def stays(outcome: JSON | BaseException | None) -> bool:
    """Whether this end was refused; who was deactivated first cannot even ask."""
    return bool(outcome["userErrors"]) if isinstance(outcome, dict) else outcome is not None


async def test_the_address_of_who_was_deactivated_is_nobody_elses(tenant: Tenant) -> None:
    gone = await tenant.member("HIRING_ADMIN")
    await tenant.owner.do("removeMember", user=gone.id)
    await switched_off(gone)
    given = {"company": tenant.id, "name": "Back", "email": gone.email, "role": "HIRING_ADMIN"}
    assert await tenant.owner.refused("addMember", **given) == [("EMAIL_TAKEN", ["email"])]
    founded = {"name": "New", "currency": "DKK", "ownerName": "Back", "ownerEmail": gone.email}
    taken = [("EMAIL_TAKEN", ["ownerEmail"])]
    assert await tenant.server.support.refused("createCompany", **founded) == taken
    with pytest.raises(Refused, match="this email address"):
        await create_support("Back", gone.email, datetime.now(UTC))
    assert code(await posted(gone, WHO)) == (401, "UNAUTHENTICATED")
    await switched_on(gone)
    await tenant.owner.do("addMember", **given)


async def test_links_that_they_made_open_nothing(tenant: Tenant) -> None:
    hire = await tenant.offered()
    url = (await link(hire, tenant.worker))["url"]
    await switched_off(tenant.worker)
    assert (await download(hire, url)).status_code == 404
    await switched_on(tenant.worker)
    assert (await download(hire, url)).status_code == 200


async def test_support_that_is_taken_away_is_gone_and_can_be_given_again(tenant: Tenant) -> None:
    now = datetime.now(UTC)
    email = f"second-{tenant.id[-6:]}@milestones.example"
    await create_support("Second", email, now)
    second = tenant.server.actor(email)
    seen = "{ viewer { isSupport } companies(first: 1) { edges { node { id } } } }"
    assert (await second.ask(seen))["viewer"] == {"isSupport": True}
    assert await remove_support(email, now)
    assert await remove_support(email, now) is None
    after = await second.ask(seen)
    assert after == {"viewer": {"isSupport": False}, "companies": {"edges": []}}
    founded = {"name": "New", "currency": "DKK", "ownerName": "A", "ownerEmail": f"x{email}"}
    assert await second.refused("createCompany", **founded) == [("FORBIDDEN", [])]
    await create_support("Other", email, now)
    assert (await second.ask(seen))["viewer"] == {"isSupport": True}
    await deactivate(email, now)
    assert code(await posted(second, seen)) == (401, "UNAUTHENTICATED")
    assert await remove_support(tenant.owner.email, now) is None


@pytest.mark.parametrize("server", ["postgres"], indirect=True, scope="session")
async def test_what_took_effect_before_is_told_where_the_rest_is_refused(
    tenant: Tenant, wire: Wire
) -> None:
    hire, other = await tenant.offered(), await tenant.offered()
    member = await tenant.member("HIRING_ADMIN")
    document = f"""mutation {{
        one: cancelHire(input: {{hire: "{hire.id}"}}) {{ hire {{ status }} }}
        two: cancelHire(input: {{hire: "{other.id}"}}) {{ hire {{ status }} }}
    }}"""
    async with held(tenant.server, "hire", other.id):
        asked = asyncio.create_task(wire.send(member, document))
        while (await hire.read("status"))["status"] != "CANCELLED":
            await asyncio.sleep(0.02)
        await switched_off(member)
    answer = (await asked).body
    assert answer["data"] is None
    told = [
        (error["path"], error["extensions"]["code"], error["extensions"]["effect"])
        for error in answer["errors"]
    ]
    assert told == [(["one"], "UNAVAILABLE", "DONE"), (["two"], "UNAUTHENTICATED", "NONE")]
    assert (await other.read("status"))["status"] == "OFFERED"
