"""Service accounts: programs that act as members, and sign in by tokens of their own."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus

import pytest

from models.operators.directory import users
from models.operators.people import create_support
from models.rules.errors import Refused
from models.rules.text.service_tokens import new_token
from models.service_account import ADDRESS_DOMAIN, MOST_SERVICE_ACCOUNTS
from tests.access import MEMBERS
from tests.behaviour.wire import Wire, everything
from tests.clock import Clock
from tests.conftest import Serving
from tests.tenant import JSON, Actor, Program, Tenant, in_days

ME = "{ viewer { id name role kind company { id } } }"
ACCOUNT = "serviceAccount { id name role expiresOn isRevoked lastUsedAt user { id kind email } }"
TRAIL = """query ($id: ID!) { node(id: $id) { ... on Company { events(last: 1) { edges { node {
    type actor { id } user { id } changes { field before after } } } } } } }"""
FORBIDDEN: list[tuple[str, list[str]]] = [("FORBIDDEN", [])]
ROLES = [role for role in MEMBERS if role != "OWNER"]


async def last_event(tenant: Tenant) -> JSON:
    (edge,) = (await tenant.owner.ask(TRAIL, id=tenant.id))["node"]["events"]["edges"]
    event: JSON = edge["node"]
    return event


async def accounts(tenant: Tenant, viewer: Actor) -> list[str]:
    """Those of the company, by name, as somebody sees them."""
    document = """query ($id: ID!) { node(id: $id) { ... on Company {
        serviceAccounts { edges { node { name } } } } } }"""
    company = (await viewer.ask(document, id=tenant.id))["node"]
    return [edge["node"]["name"] for edge in company["serviceAccounts"]["edges"]]


async def is_let_in(wire: Wire, actor: Actor) -> bool:
    """Whether they are answered; else it is 401, UNAUTHENTICATED."""
    answer = await wire.send(actor, ME)
    if answer.status == HTTPStatus.OK:
        return True
    assert (answer.status, answer.error_codes) == (401, ["UNAUTHENTICATED"])
    return False


async def rotated(tenant: Tenant, program: Program, **given: int) -> Program:
    payload = await tenant.owner.do(
        "rotateServiceAccountToken", "token", serviceAccount=program.id, **given
    )
    return program.by(payload["token"])


@pytest.mark.parametrize("role", ROLES)
async def test_it_is_a_member_with_its_role_and_no_person(tenant: Tenant, role: str) -> None:
    last = in_days(3)
    made = await tenant.owner.do(
        "createServiceAccount",
        f"token {ACCOUNT}",
        company=tenant.id, name=" Books ", role=role, expiresOn=last,
    )  # fmt: skip
    account, user = made["serviceAccount"], made["serviceAccount"]["user"]
    assert re.fullmatch("mst_[0-9A-Za-z]{49}", made["token"])
    assert user["kind"] == "SERVICE_ACCOUNT"
    assert user["email"].endswith(f"@{ADDRESS_DOMAIN}")
    assert account == {
        **account, "name": "Books", "role": role, "expiresOn": last, "isRevoked": False, "lastUsedAt": None,
    }  # fmt: skip
    program = Program(tenant.server.url, "", token=made["token"], email=user["email"])
    assert (await program.ask(ME))["viewer"] == {
        "id": user["id"], "name": "Books", "role": role, "kind": "SERVICE_ACCOUNT",
        "company": {"id": tenant.id},
    }  # fmt: skip
    members = "{ viewer { company { members { edges { node { id kind } } } } } }"
    edges = (await tenant.owner.ask(members))["viewer"]["company"]["members"]["edges"]
    assert [edge["node"] for edge in edges] == [
        {"id": user["id"], "kind": "SERVICE_ACCOUNT"},
        {"id": tenant.owner.id, "kind": "PERSON"},
    ]


async def test_its_token_is_told_once_and_kept_as_a_hash(tenant: Tenant) -> None:
    given = {"company": tenant.id, "name": "Books", "role": "VIEWER", "idempotencyKey": "k"}
    first, again = [
        await tenant.owner.do("createServiceAccount", "token serviceAccount { id }", **given)
        for _ in range(2)
    ]
    assert again == {**first, "token": None}
    hashed = sha256(first["token"].encode()).hexdigest()
    stored = str(await everything())
    assert first["token"] not in stored
    assert hashed in stored
    event = await last_event(tenant)
    assert event["type"] == "SERVICE_ACCOUNT_CREATED"
    assert event["actor"] == {"id": tenant.owner.id}
    assert event["changes"] == [
        {"field": "role", "before": None, "after": "VIEWER"},
        {"field": "token", "before": None, "after": hashed},
    ]


async def test_it_owns_no_company(tenant: Tenant) -> None:
    program = await tenant.program("ADMINISTRATOR")
    given = {"company": tenant.id, "name": "Books", "role": "OWNER"}
    assert await tenant.owner.refused("createServiceAccount", **given) == FORBIDDEN
    for by in (tenant.owner, tenant.server.support):
        refused = await by.refused("changeMemberRole", user=program.user, role="OWNER")
        assert refused == FORBIDDEN


async def test_it_is_never_support(tenant: Tenant, clock: Clock) -> None:
    program = await tenant.program("ADMINISTRATOR")
    for revoked in (False, True):
        if revoked:
            await tenant.owner.do("revokeServiceAccount", serviceAccount=program.id)
        with pytest.raises(Refused):
            await create_support("Books", program.email, clock())
    (listed,) = [each for each in await users() if each["email"] == program.email]
    assert listed["role"] == "NOBODY"


async def test_what_it_is_made_of_is_checked(tenant: Tenant) -> None:
    given = {"company": tenant.id, "role": "VIEWER"}
    for wrong, told in (
        ({"name": " "}, [("REQUIRED", ["name"])]),
        ({"name": "x" * 201, "expiresOn": in_days(-1)}, [("TOO_LONG", ["name"]), ("INVALID_DATE", ["expiresOn"])]),
        ({"name": "x", "expiresOn": "3000-01-01"}, [("INVALID_DATE", ["expiresOn"])]),
    ):  # fmt: skip
        assert await tenant.owner.refused("createServiceAccount", **given, **wrong) == told
    await tenant.owner.do("createServiceAccount", **given, name="x", expiresOn=in_days(0))


async def test_a_company_has_at_most_a_hundred_that_were_not_revoked(tenant: Tenant) -> None:
    given = {"company": tenant.id, "name": "Books", "role": "VIEWER"}
    first = await tenant.program()
    for _ in range(MOST_SERVICE_ACCOUNTS - 1):
        await tenant.owner.do("createServiceAccount", **given)
    assert await tenant.owner.refused("createServiceAccount", **given) == [
        ("TOO_MANY", ["company"])
    ]
    await tenant.owner.do("revokeServiceAccount", serviceAccount=first.id)
    await tenant.owner.do("createServiceAccount", **given)


async def test_each_earlier_token_is_good_until_its_own_hours_are_over(
    tenant: Tenant, wire: Wire, clock: Clock
) -> None:
    first = await tenant.program()
    second = await rotated(tenant, first, oldTokenHours=48)
    third = await rotated(tenant, second)
    fourth = await rotated(tenant, third, oldTokenHours=0)
    tokens = (first, second, third, fourth)
    for hours, good in ((0, "yyny"), (23, "yyny"), (25, "ynny"), (49, "nnny")):
        with clock.forward(hours=hours):
            found = [await is_let_in(wire, each) for each in tokens]
        assert "".join("y" if each else "n" for each in found) == good, hours
    event = await last_event(tenant)
    assert event["type"] == "SERVICE_ACCOUNT_TOKEN_ROTATED"
    assert event["user"] == {"id": first.user}
    assert [change["field"] for change in event["changes"]] == ["token", "oldTokenHours"]


async def test_an_old_token_is_kept_for_at_most_a_week(tenant: Tenant) -> None:
    program = await tenant.program()
    for hours in (-1, 169, 2**31 - 1):
        refused = await tenant.owner.refused(
            "rotateServiceAccountToken", serviceAccount=program.id, oldTokenHours=hours
        )
        assert refused == [("INVALID_NUMBER", ["oldTokenHours"])]


@pytest.mark.parametrize("how", ["revokeServiceAccount", "removeMember"])
async def test_it_does_nothing_more_once_it_is_revoked(
    tenant: Tenant, wire: Wire, how: str
) -> None:
    program = await tenant.program()
    old = await rotated(tenant, program)
    assert await is_let_in(wire, program)
    ends = {"user": program.user} if how == "removeMember" else {"serviceAccount": program.id}
    await tenant.owner.do(how, **ends)
    event = await last_event(tenant)
    assert event["type"] == "SERVICE_ACCOUNT_REVOKED"
    assert event["changes"] == [{"field": "role", "before": "HIRING_ADMIN", "after": None}]
    assert [await is_let_in(wire, each) for each in (program, old)] == [False, False]
    posted = await wire.send(
        program, 'mutation { updateProfile(input: {name: "x"}) { user { id } } }'
    )
    assert (posted.status, posted.error_codes) == (401, ["UNAUTHENTICATED"])
    again = await tenant.owner.do("revokeServiceAccount", ACCOUNT, serviceAccount=program.id)
    shown = again["serviceAccount"]
    assert (shown["isRevoked"], shown["role"]) == (True, "HIRING_ADMIN")
    assert await last_event(tenant) == event
    assert await tenant.owner.refused("rotateServiceAccountToken", serviceAccount=program.id) == [
        ("INVALID_STATE", ["serviceAccount"])
    ]
    assert await tenant.owner.refused("removeMember", user=program.user) == [
        ("NOT_FOUND", ["user"])
    ]


async def test_its_last_day_is_good_to_the_end(tenant: Tenant, wire: Wire, clock: Clock) -> None:
    program = await tenant.program(expiresOn=in_days(2))
    with clock.forward(2):
        assert await is_let_in(wire, program)
    with clock.forward(3):
        assert not await is_let_in(wire, program)
        refused = await tenant.owner.refused("rotateServiceAccountToken", serviceAccount=program.id)
        assert refused == [("INVALID_STATE", ["serviceAccount"])]


async def test_another_role_counts_from_the_next_operation_on(tenant: Tenant) -> None:
    program, hire = await tenant.program("VIEWER"), await tenant.hire()
    assert await program.refused("offerHire", hire=hire.id) == [("FORBIDDEN", [])]
    await tenant.owner.do("changeMemberRole", user=program.user, role="HIRING_ADMIN")
    await program.do("offerHire", hire=hire.id)
    assert await hire.read("events(last: 1) { edges { node { actor { id name kind } } } }") == {
        "events": {"edges": [{"node": {"actor": {
            "id": program.user, "name": "Viewer program", "kind": "SERVICE_ACCOUNT",
        }}}]}
    }  # fmt: skip


@pytest.mark.parametrize("revoked", [False, True])
async def test_nobody_signs_in_as_it_or_becomes_it_by_its_address(
    tenant: Tenant, wire: Wire, revoked: bool
) -> None:
    program = await tenant.program()
    if revoked:
        await tenant.owner.do("revokeServiceAccount", serviceAccount=program.id)
    assert not await is_let_in(wire, tenant.server.actor(program.email))
    taken, given = [("INVALID_EMAIL", ["email"])], {"name": "Ida", "email": program.email}
    owner, company = tenant.owner, {"company": tenant.id}
    assert await owner.refused("addMember", **company, **given, role="VIEWER") == taken
    assert await owner.refused("addWorker", **company, **given, engagementType="PAYROLL") == taken
    correction = {"user": tenant.worker_id, "email": program.email}
    assert await owner.refused("correctUser", **correction) == taken


async def test_nobody_corrects_it(tenant: Tenant) -> None:
    program = await tenant.program("ADMINISTRATOR")
    for by in (tenant.owner, await tenant.member("ADMINISTRATOR")):
        assert await by.refused("correctUser", user=program.user, name="Other") == [
            ("INVALID_STATE", ["user"])
        ]
    assert await program.refused("updateProfile", name="Other") == [("INVALID_STATE", [])]


async def test_only_persons_who_run_the_company_see_them(tenant: Tenant) -> None:
    await tenant.program("ADMINISTRATOR", name="b")
    program = await tenant.program("ADMINISTRATOR", name="A")
    for role in MEMBERS:
        seen = ["A", "b"] if role in {"OWNER", "ADMINISTRATOR"} else []
        assert await accounts(tenant, await tenant.member(role)) == seen
    for other in (program, tenant.server.support):
        assert await accounts(tenant, other) == []
        node = "query ($id: ID!) { node(id: $id) { id } }"
        assert await other.ask(node, id=program.id) == {"node": None}


async def test_a_token_that_was_cut_or_mistyped_is_refused(tenant: Tenant, wire: Wire) -> None:
    program = await tenant.program()
    another = "a" if program.token[-1] != "a" else "b"
    for wrong in (program.token[:-1], program.token[:-1] + another, "mst_", f"{program.token}A"):
        assert not await is_let_in(wire, program.by(wrong))


async def test_who_tries_tokens_pays_for_each_as_a_stranger(
    tenant: Tenant, served: Callable[..., Serving], wire: Wire
) -> None:
    program, status = await tenant.program(), HTTPStatus.UNAUTHORIZED
    async with served(rate_limit=60_000) as other:
        for _ in range(1000):
            guess = replace(program, url=other.url, token=new_token())
            status = HTTPStatus((await wire.send(guess, ME)).status)
            if status is not HTTPStatus.UNAUTHORIZED:
                break
    assert status is HTTPStatus.TOO_MANY_REQUESTS


async def test_its_last_use_is_told_to_the_minute(tenant: Tenant, clock: Clock) -> None:
    program = await tenant.program()
    before = clock().replace(second=0, microsecond=0)
    await program.ask(ME)
    document = "query ($id: ID!) { node(id: $id) { ... on ServiceAccount { lastUsedAt } } }"
    async with asyncio.timeout(30):
        while not (used := (await tenant.owner.ask(document, id=program.id))["node"]["lastUsedAt"]):
            await asyncio.sleep(0.02)
    noted = datetime.fromisoformat(used)
    assert (noted.second, noted.microsecond) == (0, 0)
    assert before <= noted <= clock()


async def test_the_list_of_users_tells_it_from_persons_also_once_it_is_revoked(
    tenant: Tenant,
) -> None:
    program = await tenant.program("VIEWER")

    async def listed() -> list[tuple[str, str]]:
        emails = (tenant.owner.email, program.email)
        return [(each["kind"], each["role"]) for each in await users() if each["email"] in emails]

    persons = [("PERSON", "OWNER")]
    assert sorted(await listed()) == [*persons, ("SERVICE_ACCOUNT", "VIEWER")]
    await tenant.owner.do("revokeServiceAccount", serviceAccount=program.id)
    assert sorted(await listed()) == [*persons, ("SERVICE_ACCOUNT", "NOBODY")]
