"""What renders can do nothing to the server that shares its user: whether or not that was started as root."""

import os
import pwd
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pdf.process.landlock import give_up_everything

ROOT = Path(__file__).parents[3]
FILES, SIGNALS = 3, 6
"""The versions of Landlock that guard files from all that is tried here, and processes."""

TRIES = """
import os, sys
from pdf.process.limits import TEMPLATE_LIMITS, confine, drop_rights

os.chdir(sys.argv[1])
neighbour = int(sys.argv[2])
TRIES = {
    "read": lambda: open("kept").read(),
    "write": lambda: open("new", "w"),
    "truncate": lambda: os.truncate("kept", 0),
    "unlink": lambda: os.unlink("kept"),
    "rename": lambda: os.rename("kept", "gone"),
    "link": lambda: os.link("kept", "another"),
    "symlink": lambda: os.symlink("kept", "pointer"),
    "mkdir": lambda: os.mkdir("folder"),
    "rmdir": lambda: os.rmdir("empty"),
    "mkfifo": lambda: os.mkfifo("fifo"),
    "fork": lambda: os.fork() or os._exit(0),
    "signal": lambda: os.kill(neighbour, 0),
    "memory": lambda: open(f"/proc/{neighbour}/mem"),
    # Last: where it succeeds, nothing is left.
    "execute": lambda: os.execv("/bin/echo", ["echo", "execute"]),
}
drop_rights()
if sys.argv[3] == "confined":
    confine(TEMPLATE_LIMITS)
for name, attempt in TRIES.items():
    try:
        attempt()
    except OSError:
        continue
    print(name, flush=True)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that those who render may do anything in."""
    tmp_path.joinpath("kept").write_text("a contract")
    tmp_path.joinpath("empty").mkdir()
    if account():
        for path in (tmp_path, *tmp_path.iterdir()):
            os.chown(path, account()["user"], account()["group"])
    return tmp_path


@pytest.fixture
def neighbour() -> Iterator[subprocess.Popen[bytes]]:
    """Another process of the same user, as the server is where it was not started as root."""
    with subprocess.Popen(["/bin/sleep", "600"], **account()) as process:
        yield process
        process.kill()


def test_what_is_confined_touches_no_file_and_no_process_of_its_user(
    place: Path, neighbour: subprocess.Popen[bytes]
) -> None:
    version = landlock()
    if version < FILES:
        pytest.skip("this kernel has no Landlock that guards files from being cut")
    done = tried(place, neighbour, "confined")
    assert done - (set() if version >= SIGNALS else {"signal"}) == set()
    assert place.joinpath("kept").read_text() == "a contract"


def test_whoever_is_not_confined_does_most_of_it(
    place: Path, neighbour: subprocess.Popen[bytes]
) -> None:
    done = tried(place, neighbour, "free")
    assert {"read", "write", "truncate", "unlink", "mkdir", "signal", "execute"} <= done


def test_where_the_kernel_has_none_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert give_up_everything() == 0


def tried(place: Path, neighbour: subprocess.Popen[bytes], how: str) -> set[str]:
    """What a process of the same user did not fail in."""
    command = [sys.executable, "-c", TRIES, str(place), str(neighbour.pid), how]
    environment = {"PYTHONPATH": str(ROOT)}
    return set(subprocess.check_output(command, env=environment, text=True).split())


def landlock() -> int:
    """The version that this machine's kernel has."""
    ask = "from pdf.process.landlock import give_up_everything as give_up; print(give_up())"
    return int(subprocess.check_output([sys.executable, "-c", ask], cwd=ROOT, text=True))


def account() -> dict[str, Any]:
    """What `Popen` takes to be nobody, where we are root."""
    if os.geteuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
