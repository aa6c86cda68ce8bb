"""Somebody is erased, in a process of its own, which may die on the way; and what is done to the rows afterwards."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

from models.database.connection import database
from models.operators.erasure import erase
from models.unit_of_work import retry
from models.verification import Violation, verify
from tests.bo import BO, employ_bo
from tests.machines.forking import fork
from tests.models.migration.scratch import Scratch, literal, scratch

Work = Callable[[], Awaitable[Any]]

VALUES = (
    ("event", "salt"),
    ("event", "disclosures"),
    ("company_event", "salt"),
    ("company_event", "disclosures"),
    ("message", "body"),
    ("contract", "content"),
)
"""What is forgotten of somebody, and of nobody else."""


async def employed(url: str) -> None:
    """Bo is there, and can be erased."""
    async with database(url):
        await employ_bo()


async def erased(url: str, email: str = BO) -> str | None:
    """Somebody is erased; or the table of the row that does not fit."""
    async with database(url):
        try:
            assert await erase(email, datetime.now(UTC))
        except Violation as violation:
            return violation.table
    return None


def killed_while_erasing(url: str, commits: int, *, before: bool) -> bool:
    """Whether the process that erases Bo is killed: at its so-manyth commit, just before it or just after."""
    process = fork.Process(target=_erase_mortally, args=(url, commits, before))
    process.start()
    process.join(60)
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


async def unfound(url: str, before: str, each: int) -> list[str]:
    """Which values can be taken away, or put back as they were, without being found: every so-manyth is tried."""
    missed = []
    async with database(url), scratch(url) as rows, scratch(before) as former:
        changes = [change async for change in _changes(rows, former)]
        for table, id, column, now, then in changes[::each]:
            await rows.run(_set(table, id, column, then))
            if (await verify()).violation is None:
                missed.append(f"{table}.{column} of {id} from {now} to {then}")
            await rows.run(_set(table, id, column, now))
    return missed


async def _changes(rows: Scratch, former: Scratch) -> AsyncIterator[tuple[str, str, str, Any, Any]]:
    for table, column in VALUES:
        was = {row["id"]: row[column] for row in await former.of(table)}
        for row in await rows.of(table):
            now = row[column]
            then = _without(column) if now else was.get(row["id"])
            if now != then and (now or then):
                yield table, row["id"], column, now, then


def _without(column: str) -> str | None:
    return "" if column in {"body", "content"} else None


def _set(table: str, id: str, column: str, value: Any) -> str:
    return f"UPDATE {table} SET {column} = {literal(value)} WHERE id = '{id}'"


def _erase_mortally(url: str, commits: int, before: bool) -> None:
    asyncio.run(_erase_until(url, count(1), commits, before=before))


async def _erase_until(url: str, numbers: Iterator[int], commits: int, *, before: bool) -> None:
    usual = retry.committed

    async def mortal(work: Work) -> Any:
        is_last = next(numbers) == commits

        async def last() -> Any:
            done = await work()
            _die(is_last and before)
            return done

        done = await usual(last)
        _die(is_last)
        return done

    async with database(url):
        retry.committed = mortal
        await erase(BO, datetime.now(UTC))


def _die(now: bool) -> None:
    if now:
        os.kill(os.getpid(), signal.SIGKILL)
