"""SIGTERM ends a server process in good order, and within a bounded time."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import urlsplit

import aiohttp
import asyncpg
import pytest

from tests.chaos.calls import new_session
from tests.chaos.cluster import listens
from tests.chaos.desk import Answer, Desk
from tests.machines.patience import until

patient = pytest.mark.parametrize("hurried", [False], ids=["patient"])


@patient
async def test_a_running_write_is_finished_and_answered(desk: Desk) -> None:
    async with _held_up(desk):
        write = await _begun(desk)
        stop = asyncio.create_task(desk.nodes[0].stop())
        await asyncio.sleep(0.1)
    assert (await write).request
    assert await stop in {0, -15}
    await desk.nodes[0].start()
    assert await desk.notes() == ["in time"]


@patient
async def test_new_work_is_refused_while_old_work_ends(desk: Desk) -> None:
    async with _held_up(desk):
        write = await _begun(desk)
        port = desk.nodes[0].spec.port
        stop = asyncio.create_task(desk.nodes[0].stop())
        await until(partial(_takes_nobody, port))
        with pytest.raises(aiohttp.ClientConnectorError):
            await desk.submit(1)
    await write
    await stop


async def test_sockets_are_closed_with_1012(desk: Desk) -> None:
    async with new_session() as session, desk.socket(session) as socket:
        await socket.send_json({"type": "connection_init", "payload": desk.tenant.owner.headers})
        await socket.receive_json()
        stop = asyncio.create_task(desk.nodes[0].stop())
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == 1012
        await stop


async def test_a_write_that_cannot_end_does_not_hold_the_process_for_ever(desk: Desk) -> None:
    async with _held_up(desk):
        write = await _begun(desk)
        # It fails where this takes a minute.
        await desk.nodes[0].stop()
        assert (await write).error["code"] == "UNAVAILABLE"


async def _takes_nobody(port: int) -> bool:
    return not await listens(port)


async def _begun(desk: Desk) -> asyncio.Task[Answer]:
    """A write that the server has read: it answers another question, that was sent later."""
    write = asyncio.create_task(desk.submit(note="in time"))
    await asyncio.sleep(0.4)
    async with new_session() as session:
        question = {"query": "{ __typename }"}
        async with session.post(desk.nodes[0].url, json=question) as response:
            await response.read()
    return write


@asynccontextmanager
async def _held_up(desk: Desk) -> AsyncIterator[None]:
    """Somebody else holds what a write needs."""
    if desk.url.startswith("sqlite"):
        other = sqlite3.connect(urlsplit(desk.url).path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()
    else:
        server = await asyncpg.connect(desk.url)
        try:
            async with server.transaction():
                await server.execute("SELECT FROM hire FOR UPDATE")
                yield
        finally:
            await server.close()
