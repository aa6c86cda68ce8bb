"""The demo's own receiver of webhooks: it takes whatever comes, and answers with what it was sent.

What an address answers stands in the attempts of a delivery: there everybody sees what was posted. It keeps nothing and
verifies nothing; how a receiver does both, the guide to integrations shows.
"""

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

RECEIVER_PATH = "/demo/receiver"
ECHO_BYTES = 1024
"""As much as the attempts show."""


def receiver_routes() -> list[BaseRoute]:
    """The receiver, for the application of the demo alone."""
    return [Route(RECEIVER_PATH, _receive, methods=["POST"])]


async def _receive(request: Request) -> PlainTextResponse:
    echo = bytearray()
    async for part in request.stream():
        echo += part
        if len(echo) >= ECHO_BYTES:
            break
    return PlainTextResponse(bytes(echo[:ECHO_BYTES]))
