"""Connections to judged addresses alone: whatever a name resolves to is judged at each attempt, and connected to as it
was judged. TLS still asks for the certificate of the name.

By hand: `httpx` and `aiohttp` would look the name up once more for themselves, after it was judged.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Any

import httpcore
from httpcore import AsyncNetworkBackend, AsyncNetworkStream

from models.rules.webhooks.addresses import IpAddress, is_public

LookUp = Callable[[str, int], Awaitable[Sequence[IpAddress]]]
"""The addresses of a host. Raises OSError where there are none."""

MOST_UNDER_WAY = 100
"""Attempts in one process; each may hold a thread that looks a name up."""
MOST_ADDRESSES = 64
"""Of a name: it is refused with more, rather than judged in part."""
_ADDRESS_SECONDS = 3.0
"""For one of them; others may answer."""
# A name server that does not answer holds a thread for long: there is one for each attempt, so that none waits for it.
_LOOKUPS = ThreadPoolExecutor(MOST_UNDER_WAY, thread_name_prefix="webhook-names")


class BlockedAddress(Exception):
    """The host leads to an address that nothing is sent to."""


class NameNotFound(Exception):
    """The host leads nowhere."""


async def look_up(host: str, port: int) -> Sequence[IpAddress]:
    """By the system's own resolver."""
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(_LOOKUPS, _system_addresses, host, port)
    return list(dict.fromkeys(found))


class JudgedNetwork(AsyncNetworkBackend):
    """Connects to public addresses alone, unless private ones are allowed."""

    def __init__(self, *, allow_private: bool, resolve: LookUp = look_up) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._plain = httpcore.AnyIOBackend()
        self._look_ups: list[asyncio.Future[Sequence[IpAddress]]] = []

    def of_attempt(self) -> "JudgedNetwork":
        """For one attempt alone, whose look-ups are `looked_up` in the end."""
        return JudgedNetwork(allow_private=self._allow_private, resolve=self._resolve)

    async def looked_up(self) -> None:
        """Wait until nothing looks a name up any more, whoever gave up waiting for it."""
        await asyncio.gather(*self._look_ups, return_exceptions=True)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109, ARG002 (httpcore's signature)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncNetworkStream:
        """Connect to the first address that answers. Raises BlockedAddress, NameNotFound and httpcore's errors."""
        failed: Exception | None = None
        for address in await self._judged(host, port):
            try:
                return await self._plain.connect_tcp(
                    str(address), port, _ADDRESS_SECONDS, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failure:
                failed = failure
        raise failed or NameNotFound(host)

    async def connect_unix_socket(self, *_: Any, **__: Any) -> AsyncNetworkStream:
        """Never: a webhook has no such address."""
        raise BlockedAddress

    async def sleep(self, seconds: float) -> None:
        """As httpcore asks for it."""
        await asyncio.sleep(seconds)

    async def _judged(self, host: str, port: int) -> Sequence[IpAddress]:
        """All addresses of the host: where one will not do, none does."""
        try:
            found = await self._found(host, port)
        except (OSError, UnicodeError) as failure:
            raise NameNotFound(host) from failure
        if len(found) > MOST_ADDRESSES:
            raise BlockedAddress
        if not self._allow_private and not all(map(is_public, found)):
            raise BlockedAddress
        return found

    async def _found(self, host: str, port: int) -> Sequence[IpAddress]:
        """Goes on when nobody waits for it any more: no thread can be stopped."""
        look_up = asyncio.ensure_future(self._resolve(host, port))
        self._look_ups.append(look_up)
        return await asyncio.shield(look_up)


def _system_addresses(host: str, port: int) -> list[IpAddress]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # A scope (`fe80::1%eth0`) stays part of the address, and makes it no public one.
    return [ip_address(str(each[4][0])) for each in found]
