"""Documents of signed versions: made by whichever server lives, once, without anybody asking for them."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import aiohttp
import pytest

from tests.chaos.calls import new_session
from tests.chaos.cluster import Node, verified
from tests.chaos.desk import Desk
from tests.machines.rows import rows
from tests.tenant import Hire, milestone

TEMPLATE = "<h1>Our own words</h1>{{ rate_box }}{{ milestones_section }}"
LINK = """query ($id: ID!, $format: DocumentFormat! = STANDARD) {
  hire(id: $id) { latestContract { document(format: $format) { url } } } }"""
SECONDS = 120.0
"""Within which a document is there, on a busy machine, though a lease has to end before."""


async def test_documents_are_made_without_being_asked_for(desk: Desk) -> None:
    await set_template(desk, TEMPLATE)
    hire = await desk.tenant.active(milestone("Design"))
    made = await until_made(desk, hire, 2)
    assert sorted(each["format"] for each in made) == ["CUSTOM", "STANDARD"]
    assert await tasks(desk, hire) == [{"purpose": "PROOF", "settled": 1, "refusal": None}]
    for format in ("STANDARD", "CUSTOM"):
        body = await downloaded(desk, hire, format=format)
        assert sha256(body).hexdigest() in {each["sha256"] for each in made}
    assert await counted(desk.nodes, "made") >= 2


async def test_a_server_that_dies_between_the_signature_and_the_document_makes_it_when_it_is_back(
    desk: Desk,
) -> None:
    (node,) = desk.nodes
    hire = await desk.tenant.offered(milestone("Design"))
    await node.kill()
    makes_documents, node.spec = node.spec, replace(node.spec, settings={"document_worker": False})
    await node.start()
    await hire.sign()
    await node.kill()
    assert await kept(desk, hire) == []
    node.spec = makes_documents
    await node.start()
    (made,) = await until_made(desk, hire, 1)
    assert sha256(await downloaded(desk, hire)).hexdigest() == made["sha256"]
    assert await verified(desk.url)


async def test_a_server_that_dies_while_it_makes_a_document_loses_none(desk: Desk) -> None:
    hires = [await desk.tenant.active(milestone(f"Part {n}")) for n in range(3)]
    for _ in range(3):
        await asyncio.sleep(0.4)
        await desk.nodes[0].kill()
        await desk.nodes[0].start()
    for hire in hires:
        assert len(await until_made(desk, hire, 1)) == 1
    assert await verified(desk.url)


async def test_a_server_that_ends_in_good_order_leaves_its_task_at_once(desk: Desk) -> None:
    hire = await desk.tenant.active(milestone("Design"))
    await desk.nodes[0].stop()
    held = "SELECT count(*) AS n FROM document_task WHERE leased_until IS NOT NULL"
    assert (await rows(desk.url, held))[0]["n"] == 0
    await desk.nodes[0].start()
    assert len(await until_made(desk, hire, 1)) == 1


async def test_two_servers_make_each_document_once(shared_desk: Desk) -> None:
    await until_made(shared_desk, shared_desk.hire, 1)
    before = await counted(shared_desk.nodes, "made")
    hires = await asyncio.gather(*[shared_desk.tenant.active() for _ in range(6)])
    for hire in hires:
        assert len(await until_made(shared_desk, hire, 1)) == 1
    assert await counted(shared_desk.nodes, "made") - before == 6


async def test_of_two_servers_the_other_goes_on_where_one_died(shared_desk: Desk) -> None:
    hires = [await shared_desk.tenant.active() for _ in range(3)]
    await shared_desk.nodes[0].kill()
    for hire in hires:
        assert len(await until_made(shared_desk, hire, 1)) == 1


@pytest.mark.parametrize("_", range(3))
async def test_all_who_ask_at_once_after_the_signature_get_the_same_bytes(
    shared_desk: Desk, _: int
) -> None:
    await until_made(shared_desk, shared_desk.hire, 1)
    before = await counted(shared_desk.nodes, "made")
    hire = await shared_desk.tenant.active()
    bodies = await asyncio.gather(
        *[downloaded(shared_desk, hire, node=node) for node in (0, 1) * 4]
    )
    assert len(set(bodies)) == 1
    (made,) = await kept(shared_desk, hire)
    assert sha256(bodies[0]).hexdigest() == made["sha256"]
    assert await counted(shared_desk.nodes, "made") - before == 1


async def test_a_link_of_one_server_is_good_at_the_other_and_after_a_restart(
    shared_desk: Desk,
) -> None:
    hire = await shared_desk.tenant.active()
    path = await linked(shared_desk, hire)
    assert (await fetched(shared_desk.nodes[1], path))[0] == 200
    await shared_desk.nodes[0].stop()
    await shared_desk.nodes[0].start()
    assert (await fetched(shared_desk.nodes[0], path))[0] == 200


async def set_template(desk: Desk, html: str) -> None:
    """The company's own."""
    await desk.tenant.owner.do("setContractTemplate", company=desk.tenant.id, html=html)


async def until_made(desk: Desk, hire: Hire, count: int) -> list[dict[str, Any]]:
    """The kept documents of a hire, once there are so many."""
    async with asyncio.timeout(SECONDS):
        while len(found := await kept(desk, hire)) < count:
            await asyncio.sleep(0.1)
    return found


async def kept(desk: Desk, hire: Hire) -> list[dict[str, Any]]:
    """Its documents in the database."""
    columns = "d.format, d.sha256"
    return await rows(desk.url, f"SELECT {columns} FROM document d {_OF.format(_id(hire))}")


async def tasks(desk: Desk, hire: Hire) -> list[dict[str, Any]]:
    """What is or was to be made of it."""
    settled = "CASE WHEN d.settled_at IS NULL THEN 0 ELSE 1 END AS settled"
    columns = f"d.purpose, {settled}, d.refusal"
    return await rows(desk.url, f"SELECT {columns} FROM document_task d {_OF.format(_id(hire))}")


async def downloaded(desk: Desk, hire: Hire, *, node: int = 0, **more: str) -> bytes:
    """The document of its latest version."""
    status, body = await fetched(desk.nodes[node], await linked(desk, hire, node=node, **more))
    assert status == 200, body
    return body


async def linked(desk: Desk, hire: Hire, *, node: int = 0, **more: str) -> str:
    """The path of a link."""
    answer = await desk.ask(desk.tenant.owner, LINK, node=node, id=hire.id, **more)
    url: str = answer.body["data"]["hire"]["latestContract"]["document"]["url"]
    return "/documents/" + url.split("/documents/", 1)[1]


async def fetched(node: Node, path: str) -> tuple[int, bytes]:
    """What a server answers there."""
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    async with (
        new_session() as session,
        session.get(node.url.replace("/graphql", path), timeout=timeout) as response,
    ):
        return response.status, await response.read()


async def counted(nodes: Iterable[Node], outcome: str) -> float:
    """How many tasks had this outcome in all these processes."""
    total = 0.0
    for node in nodes:
        _, text = await fetched(node, "/metrics")
        pattern = rf'^milestones_document_tasks_total{{outcome="{outcome}"}} (\S+)$'
        total += sum(float(each) for each in re.findall(pattern, text.decode(), re.MULTILINE))
    return total


_OF = "JOIN contract c ON c.id = d.contract_id WHERE c.hire_id = '{}'"


def _id(hire: Hire) -> str:
    return hire.id.partition(":")[2]
