"""The checker of webhooks finds nothing in a history that is as it should be, and something in each that is broken."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

import pytest

from tests.chaos.checking.arrivals import Arrival, Stored, Told, arrival_violations

WEBHOOKS, HIRES, EVENTS = ("one", "two"), ("h1", "h2"), 4


@dataclass
class Broken:
    """All that the checker is given, to be broken."""

    webhooks: list[Told]
    arrivals: list[Arrival]
    deliveries: list[dict[str, Any]]
    attempts: list[dict[str, Any]]

    @property
    def violations(self) -> list[str]:
        """What the checker says."""
        stored = Stored(self.deliveries, self.attempts)
        return list(arrival_violations(self.webhooks, self.arrivals, stored))

    def twice(self, place: int) -> Arrival:
        """One arrival once more, at the end, after a first attempt that was answered by another status."""
        again = replace(self.arrivals[place], began=1000, ended=1001)
        self.arrivals.append(again)
        delivery = self.deliveries[place]["id"]
        self.attempts.append({"delivery_id": delivery, "status_code": 500, "error": None})
        return again


def body(event: str, hire: str) -> dict[str, Any]:
    """As a receiver gets it."""
    told = {"id": f"HireEvent:{event}", "hire": {"id": f"Hire:{hire}"}}
    return {"type": "MESSAGE_POSTED", "timestamp": "now", "data": {"hireEvents": told}}


def history() -> Broken:
    """Two webhooks that were told of two hires' events, each once."""
    hires = {f"{hire}-{n}": hire for n in range(EVENTS) for hire in HIRES}
    due = {event: body(event, hire) for event, hire in hires.items()}
    broken = Broken([Told(id, due, hires) for id in WEBHOOKS], [], [], [])
    for place, (webhook, event) in enumerate((w, e) for e in due for w in WEBHOOKS):
        id = uuid5(UUID(int=0), webhook + event)
        arrival = Arrival(webhook, f"msg_{id.hex}", due[event], 2 * place, 2 * place + 1, True)
        broken.arrivals.append(arrival)
        broken.deliveries.append(
            {"id": str(id), "webhook_id": webhook, "event_id": event, "status": "DELIVERED"}
        )
        broken.attempts.append({"delivery_id": str(id), "status_code": 204, "error": None})
    return broken


def lost(broken: Broken) -> None:
    del broken.arrivals[3]


def out_of_order(broken: Broken) -> None:
    # The same hire's next event at the same webhook comes a row of all webhooks and hires later.
    later = len(WEBHOOKS) * len(HIRES)
    broken.arrivals[0], broken.arrivals[later] = broken.arrivals[later], broken.arrivals[0]


def under_two_ids(broken: Broken) -> None:
    broken.twice(0).id = "msg_other"


def two_under_one_id(broken: Broken) -> None:
    broken.arrivals[4].id = broken.arrivals[0].id


def one_id_at_two_webhooks(broken: Broken) -> None:
    broken.arrivals[1].id = broken.arrivals[0].id


def forged(broken: Broken) -> None:
    broken.arrivals[2].body = {}


def another_body(broken: Broken) -> None:
    broken.arrivals[2].body = deepcopy(broken.arrivals[2].body)
    broken.arrivals[2].body["data"]["hireEvents"]["hire"]["id"] = "Hire:h9"


def of_another_company(broken: Broken) -> None:
    broken.twice(0).body = body("h3-1", "h3")


def not_wanted(broken: Broken) -> None:
    told = broken.webhooks[0]
    broken.webhooks[0] = replace(told, due={k: v for k, v in told.due.items() if k != "h1-2"})


def of_nobody(broken: Broken) -> None:
    broken.twice(0).webhook = "/9"


def at_once(broken: Broken) -> None:
    later = len(WEBHOOKS) * len(HIRES)
    broken.arrivals[0].ended = broken.arrivals[later].ended


def still_waiting(broken: Broken) -> None:
    broken.deliveries[5]["status"] = "PENDING"


def given_up(broken: Broken) -> None:
    broken.deliveries[5]["status"] = "FAILED"


def without_a_delivery(broken: Broken) -> None:
    del broken.deliveries[5]


def with_two_deliveries(broken: Broken) -> None:
    broken.deliveries.append({**broken.deliveries[5], "id": str(UUID(int=1))})


def delivered_twice(broken: Broken) -> None:
    broken.twice(0)
    broken.attempts[-1]["status_code"] = 204


def counted_twice(broken: Broken) -> None:
    broken.attempts.append({**broken.attempts[0], "status_code": 500})


def failed_by_itself(broken: Broken) -> None:
    broken.attempts.append({**broken.attempts[0], "status_code": None, "error": "INTERNAL"})


BREAKS: list[Callable[[Broken], None]] = [
    lost, out_of_order, under_two_ids, two_under_one_id, one_id_at_two_webhooks, forged, another_body,
    of_another_company, not_wanted, of_nobody, at_once, still_waiting, given_up, without_a_delivery,
    with_two_deliveries, delivered_twice, counted_twice, failed_by_itself,
]  # fmt: skip


def test_nothing_is_wrong_where_everything_arrived_once_and_in_order() -> None:
    assert history().violations == []


def test_an_event_may_arrive_again_after_an_answer_that_nobody_heard() -> None:
    broken = history()
    broken.twice(0)
    given_up = replace(broken.arrivals[1], began=1002, ended=None, answered=False)
    broken.arrivals.append(given_up)
    assert broken.violations == []


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda each: each.__name__)
def test_a_broken_history_is_found(break_it: Callable[[Broken], None]) -> None:
    broken = history()
    break_it(broken)
    assert broken.violations
