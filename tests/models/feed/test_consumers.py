"""Consumers that keep their position skip nothing, and are handed twice only what they did not get done with."""

import time
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from models.feed.event_log import START, Position
from tests.apart import Apart
from tests.machines.patience import wait_until
from tests.models.feed.consuming import (
    BATCH,
    NAME,
    Log,
    consumed,
    consuming,
    lag,
    offered_by_a_server,
)
from tests.models.raw import Raw


@pytest.fixture
def eventful(tampered: Raw) -> Raw:
    """A database with events, and a table for what is handed over."""
    tampered.run("CREATE TABLE handed (xid BIGINT, seq INT)")
    return tampered


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """What is handed over."""
    return Log(tmp_path / "log")


def test_everything_is_handed_over_once_and_in_order(eventful: Raw, log: Log, apart: Apart) -> None:
    apart.run(consumed, eventful.url, log, START)
    assert log.handed == events(eventful)
    apart.run(consumed, eventful.url, log)
    assert log.handed == events(eventful)


def test_a_new_name_begins_at_the_present(eventful: Raw, log: Log, apart: Apart) -> None:
    before = events(eventful)
    apart.run(consumed, eventful.url, log)
    assert log.handed == []
    apart.run(offered_by_a_server, eventful.url)
    apart.run(consumed, eventful.url, log)
    assert before + log.handed == events(eventful)
    assert log.handed


def test_a_new_name_begins_where_it_is_told_and_a_known_one_where_it_was(
    eventful: Raw, log: Log, apart: Apart
) -> None:
    everything = events(eventful)
    apart.run(consumed, eventful.url, log, everything[9])
    assert log.handed == everything[10:]
    apart.run(consumed, eventful.url, log, START)
    assert log.handed == everything[10:]


def test_each_name_has_a_position_of_its_own(eventful: Raw, log: Log, apart: Apart) -> None:
    for name in ("webhook:1", "webhook:2"):
        apart.run(consumed, eventful.url, log, START, name)
    assert log.handed == events(eventful) * 2


def test_when_its_process_is_killed_another_one_takes_over_and_nothing_is_skipped(
    eventful: Raw, log: Log, tmp_path: Path
) -> None:
    everything, log.stalls_at = events(eventful), 3
    other = Log(tmp_path / "other")
    with consuming(eventful.url, log, START) as killed:
        wait_until(lambda: log.path.exists() and len(log.handed) == 3 * BATCH)
        with consuming(eventful.url, other, START) as successor:
            wait_until(other.path.exists)
            time.sleep(0.5)
            assert other.handed == []
            killed.kill()
            successor.join(120)
    # What was handed over and not advanced comes again.
    assert log.handed == everything[: 3 * BATCH]
    assert other.handed == everything[2 * BATCH :]
    assert written(eventful) == everything


def test_two_processes_never_hand_over_at_the_same_time_under_one_name(
    eventful: Raw, log: Log
) -> None:
    # So that often one finds where to go on just before the other one has gone on from there.
    log.barrier, log.batch, log.lasts = get_context("spawn").Barrier(2), 1, 0
    with consuming(eventful.url, log, START) as one, consuming(eventful.url, log, START) as other:
        one.join(120)
        other.join(120)
    # Each has done with a batch before any is handed one.
    assert log.lines[::2] == log.lines[1::2]
    assert log.handed == events(eventful)


def test_what_could_not_be_handed_over_comes_again(eventful: Raw, log: Log, apart: Apart) -> None:
    everything = events(eventful)
    apart.run(consumed, eventful.url, log, START, NAME, 2)
    assert log.handed == everything[:BATCH] * 2 + everything
    assert written(eventful) == everything


def test_a_consumer_lags_by_the_age_of_the_first_event_that_it_did_not_hand_over(
    eventful: Raw, log: Log, apart: Apart
) -> None:
    at = eventful.run("SELECT occurred_at FROM event ORDER BY xid, seq LIMIT 1")[0]["occurred_at"]
    first = datetime.fromisoformat(at) if isinstance(at, str) else at
    later = first + timedelta(minutes=5)
    assert apart.run(lag, eventful.url, START, later) == 300
    apart.run(consumed, eventful.url, log)
    assert apart.run(lag, eventful.url, START, later) == 0


def test_in_a_cluster_with_lower_numbers_a_consumer_passes_over_nothing_new(
    eventful: Raw, log: Log, apart: Apart
) -> None:
    """As after a dump was restored: the position has a higher number than the cluster gives."""
    before = events(eventful)
    apart.run(consumed, eventful.url, log)
    if eventful.dialect == "postgres":
        eventful.run("UPDATE feed_consumer SET xid = xid + 1000000000")
    apart.run(offered_by_a_server, eventful.url)
    apart.run(consumed, eventful.url, log)
    assert before + log.handed == events(eventful)
    assert log.handed


def events(database: Raw) -> list[Position]:
    return [Position(**row) for row in database.run("SELECT xid, seq FROM event ORDER BY xid, seq")]


def written(database: Raw) -> list[Position]:
    """What stands in the table that consumers fill."""
    rows = database.run("SELECT xid, seq FROM handed ORDER BY xid, seq")
    return [Position(**row) for row in rows]
