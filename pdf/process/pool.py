"""Documents for an asyncio server: bounded, cancellable, and never in its own process.

By hand: `ProcessPoolExecutor` is broken as a whole by one worker that dies, and its workers carry what one template
left into the next document.
"""

import asyncio
import contextlib
import json
import pickle
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pdf import errors
from pdf.booking_contract import BookingContract
from pdf.errors import InvalidTemplate, PdfError, RendererBusy, RenderFailed, RenderTimeout
from pdf.layout.template_size import refuse_oversized
from pdf.process.limits import DOCUMENT_LIMITS, TEMPLATE_LIMITS, ProcessLimits
from pdf.process.protocol import ERROR, HEADER, KILLED, LENGTH, READY, RenderJob
from pdf.sample import SIGNED_REVISION, UNSIGNED_HOURLY

_ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 5
OUT_OF_TIME = {signal.SIGALRM, signal.SIGXCPU}
# The order of sets of strings must not differ from one fork server to the next.
ENVIRONMENT = {"PYTHONHASHSEED": "0"}


class Renderer:
    """Owns the fork server; one for each server process.

    `concurrency` documents render at once and `queue` more may wait; whoever comes after them gets
    RendererBusy. A fork server that died is started again with the next document.
    """

    def __init__(
        self,
        *,
        concurrency: int = 2,
        queue: int = 32,
        limits: ProcessLimits = DOCUMENT_LIMITS,
        template_limits: ProcessLimits = TEMPLATE_LIMITS,
    ) -> None:
        self._limits = limits
        self._template_limits = template_limits
        self._places = asyncio.Semaphore(concurrency)
        self._free = concurrency + queue
        self._starting = asyncio.Lock()
        self._server: _ForkServer | None = None
        self._stopped = False

    async def start(self) -> None:
        """Spares the first document the wait for the typefaces (one or two seconds)."""
        self._stopped = False
        await self._running()

    async def stop(self) -> None:
        """Unfinished documents end with RenderFailed, and so do later ones until a new start."""
        self._stopped = True
        async with self._starting:
            if self._server:
                await self._server.stop()
            self._server = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def render(self, contract: BookingContract, template: str | None = None) -> bytes:
        """The PDF of a contract: the standard layout, or the company's own template; its pages show what they must.

        Raises the errors of `pdf.errors`. Cancelling it ends the child that renders.
        """
        if template is not None:
            refuse_oversized(template)
        # A long contract takes as long in a layout of one's own as in the standard one.
        return await self._do(RenderJob(contract, template, self._limits))

    async def validate(self, template: str) -> bytes:
        """The template's document of a made-up contract, for a preview.

        InvalidTemplate unless it renders sample contracts, with milestones and without.
        """
        refuse_oversized(template)
        limits = self._template_limits
        try:
            await self._do(RenderJob(UNSIGNED_HOURLY, template, limits))
            return await self._do(RenderJob(SIGNED_REVISION, template, limits))
        except (RenderTimeout, RenderFailed) as error:
            raise InvalidTemplate(f"The template cannot be rendered. {error}") from error

    async def _do(self, job: RenderJob) -> bytes:
        request = pickle.dumps(job)
        async with self._place():
            # Where the fork server goes away with a job in its hands, another one does it.
            for _ in range(2):
                with contextlib.suppress(ConnectionError):
                    return await self._ask(request)
        raise RenderFailed("The renderer went away twice; its log says why.")

    @contextlib.asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        if self._free == 0:
            raise RendererBusy("Too many documents are being made; try again in a moment.")
        self._free -= 1
        try:
            async with self._places:
                yield
        finally:
            self._free += 1

    async def _ask(self, request: bytes) -> bytes:
        server = await self._running()
        ours, theirs = socket.socketpair()
        with theirs, contextlib.ExitStack() as on_failure:
            on_failure.callback(ours.close)
            server.hand_over(theirs)
            on_failure.pop_all()
        try:
            return await _answer(ours, request)
        except ConnectionError:
            server.alive = False
            raise

    async def _running(self) -> "_ForkServer":
        async with self._starting:
            if self._stopped:
                raise RenderFailed("The renderer was stopped.")
            if self._server and not self._server.alive:
                await self._server.stop()
                self._server = None
            self._server = self._server or await _start()
            return self._server


@dataclass(slots=True)
class _ForkServer:
    process: Process
    control: socket.socket
    alive: bool = True

    def hand_over(self, job: socket.socket) -> None:
        try:
            socket.send_fds(self.control, [b"J"], [job.fileno()])
        except OSError as error:
            self.alive = False
            raise ConnectionResetError("The fork server is gone.") from error

    async def stop(self) -> None:
        """Close the control socket, at which the fork server and its children leave."""
        self.control.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                await self.process.wait()
        await self.kill()

    async def kill(self) -> None:
        self.control.close()
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


async def _start() -> _ForkServer:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    with theirs:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "pdf.process.forkserver", str(theirs.fileno()),
            cwd=_ROOT, env=ENVIRONMENT, stdin=DEVNULL, stdout=DEVNULL,
            pass_fds=[theirs.fileno()], start_new_session=True,
        )  # fmt: skip
    server = _ForkServer(process, ours)
    try:
        await _until_ready(ours)
    except BaseException:
        await server.kill()
        raise
    return server


async def _until_ready(control: socket.socket) -> None:
    with contextlib.suppress(TimeoutError, ConnectionError):
        async with asyncio.timeout(START_SECONDS):
            if await asyncio.get_running_loop().sock_recv(control, 1) == READY:
                return
    raise RenderFailed("The renderer does not start; its log says why.")


async def _answer(job: socket.socket, request: bytes) -> bytes:
    reader, writer = await asyncio.open_unix_connection(sock=job)
    try:
        writer.write(LENGTH.pack(len(request)) + request)
        kind, length = HEADER.unpack(await reader.readexactly(HEADER.size))
        return _document(kind, await reader.readexactly(length))
    except asyncio.IncompleteReadError as error:
        raise ConnectionResetError("The fork server left without an answer.") from error
    finally:
        writer.transport.abort()


def _document(kind: bytes, payload: bytes) -> bytes:
    if kind == ERROR:
        raise _error(*json.loads(payload))
    if kind == KILLED and payload[0] in OUT_OF_TIME:
        raise RenderTimeout("The document takes longer to render than it may.")
    if kind == KILLED and payload[0]:
        raise RenderFailed("The document needs more than rendering may take.")
    if kind == KILLED:
        raise RenderFailed("The document could not be made; the renderer's log says why.")
    return payload


def _error(name: str, message: str) -> PdfError:
    refusal: type[PdfError] = getattr(errors, name)
    return refusal(message)
