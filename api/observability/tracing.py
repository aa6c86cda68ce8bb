"""Traces by OpenTelemetry, where it is installed and somebody configured it.

A span tells method, status and time. What a URL or a header may hold of persons is left out, unlike in the span of the
ready-made instrumentation.

By hand: `opentelemetry-instrumentation-asgi` writes whole addresses into them, and whatever they hold of persons.
"""

from importlib.util import find_spec

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATH = "/graphql"


def traced() -> list[Middleware]:
    """The middleware that makes each GraphQL request a span; none where OpenTelemetry is not configured."""
    if find_spec("opentelemetry") is None:
        return []
    from opentelemetry.trace import ProxyTracerProvider, get_tracer_provider  # noqa: PLC0415  # Optional.

    # It stands in until `opentelemetry-instrument`, or somebody else, sets a provider.
    configured = not isinstance(get_tracer_provider(), ProxyTracerProvider)
    return [Middleware(Tracing)] if configured else []


class Tracing:
    """The middleware."""

    def __init__(self, app: ASGIApp) -> None:
        from opentelemetry import propagate, trace  # noqa: PLC0415  # Optional.

        self._app = app
        self._tracer = trace.get_tracer("milestones")
        self._kind = trace.SpanKind.SERVER
        self._extract = propagate.extract

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or scope["path"] != _PATH:
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): text.decode("latin-1") for name, text in scope["headers"]
        }
        name = f"{scope.get('method', 'WEBSOCKET')} {_PATH}"
        with self._tracer.start_as_current_span(
            name, context=self._extract(headers), kind=self._kind
        ) as span:

            async def noted(message: Message) -> None:
                if message["type"] == "http.response.start":
                    span.set_attribute("http.response.status_code", message["status"])
                await send(message)

            await self._app(scope, receive, noted)
