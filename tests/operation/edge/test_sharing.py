"""The demo for a phone: who is let in by which name, and what they are told beforehand."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from api.demo.place import place_of
from tests.machines.programs import program
from tests.operation.edge.elsewhere import THERE

ROOT = Path(__file__).parents[3]
PHONE = "http://192.168.0.20:8000"


@pytest.mark.parametrize(
    ("host", "public", "url", "public_url", "shared", "warns"),
    [
        ("127.0.0.1", None, "http://127.0.0.1:8000", "http://127.0.0.1:8000", None, False),
        ("127.0.0.1", PHONE, "http://127.0.0.1:8000", PHONE, None, False),
        ("localhost", None, "http://localhost:8000", "http://localhost:8000", None, False),
        ("::1", None, "http://[::1]:8000", "http://[::1]:8000", None, False),
        ("127.0.0.2", None, "http://127.0.0.2:8000", "http://127.0.0.2:8000", None, False),
        ("0.0.0.0", None, "http://127.0.0.1:8000", "http://127.0.0.1:8000", None, True),
        ("::", None, "http://127.0.0.1:8000", "http://127.0.0.1:8000", None, True),
        ("0.0.0.0", "http://localhost:8000", "http://127.0.0.1:8000", "http://localhost:8000", None, True),
        ("0.0.0.0", PHONE, "http://127.0.0.1:8000", PHONE, "192.168.0.20", True),
        ("::", PHONE, "http://127.0.0.1:8000", PHONE, "192.168.0.20", True),
        ("192.168.0.20", None, PHONE, PHONE, "192.168.0.20", True),
        ("192.168.0.20", "https://Tunnel.example", PHONE, "https://Tunnel.example", "tunnel.example", True),
        ("fd00::20", None, "http://[fd00::20]:8000", "http://[fd00::20]:8000", "fd00::20", True),
    ],
)  # fmt: skip
def test_tokens_leave_the_machine_by_the_name_of_public_url_where_others_are_listened_to(  # noqa: PLR0917  # a table
    host: str, public: str | None, url: str, public_url: str, shared: str | None, warns: bool
) -> None:
    place = place_of(host, 8000, public)
    assert (place.url, place.public_url, place.shared_host) == (url, public_url, shared)
    assert (place.caution is not None) is warns


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's data, which are made once."""
    return tmp_path_factory.mktemp("demo")


def visited(home: Path, *public: str) -> dict[str, Any]:
    """What somebody gets who comes to the demo from elsewhere."""
    if os.geteuid():
        pytest.skip("only root can make a network")
    command = [
        program("unshare", package="util-linux"),
        "--net",
        sys.executable,
        "-m",
        "tests.operation.edge.elsewhere",
    ]
    done = subprocess.run(
        [*command, str(home), *public], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_phone_finds_tokens_links_and_live_updates_by_the_address_of_public_url(
    home: Path,
) -> None:
    seen = visited(home, f"http://{THERE}")
    assert (seen["tokens"], seen["claimed"], seen["live"]) == (seen["built"], False, True)
    assert seen["links"] > 0
    assert f"Others     http://{THERE}/" in seen["printed"]
    assert f"CAUTION: whoever reaches http://{THERE}/ finds all of these tokens" in seen["printed"]


def test_without_public_url_others_find_no_token_and_the_demo_says_what_to_do(
    home: Path,
) -> None:
    seen = visited(home)
    assert (seen["tokens"], seen["claimed"], seen["live"]) == (False, False, False)
    assert seen["links"] == 0
    assert (
        "PUBLIC_URL=http://<this machine's address>:8000 make run HOST=0.0.0.0" in seen["printed"]
    )


def made(*given: str, **environment: str) -> str:
    """The last line of what `make run` would do."""
    command = ["make", "--no-print-directory", "-n", "run", *given]
    here = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=here, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def test_make_run_lets_others_in_only_where_it_is_told_so_itself() -> None:
    alone = made()
    assert alone.endswith("-m api demo --host 127.0.0.1 --port 8000")
    # Some shells have such a variable, with the name of the machine.
    assert made(HOST="0.0.0.0") == alone
    assert "--host 0.0.0.0 " in made("HOST=0.0.0.0")
