"""When an attempt follows another one: each pause of the page, its spread, and the end."""

from datetime import UTC, datetime, timedelta

import pytest

from models.rules.webhooks.schedule import GIVEN_UP_AFTER, PAUSES, is_given_up, next_attempt

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SAID = "0:00:05 0:00:30 0:02:00 0:10:00 0:30:00 2:00:00 5:00:00 10:00:00 12:00:00"


def test_the_pauses_are_those_that_are_promised() -> None:
    assert " ".join(map(str, PAUSES)) == SAID


@pytest.mark.parametrize("tried", range(1, 15))
@pytest.mark.parametrize(("chance", "factor"), [(0.0, 0.8), (0.5, 1.0), (1.0, 1.2)])
def test_each_pause_is_longer_or_shorter_by_a_fifth_at_the_most(
    tried: int, chance: float, factor: float
) -> None:
    pause = PAUSES[min(tried, len(PAUSES)) - 1]
    assert next_attempt(tried, NOW, NOW, None, chance) == NOW + pause * factor


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        (timedelta(hours=3), timedelta(hours=3)),
        (timedelta(days=9), timedelta(days=1)),
        (timedelta(), timedelta(seconds=5)),
    ],
)
def test_what_the_address_asks_for_is_kept_up_to_a_day(asked: timedelta, waits: timedelta) -> None:
    assert next_attempt(1, NOW, NOW, asked, 0.5) == NOW + waits


def test_the_last_attempt_is_five_days_after_the_first() -> None:
    end = NOW + GIVEN_UP_AFTER
    assert next_attempt(15, NOW, end - timedelta(hours=1), None, 0.5) == end
    assert next_attempt(16, NOW, end, None, 0.5) is None


def test_a_webhook_is_given_up_after_five_days_without_success() -> None:
    assert not is_given_up(NOW, NOW + timedelta(days=4, hours=23))
    assert is_given_up(NOW, NOW + timedelta(days=5))
