"""The process that renders: `python -m pdf.process.forkserver DESCRIPTOR`, started by `pdf.process.pool`.

It loads typefaces and libraries once, then forks a child for each job, so that a job starts warm
and whatever a template does ends with its child. A child has nothing: an empty environment, no
user rights (see `pdf.process.limits` and `pdf.process.landlock`), no descriptor but the socket that it answers on, and
limits on processor, memory and wall-clock time. Single-threaded, and never the server itself: forking a process with
threads or database sockets would hand them on.
"""

import contextlib
import gc
import json
import os
import pickle
import select
import signal
import socket
import sys
import traceback
from itertools import product
from typing import NoReturn

from reportlab.pdfbase.pdfmetrics import stringWidth

from pdf.errors import InvalidTemplate, PdfError
from pdf.layout.html import TEMPLATES
from pdf.layout.render import document_of, prepare
from pdf.process.limits import confine, drop_rights
from pdf.process.protocol import ERROR, HEADER, KILLED, LENGTH, PDF, READY, RenderJob
from pdf.readback import require_names
from pdf.sample import SIGNED_REVISION, UNSIGNED_HOURLY

BARCODE = (
    "{{ rate_box }}{{ milestones_section }}<pdf:barcode type='qr' value='{{ content_hash }}'/>"
)


# A supervisor may tell them to all processes of its service.
_FOR_THE_SERVER = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGUSR1)


def main(control: socket.socket) -> None:
    """Serve until the other end of `control` closes; SIGTERM alone does not end it: documents may still be wanted."""
    for told in _FOR_THE_SERVER:
        signal.signal(told, signal.SIG_IGN)
    warm_up()
    drop_rights()
    control.sendall(READY)
    ForkServer(control).serve()


def warm_up() -> None:
    """Render all kinds once, so that children find everything imported: they can open no file."""
    prepare()
    # What stands around an image is measured in a built-in typeface, whose encoding is a file.
    stringWidth("\u00e9\u4e00", "Helvetica", 1)
    require_names()
    example = (TEMPLATES / "custom_example.html").read_text(encoding="utf-8")
    for contract, template in product((SIGNED_REVISION, UNSIGNED_HOURLY), (None, example)):
        document_of(contract, template)
    for short in ("{% if %}", "{{ nobody.knows }}", BARCODE):
        with contextlib.suppress(InvalidTemplate):
            document_of(SIGNED_REVISION, short)
    gc.collect()
    gc.freeze()


class ForkServer:
    """Waits for jobs, for children that end, and for clients that hang up."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.jobs: dict[int, socket.socket] = {}
        self.poll = select.poll()
        self.deaths = _child_deaths()

    def serve(self) -> None:
        self.poll.register(self.control, select.POLLIN)
        self.poll.register(self.deaths, select.POLLIN)
        while not self._control_closed():
            self._bury()
        self._abandon(list(self.jobs))

    def _control_closed(self) -> bool:
        ready = [descriptor for descriptor, _ in self.poll.poll()]
        clients = {job.fileno(): pid for pid, job in self.jobs.items()}
        self._abandon([clients[descriptor] for descriptor in ready if descriptor in clients])
        return self.control.fileno() in ready and not self._accept()

    def _accept(self) -> bool:
        _, descriptors, _, _ = socket.recv_fds(self.control, 1, 1)
        for descriptor in descriptors:
            self._start(socket.socket(fileno=descriptor))
        return bool(descriptors)

    def _start(self, job: socket.socket) -> None:
        pid = os.fork()
        if pid == 0:
            _be_the_child(job)
        self.jobs[pid] = job
        # No event is asked for, so only a client that hangs up wakes the poll.
        self.poll.register(job, 0)

    def _abandon(self, pids: list[int]) -> None:
        for pid in pids:
            self._forget(self.jobs[pid])
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _forget(self, job: socket.socket) -> None:
        """Once its client has gone, a job would wake the poll for ever."""
        with contextlib.suppress(KeyError):
            self.poll.unregister(job)

    def _bury(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self.deaths, 4096)
        while (dead := _dead_child()) is not None:
            pid, status = dead
            self._close(self.jobs.pop(pid), status)

    def _close(self, job: socket.socket, status: int) -> None:
        self._forget(job)
        job.setblocking(False)
        if status:
            with contextlib.suppress(OSError):
                job.sendall(HEADER.pack(KILLED, 1) + bytes([status & 0x7F]))
        job.close()


def _child_deaths() -> int:
    """A pipe that becomes readable when a child has ended."""
    deaths, wake = os.pipe()
    for end in (deaths, wake):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    return deaths


def _dead_child() -> tuple[int, int] | None:
    try:
        pid, status = os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return None
    return (pid, status) if pid else None


def _be_the_child(job: socket.socket) -> NoReturn:
    """Answer one job with nothing else at hand, and end without a trace of the parent's life."""
    try:
        connection = _keep_only(job)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _answer(connection)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a child never returns into the parent's loop
        traceback.print_exc()
    finally:
        os._exit(1)


def _keep_only(job: socket.socket) -> int:
    """The job's descriptor as number 3; the standard ones stay, all others are closed."""
    os.dup2(job.fileno(), 3, inheritable=False)
    os.closerange(4, 65536)
    return 3


def _answer(connection: int) -> None:
    with os.fdopen(connection, "rb", closefd=False) as stream:
        (length,) = LENGTH.unpack(stream.read(LENGTH.size))
        # It comes from the server process itself, not from a client.
        job: RenderJob = pickle.loads(stream.read(length))  # noqa: S301
    confine(job.limits)
    kind, payload = _outcome(job)
    _write(connection, HEADER.pack(kind, len(payload)) + payload)


def _outcome(job: RenderJob) -> tuple[bytes, bytes]:
    try:
        return PDF, document_of(job.contract.legible, job.template)
    except PdfError as error:
        return ERROR, json.dumps([type(error).__name__, str(error)]).encode()
    except MemoryError:
        return ERROR, b'["RenderFailed", "The document needs more memory than it may take."]'


def _write(connection: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(connection, view) :]


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
