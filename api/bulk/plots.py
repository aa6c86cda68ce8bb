"""Plots of the hires of a large data set: the same mixture for the same number."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from api.bulk.cast import Cast
from api.bulk.tale import Tale
from models.rules.lifecycle import ContractStatus, HireStatus, PaymentRequestStatus

T = TypeVar("T")

_STATUSES = {
    HireStatus.ACTIVE: 50,
    HireStatus.ENDED: 15,
    HireStatus.OFFERED: 10,
    HireStatus.DRAFT: 10,
    HireStatus.TERMINATED: 5,
    HireStatus.DECLINED: 5,
    HireStatus.CANCELLED: 5,
}
"""Of a hundred hires."""

_R = PaymentRequestStatus
_DECISIONS = {_R.APPROVED: 65, _R.PENDING: 20, _R.REJECTED: 10, _R.CANCELLED: 5}
"""Of a hundred payment requests of an active hire."""

_REVISED = 0.2
"""Of the active hires; the worker signs every second revision."""

_WHAT = ("Website", "Intranet", "Warehouse app", "Brand", "Annual report", "Data platform")
_WHICH = ("redesign", "migration", "launch", "audit", "prototype", "maintenance", "rollout")
_STEPS = ("Kick-off", "Research", "Draft", "Review", "Build", "Test", "Handover")


def tell(cast: Cast, number: int, milestones: int, now: datetime) -> Tale:
    """The `number`-th hire, with so many milestones."""
    random = Random(number)  # noqa: S311  # a repeatable mixture, no secret
    status = _drawn(random, _STATUSES)
    age = timedelta(days=random.randint(0, 20))
    if status not in (HireStatus.DRAFT, HireStatus.OFFERED):
        age += timedelta(days=random.randint(30, 400))
    tale = Tale.begin(cast, _title(random, number), now - age - timedelta(hours=1))
    _plan(tale, random, milestones)
    tale.create()
    if status is not HireStatus.DRAFT:
        _after_the_draft(tale, random, status, now)
    tale.finish()
    return tale


def _title(random: Random, number: int) -> str:
    return f"{random.choice(_WHAT)} {random.choice(_WHICH)} {number}"


def _plan(tale: Tale, random: Random, milestones: int) -> None:
    for place in range(milestones):
        due = tale.at.date() + timedelta(days=14 + place * 300 // milestones)
        name = f"{_STEPS[place % len(_STEPS)]} {place // len(_STEPS) + 1}"
        tale.milestone(
            name, due, random.randint(50_000, 5_000_000), f"PO-{random.randint(1, 99999)}"
        )


def _after_the_draft(tale: Tale, random: Random, status: HireStatus, now: datetime) -> None:
    pace = (now - tale.at) / 10
    tale.at += pace
    tale.offer()
    if status is HireStatus.OFFERED:
        return
    tale.at += pace
    if status is HireStatus.DECLINED:
        tale.close(status, ContractStatus.DECLINED, tale.cast.worker.id)
    elif status is HireStatus.CANCELLED:
        tale.close(status, ContractStatus.WITHDRAWN, tale.cast.hiring)
    else:
        tale.sign()
        _work(tale, random, status, pace * 6)


def _work(tale: Tale, random: Random, status: HireStatus, time: timedelta) -> None:
    """Payments on half of the milestones (on all of them, where the hire is to end), and what follows."""
    asked = list(tale.milestones)
    if status is not HireStatus.ENDED:
        asked = asked[: (len(asked) + 1) // 2]
    for milestone in asked:
        _payment(tale, milestone, _decision(random, status), time / len(asked))
    unasked = list(tale.milestones)[len(asked) :]
    tale.at += time / 20
    if status is not HireStatus.ACTIVE:
        tale.close(status, None, tale.cast.hiring)
    elif unasked and random.random() < _REVISED:
        _revision(tale, random, unasked, time / 20)


def _payment(tale: Tale, milestone: UUID, decision: PaymentRequestStatus, time: timedelta) -> None:
    tale.at += time / 2
    request = tale.submit(milestone)
    tale.at += time / 2
    if decision is not PaymentRequestStatus.PENDING:
        tale.decide(request, decision)


def _decision(random: Random, status: HireStatus) -> PaymentRequestStatus:
    decision = _drawn(random, _DECISIONS)
    final = status in (HireStatus.ENDED, HireStatus.TERMINATED)
    if status is HireStatus.ENDED or (final and decision is PaymentRequestStatus.PENDING):
        return PaymentRequestStatus.APPROVED
    return decision


def _revision(tale: Tale, random: Random, unasked: Sequence[UUID], time: timedelta) -> None:
    milestone = random.choice(unasked)
    tale.revise(milestone, tale.terms[milestone].amount.minor * 11 // 10)
    tale.at += time
    if random.random() < 0.5:  # noqa: PLR2004
        tale.sign()


def _drawn(random: Random, weights: dict[T, int]) -> T:
    return random.choices(list(weights), list(weights.values()))[0]
