"""Whether the database takes writes is tried by one at a time."""

import asyncio

import pytest

from models.unit_of_work import write_probe
from models.unit_of_work.write_probe import WriteProbe


async def test_a_trial_that_takes_longer_than_anybody_waits_is_not_begun_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, gate = list[int](), asyncio.Event()

    async def write() -> None:
        begun.append(1)
        await gate.wait()

    monkeypatch.setattr(write_probe, "_write", write)
    monkeypatch.setattr(write_probe, "_PATIENCE_SECONDS", 0.001)
    probe = WriteProbe()
    assert [await probe.is_writable() for _ in range(3)] == [True] * 3
    assert len(begun) == 1
    gate.set()
    await asyncio.sleep(0.01)
    assert await probe.is_writable()
    assert len(begun) == 1
