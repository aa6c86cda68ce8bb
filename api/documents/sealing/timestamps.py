"""An RFC 3161 timestamping authority (TSA), asked within bounds of time and size."""

from asn1crypto.tsp import TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps import TimeStamper

from api.outgoing import Body, Bounds, ask

_SECONDS = 10.0
_MAX_BYTES = 64 * 1024
_ASKS, _ANSWERS = "application/timestamp-query", "application/timestamp-reply"


class Timestamps(TimeStamper):
    """Asks the authority at `url` for timestamps, within bounds of time and size.

    Pyhanko's own client follows redirects and reads an answer of any length.
    """

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # It publishes no types.
        self._url = url

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """The authority's answer. Raises ValueError and OSError."""
        bounds = Bounds(_SECONDS, _MAX_BYTES)
        answer = await ask(self._url, _ANSWERS, bounds, Body(req.dump(), _ASKS))
        if answer.media_type != _ANSWERS:
            raise ValueError(f"It answered with {answer.media_type}.")
        return TimeStampResp.load(answer.content, strict=True)
