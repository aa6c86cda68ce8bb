"""Makes the documents that are kept, and proves those that are to be signed: whoever asks, each at most once.

A document of a signed version is rendered, proved by its pages, sealed and kept. Its task decides who makes it: this
process or another one, in the background (see `worker`) or because somebody is waiting for it.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pdf
from api.documents.contents import booking_contract, printed
from api.documents.render_queue import RenderQueue
from api.documents.sealing.seal import CannotSealNow, Seal
from api.documents.task_log import TaskLog
from api.documents.templates import as_if_signed, layout_of
from models.database.errors import Unavailable
from models.document import Original, keep, kept
from models.document_task import (
    LEASE,
    KnownRefusal,
    claim,
    drop,
    known_refusal,
    put_off,
    renew,
    settle,
    wanted,
)
from models.feed.background import running
from models.records import Contract, DocumentTask
from models.rules.contract.documents import DocumentFormat, DocumentPurpose
from models.rules.error_codes import ErrorCode

PROOF_SECONDS = 10.0
"""How long a signature waits for the proof of what is signed."""
ORIGINAL_SECONDS = 25.0
"""How long a download waits for a document that somebody else is making."""

_LOOK_SECONDS = 0.1
_LONGEST_PAUSE = timedelta(hours=1)
_LONGEST_WAIT = timedelta(minutes=5)
_PROOFS_TRIED = 5
_FINAL = (pdf.InvalidTemplate, pdf.UnprintableText)
_TOO_MUCH = (pdf.RenderTimeout, pdf.RenderFailed)


class DocumentWaits(Exception):
    """The document cannot be made now, and will be later; the message is for whoever asks for it."""


class Impossible(Exception):
    """The document cannot be made at all."""

    def __init__(self, refusal: KnownRefusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


class Maker:
    """Makes and proves the documents of one server process, each at most once."""

    def __init__(
        self,
        press: RenderQueue,
        clock: Callable[[], datetime],
        log: TaskLog,
        seal: Seal,
    ) -> None:
        self._press = press
        self._clock = clock
        self._log = log
        self._seal = seal
        self._proving: set[asyncio.Task[None]] = set()

    async def original(self, contract: Contract, format: DocumentFormat) -> bytes:
        """The document of a signed version, made now if it was not yet. Raises Impossible, DocumentWaits, PdfError."""
        until = time.monotonic() + ORIGINAL_SECONDS
        while (body := await kept(contract.id, format)) is None:
            if time.monotonic() > until:
                raise DocumentWaits("The document is being made; try again in a moment.")
            await self._make_unless_made(contract, format)
        return body

    async def proved(self, contract: UUID) -> None:
        """Wait until it is known whether the version's own template proves. Raises Unavailable after ten seconds."""
        try:
            async with asyncio.timeout(PROOF_SECONDS):
                await self._until_proved(await Contract.get(id=contract))
        except TimeoutError:
            raise Unavailable from None

    async def do(self, task: DocumentTask) -> None:
        """Make or prove what is claimed. Raises what went wrong, once it is written down what follows from it."""
        try:
            async with running(self._keep_holding(task)):
                await self._work(task)
        except asyncio.CancelledError:
            # The process ends: another one may go on at once.
            await put_off(task, self._clock())
            raise
        except Exception as failure:
            await self._failed(task, failure)
            raise

    async def stop(self) -> None:
        """End the proofs that nobody waits for any more."""
        for task in self._proving:
            task.cancel()
        await asyncio.gather(*self._proving, return_exceptions=True)

    async def _make_unless_made(self, contract: Contract, format: DocumentFormat) -> None:
        await layout_of(contract, format)
        if refusal := await known_refusal(contract.id, format):
            raise Impossible(refusal)
        task = await wanted(contract, format, DocumentPurpose.ORIGINAL, self._clock())
        if task and (claimed := await claim(task, self._clock())):
            await self.do(claimed)
        else:
            await asyncio.sleep(_LOOK_SECONDS)

    async def _until_proved(self, contract: Contract) -> None:
        while True:
            now = self._clock()
            task = await wanted(contract, DocumentFormat.CUSTOM, DocumentPurpose.PROOF, now)
            if task and task.settled_at:
                return
            if task and (claimed := await claim(task, now)):
                await self._in_background(claimed)
            await asyncio.sleep(_LOOK_SECONDS)

    async def _in_background(self, task: DocumentTask) -> None:
        """Whoever gives up waiting leaves it to the next one."""
        work = asyncio.create_task(self.do(task))
        self._proving.add(work)
        work.add_done_callback(self._proving.discard)
        # What became of it stands in the task: whatever is raised was told.
        work.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.wait([work])

    async def _work(self, task: DocumentTask) -> None:
        contract = await Contract.get(id=task.contract_id)
        if task.purpose is DocumentPurpose.PROOF:
            await self._prove(contract)
            await settle(task, self._clock())
            self._log.done(task, "proved")
        elif await kept(contract.id, task.format):
            # Somebody else was quicker, and whoever asked meanwhile wrote the task once more.
            await drop(task)
        else:
            await self._make(contract, task.format)
            self._log.done(task, "made")

    async def _prove(self, contract: Contract) -> None:
        """As it is offered, and as it will be once it is signed: a template might show either and not the other."""
        says = await booking_contract(contract)
        template = await layout_of(contract, DocumentFormat.CUSTOM)
        for each in (says, as_if_signed(says)):
            await self._press.document(printed(each, template), contract.company_id, each, template)

    async def _make(self, contract: Contract, format: DocumentFormat) -> None:
        try:
            await self._make_sealed(contract, format)
        except CannotSealNow as reason:
            raise DocumentWaits("The document waits for its seal; try again later.") from reason

    async def _make_sealed(self, contract: Contract, format: DocumentFormat) -> None:
        # Before anything is rendered in vain.
        self._seal.require(self._clock())
        says = await booking_contract(contract)
        template = await layout_of(contract, format)
        says_all = printed(says, template)
        body = await self._press.document(says_all, contract.company_id, says, template)
        body = await self._seal.seal(body, self._clock())
        await keep(Original(contract, format, says_all, body), self._clock())

    async def _failed(self, task: DocumentTask, failure: Exception) -> None:
        if refusal := _refusal(task, failure):
            await settle(task, self._clock(), refusal)
            self._log.refused(task, failure)
        else:
            await put_off(task, self._clock() + _pause(task, failure))
            self._log.put_off(task, failure)

    async def _keep_holding(self, task: DocumentTask) -> None:
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 3)
            await renew(task, self._clock())


