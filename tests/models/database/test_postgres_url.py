"""The forms of a DATABASE_URL, as libpq takes them."""

import socket
import ssl
from pathlib import Path
from urllib.parse import quote

import pytest

from models.database.engines.connecting import Connector
from models.database.engines.postgres_url import read_url
from tests.machines.services import Postgres

MODES = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of libpq's, and an empty home."""
    for name in ("PGUSER", "PGSSLMODE", "PGSSLROOTCERT", "PGSSLCERT", "PGSSLKEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("url", "places"),
    [
        ("postgres://me@db.example/x", [("db.example", 5432)]),
        ("postgresql://me@db.example:6432/x", [("db.example", 6432)]),
        ("postgres://me@[::1]:6432/x", [("::1", 6432)]),
        ("postgres://me@[::1]/x", [("::1", 5432)]),
        ("postgres://me@one:1,two,three:3/x", [("one", 1), ("two", 5432), ("three", 3)]),
        ("postgres://me@/x?host=/run/postgresql", [("/run/postgresql", 5432)]),
        ("postgres:///x?host=/run/postgresql&user=me&port=6432", [("/run/postgresql", 6432)]),
        ("postgres://me@%2Frun%2Fpostgresql:6432/x", [("/run/postgresql", 6432)]),
        ("postgres://me@/x?host=one,two&port=1,2", [("one", 1), ("two", 2)]),
        ("postgres://me@/x?host=one,two&port=6432", [("one", 6432), ("two", 6432)]),
        ("postgres://me@/x", [("/run/postgresql", 5432), ("/tmp", 5432), ("localhost", 5432)]),
    ],
)
def test_a_url_names_its_places(url: str, places: list[tuple[str, int]]) -> None:
    assert list(read_url(url).places) == places
    assert (read_url(url).user, read_url(url).database) == ("me", "x")


@pytest.mark.parametrize("name", ["Łódź", "a b", "100%", "a/b?c#d", "plus+plus", "quote'\""])
def test_names_are_written_with_percents(name: str) -> None:
    written = quote(name, safe="")
    read = read_url(f"postgres://{written}:{written}@db/{written}?application_name={written}")
    assert (read.user, read.password, read.database) == (name, name, name)
    assert read.startup == {"application_name": name}


def test_what_stands_behind_the_question_mark_wins() -> None:
    read = read_url("postgres://a:b@c/d?user=me&password=it&dbname=x&host=db&connect_timeout=3")
    assert (read.user, read.password, read.database) == ("me", "it", "x")
    assert (read.places, read.seconds) == ((("db", 5432),), 3)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgres://me@db", "it names no database"),
        ("postgres://me@db/", "it names no database"),
        ("postgres://me@db/x?sslroot=y", "it knows no sslroot"),
        ("postgres://me@db:port/x", "a port is a number"),
        ("postgres://me@db:70000/x", "a port is a number"),
        ("postgres://me@a,b,c/x?port=1,2", "another number of ports than of hosts"),
        ("postgres://me@db/x?connect_timeout=soon", "connect_timeout is a number of seconds"),
        ("postgres://me@db/x?target_session_attrs=best", "target_session_attrs is one of any,"),
        ("postgres://me@db/x?sslmode=nonsense", "sslmode is one of disable,"),
        ("postgres://me@db/x?ssl=maybe", "ssl is `true`"),
        ("postgres://me@db/x?sslmode=verify-ca", "sslmode=verify-ca needs sslrootcert"),
        ("postgres://me@db/x?sslmode=verify-full", "sslmode=verify-full needs sslrootcert"),
        (
            "postgres://me@db/x?sslmode=verify-full&sslrootcert=/no/such",
            "sslrootcert cannot be read: No such file or directory",
        ),
        (
            "postgres://me@db/x?sslmode=require&sslrootcert=/etc/passwd",
            "sslrootcert holds no usable certificate",
        ),
        ("postgres://me@db/x?sslcert=/no/such", "sslcert or sslkey cannot be read"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(url: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refused:
        read_url(url)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("mode", MODES)
def test_a_mode_says_what_is_tried_and_whom_it_believes(mode: str) -> None:
    root = "&sslrootcert=system" if mode.startswith("verify") else ""
    tries = read_url(f"postgres://me@db/x?sslmode={mode}{root}").tls.tries
    plain = {"disable": [0], "allow": [0], "prefer": [1]}.get(mode, [])
    assert [index for index, each in enumerate(tries) if each is False] == plain
    for context in tries:
        if isinstance(context, ssl.SSLContext):
            believes = context.verify_mode == ssl.CERT_REQUIRED
            assert believes == mode.startswith("verify")
            assert context.check_hostname == (mode == "verify-full")


def test_the_environment_of_libpq_decides_where_the_url_is_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PGSSLMODE", "disable")
    monkeypatch.setenv("PGUSER", "me")
    assert read_url("postgres://db/x").tls.tries == (False,)
    assert read_url("postgres://db/x").user == "me"
    assert read_url("postgres://db/x?sslmode=prefer").tls.tries[-1] is False


async def test_a_unix_socket_is_connected_to(postgres: Postgres) -> None:
    if postgres.socket_folder == Path():
        pytest.skip("the given server's socket is unknown")
    folder = quote(str(postgres.socket_folder), safe="")
    for url in (
        f"postgres:///postgres?user=postgres&port={postgres.port}&host={folder}",
        f"postgres://postgres@{folder}:{postgres.port}/postgres?sslmode=require",
    ):
        assert await shown(url, "inet_server_addr() IS NULL") is True


async def test_settings_of_a_url_reach_the_session(postgres: Postgres) -> None:
    url = f"{postgres.url}?application_name=two%20words&options=-c%20work_mem%3D7MB"
    assert await shown(url, "current_setting('application_name')") == "two words"
    assert await shown(url, "current_setting('work_mem')") == "7MB"


async def test_an_encoded_database_is_connected_to(postgres: Postgres) -> None:
    await postgres.execute('DROP DATABASE IF EXISTS "Łódź %"', 'CREATE DATABASE "Łódź %"')
    url = postgres.url.removesuffix("postgres") + quote("Łódź %")
    assert await shown(url, "current_database()") == "Łódź %"


@pytest.mark.parametrize("wanted", ["any", "read-write", "primary"])
async def test_the_first_of_several_hosts_that_answers_is_taken(
    wanted: str, postgres: Postgres
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        ports = [each.getsockname()[1] for each in (closed, silent)]
        hosts = ",".join(f"127.0.0.1:{port}" for port in [*ports, postgres.port])
        url = (
            f"postgres://postgres@{hosts}/postgres?connect_timeout=1&target_session_attrs={wanted}"
        )
        assert await shown(url, "inet_server_port()") == postgres.port


async def test_a_server_that_is_none_of_those_asked_for_is_told(postgres: Postgres) -> None:
    with pytest.raises(Exception, match="target attribute requirement"):
        await shown(f"{postgres.url}?target_session_attrs=standby", "1")
    assert await shown(f"{postgres.url}?target_session_attrs=prefer-standby", "1") == 1


async def shown(url: str, expression: str) -> object:
    """What the server says of a connection that is made as the URL asks."""
    async with Connector(read_url(url)).probe() as connection:
        answer: object = await connection.fetchval(f"SELECT {expression}")
        return answer
