"""An RFC 3161 timestamping authority (TSA), asked within bounds of time and size."""

from http import HTTPStatus

from aiohttp import ClientSession, ClientTimeout
from asn1crypto.tsp import TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps import TimeStamper

_SECONDS = 10.0
_MAX_BYTES = 64 * 1024
_ASKS, _ANSWERS = "application/timestamp-query", "application/timestamp-reply"


class Timestamps(TimeStamper):
    """Those of the authority at `url`; none where it does not answer as it has to.

    Pyhanko's own client follows redirects and reads an answer of any length.
    """

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # It publishes no types.
        self._url = url

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """The authority's answer. Raises ValueError, OSError and aiohttp's errors."""
        # A session of its own: each seal is made in an event loop of its own. It reads no proxy from the environment.
        async with (
            ClientSession(timeout=ClientTimeout(total=_SECONDS), auto_decompress=False) as session,
            session.post(
                self._url,
                data=req.dump(),
                headers={"Content-Type": _ASKS, "Accept": _ANSWERS, "Accept-Encoding": "identity"},
                allow_redirects=False,
            ) as answer,
        ):
            if answer.status != HTTPStatus.OK or answer.content_type != _ANSWERS:
                raise ValueError(f"It answered {answer.status} with {answer.content_type}.")
            body = bytearray()
            async for part in answer.content.iter_any():
                body += part
                if len(body) > _MAX_BYTES:
                    raise ValueError("Its answer is too large.")
        return TimeStampResp.load(bytes(body), strict=True)
