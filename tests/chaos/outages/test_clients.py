"""Clients that leave in the middle leave nothing half done, and nothing that is in the way of others."""

import asyncio
from contextlib import suppress

import aiohttp

from tests.chaos.calls import new_session
from tests.chaos.desk import SUBMIT, Desk

ROUNDS = 40


async def test_an_operation_that_is_completed_at_once_takes_effect_or_not(desk: Desk) -> None:
    async with new_session() as session:
        await asyncio.gather(*(_complete_at_once(desk, session, n) for n in range(ROUNDS)))
    await assert_whole(desk)


async def test_a_socket_that_is_dropped_in_the_middle_wedges_nothing(desk: Desk) -> None:
    async with new_session() as session:
        await asyncio.gather(*(_drop(desk, session, n) for n in range(ROUNDS)))
    await assert_whole(desk)


async def test_a_request_that_is_cancelled_in_the_middle_wedges_nothing(desk: Desk) -> None:
    url = desk.nodes[0].url
    async with new_session() as session:
        for number in range(ROUNDS):
            input = {"milestone": desk.milestones[number % 4], "note": "cancelled"}
            request = {"query": SUBMIT, "variables": {"input": input}}
            headers = desk.tenant.worker.headers
            with suppress(TimeoutError):
                async with asyncio.timeout(number / 4000):
                    async with session.post(url, json=request, headers=headers) as response:
                        await response.read()
    await assert_whole(desk)


async def assert_whole(desk: Desk) -> None:
    """At most one request for each milestone, each with both of its events, and the next one waits for nobody."""
    await asyncio.sleep(0.2)
    # In one question: those who left may still be served.
    seen = await desk.hire.read(
        "paymentRequests { totalCount } events(first: 200) { edges { node { type } } }"
    )
    requests = seen["paymentRequests"]["totalCount"]
    events = [edge["node"]["type"] for edge in seen["events"]["edges"]]
    assert requests <= 4
    assert events.count("PAYMENT_REQUEST_SUBMITTED") == requests
    assert events.count("MILESTONE_STATUS_CHANGED") == requests
    for number in range(4):
        # Where one of them still held something, it would be unavailable: these servers wait for 1.5 seconds.
        answer = await desk.submit(number)
        assert answer.refusals in ([], ["PAYMENT_REQUEST_EXISTS"])
    assert len(await desk.notes()) == 4


async def _complete_at_once(desk: Desk, session: aiohttp.ClientSession, number: int) -> None:
    async with desk.socket(session) as socket:
        await _subscribe(desk, socket, number)
        await asyncio.sleep(number / 4000)
        await socket.send_json({"id": "1", "type": "complete"})
        await socket.send_json({"type": "ping"})
        while (await socket.receive_json())["type"] != "pong":
            pass


async def _drop(desk: Desk, session: aiohttp.ClientSession, number: int) -> None:
    async with desk.socket(session) as socket:
        await _subscribe(desk, socket, number)
        await asyncio.sleep(number / 4000)
        socket._response.connection.transport.abort()


async def _subscribe(desk: Desk, socket: aiohttp.ClientWebSocketResponse, number: int) -> None:
    await socket.send_json({"type": "connection_init", "payload": desk.tenant.worker.headers})
    assert (await socket.receive_json())["type"] == "connection_ack"
    input = {"milestone": desk.milestones[number % 4], "note": "left"}
    payload = {"query": SUBMIT, "variables": {"input": input}}
    await socket.send_json({"id": "1", "type": "subscribe", "payload": payload})
