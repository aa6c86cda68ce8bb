"""One subscriber, whatever comes in between: events, what the table gives, an empty meter, a client that is slow."""

import asyncio
import random
from typing import Any, cast
from uuid import uuid4

import pytest

from models.feed.event_log import Position, Span
from models.rules.access import CompanyRole, Viewer
from resolvers.live.subscriber import Delivery, Subscriber

WAITING = 4
A_STATEMENT = 3
STEPS = 300


class Meter:
    """Is empty when the test says so."""

    def __init__(self) -> None:
        self.is_spent = False
        self.paid = 0

    def pay(self) -> None:
        self.paid += 1

    async def refilled(self) -> None:
        while self.is_spent:
            await asyncio.sleep(0)


class Feed:
    """The table, how far the reader has heard it, and the subscriber's group, which is told later."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.heard = self.told = 0
        self.meter = Meter()
        viewer = Viewer(uuid4(), CompanyRole.OWNER, uuid4())
        group = cast("Any", object())
        self.subscriber = Subscriber(group, viewer, _at(0), WAITING, self.meter)
        self.got: list[int] = []

    def tell(self) -> None:
        """The group is told what comes next."""
        if self.told < self.heard:
            self.told += 1
            self.subscriber.push(_delivery(self.told))

    def write_now(self, _: bytes) -> bool:
        """The short way to the client, where it keeps up."""
        keeps_up = self.chance.random() < 0.7
        if keeps_up:
            self.got.append(self.told)
        return keeps_up

    async def follow(self) -> None:
        """As `Live.stream` does."""
        self.subscriber.write_now = self.write_now
        while True:
            delivery = await self.subscriber.next()
            if delivery:
                self.got.append(delivery.position.xid)
                await self.pause()
            else:
                await self.catch_up()

    async def catch_up(self) -> None:
        await self.meter.refilled()
        await self.pause()
        self.subscriber.confirm()
        if self.subscriber.lags:
            self.subscriber.resume(_at(self.heard))
        gap = self.subscriber.gap
        if gap:
            await self.pause()
            missed = _read(gap)
            self.subscriber.catch_up(missed, whole=len(missed) < A_STATEMENT)

    async def pause(self) -> None:
        for _ in range(self.chance.randrange(4)):
            await asyncio.sleep(0)


@pytest.mark.parametrize("seed", range(40))
async def test_everything_comes_once_in_order_and_is_paid_for(seed: int) -> None:
    chance = random.Random(seed)
    feed = Feed(chance)
    following = asyncio.create_task(feed.follow())
    for _ in range(STEPS):
        match chance.randrange(8):
            case 0 | 1:
                feed.heard += 1
            case 2 | 3 | 4:
                feed.tell()
            case 5:
                feed.meter.is_spent = chance.random() < 0.5
            case 6 if chance.random() < 0.2:
                # The group could not be read: what it is told next comes behind.
                feed.told = feed.heard
                feed.subscriber.fall_behind()
            case _:
                await feed.pause()
    feed.meter.is_spent = False
    async with asyncio.timeout(60):
        while len(feed.got) < feed.heard:
            feed.tell()
            await asyncio.sleep(0)
    following.cancel()
    assert feed.got == list(range(1, feed.heard + 1))
    assert feed.meter.paid == feed.heard


def _read(gap: Span) -> list[Delivery]:
    missed = range(gap.after.xid + 1, gap.through.xid + 1)
    return [_delivery(number) for number in missed][:A_STATEMENT]


def _delivery(number: int) -> Delivery:
    return Delivery(_at(number), "", None, whole=b"{}")


def _at(number: int) -> Position:
    return Position(number, 0)
