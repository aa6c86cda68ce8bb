"""The application's page, policy and files, without a browser."""

import json
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from api.app import create_app
from api.pages import DemoUser, DemoVisitors
from api.web import provider_of, web_routes
from api.web.sign_in import SignInProvider
from tests.api.serving import settings_of
from tests.api.web.identity_provider import CLIENT, IdentityProvider, identity_provider

SOFIE = DemoUser("Sofie </script><b>", "sofie@example.com", "HIRING_ADMIN", "Nordlys", "a.b.c")


async def _demo_users() -> Sequence[DemoUser]:
    return [SOFIE]


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build in small."""
    page = '<script id="config" type="application/json">__CONFIG__</script>'
    (tmp_path / "index.html").write_text(page)
    (tmp_path / "icon.svg").write_text("<svg/>")
    (tmp_path / "sw.js").write_text("const files = []")
    (tmp_path / "secret.svg").write_text("not named")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "index-abc.js").write_text("alert(1)")
    for ending, content in ((".js", b"alert(1)"), (".js.gz", b"packed"), (".js.br", b"tightly")):
        (tmp_path / "assets" / f"large-abc{ending}").write_bytes(content)
    return tmp_path


@pytest.fixture
async def client(build: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with _client(build, DemoVisitors(_demo_users)) as client:
        yield client


def _client(build: Path, *arguments: Any) -> httpx.AsyncClient:
    app = Starlette(routes=web_routes(*arguments, build=build))
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 40_000))
    return httpx.AsyncClient(transport=transport, base_url="http://localhost:8000")


@pytest.mark.parametrize("path", ["", "hires/new", "hires/Hire:1/sign/Contract:2", "signed-in"])
async def test_every_path_of_the_application_is_the_same_page(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(f"/app/{path}")
    assert _config_in(answer)["endpoint"] == "/graphql"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.text.count("</script>") == 1


async def test_nothing_inline_and_nothing_from_elsewhere_is_allowed(
    client: httpx.AsyncClient,
) -> None:
    policy = (await client.get("/app/")).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "connect-src 'self';" in policy
    assert "http" not in policy


async def test_who_comes_by_another_name_is_nobody_of_the_demo(client: httpx.AsyncClient) -> None:
    assert SOFIE.token in (await client.get("/app/")).text
    other = await client.get("/app/", headers={"Host": "rebound.example"})
    assert _config_in(other)["demoUsers"] is None


async def test_files_keep_their_hash_or_are_asked_for_anew(client: httpx.AsyncClient) -> None:
    asset, icon = await client.get("/app/assets/index-abc.js"), await client.get("/app/icon.svg")
    assert "immutable" in asset.headers["Cache-Control"]
    assert icon.headers["Cache-Control"] == "no-cache"
    assert icon.headers["Content-Type"].startswith("image/svg+xml")


@pytest.mark.parametrize(
    ("taken", "coding", "sent"),
    [
        ("gzip, deflate, br", "br", b"tightly"),
        ("gzip, deflate", "gzip", b"packed"),
        ("br;q=0, gzip;q=1", "gzip", b"packed"),
        ("identity", None, b"alert(1)"),
    ],
)
async def test_a_file_travels_as_tightly_as_the_browser_takes_it(
    client: httpx.AsyncClient, taken: str, coding: str | None, sent: bytes
) -> None:
    headers = {"Accept-Encoding": taken}
    async with client.stream("GET", "/app/assets/large-abc.js", headers=headers) as answer:
        assert answer.headers.get("Content-Encoding") == coding
        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert b"".join([part async for part in answer.aiter_raw()]) == sent


async def test_what_a_service_worker_keeps_has_nobodys_token(client: httpx.AsyncClient) -> None:
    assert SOFIE.token in (await client.get("/app/")).text
    shell = await client.get("/app/shell")
    assert _config_in(shell)["demoUsers"] is None
    assert SOFIE.token not in shell.text


async def test_the_service_worker_may_ask_this_server_alone_and_is_never_old(
    client: httpx.AsyncClient,
) -> None:
    worker = await client.get("/app/sw.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert worker.headers["Cache-Control"] == "no-cache"
    policy = worker.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; connect-src 'self'"


@pytest.mark.parametrize("path", ["assets/none.js", "assets/%2e%2e%2fsecret.svg", "assets/"])
async def test_no_other_file_is_served(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(f"/app/{path}")
    assert "not named" not in answer.text
    assert answer.status_code == 404 or "config" in answer.text


async def test_a_file_that_is_not_named_is_a_path_like_any_other(client: httpx.AsyncClient) -> None:
    assert _config_in(await client.get("/app/secret.svg"))


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    with identity_provider() as provider:
        yield provider


@pytest.mark.parametrize(
    ("audiences", "sends", "audience"),
    [
        ((CLIENT,), "id_token", None),
        (("api://work", CLIENT), "id_token", None),
        (("api://work", "api://more"), "access_token", "api://work"),
    ],
)
async def test_the_provider_is_told_and_its_token_endpoint_allowed(
    build: Path,
    provider: IdentityProvider,
    audiences: tuple[str, ...],
    sends: str,
    audience: str | None,
) -> None:
    place = SignInProvider(provider.issuer, CLIENT, audiences)
    async with _client(build, DemoVisitors(), place) as client:
        answer = await client.get("/app/")
    assert _config_in(answer)["signIn"] == {
        "authorizeUrl": f"{provider.issuer}/authorize",
        "tokenUrl": f"{provider.issuer}/token",
        "clientId": CLIENT,
        "sends": sends,
        "audience": audience,
    }
    policy = answer.headers["Content-Security-Policy"]
    assert f"connect-src 'self' {provider.issuer};" in policy


async def test_while_the_provider_is_away_nobody_is_sent_there(
    build: Path, provider: IdentityProvider
) -> None:
    provider.is_away = True
    place = SignInProvider(provider.issuer, CLIENT, (CLIENT,))
    async with _client(build, DemoVisitors(), place) as client:
        config = _config_in(await client.get("/app/"))
    assert (config["signIn"], config["hasProvider"]) == (None, True)


async def test_what_the_provider_said_goes_on_while_it_is_away(provider: IdentityProvider) -> None:
    now = 0.0
    place = SignInProvider(provider.issuer, CLIENT, (CLIENT,), lambda: now)
    said = await place.place()
    provider.is_away, now = True, 1e6
    assert await place.place() == said is not None


async def test_a_provider_is_not_hammered_by_visitors(provider: IdentityProvider) -> None:
    place = SignInProvider(provider.issuer, CLIENT, (CLIENT,), lambda: 0.0)
    for _ in range(5):
        await place.place()
    assert provider.discovered == 1


def test_without_a_client_the_settings_name_no_place_to_sign_in() -> None:
    assert provider_of(settings_of()) is None


@pytest.mark.parametrize("is_on", [True, False])
def test_a_setting_turns_the_application_off(is_on: bool) -> None:
    app = create_app(settings_of(web_app=is_on))
    paths = {getattr(route, "path", "") for route in app.routes}
    assert any(path.startswith("/app") for path in paths) is is_on


async def test_without_a_build_the_page_says_how_to_build_it(tmp_path: Path) -> None:
    async with _client(tmp_path / "dist") as client:
        answer = await client.get("/app/hires/new")
    assert answer.status_code == 404
    assert "make web" in answer.text


def _config_in(response: httpx.Response) -> dict[str, Any]:
    assert response.status_code == 200
    found = re.search(r'type="application/json">(.*?)</script>', response.text)
    assert found is not None
    config: dict[str, Any] = json.loads(found[1])
    return config
