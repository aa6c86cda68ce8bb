"""GraphiQL's page, assets and ready-made operations, without a browser."""

import json
import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import httpx
import pytest
from graphql import GraphQLSchema, build_schema, parse, validate
from starlette.applications import Starlette

from api.graphiql import graphiql_routes
from api.pages import NOBODY_TO_BE, DemoUser, DemoVisitors

PROJECT = Path(__file__).parents[3]
OPERATIONS = sorted((PROJECT / "api/graphiql/src/operations").glob("*.graphql"))
MAJA = DemoUser("Maja </script><b>", "maja@example.com", "HIRING_ADMIN", "Nordlys", "a.b.c")


async def _demo_users() -> Sequence[DemoUser]:
    return [MAJA]


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """A build in small: a page with a place for its configuration, a script, its packed form."""
    page = '<script id="config" type="application/json">__CONFIG__</script>'
    (tmp_path / "index.html").write_text(page)
    (tmp_path / "secret.txt").write_text("not an asset")
    folder = tmp_path / "graphiql"
    folder.mkdir()
    (folder / "index-abc.js").write_text("alert(1)")
    (folder / "index-abc.js.gz").write_bytes(b"packed")
    return tmp_path


@pytest.fixture
async def client(assets: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with _client(assets, DemoVisitors(_demo_users)) as client:
        yield client


def _client(
    assets: Path, visitors: DemoVisitors = NOBODY_TO_BE, by: str = "127.0.0.1"
) -> httpx.AsyncClient:
    app = Starlette(routes=graphiql_routes(visitors, assets=assets))
    transport = httpx.ASGITransport(app, client=(by, 40_000))
    return httpx.AsyncClient(transport=transport, base_url="http://localhost:8000")


@pytest.mark.parametrize(
    "hosts",
    [
        ["rebound.example:8000"],
        ["localhost.rebound.example"],
        ["127.0.0.1.rebound.example:8000"],
        ["localhost@rebound.example"],
        ["localhost:8000", "rebound.example"],
        ["192.168.0.2:8000"],
        ["[::2]"],
        ["[::1"],
        [""],
        [],
    ],
    ids=str,
)
async def test_a_page_by_any_other_name_gets_no_token(
    client: httpx.AsyncClient, hosts: list[str]
) -> None:
    request = client.build_request("GET", "/")
    del request.headers["host"]
    request.headers = httpx.Headers([("host", host) for host in hosts])
    answer = await client.send(request)
    assert _config_in(answer)["demoUsers"] is None
    assert MAJA.token not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000"])
async def test_by_a_name_of_this_machine_it_has_the_tokens(
    client: httpx.AsyncClient, host: str
) -> None:
    assert MAJA.token in (await client.get("/", headers={"Host": host})).text


@pytest.mark.parametrize("claimed", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
@pytest.mark.parametrize("shared", [None, "192.168.0.20"])
async def test_who_comes_from_another_machine_and_claims_a_name_of_this_one_gets_no_token(
    assets: Path, claimed: str, shared: str | None
) -> None:
    visitors = DemoVisitors(_demo_users, shared)
    async with _client(assets, visitors, by="192.168.0.7") as client:
        assert MAJA.token not in (await client.get("/", headers={"Host": claimed})).text


@pytest.mark.parametrize(
    ("host", "given"),
    [
        ("192.168.0.20:8000", True),
        ("192.168.0.20", True),
        ("192.168.0.21:8000", False),
        ("192.168.0.20.rebound.example:8000", False),
        ("rebound.example:8000", False),
        ("", False),
    ],
)
async def test_others_get_tokens_by_the_shared_name_alone(
    assets: Path, host: str, given: bool
) -> None:
    visitors = DemoVisitors(_demo_users, "192.168.0.20")
    async with _client(assets, visitors, by="192.168.0.7") as client:
        assert (MAJA.token in (await client.get("/", headers={"Host": host})).text) is given


async def test_the_page_tells_the_endpoint_and_the_demo_users(client: httpx.AsyncClient) -> None:
    config = _config_in(await client.get("/"))
    assert config["endpoint"] == "/graphql"
    assert config["demoUsers"] == [
        {
            "name": MAJA.name,
            "email": "maja@example.com",
            "role": "HIRING_ADMIN",
            "company": "Nordlys",
            "token": "a.b.c",
        }
    ]


async def test_a_name_cannot_break_out_of_the_configuration(client: httpx.AsyncClient) -> None:
    assert (await client.get("/")).text.count("</script>") == 1


async def test_outside_of_demo_mode_the_page_knows_no_user(assets: Path) -> None:
    async with _client(assets) as client:
        assert _config_in(await client.get("/"))["demoUsers"] is None


async def test_scripts_come_from_this_server_alone(client: httpx.AsyncClient) -> None:
    policy = (await client.get("/")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "connect-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


async def test_the_page_with_its_tokens_is_never_stored(client: httpx.AsyncClient) -> None:
    assert (await client.get("/")).headers["Cache-Control"] == "no-store"


async def test_an_asset_is_kept_for_good(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphiql/index-abc.js", headers={"Accept-Encoding": "identity"})
    assert response.text == "alert(1)"
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_an_asset_travels_packed_where_the_browser_takes_it(
    client: httpx.AsyncClient,
) -> None:
    headers = {"Accept-Encoding": "br, gzip"}
    async with client.stream("GET", "/graphiql/index-abc.js", headers=headers) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        assert response.headers["Vary"] == "Accept-Encoding"
        assert b"".join([part async for part in response.aiter_raw()]) == b"packed"


@pytest.mark.parametrize(
    "path",
    [
        "/graphiql/",
        "/graphiql/none.js",
        "/graphiql/index-abc.js.gz",
        "/graphiql/../secret.txt",
        "/graphiql/%2e%2e%2fsecret.txt",
        "/graphiql/..%5csecret.txt",
        "/graphiql/%00.js",
        "/graphiql/" + "a" * 5000 + ".js",
    ],
)
async def test_nothing_else_is_served(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_without_a_build_the_page_says_how_to_build_it(tmp_path: Path) -> None:
    async with _client(tmp_path / "dist") as client:
        response = await client.get("/")
        assert response.status_code == 404
        assert "make graphiql" in response.text
        assert "/graphql" in response.text
        assert (await client.get("/graphiql/index-abc.js")).status_code == 404


@pytest.fixture(scope="session")
def schema() -> GraphQLSchema:
    return build_schema((PROJECT / "schema.graphql").read_text("utf-8"))


@pytest.mark.parametrize("path", OPERATIONS, ids=lambda path: path.stem)
def test_every_ready_made_operation_is_valid(schema: GraphQLSchema, path: Path) -> None:
    assert validate(schema, parse(path.read_text("utf-8"))) == []


def _config_in(response: httpx.Response) -> dict[str, object]:
    assert response.status_code == 200
    found = re.search(r'type="application/json">(.*?)</script>', response.text)
    assert found is not None
    config: dict[str, object] = json.loads(found[1])
    return config
