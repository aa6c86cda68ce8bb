"""A server program under the control of the tests, which it never outlives."""

import random
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol, Self

START_SECONDS = 60.0
STOP_SECONDS = 60.0


class Running(Protocol):
    """What `subprocess.Popen` has of a process."""

    pid: int

    def poll(self) -> int | None: ...
    def wait(self, timeout: float, /) -> int: ...
    def send_signal(self, sig: int, /) -> None: ...
    def kill(self) -> None: ...


class Server:
    """A server at `url`, in a process of ours or (without a command) somebody else's."""

    def __init__(
        self,
        url: str,
        command: Sequence[str | Path] = (),
        home: Path = Path(),
        *,
        ready: Callable[[int], bool] = lambda _: True,
        account: Mapping[str, Any] | None = None,
    ) -> None:
        """`ready` tells from the process id; `account` is what `Popen` takes to change the user."""
        self.url = url
        self._command = command
        self._home = home
        self._ready = ready
        self._account = account or {}
        self._process: Running | None = None
        self.guard: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start it and return when it answers; RuntimeError, with its log, when it does not."""
        if not self._command:
            raise RuntimeError("a server that the tests were given is not theirs to start")
        self._process = self._spawn()
        self.guard = _guard(self._process.pid, self._home)
        if not self._answers(self._process):
            self.crash()
            raise RuntimeError(f"{self._command[0]} did not start:\n{self.text}")

    def stop(self) -> None:
        """End it in good order; nothing happens when it does not run."""
        self._end(signal.SIGINT)

    def crash(self) -> None:
        """End it at once: PostgreSQL writes no checkpoint and has to recover."""
        self._end(signal.SIGQUIT)

    @property
    def runs(self) -> bool:
        """Whether it has not ended by itself."""
        return self._process is not None and self._process.poll() is None

    def tell(self, what: signal.Signals) -> None:
        """Send a signal, and go on at once."""
        assert self._process
        self._process.send_signal(what)

    def exit_status(self) -> int:
        """That of a process that ends by itself, which it has to do in time."""
        assert self._process
        return self._process.wait(STOP_SECONDS)

    def restart(self) -> None:
        self.stop()
        self.start()

    @property
    def text(self) -> str:
        """All that it wrote."""
        return self._log.read_text("utf-8", errors="replace")

    def _spawn(self) -> Running:
        with self._log.open("ab") as log:
            return subprocess.Popen(
                self._command,
                cwd=self._home,
                env=PLAIN,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the tests, which stop it in good order.
                **self._account,
            )

    def _answers(self, process: Running) -> bool:
        deadline = time.monotonic() + START_SECONDS
        while process.poll() is None and time.monotonic() < deadline:
            if self._ready(process.pid):
                return True
            time.sleep(0.01)
        return False

    def _end(self, how: signal.Signals) -> None:
        if not self._command:
            raise RuntimeError("a server that the tests were given is not theirs to stop")
        if self._process:
            _end(self._process, how)
        if self.guard:
            _dismiss(self.guard)
        self._process = self.guard = None

    @property
    def _log(self) -> Path:
        return self._home / "log"


def free_port() -> int:
    """Below the ports that clients get, and nobody else's who asks here: it is still free after a stop."""
    while True:
        port = random.randrange(20_000, 30_000)
        claim = socket.socket(type=socket.SOCK_DGRAM)
        with closing(socket.socket()) as probe, suppress(OSError):
            # Whoever holds this number for datagrams, until they end, has the port of that number.
            claim.bind(("127.0.0.1", port))
            probe.bind(("127.0.0.1", port))
            _claims.append(claim)
            return port
        claim.close()


_claims: list[socket.socket] = []


# No PG* variable and no locale of the machine reaches a server.
PLAIN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}

# Its stdin closes when the tests end in whatever way, SIGKILL included.
_WAIT_THEN_CLEAN = """
read -r _
kill -INT "$0"
for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$0" || break; sleep 0.2; done
rm -rf "$1"
"""


def _guard(pid: int, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["/bin/sh", "-c", _WAIT_THEN_CLEAN, str(pid), home],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _dismiss(guard: subprocess.Popen[bytes]) -> None:
    guard.kill()  # Before its stdin closes: that would be its signal to act.
    guard.communicate()


def _end(process: Running, how: signal.Signals) -> None:
    process.send_signal(how)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STOP_SECONDS)
