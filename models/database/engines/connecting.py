"""Opening connections to PostgreSQL: by which of several hosts, with or without TLS, and with which settings.

The driver's own `connect` gives all hosts together one time, so that a first one which is silent leaves none for the
others; and it makes its own TLS (see models/database/engines/tls.py).
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from itertools import product
from typing import Any

import asyncpg

from models.database.engines.postgres_url import HostAndPort, PostgresUrl, read_url
from models.database.engines.prepared import MOST_CHARACTERS, PreparingConnection

CONNECT_SECONDS = 5.0
"""How long a connection may take to open, by however many hosts, where the URL says nothing else."""

_FIRST_STANDBYS = {"prefer-standby": ("standby", "any")}
_ELSEWHERE = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.TargetServerAttributeNotMatched,
)
"""Reasons to try the next host: away, silent, still starting, or another one than is asked for."""


class Ways:
    """The ways to one database: through a pooler, where there is one, and past it."""

    def __init__(
        self, url: str, direct_url: str | None, settings: Mapping[str, str], *, pooled: bool
    ) -> None:
        """`settings` are those of each session or, where each transaction has another one, of each transaction."""
        # Whoever gets a session next would know nothing of a statement that was prepared there.
        unprepared: dict[str, Any] = {"statement_cache_size": 0} if pooled else {}
        self.pooled = pooled
        self._settings = settings
        self._main = Connector(read_url(url), **unprepared)
        self._direct = Connector(read_url(direct_url)) if direct_url else self._main

    @property
    def seconds(self) -> float:
        """How long a connection takes to open at the most."""
        return self._main.seconds

    @property
    def for_transaction(self) -> str:
        """SQL at the beginning of each transaction."""
        return _assigned("SET LOCAL", self._settings)

    @property
    def of_sessions(self) -> list["Connector"]:
        """The connectors whose connections each need a session of their own."""
        reached = [self._direct] if self.pooled else [self._main, self._direct]
        return list(dict.fromkeys(reached))

    async def connect(self, *_: Any, **options: Any) -> asyncpg.Connection:
        """A connection for the pool."""
        return await self._main.connect({} if self.pooled else self._settings, **options)

    async def alone(self) -> asyncpg.Connection:
        """A connection past every pooler, for who listens or keeps a lock for hours."""
        return await self._direct.connect(dict.fromkeys(self._settings, "0"))


class Connector:
    """Opens connections as one URL asks for them, first of all to where the last one was opened."""

    def __init__(self, url: PostgresUrl, **options: Any) -> None:
        """`options` are the driver's own, for each connection."""
        self._url = url
        self._options = options
        self._last: HostAndPort | None = None

    @property
    def seconds(self) -> float:
        """How long it takes at the most."""
        return self._seconds_each * len(self._url.places)

    async def connect(self, settings: Mapping[str, str], **options: Any) -> asyncpg.Connection:
        """A connection with these settings of its session. Raises what the driver does at the last host."""
        connection = await self._somewhere(**options)
        try:
            if settings:
                # By a statement, not at the start: poolers take hardly any there.
                await connection.execute(_assigned("SET", settings))
        except BaseException:
            connection.terminate()
            raise
        return connection

    @asynccontextmanager
    async def probe(self) -> AsyncIterator[asyncpg.Connection]:
        """A connection for the block, in whose session nothing is set or prepared."""
        connection = await self.connect({}, statement_cache_size=0)
        try:
            yield connection
        finally:
            await connection.close()

    async def _somewhere(self, **options: Any) -> asyncpg.Connection:
        failure: Exception | None = None
        for session, place in product(self._sessions, list(self._places())):
            try:
                connection = await self._at(place, target_session_attrs=session, **options)
            except _ELSEWHERE as failed:
                failure = failed
            else:
                self._last = place
                return connection
        assert failure, "a URL has places"
        raise failure

    @property
    def _sessions(self) -> tuple[str, ...]:
        return _FIRST_STANDBYS.get(self._url.session, (self._url.session,))

    def _places(self) -> Iterator[HostAndPort]:
        places = self._url.places
        return iter(sorted(places, key=lambda place: place != self._last))

    async def _at(self, place: HostAndPort, **options: Any) -> asyncpg.Connection:
        *others, last = [False] if place[0].startswith("/") else self._url.tls.tries
        for ssl in others:
            try:
                return await self._open(place, ssl, **options)
            except (OSError, asyncpg.InvalidAuthorizationSpecificationError) as refused:
                if not _may_be_due_to_tls(refused):
                    raise
        return await self._open(place, last, **options)

    async def _open(self, place: HostAndPort, ssl: Any, **options: Any) -> asyncpg.Connection:
        host, port = place
        url = self._url
        return await asyncpg.connect(
            host=host,
            port=port,
            user=url.user,
            password=url.password,
            passfile=url.passfile,
            database=url.database,
            ssl=ssl,
            timeout=self._seconds_each,
            # What every pooler takes at the start, and keeps apart for each client.
            server_settings={
                "application_name": "milestones",
                "timezone": "UTC",
                # Cursors hold dates as text.
                "datestyle": "ISO",
                **url.startup,
            },
            # The pool would have its own class.
            **{**self._options, **options, "connection_class": PreparingConnection},
            max_cacheable_statement_size=MOST_CHARACTERS,
        )

    @property
    def _seconds_each(self) -> float:
        return self._url.seconds or CONNECT_SECONDS / len(self._url.places)


def _assigned(verb: str, settings: Mapping[str, str]) -> str:
    return "; ".join(f"{verb} {name} = '{value}'" for name, value in settings.items())


def _may_be_due_to_tls(refused: Exception) -> bool:
    # One that is not there, or says nothing, is so either way; and a password is not to be said again, in the clear.
    return not isinstance(
        refused, (ConnectionRefusedError, TimeoutError, asyncpg.InvalidPasswordError)
    )
