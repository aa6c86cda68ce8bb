"""The ERP of the guide to integrations has a copy of everything, whatever happens while it asks."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.guides.examples import module_of
from tests.machines.patience import until
from tests.tenant import JSON, Tenant

WRITERS, EACH = 3, 5


class Copy:
    """The ERP's copy in a file."""

    def __init__(self, erp: ModuleType, path: Path) -> None:
        self.erp, self._path = erp, str(path)

    async def catch_up(self) -> None:
        """As one run of the program does, in a thread of its own."""
        await asyncio.to_thread(self._caught_up)

    def _caught_up(self) -> None:
        with closing(self.erp.opened(self._path)) as database:
            self.erp.catch_up(database)

    def hires(self) -> dict[str, JSON]:
        """What it has, by id."""
        with closing(sqlite3.connect(self._path)) as database:
            return {id: json.loads(text) for id, text in database.execute("SELECT * FROM hire")}

    def forget_where(self, cursor: str) -> None:
        """Have it go on from there."""
        with closing(sqlite3.connect(self._path)) as database, database:
            database.execute("UPDATE position SET cursor = ?", (cursor,))

    async def is_whole(self, tenant: Tenant) -> bool:
        """Whether it has all that the server has, once more has been asked for."""
        await self.catch_up()
        asked = self.erp.CHANGED.replace("eventCursor", "")
        there = await tenant.owner.ask(asked, first=200)
        return self.hires() == {
            edge["node"]["id"]: edge["node"] for edge in there["hires"]["edges"]
        }


@pytest.fixture
async def copy(tenant: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """Of a program with a token of its own, which reads two hires at a time."""
    monkeypatch.setenv("MILESTONES_URL", tenant.server.url)
    monkeypatch.setenv("MILESTONES_TOKEN", (await tenant.program("VIEWER")).token)
    monkeypatch.setenv("PAGE", "2")
    return Copy(module_of("erp"), tmp_path / "erp.db")


async def test_what_happens_between_two_pages_is_asked_for_the_next_time(
    tenant: Tenant, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    hires = [await tenant.hire() for _ in range(5)]
    loop, ask, pages = asyncio.get_running_loop(), copy.erp.ask, iter(range(99))

    async def meanwhile() -> None:
        """A hire of the page that was read is changed, and another one is made."""
        await hires[-1].amend(title="Changed meanwhile")
        await tenant.hire(title="Made meanwhile")

    def interrupted(document: str, **variables: Any) -> Any:
        answered = ask(document, **variables)
        if next(pages) == 0:
            asyncio.run_coroutine_threadsafe(meanwhile(), loop).result()
        return answered

    monkeypatch.setattr(copy.erp, "ask", interrupted)
    await copy.catch_up()
    assert next(pages) > 2
    assert len(copy.hires()) == 5
    assert copy.hires()[hires[-1].id]["title"] == "A new site"
    await until(lambda: copy.is_whole(tenant))
    assert len(copy.hires()) == 6


async def test_nothing_is_missed_while_others_write(tenant: Tenant, copy: Copy) -> None:
    async def write() -> None:
        for number in range(EACH):
            hire = await tenant.hire()
            await hire.amend(title=f"Number {number}")

    writing = asyncio.gather(*(write() for _ in range(WRITERS)))
    while not writing.done():
        await copy.catch_up()
    await writing
    await until(lambda: copy.is_whole(tenant))
    assert len(copy.hires()) == WRITERS * EACH


async def test_a_run_that_breaks_off_is_begun_again(
    tenant: Tenant, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        await tenant.hire()
    with monkeypatch.context() as context:
        ask, pages = copy.erp.ask, iter(range(99))

        def broken(document: str, **variables: Any) -> Any:
            if next(pages) == 1:
                raise ConnectionResetError
            return ask(document, **variables)

        context.setattr(copy.erp, "ask", broken)
        with pytest.raises(ConnectionResetError):
            await copy.catch_up()
    assert len(copy.hires()) == 2
    await until(lambda: copy.is_whole(tenant))


async def test_a_cursor_that_the_server_does_not_know_has_it_begin_anew(
    tenant: Tenant, copy: Copy
) -> None:
    await tenant.hire()
    await until(lambda: copy.is_whole(tenant))
    await tenant.hire()
    copy.forget_where("of another database")
    await until(lambda: copy.is_whole(tenant))
    assert len(copy.hires()) == 2
