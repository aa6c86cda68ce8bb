"""`python -m api …` in a process of its own, as operators run it, but for the start (see `tests.machines.forking`).

A process that is forked has the arguments, environment, folder, rights and exit code of one that was started, and none
of the tests' own. Some tests are about the start itself, or start Python once more from there: `afresh`.
"""

import ctypes
import multiprocessing.process
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.machines.forking import fork

ROOT = Path(__file__).parents[2]
Done = subprocess.CompletedProcess[str]
_SECONDS = 180.0


@dataclass(frozen=True)
class Command:
    """What follows `python -m api`, and what it is run with; `umask` is the usual one."""

    words: Sequence[str]
    environment: Mapping[str, str]
    folder: Path = ROOT
    umask: int = 0o022

    @property
    def afresh(self) -> list[str]:
        """What starts Python for it, in an environment to which its own is added."""
        variables = (f"{name}={value}" for name, value in self.environment.items())
        python = [sys.executable, "-m", "api", *self.words]
        return ["/usr/bin/env", f"PYTHONPATH={ROOT}", *variables, *python]

    def run(self) -> Done:
        """Run it to its end."""
        with tempfile.TemporaryDirectory() as place:
            out, errors = Path(place, "out"), Path(place, "errors")
            code = Forked(self, out, errors).wait(_SECONDS)
            return Done(self.words, code, out.read_text("utf-8"), errors.read_text("utf-8"))

    def run_afresh(self) -> Done:
        """The same by a Python that is started for it, with all the rights that the tests have."""
        return subprocess.run(
            self.afresh,
            cwd=self.folder,
            env={},
            umask=self.umask,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )


class Forked:
    """A command that runs: as much of `subprocess.Popen` as a server takes."""

    def __init__(self, command: Command, out: Path, errors: Path) -> None:
        """What it writes is appended to these files."""
        self._command = command
        self._process = fork.Process(target=_live, args=(command, out, errors), daemon=True)
        self._process.start()
        assert self._process.pid
        self.pid: int = self._process.pid

    def poll(self) -> int | None:
        """What it ended with; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """What it ends with; subprocess.TimeoutExpired where it does not in so many seconds."""
        self._process.join(timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired(list(self._command.words), timeout)
        return code

    def send_signal(self, sig: int) -> None:
        """Nothing happens when it is gone."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _live(command: Command, out: Path, errors: Path) -> None:
    os.setsid()  # Ctrl-C is for the tests, which stop it in good order.
    os.umask(command.umask)
    os.chdir(command.folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 (it is the process's own)
    for number, path in ((1, out), (2, errors)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), number)
    os.environ.clear()
    os.environ.update(command.environment)
    time.tzset()
    forbid_what_files_forbid()
    _be_nobodys_child()
    sys.argv = ["api", *command.words]
    runpy.run_module("api", run_name="__main__", alter_sys=True)


def _be_nobodys_child() -> None:
    """To itself it is no process that another Python has made: it may have some of its own."""
    module: Any = multiprocessing.process
    module._parent_process = None
    me = module.current_process()
    me.name, me._config = "MainProcess", {"authkey": os.urandom(32), "semprefix": "/mp"}


_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2
_PR_CAPBSET_DROP = 24
_VERSION_3 = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Rights(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def forbid_what_files_forbid() -> None:
    """What files and folders forbid is forbidden to root, too, where the tests run as root: here and in children."""
    if os.geteuid():
        return
    libc, header, rights = ctypes.CDLL(None), _Header(_VERSION_3, 0), (_Rights * 2)()
    libc.capget(ctypes.byref(header), rights)
    kept = ~(1 << _DAC_OVERRIDE | 1 << _DAC_READ_SEARCH)
    for name in ("effective", "permitted", "inheritable"):
        setattr(rights[0], name, getattr(rights[0], name) & kept)
    for right in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
        libc.prctl(_PR_CAPBSET_DROP, right, 0, 0, 0)
    libc.capset(ctypes.byref(header), rights)
