"""Traces: nothing without OpenTelemetry configured; with it a span, and nobody's data in it."""

import httpx
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from api.observability.tracing import Tracing, traced

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


async def answer(_: Request) -> Response:
    return PlainTextResponse("", 202)


def test_nothing_is_traced_unless_somebody_configured_it() -> None:
    assert traced() == []


async def test_a_request_is_a_span_of_its_callers_trace_and_names_nobody() -> None:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    paths = ["/graphql", "/documents/secret"]
    tracing = Tracing(Starlette(routes=[Route(path, answer) for path in paths]))
    tracing._tracer = provider.get_tracer("milestones")
    transport = httpx.ASGITransport(tracing)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        for path in paths:
            headers = {"traceparent": PARENT, "Authorization": "Bearer secret"}
            await client.get(path, params={"query": "secret"}, headers=headers)
    (span,) = exporter.get_finished_spans()
    assert (span.name, span.kind) == ("GET /graphql", trace.SpanKind.SERVER)
    assert span.parent
    assert f"{span.parent.trace_id:032x}" == PARENT.split("-")[1]
    assert dict(span.attributes or {}) == {"http.response.status_code": 202}
