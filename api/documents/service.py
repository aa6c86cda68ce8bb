"""Documents over HTTP: `/documents/{token}/{filename}` needs no header, expires, and is nobody else's."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import pdf
from api.documents.byte_ranges import ranged
from api.documents.contents import booking_contract, printed
from api.documents.link_keys import LinkKeys
from api.documents.link_refusals import expired_link, link_refused, no_such_link
from api.documents.maker import DocumentWaits, Impossible, Maker, document_error_code
from api.documents.render_queue import ObserveDocument, RenderQueue
from api.documents.sealing.seal import Seal
from api.documents.signed_links import Grant, LinkKind, SignedLinks
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
DOCUMENT_LINKS = LinkKind("document", 1)
FORMATS = (DocumentFormat.STANDARD, DocumentFormat.CUSTOM)
"""A link says by one byte which of them."""


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
        self._links = SignedLinks(DOCUMENT_LINKS, keys, clock)
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
        how = bytes([FORMATS.index(format)])
        token, expires_at = self._links.token(contract, how, viewer, at)
        return f"{self._public_url}/documents/{token}/contract.pdf", expires_at

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
        grant = self._links.opened(request.path_params["token"])
        if grant is None or not await self._may_see(grant):
            return no_such_link()
        if self._links.has_expired(grant):
            return expired_link()
        contract = await Contract.get(id=grant.thing)
        if contract.is_erased:
            return no_such_link()
        try:
            body = await self._document(contract, FORMATS[grant.how[0]])
        except (pdf.PdfError, Impossible, DocumentWaits) as error:
            self._observe("refused", 0)
            return _without(error)
        return ranged(request, body, await self._headers(contract, grant, body))

    async def _may_see(self, grant: Grant) -> bool:
        viewer = await viewer_known(grant.viewer, self._clock())
        return bool(viewer and await visible_id(Noun.CONTRACT, grant.thing, viewer))

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
        return link_refused(
            HTTPStatus.SERVICE_UNAVAILABLE, ErrorCode.UNAVAILABLE, str(error), retry_after=5
        )
    code = error.refusal.code if isinstance(error, Impossible) else document_error_code(error)
    return link_refused(HTTPStatus.UNPROCESSABLE_ENTITY, code, str(error))