def document_error_code(error: Exception) -> str:
    """The error code that a client gets for a document that cannot be made."""
    codes = {
        pdf.InvalidTemplate: ErrorCode.TEMPLATE_INVALID,
        pdf.UnprintableText: ErrorCode.UNSUPPORTED_TEXT,
    }
    return next(
        (code for kind, code in codes.items() if isinstance(error, kind)), ErrorCode.DOCUMENT_FAILED
    )


def _pause(task: DocumentTask, failure: Exception) -> timedelta:
    longest = _LONGEST_WAIT if isinstance(failure, DocumentWaits) else _LONGEST_PAUSE
    return min(timedelta(seconds=2 ** min(task.attempts, 20)), longest)


def _refusal(task: DocumentTask, failure: Exception) -> KnownRefusal | None:
    """The refusal that stands for good after this failure; None where another try may help."""
    if isinstance(failure, _FINAL):
        return KnownRefusal(document_error_code(failure), str(failure))
    # Somebody waits to sign: a template that takes too much so often does not pass.
    tried_enough = task.purpose is DocumentPurpose.PROOF and task.attempts >= _PROOFS_TRIED
    if tried_enough and isinstance(failure, _TOO_MUCH):
        return KnownRefusal(ErrorCode.TEMPLATE_INVALID, str(failure))
    return None
