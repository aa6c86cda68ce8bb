"""The image and the composition of containers: what they name is there, and what they run works, without an engine."""

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import yaml  # type: ignore[import-untyped]  # Its stubs are another package, for one call.

from api.settings import Settings
from tests.guides.pages import OPERATING
from tests.machines.process import Server, free_port
from tests.machines.programs import program
from tests.machines.services import Postgres
from tests.operation.site import SECRET, answers

ROOT = Path(__file__).parents[3]
DOCKERFILE = (ROOT / "api" / "Dockerfile").read_text()
COMPOSE = (ROOT / "api" / "compose.yaml").read_text()
STRANGER = "10001"
OTHERS = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD_FILE", "FORWARDED_ALLOW_IPS"}

# A root that nobody can write on, a user without home, rights or anything of ours: as in the container.
LOCKED_UP = """
mount -o remount,bind,ro / && mount -t tmpfs tmpfs /mnt && mkdir /mnt/python /mnt/tmp && chmod 1777 /mnt/tmp
mount --bind "$1" /mnt/python && cd "$2" && shift 2
! touch here 2>/dev/null || exit 3
exec setpriv --reuid 10001 --regid 10001 --clear-groups --no-new-privs --bounding-set=-all "$@"
"""


def test_what_the_image_copies_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    paths = [path for line in copied for path in line.split()]
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert {"api", "models", "pdf", "resolvers", "migrations", "requirements.lock"} <= set(paths)


def test_no_secret_of_the_composition_stands_where_the_image_copies() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    folders = [ROOT / path for line in copied for path in line.split()]
    for secret in yaml.safe_load(COMPOSE)["secrets"].values():
        path = (ROOT / "api" / secret["file"]).resolve()
        assert not any(path.is_relative_to(folder) for folder in folders)
        assert path.is_relative_to(ROOT / "data")


def test_the_image_runs_as_nobody_in_particular() -> None:
    assert f"--uid {STRANGER}" in DOCKERFILE
    assert f"USER {STRANGER}" in DOCKERFILE.rpartition("FROM")[2]


def test_the_composition_names_services_volumes_and_secrets_that_it_has() -> None:
    composed = yaml.safe_load(COMPOSE)
    services = composed["services"]
    for service in services.values():
        assert set(service.get("depends_on", ())) <= services.keys()
        assert set(service.get("secrets", ())) <= composed["secrets"].keys()
        assert {each["source"] for each in service.get("configs", ())} <= composed["configs"].keys()
        volumes = {volume.partition(":")[0] for volume in service.get("volumes", ())}
        assert volumes <= composed["volumes"].keys()
    assert services["database"]["volumes"]


def test_the_composition_sets_variables_that_there_are() -> None:
    named = set(re.findall(r"^ +([A-Z][A-Z_]+):", COMPOSE, re.MULTILINE)) - OTHERS
    known = {name.upper() for name in Settings.model_fields}
    assert {name for name in named if name.removesuffix("_FILE") not in known} == set()
    assert {"DATABASE_URL_FILE", "AUTH_SECRET_FILE", "PUBLIC_URL"} <= named


def test_the_proxy_of_the_composition_is_that_of_the_guide() -> None:
    content = COMPOSE.partition("content: |")[2].replace("$$", "$")
    said = {line.strip() for line in content.splitlines() if line.strip()}
    own = {"server server-1:8000;", "server server-2:8000;", "listen 80;"}
    own |= {"access_log /dev/stdout milestones;", "error_log /dev/stderr crit;"}
    own |= {"keepalive_timeout 4s;", "proxy_set_header Host $http_host;"}
    assert {line for line in said - own if line not in OPERATING.text} == set()


@pytest.fixture
def locked_up() -> list[str]:
    """What goes in front of a Python at /mnt/python, which has the packages of the tests."""
    if os.geteuid():
        pytest.skip("only root can lock a process up like this")
    for name in ("unshare", "setpriv"):
        program(name, package="util-linux")
    packages = sysconfig.get_path("purelib")
    given = {
        "PYTHONPATH": f"{ROOT}:{packages}",
        "HOME": "/nonexistent",
        "TMPDIR": "/mnt/tmp",
        "LD_LIBRARY_PATH": "/mnt/python/lib",
    }
    clean = ["env", "-i", "PYTHONDONTWRITEBYTECODE=1", *(f"{k}={v}" for k, v in given.items())]
    locked = ["unshare", "--mount", "--propagation", "private", "sh", "-c", LOCKED_UP, "sh"]
    return [*locked, sys.base_prefix, str(ROOT), *clean]


@pytest.fixture
async def served(postgres: Postgres, locked_up: list[str], tmp_path: Path) -> AsyncIterator[Server]:
    """What the image runs: the job that migrates, and then a server."""
    url = await postgres.create_database()
    port = free_port()
    settings = [f"DATABASE_URL={url}", f"AUTH_SECRET={SECRET}", "DRAIN_SECONDS=0"]
    python = [
        *locked_up,
        *settings,
        f"/mnt/python/bin/python3.{sys.version_info.minor}",
        "-m",
        "api",
    ]
    done = subprocess.run([*python, "migrate"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    here = f"http://127.0.0.1:{port}"
    server = Server(
        here,
        [*python, "serve", "--host", "0.0.0.0", "--port", str(port), "--workers", "2"],
        tmp_path,
        ready=lambda _: answers(f"{here}/health/ready"),
    )
    with server:
        yield server


async def test_a_server_needs_no_home_and_writes_on_no_disk(served: Server, tmp_path: Path) -> None:
    answer = httpx.post(f"{served.url}/graphql", json={"query": "{ __typename }"})
    assert answer.json() == {"data": {"__typename": "Query"}}
    lines = (tmp_path / "log").read_text().splitlines()
    logged = [json.loads(line) for line in lines if line.startswith("{")]
    assert [line for line in logged if line["level"] in {"warning", "error"}] == []
