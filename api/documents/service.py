"""Documents over HTTP: `/documents/{token}/{filename}` needs no header, expires, and is nobody else's."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import pdf
from api.documents.byte_ranges import ranged
from api.documents.contents import booking_contract, printed
from api.documents.link_keys import LinkKeys
from api.documents.maker import DocumentWaits, Impossible, Maker, document_error_code
from api.documents.render_queue import ObserveDocument, RenderQueue
from api.documents.sealing.seal import Seal
from api.documents.signed_links import Grant, claimed
from api.documents.task_log import Count, TaskLog
from api.documents.templates import layout_of
from api.documents.worker import DocumentWorker
from api.errors import coded
from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.document_task import known_refusal
from models.feed.background import running
from models.people.signing_in import viewer_known
from models.records import Contract, Hire
from models.rules.contract.documents import DocumentFormat
from models.rules.error_codes import ErrorCode
from models.rules.errors import Refused, TemplateInvalid

PATH = "/documents/{token}/{filename}"


class DocumentService:
    """Links, templates, downloads, and what is made in the background, of one server process."""

    def __init__(
        self,
        public_url: str,
        clock: Callable[[], datetime],
        observe: ObserveDocument,
        count: Count,
        *,
        seal: Seal,
        keys: LinkKeys,
    ) -> None:
        self._public_url = public_url.rstrip("/")
        self._clock = clock
        self._observe = observe
        self._keys = keys
        self._press = RenderQueue(observe)
        self._maker = Maker(self._press, clock, TaskLog(count), seal)

    def routes(self) -> list[Route]:
        """For the application."""
        return [Route(PATH, self.download, methods=["GET"])]

    @asynccontextmanager
    async def working(self, *, in_background: bool) -> AsyncIterator[None]:
        """Makes documents by itself, if it is to, for as long as the block runs."""
        works = [DocumentWorker(self._maker, self._clock).run()] if in_background else []
        async with running(*works):
            yield

    async def stop(self) -> None:
        """End what is being made; another process, or the next one, goes on with it."""
        await self._maker.stop()
        await self._press.stop()

    def link(
        self, contract: UUID, format: DocumentFormat, viewer: UUID, at: datetime
    ) -> tuple[str, datetime]:
        """An absolute URL that needs no header, and when it expires."""
        grant = Grant.new(contract, format, viewer, at)
        token = grant.token(self._keys.signing(grant.made_at.date()))
        return f"{self._public_url}/documents/{token}/contract.pdf", grant.expires_at

    async def proved(self, contract: UUID) -> None:
        """Wait until it is known whether the template of an offered version proves. Raises Unavailable."""
        await self._maker.proved(contract)

    async def check_template(self, company: UUID, html: str) -> None:
        """Render the template with made-up contracts. Raises Refused with TEMPLATE_INVALID."""
        try:
            await self._press.check(company, html)
        except pdf.RendererBusy as busy:
            raise coded(str(busy), ErrorCode.UNAVAILABLE) from busy
        except pdf.PdfError as error:
            raise Refused([TemplateInvalid(str(error), ("html",))]) from error

    async def download(self, request: Request) -> Response:
        """The document; 404 for what is no link of ours, 410 for an old one, 422 for what cannot be made."""
        grant = self._granted(request.path_params["token"])
        if grant is None or not await self._may_see(grant):
            return _refusal(HTTPStatus.NOT_FOUND, ErrorCode.NOT_FOUND, "Not found.")
        if grant.expires_at <= self._clock():
            return _refusal(
                HTTPStatus.GONE, ErrorCode.EXPIRED, "The link has expired; ask for a new one."
            )
        contract = await Contract.get(id=grant.contract)
        if contract.is_erased:
            return _refusal(HTTPStatus.NOT_FOUND, ErrorCode.NOT_FOUND, "Not found.")
        try:
            body = await self._document(contract, grant.format)
        except (pdf.PdfError, Impossible, DocumentWaits) as error:
            self._observe("refused", 0)
            return _without(error)
        return ranged(request, body, await self._headers(contract, grant, body))

    def _granted(self, token: str) -> Grant | None:
        grant = claimed(token)
        if grant is None or grant.is_of_the_future(self._clock()):
            return None
        keys = self._keys.opening(grant.made_at.date())
        return grant if any(grant.is_signed(token, key) for key in keys) else None

    async def _may_see(self, grant: Grant) -> bool:
        viewer = await viewer_known(grant.viewer, self._clock())
        return bool(viewer and await visible_id(Noun.CONTRACT, grant.contract, viewer))

    async def _document(self, contract: Contract, format: DocumentFormat) -> bytes:
        if contract.is_or_was_in_force:
            body = await self._maker.original(contract, format)
            self._observe("kept", 0)
            return body
        if refusal := await known_refusal(contract.id, format):
            raise Impossible(refusal)
        says = await booking_contract(contract)
        template = await layout_of(contract, format)
        return await self._press.document(
            printed(says, template), contract.company_id, says, template
        )

    async def _headers(self, contract: Contract, grant: Grant, body: bytes) -> dict[str, str]:
        number = (await Hire.get(id=contract.hire_id)).number
        seconds = max(0, int((grant.expires_at - self._clock()).total_seconds()))
        return {
            "Content-Type": "application/pdf",
            "Content-Disposition": f'inline; filename="{quote(number)}-v{contract.version}.pdf"',
            "ETag": f'"{sha256(body).hexdigest()}"',
            "Cache-Control": f"private, max-age={seconds}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Referrer-Policy": "no-referrer",
        }


def _without(error: Exception) -> Response:
    if isinstance(error, pdf.RendererBusy | DocumentWaits):
        response = _refusal(HTTPStatus.SERVICE_UNAVAILABLE, ErrorCode.UNAVAILABLE, str(error))
        response.headers["Retry-After"] = "5"
        return response
    code = error.refusal.code if isinstance(error, Impossible) else document_error_code(error)
    return _refusal(HTTPStatus.UNPROCESSABLE_ENTITY, code, str(error))


def _refusal(status: HTTPStatus, code: str, message: str) -> Response:
    errors = [{"message": message, "extensions": {"code": code}}]
    return JSONResponse({"errors": errors}, status, {"Cache-Control": "no-store"})
