"""Whatever has to be planned anew is paid for by whoever brings it: what is known costs nothing more."""

from collections.abc import AsyncIterator, Iterator
from itertools import product
from typing import Any

import httpx
import pytest

from tests.behaviour.wire import Answer, Wire
from tests.operation.site import SECRET, Site, run
from tests.tenant import Actor, Server, Tenant, found

SUPPORT = "support@milestones.example"
RATE = 4_000
SWITCHES = 9
FIELDS = " ".join(
    f"a{n}: title @include(if: $b{n % SWITCHES}) b{n}: number c{n}: status" for n in range(20)
)
DECLARED = ", ".join(f"$b{n}: Boolean!" for n in range(SWITCHES))
QUERY = f"query ({DECLARED}) {{ hires(first: 1) {{ edges {{ node {{ id {FIELDS} }} }} }} }}"
PLANS = RATE // 300
NEW = product((True, False), repeat=SWITCHES)
"""Combinations that no test has asked for: the server keeps their plans."""


@pytest.fixture(scope="module")
def frugal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose users have few points a minute."""
    home = tmp_path_factory.mktemp("frugal")
    run(home, "migrate")
    run(home, "support", SUPPORT, "--name", "Support")
    given = {"DATA_DIR": str(home), "AUTH_SECRET": SECRET, "RATE_LIMIT": str(RATE)}
    with Site(home / "server", "serve", **given) as site:
        yield Server(f"{site.url}/graphql", SECRET, SUPPORT, "sqlite")


@pytest.fixture
async def poor(frugal: Server) -> Tenant:
    """A company of the test's own there."""
    return await found(frugal)


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    """Requests as they are sent."""
    async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
        yield Wire(http)


async def switched(wire: Wire, actor: Actor, switches: tuple[bool, ...]) -> Answer:
    given = {f"b{n}": on for n, on in enumerate(switches)}
    return await wire.send(actor, QUERY, **given)


async def spend(wire: Wire, actor: Actor) -> int:
    """Ask for one new plan after the other; answers how many there were."""
    for made, switches in enumerate(NEW):
        if (await switched(wire, actor, switches)).error_codes == ["THROTTLED"]:
            return made
    raise AssertionError("nobody had to pay")


async def test_what_is_planned_already_costs_nothing_more(poor: Tenant, wire: Wire) -> None:
    for _ in range(2 * PLANS):
        assert not (await switched(wire, poor.owner, (True,) * SWITCHES)).error_codes


async def test_each_new_combination_is_paid_for(poor: Tenant, wire: Wire) -> None:
    assert await spend(wire, poor.owner) <= 2 * PLANS


_ANYWHERE = {
    "beside what is not planned": '{ __type(name: "Hire") { kind } hires(first: 1) { edges { node { KEYS } } } }',
    "a subscription": "subscription { hireEvents { hire { KEYS } } }",
}


@pytest.mark.parametrize("document", _ANYWHERE.values(), ids=_ANYWHERE)
async def test_a_plan_is_paid_for_wherever_it_is_made(
    poor: Tenant, wire: Wire, document: str
) -> None:
    await spend(wire, poor.owner)
    keys = " ".join(f"k{n}: title" for n in range(95))
    headers = {**poor.owner.headers, "Accept": "text/event-stream, application/json"}
    asked = {"query": document.replace("KEYS", keys)}
    async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
        answer = await http.post(poor.server.url, json=asked, headers=headers)
    assert "THROTTLED" in answer.text


async def test_a_mutation_whose_answer_cannot_be_planned_is_not_done(
    poor: Tenant, wire: Wire
) -> None:
    member = await poor.member("HIRING_ADMIN")
    await spend(wire, poor.owner)
    refused = await wire.send(poor.owner, ADD_WORKER, input=worker(poor))
    assert refused.error_codes == ["THROTTLED"]
    listed = await member.ask("{ viewer { company { workers { totalCount } } } }")
    assert listed["viewer"]["company"]["workers"]["totalCount"] == 1


_KEYS = " ".join(f"k{n}: name" for n in range(95))
ADD_WORKER = f"""mutation ($input: AddWorkerInput!) {{
    addWorker(input: $input) {{ worker {{ {_KEYS} }} userErrors {{ code }} }} }}"""


def worker(tenant: Tenant) -> dict[str, Any]:
    return {
        "company": tenant.id,
        "name": "Jonas",
        "email": "jonas@one.example",
        "engagementType": "INDEPENDENT_CONTRACTOR",
    }
