"""What an entry of a calendar says, in every state that a milestone can be in."""

from itertools import product

import pytest

from models.rules.calendars.entries import EntryStatus, alarm_days, entry_text
from models.rules.calendars.tokens import feed_token_hash, new_feed_token
from models.rules.lifecycle import OVER, HireStatus, MilestoneStatus

BOTH = (False, True)
STATES = list(product(HireStatus, MilestoneStatus, BOTH, BOTH))


@pytest.mark.parametrize(("hire", "status", "listed", "awaiting"), STATES)
def test_agreed_is_what_an_active_hires_signed_terms_say_and_cancelled_what_never_comes(
    hire: HireStatus, status: MilestoneStatus, listed: bool, awaiting: bool
) -> None:
    text = entry_text(
        "Site", "Design", "2026-12-01", hire=hire, status=status, listed=listed, awaiting=awaiting
    )
    if hire in OVER or not (listed or awaiting):
        expected = EntryStatus.CANCELLED
    elif hire is HireStatus.DRAFT or awaiting:
        expected = EntryStatus.TENTATIVE
    else:
        expected = EntryStatus.CONFIRMED
    assert text.status is expected
    assert text.is_done is (expected == "CONFIRMED" and status == "COMPLETED")
    assert text[:3] == ("Site", "Design", "2026-12-01")


@pytest.mark.parametrize(("hire", "status", "listed", "awaiting"), STATES)
def test_an_alarm_rings_for_what_the_servers_remind_of(
    hire: HireStatus, status: MilestoneStatus, listed: bool, awaiting: bool
) -> None:
    reminded = listed and hire in {"OFFERED", "ACTIVE"} and status != "COMPLETED"
    assert alarm_days(hire, status, 3, listed=listed) == (3 if reminded else None)
    assert alarm_days(hire, status, None, listed=listed) is None


def test_no_two_states_of_a_milestone_that_differ_to_people_say_the_same() -> None:
    words = {
        (text.status, text.words)
        for hire, status in product(HireStatus, MilestoneStatus)
        for text in [entry_text("", "", "", hire=hire, status=status, listed=True, awaiting=False)]
    }
    # Four ways to be over, a draft, and three statuses.
    assert len(words) == 4 + 1 + 3


def test_a_token_is_known_by_its_hash_and_by_nothing_that_looks_alike() -> None:
    token = new_feed_token()
    assert feed_token_hash(token) not in {None, feed_token_hash(new_feed_token())}
    for other in (token[:-1], f"{token}A", f"{token[:-1]}=", f"{token[:-1]}\n", "", "é" * 43):
        assert feed_token_hash(other) is None
