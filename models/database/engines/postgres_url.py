"""A DATABASE_URL of PostgreSQL, read in the forms that libpq takes.

A refusal is a ValueError of one line, which repeats no value.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from getpass import getuser
from urllib.parse import unquote, urlsplit

from models.database.engines.tls import Tls, tls

HostAndPort = tuple[str, int]
"""A host (or the folder of a Unix socket) and a port."""

_PORT = 5432
_PORTS = range(1, 65536)
_SOCKETS = ("/run/postgresql", "/tmp")  # noqa: S108 (where servers put their sockets)
_SESSIONS = ("any", "read-write", "read-only", "primary", "standby", "prefer-standby")
_TLS = ("ssl", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword")
_KNOWN = frozenset(
    {
        *_TLS,
        *("host", "port", "dbname", "user", "password", "passfile"),
        *("target_session_attrs", "connect_timeout", "application_name", "options"),
    }
)


@dataclass(frozen=True)
class PostgresUrl:
    """Where a database is, and how to be let in."""

    places: tuple[HostAndPort, ...]
    """They are tried in this order, until one is what `session` asks for."""
    user: str
    database: str
    password: str | None
    passfile: str | None
    tls: Tls
    session: str
    """libpq's `target_session_attrs`."""
    seconds: float | None
    """How long each place has to answer; None where the URL does not say."""
    startup: dict[str, str]
    """`application_name` and `options`, where it has them."""


def read_url(url: str) -> PostgresUrl:
    """Parse `postgres://user:password@host:port,host:port/name?option=value`. Raises ValueError."""
    parts = urlsplit(url, allow_fragments=False)
    account, _, hosts = parts.netloc.rpartition("@")
    asked = {
        **_given(_account(account), hosts=hosts, dbname=unquote(parts.path[1:])),
        **_options(parts.query),
    }
    return PostgresUrl(
        places=tuple(_places(asked)),
        user=asked.get("user") or os.environ.get("PGUSER") or _who_runs(),
        database=_required(asked, "dbname"),
        password=asked.get("password"),
        passfile=asked.get("passfile"),
        tls=tls({name: asked[name] for name in _TLS if name in asked}),
        session=_one_of(asked, "target_session_attrs", _SESSIONS),
        seconds=_seconds(asked),
        startup={name: asked[name] for name in ("application_name", "options") if name in asked},
    )


def _account(account: str) -> dict[str, str]:
    user, _, password = account.partition(":")
    return _given({}, user=unquote(user), password=unquote(password))


def _given(more: dict[str, str], **values: str) -> dict[str, str]:
    return {**more, **{name: value for name, value in values.items() if value}}


def _options(query: str) -> dict[str, str]:
    # Unlike a form of the web, a plus is a plus here.
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    asked = {unquote(name): unquote(value) for name, _, value in pairs}
    if unknown := sorted(asked.keys() - _KNOWN):
        raise ValueError(f"it knows no {', '.join(unknown)}")
    return {name: value for name, value in asked.items() if value}


def _places(asked: dict[str, str]) -> Iterator[HostAndPort]:
    named = asked["host"].split(",") if "host" in asked else None
    written = [_place(each) for each in asked.get("hosts", "").split(",")]
    hosts = named or [host for host, _ in written]
    ports = [port for _, port in written] if len(written) == len(hosts) else []
    if "port" in asked:
        ports = asked["port"].split(",")
    if len(ports) == 1:
        ports *= len(hosts)
    if ports and len(ports) != len(hosts):
        raise ValueError("it has another number of ports than of hosts")
    for host, port in zip(hosts, ports or [""] * len(hosts), strict=True):
        for each in [host] if host else [*_SOCKETS, "localhost"]:
            yield each, _number(port)


def _place(written: str) -> tuple[str, str]:
    """A host and what stands for its port, of `host:port`, `[::1]:port` or `%2Frun%2Fpostgresql`."""
    if written.startswith("["):
        host, _, port = written[1:].partition("]")
        return host, port.removeprefix(":")
    host, _, port = written.partition(":")
    return unquote(host), port


def _number(port: str) -> int:
    if not port:
        return _PORT
    if not port.isascii() or not port.isdigit() or int(port) not in _PORTS:
        raise ValueError("a port is a number from 1 to 65535")
    return int(port)


def _required(asked: dict[str, str], name: str) -> str:
    if name not in asked:
        raise ValueError("it names no database, as postgres://user@host/name does")
    return asked[name]


def _one_of(asked: dict[str, str], name: str, known: tuple[str, ...]) -> str:
    if (value := asked.get(name, known[0])) not in known:
        raise ValueError(f"{name} is one of {', '.join(known)}")
    return value


def _seconds(asked: dict[str, str]) -> float | None:
    """None where it asks to wait for ever, too: nothing does so here."""
    said = asked.get("connect_timeout", "0")
    if not said.isascii() or not said.isdigit():
        raise ValueError("connect_timeout is a number of seconds")
    return float(said) or None


def _who_runs(name: Callable[[], str] = getuser) -> str:
    try:
        return name()
    except (OSError, KeyError, ImportError):
        # A container's user, which is a number alone.
        raise ValueError("it names no user, as postgres://user@host/name does") from None
