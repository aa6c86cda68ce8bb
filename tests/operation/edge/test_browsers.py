"""Which pages may use a server that has a public address and an application elsewhere."""

from collections.abc import Iterator

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin, Subprotocol

from tests.operation.site import SECRET, Site, run

APP, OWN, FOREIGN = "https://app.example", "https://api.example", "https://evil.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("browsers")
    run(home, "migrate")
    with Site(home, "serve", AUTH_SECRET=SECRET, PUBLIC_URL=OWN, ALLOWED_ORIGINS=APP) as site:
        yield site


def test_browsers_are_told_to_keep_to_https(site: Site) -> None:
    for path in ("/", "/graphql", "/health/live"):
        answer = httpx.get(f"{site.url}{path}")
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_page_of_an_allowed_origin_may_send_a_token(site: Site) -> None:
    answer = preflight(site, APP)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == APP
    assert "authorization" in answer.headers["Access-Control-Allow-Headers"].lower()
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("origin", [FOREIGN, "null", "https://app.example.evil.example"])
def test_no_other_page_may_read_an_answer(site: Site, origin: str) -> None:
    assert preflight(site, origin).status_code == 400
    answer = httpx.post(
        f"{site.url}/graphql", json={"query": "{ __typename }"}, headers={"Origin": origin}
    )
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_form_of_another_page_cannot_write(site: Site) -> None:
    for kind in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ):
        answer = httpx.post(
            f"{site.url}/graphql",
            content='{"query": "mutation { __typename }"}',
            headers={"Content-Type": kind, "Origin": FOREIGN},
        )
        assert answer.status_code == 415


@pytest.mark.parametrize("origin", [APP, OWN, None])
async def test_a_socket_opens_for_our_pages_and_for_other_clients(
    site: Site, origin: str | None
) -> None:
    async with connect(
        f"ws{site.url.removeprefix('http')}/graphql",
        origin=Origin(origin) if origin else None,
        subprotocols=[Subprotocol("graphql-transport-ws")],
    ) as socket:
        assert socket.subprotocol == "graphql-transport-ws"


@pytest.mark.parametrize("origin", [FOREIGN, "null"])
async def test_a_socket_of_another_page_is_refused(site: Site, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await connect(
            f"ws{site.url.removeprefix('http')}/graphql",
            origin=Origin(origin),
            subprotocols=[Subprotocol("graphql-transport-ws")],
        )
    assert refused.value.response.status_code == 403


def preflight(site: Site, origin: str) -> httpx.Response:
    asking = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    return httpx.options(f"{site.url}/graphql", headers=asking)
