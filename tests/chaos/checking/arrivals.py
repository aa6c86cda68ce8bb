"""What the receivers of webhooks got, against the events that stand, and against what a subscriber gets of them.

Every event of every webhook arrived, by the first arrivals in the order of its hire; each under one `webhook-id` and
each `webhook-id` for one; verified, and with the body that a subscriber's result makes. No two requests about one hire
were under way to one webhook at once. What is stored of the deliveries says the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.chaos.checking.history import JSON
from tests.chaos.checking.ledger import Row


@dataclass(frozen=True, slots=True)
class Told:
    """A webhook, and what a subscriber with its query gets of each event that it is due, in the order of each hire.

    Ids are those of the database; `due` is by the event's id.
    """

    id: str
    due: Mapping[str, JSON]
    hires: Mapping[str, str]
    """The hire of each event."""


@dataclass(slots=True)
class Arrival:
    """A request that came whole to a webhook's address; `began` and `ended` count what befell all receivers.

    It has not `ended` where the sender was gone before it was answered. `body` is empty where it did not verify.
    """

    webhook: str
    id: str
    body: JSON
    began: int
    ended: int | None = None
    answered: bool = False
    """Whether the sender may know a status."""

    @property
    def event(self) -> str:
        """The id of the event that it says it is about."""
        told = (self.body.get("data") or {}).get("hireEvents") or {}
        return str(told.get("id")).partition(":")[2]


@dataclass(frozen=True, slots=True)
class Stored:
    """The rows of deliveries and of their attempts."""

    deliveries: Sequence[Row]
    attempts: Sequence[Row]


@dataclass
class _Heard:
    """The arrivals at one webhook."""

    told: Told
    arrivals: Sequence[Arrival]
    first: dict[str, int] = field(default_factory=dict)
    """Of each event that is due, the place of its first arrival."""

    def __post_init__(self) -> None:
        for place, arrival in enumerate(self.arrivals):
            if arrival.event in self.told.due:
                self.first.setdefault(arrival.event, place)


def arrival_violations(
    webhooks: Sequence[Told], arrivals: Sequence[Arrival], stored: Stored
) -> Iterator[str]:
    """Everything that is wrong. `arrivals` are in the order in which they came."""
    by_webhook = defaultdict(list)
    for arrival in arrivals:
        by_webhook[arrival.webhook].append(arrival)
    for told in webhooks:
        heard = _Heard(told, by_webhook.pop(told.id, []))
        yield from (f"webhook {told.id}: {fault}" for fault in _faults(heard, stored))
    yield from (f"webhook {id}: it is nobody's, and was told" for id in by_webhook)
    yield from _shared_ids(arrivals)


def _faults(heard: _Heard, stored: Stored) -> Iterator[str]:
    yield from _bodies(heard)
    yield from _missing(heard)
    yield from _ids(heard)
    yield from _order(heard)
    yield from _at_once(heard)
    yield from _deliveries(heard, stored)


def _bodies(heard: _Heard) -> Iterator[str]:
    for arrival in heard.arrivals:
        due = heard.told.due.get(arrival.event)
        if not arrival.body:
            yield f"{arrival.id} did not verify"
        elif due is None:
            yield f"it was told of event {arrival.event}, which is none of its own"
        elif arrival.body != due:
            yield f"{arrival.id} said {arrival.body}, and a subscriber gets {due}"


def _missing(heard: _Heard) -> Iterator[str]:
    due = heard.told.due
    yield from (f"event {id} never arrived" for id in due if id not in heard.first)


def _ids(heard: _Heard) -> Iterator[str]:
    ids: dict[str, set[str]] = defaultdict(set)
    events: dict[str, set[str]] = defaultdict(set)
    for arrival in heard.arrivals:
        ids[arrival.event].add(arrival.id)
        events[arrival.id].add(arrival.event)
    for name, found in (("event", ids), ("id", events)):
        yield from (f"{name} {k} came with {len(v)} others" for k, v in found.items() if len(v) > 1)


def _shared_ids(arrivals: Sequence[Arrival]) -> Iterator[str]:
    of: dict[str, set[str]] = defaultdict(set)
    for arrival in arrivals:
        of[arrival.id].add(arrival.webhook)
    yield from (f"id {id} came to {len(who)} webhooks" for id, who in of.items() if len(who) > 1)


def _order(heard: _Heard) -> Iterator[str]:
    for hire, events in _by_hire(heard.told).items():
        came = [(heard.first[id], id) for id in events if id in heard.first]
        for (before, earlier), (after, later) in pairwise(came):
            if after < before:
                yield f"hire {hire}: event {later} arrived before {earlier}"


def _at_once(heard: _Heard) -> Iterator[str]:
    """Of those that were answered: when the sender of another one gave it up, nobody can tell."""
    latest: dict[str, int] = {}
    for arrival in heard.arrivals:
        hire = heard.told.hires.get(arrival.event)
        if hire is None or arrival.ended is None:
            continue
        if arrival.began < latest.get(hire, -1):
            yield f"hire {hire}: {arrival.id} came while another one was under way"
        latest[hire] = max(arrival.ended, latest.get(hire, -1))


def _deliveries(heard: _Heard, stored: Stored) -> Iterator[str]:
    rows = [row for row in stored.deliveries if row["webhook_id"] == heard.told.id]
    counts = Counter(row["event_id"] for row in rows)
    for event in counts.keys() | heard.told.due.keys():
        due = int(event in heard.told.due)
        if counts[event] != due:
            yield f"event {event} has {counts[event]} deliveries, and {due} is due"
    for row in rows:
        yield from _delivery(row, heard, stored)


def _delivery(row: Row, heard: _Heard, stored: Stored) -> Iterator[str]:
    name, id = f"delivery {row['id']}", f"msg_{row['id'].replace('-', '')}"
    if row["status"] != "DELIVERED":
        yield f"{name} is {row['status']}"
    came = [each for each in heard.arrivals if each.id == id]
    if any(each.event != row["event_id"] for each in came):
        yield f"{name} is of another event than {id}"
    attempts = [each for each in stored.attempts if each["delivery_id"] == row["id"]]
    answers = [each["status_code"] for each in attempts if each["status_code"]]
    if sum(code // 100 == 2 for code in answers) > 1:
        yield f"{name} was delivered more than once"
    if len(answers) > sum(each.answered for each in came):
        yield f"{name} counts {len(answers)} answers, and fewer were given"
    if any(each["error"] == "INTERNAL" for each in attempts):
        yield f"{name} has an attempt that failed by itself"


def _by_hire(told: Told) -> dict[str, list[str]]:
    events = defaultdict(list)
    for event in told.due:
        events[told.hires[event]].append(event)
    return events
