"""What an event costs: the same number of statements for one subscriber and for many."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Any

import pytest
from tortoise.backends.base.client import BaseDBAsyncClient

from models.database.connection import current_connection
from models.database.errors import Unavailable
from tests.live.follower import Follower, cursor_of, fields, trail
from tests.tenant import Tenant

Count = Callable[[], Any]


async def test_an_event_costs_as_many_statements_for_20_subscribers_as_for_one(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = await tenant.member("OWNER")
    alone = await cost_of_an_event(tenant, [Follower(admin)], monkeypatch)
    many = [Follower(each) for each in [admin, tenant.owner] * 10]
    assert await cost_of_an_event(tenant, many, monkeypatch) == alone


async def test_subscribers_who_come_from_different_cursors_share_what_is_new(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tenant.active()
    cursors = await trail(tenant.owner)
    alone = await cost_of_an_event(tenant, [Follower(tenant.owner)], monkeypatch)
    many = [Follower(tenant.owner, variables={"after": cursor}) for cursor in cursors]
    assert await cost_of_an_event(tenant, many, monkeypatch) == alone


async def test_who_asks_something_else_does_not_get_the_others_answer(tenant: Tenant) -> None:
    async with (
        Follower(tenant.owner, fields("type")) as one,
        Follower(tenant.owner, fields("kind: type")) as other,
    ):
        await tenant.hire()
        assert set((await one.gets(1))[0]) == {"cursor", "type"}
        assert set((await other.gets(1))[0]) == {"cursor", "kind"}


async def test_many_who_come_back_at_once_with_one_cursor_read_the_table_once_together(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor = await cursor_of(tenant.owner)
    await tenant.active()
    followers = [Follower(tenant.owner, variables={"after": cursor}) for _ in range(20)]
    all_are_there = asyncio.Event()
    with statements(monkeypatch, all_are_there) as counted:
        await asyncio.gather(*(each.__aenter__() for each in followers))
        all_are_there.set()
        await asyncio.gather(*(each.gets(5) for each in followers))
    reads = [text for text in counted if "AS tree FROM event" in text]
    for each in followers:
        await each.__aexit__()
    assert len(reads) < len(followers) / 2


async def cost_of_an_event(
    tenant: Tenant, followers: list[Follower], monkeypatch: pytest.MonkeyPatch
) -> int:
    """How many statements one event makes once everybody has caught up."""
    async with AsyncExitStack() as stack:
        for follower in followers:
            await stack.enter_async_context(follower)
        hire = await tenant.hire()
        before = await trail(tenant.owner)
        for follower in followers:
            await follower.until(lambda f=follower: f.cursors[-1:] == before[-1:])  # type: ignore[misc]  # mypy cannot infer such a lambda
        await asyncio.sleep(0.3)
        with statements(monkeypatch) as counted:
            await hire.offer()
            for follower in followers:
                await follower.until(lambda f=follower: f.types[-1] == "CONTRACT_ISSUED")  # type: ignore[misc]  # as above
            await asyncio.sleep(0.3)
            return len(counted)


@contextmanager
def statements(
    monkeypatch: pytest.MonkeyPatch, allowed: asyncio.Event | None = None
) -> Iterator[list[str]]:
    """The statements that tell an event and check rights; those that find it are for the process as a whole.

    Until they are `allowed`, those that tell are held up.
    """
    client: type[BaseDBAsyncClient] = type(current_connection())
    counted: list[str] = []
    with monkeypatch.context() as patch:
        for name in ("execute_query", "execute_query_dict"):
            patch.setattr(client, name, _counting(getattr(client, name), counted, allowed))
        # Whose sockets are to end is looked up for the process as a whole, by the same statement.
        patch.setattr("api.auth.signed_out.who_signs_in", _unavailable)
        yield counted


async def _unavailable(*_: Any) -> Any:
    raise Unavailable


def _counting(
    original: Callable[..., Any], counted: list[str], allowed: asyncio.Event | None
) -> Callable[..., Any]:
    async def run(self: Any, query: str, *args: Any) -> Any:
        tells = "AS tree FROM event" in query
        if tells or "p.is_support" in query:
            counted.append(query)
        if tells and allowed:
            await allowed.wait()
        return await original(self, query, *args)

    return run


async def test_a_link_to_a_document_is_nobody_else_s(tenant: Tenant) -> None:
    other = await tenant.member("OWNER")
    query = fields("contract { document { url } }")
    async with Follower(tenant.owner, query) as one, Follower(other, query) as another:
        await tenant.offered()
        links = [(await each.gets(3))[-1]["contract"]["document"]["url"] for each in (one, another)]
    assert links[0] != links[1]
