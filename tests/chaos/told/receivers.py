"""Receivers of webhooks that have bad days: real sockets, which refuse, fail, answer late or half, and come back."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from standardwebhooks import WebhookVerificationError

from tests.chaos.checking.arrivals import Arrival
from tests.machines.process import free_port
from tests.receiver import Received, answer, read_request

_OFTEN_WELL = 0.5


class Mood(StrEnum):
    """What a receiver does with a request."""

    WELL = "takes it"
    FAILING = "answers another status"
    SLOW = "answers late, within an attempt's time"
    SILENT = "answers after an attempt's time"
    BREAKING = "closes half-way"
    AWAY = "refuses connections"


BAD_MOODS = tuple(each for each in Mood if each is not Mood.WELL)
_STATUSES = (
    answer(500),
    answer(503, "Retry-After: 0"),
    answer(429, "Retry-After: 1"),
    answer(302, "Location: http://127.0.0.1:1/"),
)
_TAKEN = answer(204)


@dataclass
class Log:
    """What came to all receivers, in order; the secrets of the webhooks are known by their paths."""

    secrets: dict[str, str] = field(default_factory=dict)
    webhooks: dict[str, str] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    moods: Counter[str] = field(default_factory=Counter)
    ticks: Iterator[int] = field(default_factory=count)

    def arrived(self, request: Received) -> Arrival:
        """Write down a request that came whole."""
        webhook = self.webhooks.get(request.path, request.path)
        body = self._verified(request)
        arrival = Arrival(webhook, request.id, body, next(self.ticks))
        self.arrivals.append(arrival)
        return arrival

    def _verified(self, request: Received) -> dict[str, object]:
        try:
            return dict(request.verify(self.secrets[request.path]))
        except (KeyError, WebhookVerificationError):
            return {}


class MoodyReceiver:
    """A receiver on a port that it keeps. `attempt_seconds` is the time that senders give it."""

    def __init__(self, log: Log, chance: random.Random, attempt_seconds: float) -> None:
        self.mood = Mood.WELL
        self._log = log
        self._chance = chance
        self._attempt_seconds = attempt_seconds
        self._port = free_port()
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """Where it listens, without a path."""
        return f"http://127.0.0.1:{self._port}"

    async def be(self, mood: Mood) -> None:
        """From now on, also to what comes over connections that are open."""
        self.mood = mood
        self._log.moods[mood] += 1
        if mood is Mood.AWAY:
            self.close()
        elif self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)

    def close(self) -> None:
        """Refuse connections."""
        if self._server:
            self._server.close()
            self._server = None

    async def change(self, seconds: tuple[float, float], moods: Sequence[Mood]) -> None:
        """Be well as often as not, and else in one of these moods, each for so long. It ends when it is cancelled."""
        while True:
            is_well = self._chance.random() < _OFTEN_WELL
            await self.be(Mood.WELL if is_well else self._chance.choice(moods))
            await asyncio.sleep(self._chance.uniform(*seconds))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await self._receive(reader, writer)
        writer.close()

    async def _receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.mood is Mood.BREAKING and self._chance.random() < _OFTEN_WELL:
            await reader.read(100)
            writer.transport.abort()
            return
        request = await read_request(reader)
        arrival, mood = self._log.arrived(request), self.mood
        # Whoever is gone before the answer says so by the end of what they send.
        gone = asyncio.create_task(reader.read())
        await asyncio.wait([gone], timeout=self._pause(mood))
        if not (gone.done() or reader.at_eof()):
            arrival.answered, arrival.ended = True, next(self._log.ticks)
            await self._say(mood, writer)
        gone.cancel()
        await asyncio.gather(gone, return_exceptions=True)

    def _pause(self, mood: Mood) -> float:
        match mood:
            case Mood.SLOW:
                return self._attempt_seconds * self._chance.uniform(0.2, 0.7)
            case Mood.SILENT:
                return self._attempt_seconds * 1.5
        return self._chance.uniform(0.001, 0.02)

    async def _say(self, mood: Mood, writer: asyncio.StreamWriter) -> None:
        match mood:
            case Mood.FAILING:
                writer.write(self._chance.choice(_STATUSES))
            case Mood.BREAKING:
                writer.write(_TAKEN[:20])
            case _:
                writer.write(_TAKEN)
        await writer.drain()


@asynccontextmanager
async def moody(
    receivers: Sequence[MoodyReceiver], seconds: tuple[float, float], moods: Sequence[Mood]
) -> AsyncIterator[None]:
    """They change their moods for as long as the block runs, and are well afterwards."""
    tasks = [asyncio.create_task(each.change(seconds, moods)) for each in receivers]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for each in receivers:
            await each.be(Mood.WELL)
