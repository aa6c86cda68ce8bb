"""Looks for reminders, and sweeps of webhooks, read by indexes, however much there is: so both databases' plans say."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.apart import apart, demonstrated
from tests.growth.reminding import Sent, sent_by_reminders
from tests.growth.scans import scans_on_postgres, scans_on_sqlite
from tests.growth.sweeping import sent_by_sweep
from tests.machines.services import Postgres

FEW_ROWS = ("aerich", "feed", "company_reminders_behind", "webhook", "webhook_secret")
"""Read from end to end: the table of the steps, that of the feed's one row, the index of the companies whose hires are
being gone through, and webhooks: a company has a few."""


@dataclass(frozen=True)
class _Background:
    """What servers do by themselves: the statements, those that must be among them, and an index that they need."""

    sent: Callable[[str], Coroutine[Any, Any, list[Sent]]]
    written: tuple[str, ...]
    index: str


REMINDERS = _Background(
    sent_by_reminders,
    ("INSERT INTO event", "UPDATE hire ", "UPDATE company ", "DELETE FROM reminder_schedule"),
    "idx_reminder_sc_look_at_2fca06",
)
SWEEP = _Background(
    sent_by_sweep,
    ("DELETE FROM webhook_delivery", "DELETE FROM webhook_attempt", "SET due_at", "SET status"),
    "webhook_delivery_ended",
)
backgrounds = pytest.mark.parametrize("background", [REMINDERS, SWEEP], ids=["reminders", "sweep"])


@backgrounds
async def test_on_postgresql_nothing_is_looked_for_from_end_to_end(
    background: _Background, postgres: Postgres
) -> None:
    url = await postgres.create_database()
    sent = _sent(url, background)
    found, lost = await scans_on_postgres(url, sent, FEW_ROWS, background.index)
    assert found == []
    assert lost


@backgrounds
def test_on_sqlite_neither(background: _Background, tmp_path: Path) -> None:
    path = str(tmp_path / "milestones.db")
    sent = _sent(f"sqlite://{path}", background)
    found, lost = scans_on_sqlite(path, sent, FEW_ROWS, background.index)
    assert found == []
    assert lost


def _sent(url: str, background: _Background) -> list[Sent]:
    with apart() as processes:
        processes.run(demonstrated, url)
        sent = processes.run(background.sent, url)
    for each in background.written:
        assert any(each in statement for statement, _ in sent), each
    return sent
