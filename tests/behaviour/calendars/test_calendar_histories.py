"""Random histories: after each verb either side's calendar says what the API says, and counts what has changed."""

from random import Random

import pytest

from tests.behaviour.calendars.acts import ACTS, finish
from tests.behaviour.calendars.reading import Seen, entries, new_feed
from tests.tenant import JSON, Actor, Tenant, milestone

STEPS = 24
OVER = {
    "ENDED": "The hire has ended.",
    "DECLINED": "The hire was declined.",
    "CANCELLED": "The hire was cancelled.",
    "TERMINATED": "The hire was terminated.",
}
STATUS = {
    "IN_PROGRESS": "In progress.",
    "PENDING_APPROVAL": "Its payment is requested.",
    "COMPLETED": "Completed.",
}
HIRES = """{ hires { edges { node { title status
  milestones { edges { node { id name dueDate status isAwaitingSignature } } }
  pendingRemovals { id name dueDate status }
} } } }"""


async def told_by_api(actor: Actor) -> dict[str, tuple[str, str, str, str]]:
    """By UID what the API says of each milestone that is not removed: summary, status, words, due date."""
    hires = (await actor.ask(HIRES))["hires"]["edges"]
    return {
        row["id"].removeprefix("Milestone:"): _expected(hire, row, leaving=leaving)
        for hire in (edge["node"] for edge in hires)
        for leaving, rows in (
            (False, [each["node"] for each in hire["milestones"]["edges"]]),
            (True, hire["pendingRemovals"]),
        )
        for row in rows
    }


def _expected(hire: JSON, row: JSON, *, leaving: bool) -> tuple[str, str, str, str]:
    status, words = "CONFIRMED", STATUS[row["status"]]
    if hire["status"] in OVER:
        status, words = "CANCELLED", OVER[hire["status"]]
    elif hire["status"] == "DRAFT":
        status, words = "TENTATIVE", "A draft: it was not offered yet."
    elif leaving:
        status, words = "TENTATIVE", "Its removal awaits the signature."
    elif row["isAwaitingSignature"]:
        status, words = "TENTATIVE", "It awaits the signature."
    done = {("CONFIRMED", "COMPLETED"): "✓ "}.get((status, row["status"]), "")
    mark = "✗ " if status == "CANCELLED" else done
    return f"{mark}{row['name']} · {hire['title']}", status, words, row["dueDate"]


def _said(entry: Seen) -> tuple[str, str, str, str]:
    words = entry.description.partition("\n")[2]
    return entry.summary, entry.status, words, entry.due.isoformat()


def check_counted(before: dict[str, Seen], after: dict[str, Seen]) -> None:
    """Nothing is gone; an entry that says something else counts more, and any other one is the same."""
    assert before.keys() <= after.keys()
    for uid, was in before.items():
        now = after[uid]
        if now.says == was.says:
            assert (now.sequence, now.modified) == (was.sequence, was.modified), (was, now)
        else:
            assert now.sequence == was.sequence + 1, (was, now)
            assert now.modified >= was.modified


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_calendar_says_what_the_api_says_and_counts_each_change_once(
    tenant: Tenant, seed: int
) -> None:
    random, server = Random(seed), tenant.server
    hire = await tenant.hire(milestone("Design"), milestone("Build", 60))
    sides = (tenant.owner, tenant.worker)
    feeds = [await new_feed(side) for side in sides]
    before = [await entries(server, feed) for feed in feeds]
    acts = [random.choice(ACTS) for _ in range(STEPS)]
    for act in (*acts, finish):
        await act(hire, random)
        for at, (side, feed) in enumerate(zip(sides, feeds, strict=True)):
            after = await entries(server, feed)
            check_counted(before[at], after)
            told, before[at] = await told_by_api(side), after
            removed = {"CANCELLED", "It was removed."}
            said = {uid: _said(entry) for uid, entry in after.items()}
            assert {uid: said[uid] for uid in told} == told, act
            rest = [set(said[uid][1:3]) for uid in said.keys() - told.keys()]
            assert rest == [removed] * len(rest), act
