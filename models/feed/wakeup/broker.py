"""Wake-ups by Redis or Valkey: publish and subscribe, at most once. Whatever it loses, the poll finds."""

import asyncio
import logging
from collections.abc import Callable

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from models.database.outage import Outage
from models.feed.wakeup.connections import connection_open

logger = logging.getLogger(__name__)

RECONNECT_SECONDS = 1.0
"""Seconds between two tries to reach it."""
PATIENCE = 10.0
"""Seconds after which a connection that says nothing is asked whether it is there."""


class Silent(RedisError):
    """The connection stands, and nobody is at its other end."""


class Broker:
    """A channel of a broker."""

    def __init__(self, url: str, channel: str) -> None:
        self._url = url
        self._channel = channel
        self._wanted = asyncio.Event()
        self._outage = Outage(
            logger,
            "The broker (REDIS_URL) cannot be had: live feeds hear of other processes by polling.",
        )

    def publish(self) -> None:
        """Have a message published soon, one for however many calls: a commit never waits for the broker."""
        self._wanted.set()

    async def tell(self) -> None:
        """Publish for ever, whenever `publish` asked for it."""
        async with self._connected() as redis:
            while True:
                await self._wanted.wait()
                await self._tell_once(redis)

    async def settle(self) -> None:
        """Rings once more where that is still wanted."""
        if self._wanted.is_set():
            async with self._connected() as redis:
                await self._tell_once(redis)

    async def _tell_once(self, redis: Redis) -> None:
        self._wanted.clear()
        try:
            await redis.publish(self._channel, "")
        except asyncio.CancelledError:
            # Told or not, nobody knows.
            self._wanted.set()
            raise
        except (RedisError, OSError) as failure:
            self._outage.began(failure)

    async def hear(self, wake: Callable[[], None]) -> None:
        """Call `wake` for ever, at each message of the channel."""
        while True:
            try:
                await self._listen(wake)
            except (RedisError, OSError) as failure:
                self._outage.began(failure)
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen(self, wake: Callable[[], None]) -> None:
        async with self._connected() as redis, redis.pubsub() as channel:
            await channel.subscribe(self._channel)
            # Whatever was published while nobody listened.
            wake()
            self._outage.ended()
            with connection_open():
                await self._forward(channel, wake)

    async def _forward(self, channel: PubSub, wake: Callable[[], None]) -> None:
        silent = False
        while True:
            message = await channel.get_message(timeout=PATIENCE)
            if message is None and silent:
                raise Silent
            silent = message is None
            if message is None:
                # Its answer is a message too.
                await asyncio.wait_for(channel.ping(), PATIENCE)
            elif message["type"] == "message":
                wake()

    def _connected(self) -> Redis:
        return Redis.from_url(self._url, socket_connect_timeout=PATIENCE)
