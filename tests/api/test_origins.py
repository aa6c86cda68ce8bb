"""Which pages of other origins may read answers; what every answer tells a browser."""

from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from api.http.security_headers import guarded, security_headers
from tests.api.serving import Served, serving, settings_of

APP = "https://app.example"
ORIGINS = [None, APP, "https://evil.example", "null", f"{APP}.evil.example", f"{APP}, {APP}"]
ASKED_BEFORE = {
    "a POST": ("POST", "authorization, content-type, last-event-id"),
    "a GET": ("GET", "X-Cost"),
    "another method": ("DELETE", ""),
    "another header": ("POST", "x-secret"),
}


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(allowed_origins=APP) as served:
        yield served


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("method", ["POST", "GET", "OPTIONS", "DELETE"])
def test_an_answer_may_be_read_by_allowed_pages_alone(
    served: Served, origin: str | None, method: str
) -> None:
    told = served.http.request(method, served.url, headers={"Origin": origin} if origin else {})
    check(told, origin)
    exposed = told.headers.get("access-control-expose-headers", "")
    assert origin != APP or {"Retry-After", "WWW-Authenticate"} < set(exposed.split(", "))


@pytest.mark.parametrize("origin", ORIGINS[1:])
@pytest.mark.parametrize("asked", ASKED_BEFORE)
def test_a_page_that_asks_before_is_told_yes_where_it_may(
    served: Served, origin: str, asked: str
) -> None:
    method, names = ASKED_BEFORE[asked]
    asking = {"Origin": origin, "Access-Control-Request-Method": method}
    if names:
        asking["Access-Control-Request-Headers"] = names
    told = served.http.options(served.url, headers=asking)
    check(told, origin)
    assert told.is_success is (origin == APP and not asked.startswith("another"))


def check(told: httpx.Response, origin: str | None) -> None:
    assert told.headers.get("access-control-allow-origin") == (origin if origin == APP else None)
    assert "access-control-allow-credentials" not in told.headers
    # A cache between must not hand the answer for one origin to another.
    assert "Origin" in told.headers.get_list("vary", split_commas=True)
    assert all(told.headers[name] == text for name, text in security_headers(settings_of()).items())


@pytest.mark.parametrize("origin", ORIGINS)
async def test_what_an_answer_says_of_itself_stays(origin: str | None) -> None:
    own = {"Vary": "Accept-Encoding", "Content-Security-Policy": "default-src 'self'"}
    route = Route("/", lambda _: PlainTextResponse("", headers=own))
    site = Starlette(routes=[route], middleware=[guarded(settings_of(allowed_origins=APP))])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(site)) as http:
        told = await http.get("http://here/", headers={"Origin": origin} if origin else {})
    assert set(told.headers.get_list("vary", split_commas=True)) == {"Accept-Encoding", "Origin"}
    assert told.headers.get_list("content-security-policy") == ["default-src 'self'"]
