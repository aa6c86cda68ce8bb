"""Documents over HTTP: `/documents/{token}/{filename}` needs no header, expires, and is nobody else's."""

from collections.abc import Callable
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
from api.documents.contents import booking_contract, printed, template_of
from api.documents.signed_links import Grant, grant_of
from api.errors import UNAVAILABLE, coded
from api.press import Observe, Press
from models.document import Print, keep, kept
from models.records import Contract, Hire, Person
from models.rules.documents import DocumentFormat
from models.rules.errors import Refused, TemplateInvalid
from models.seeing import seen
from models.standing import standing
from models.visibility import Noun

PATH = "/documents/{token}/{filename}"


def _nobody(_: str, __: float) -> None:
    """Told in vain."""


class DocumentService:
    """Links, templates and downloads of one server process."""

    def __init__(
        self, public_url: str, clock: Callable[[], datetime], observe: Observe = _nobody
    ) -> None:
        self.press = Press(observe)
        self.key = b""
        self._public_url = public_url.rstrip("/")
        self._clock = clock
        self._observe = observe

    def routes(self) -> list[Route]:
        """For the application."""
        return [Route(PATH, self.download, methods=["GET"])]

    def link(
        self, contract: UUID, format: DocumentFormat, viewer: UUID, at: datetime
    ) -> tuple[str, datetime]:
        """An absolute URL that needs no header, and when it expires."""
        grant = Grant.new(contract, format, viewer, at)
        url = f"{self._public_url}/documents/{grant.token(self.key)}/contract.pdf"
        return url, grant.expires_at

    async def check_template(self, company: UUID, html: str) -> None:
        """Render the template with made-up contracts. Raises Refused with TEMPLATE_INVALID."""
        try:
            await self.press.check(company, html)
        except pdf.RendererBusy as busy:
            raise coded(str(busy), UNAVAILABLE) from busy
        except pdf.PdfError as error:
            raise Refused([TemplateInvalid(str(error), ("html",))]) from error

    async def download(self, request: Request) -> Response:
        """The document; 404 for what is no link of ours, 410 for an old one, 422 for what cannot be printed."""
        grant = grant_of(request.path_params["token"], self.key)
        if grant is None or not await self._may_see(grant):
            return _refusal(HTTPStatus.NOT_FOUND, "NOT_FOUND", "Not found.")
        if grant.expires_at <= self._clock():
            return _refusal(HTTPStatus.GONE, "EXPIRED", "The link has expired; ask for a new one.")
        contract = await Contract.get(id=grant.contract)
        try:
            body = await self._document(contract, grant.format)
        except pdf.PdfError as error:
            self._observe("refused", 0)
            return _impossible(error)
        return ranged(request, body, await self._headers(contract, grant, body))

    async def _may_see(self, grant: Grant) -> bool:
        viewer = await Person.get_or_none(id=grant.viewer)
        return bool(viewer and await seen(Noun.CONTRACT, grant.contract, standing(viewer)))

    async def _document(self, contract: Contract, format: DocumentFormat) -> bytes:
        says = await booking_contract(contract)
        template = await self._template(contract, format)
        wanted = Print(contract, format, printed(says, template))
        if body := await kept(wanted):
            self._observe("kept", 0)
            return body
        body = await self.press.document(wanted.printed, contract.company_id, says, template)
        return await keep(wanted, body, self._clock())

    async def _template(self, contract: Contract, format: DocumentFormat) -> str | None:
        if format is DocumentFormat.STANDARD:
            return None
        template = await template_of(contract)
        if template is None:
            raise pdf.TemplateInvalid("This version was issued without a template.")
        return template.html

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


def _impossible(error: pdf.PdfError) -> Response:
    if isinstance(error, pdf.RendererBusy):
        response = _refusal(HTTPStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", str(error))
        response.headers["Retry-After"] = "5"
        return response
    code = {pdf.TemplateInvalid: "TEMPLATE_INVALID", pdf.UnsupportedText: "UNSUPPORTED_TEXT"}
    named = code.get(type(error), "DOCUMENT_FAILED")
    return _refusal(HTTPStatus.UNPROCESSABLE_ENTITY, named, str(error))


def _refusal(status: HTTPStatus, code: str, message: str) -> Response:
    errors = [{"message": message, "extensions": {"code": code}}]
    return JSONResponse({"errors": errors}, status, {"Cache-Control": "no-store"})
