"""GraphiQL at `/`: the page, its assets, and the policy that keeps it to this server.

By hand: Strawberry's own loads itself from other servers, and is blank without them.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from api.environment.setting_values import LOOPBACK, is_loopback

BUILT_ASSETS = Path(__file__).parent / "dist"
_NOT_BUILT = Path(__file__).parent / "not_built.html"

DemoRole = Literal[
    "OWNER",
    "ADMINISTRATOR",
    "HIRING_ADMIN",
    "HIRING_ASSISTANT",
    "FINANCE_MANAGER",
    "VIEWER",
    "WORKER",
    "SUPPORT",
]


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody as whom visitors of a demo may act; `token` is a bearer token, valid now."""

    name: str
    email: str
    role: DemoRole
    company: str | None
    token: str


@dataclass(frozen=True, slots=True)
class GraphiqlConfig:
    """The configuration of the page: the demo's users, and who may see them.

    `demo_users` is None outside of demo mode. It is asked at every visit that may have tokens (see `_is_trusted`), so
    that they are fresh; the walk-through takes the first user of each role, so these should belong together.
    `shared_host` is the one name by which visitors from other machines may have them, too; None for none.
    `demo_receiver` is the URL at which the demo takes webhooks.
    """

    endpoint: str = "/graphql"
    demo_users: Callable[[], Awaitable[Sequence[DemoUser]]] | None = None
    demo_receiver: str | None = None
    shared_host: str | None = None
    assets: Path = BUILT_ASSETS


def graphiql_routes(config: GraphiqlConfig) -> list[BaseRoute]:
    """The page at `/` and its assets below `/graphiql/`."""

    async def page(request: Request) -> Response:
        trusted = _is_trusted(request, config.shared_host)
        return await _page(config if trusted else replace(config, demo_users=None))

    async def asset(request: Request) -> Response:
        return _asset(config.assets / "graphiql", request)

    return [Route("/", page), Route("/graphiql/{name}", asset)]


# Monaco writes style elements, hence 'unsafe-inline' for styles; scripts have no such exception.
# Its workers are files of this server, and 'self' covers the websocket of the same origin.
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_NOT_BUILT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_A_YEAR = "public, max-age=31536000, immutable"
_MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


def _is_trusted(request: Request, shared_host: str | None) -> bool:
    """Whether the address bar shows this machine's own name, on this machine, or the one that it shares.

    Another one was made to point here by whoever has it (DNS rebinding): their page may read what this one holds. And
    what is no browser claims any name.
    """
    try:
        names = {urlsplit(f"//{host}").hostname for host in request.headers.getlist("host")}
    except ValueError:
        return False
    if names and names <= LOOPBACK:
        return request.client is not None and is_loopback(request.client.host)
    return shared_host is not None and names == {shared_host}


async def _page(config: GraphiqlConfig) -> Response:
    try:
        # Read at each visit: a build while the server runs shows at once.
        html = (config.assets / "index.html").read_text("utf-8")
    except FileNotFoundError:
        html = _NOT_BUILT.read_text("utf-8").replace("__ENDPOINT__", config.endpoint)
        return _html(html, 404, _NOT_BUILT_POLICY)
    return _html(html.replace("__CONFIG__", await _config_json(config)), 200, _PAGE_POLICY)


async def _config_json(config: GraphiqlConfig) -> str:
    users = None if config.demo_users is None else await config.demo_users()
    demo_users = None if users is None else [asdict(user) for user in users]
    known = {
        "endpoint": config.endpoint,
        "demoUsers": demo_users,
        "demoReceiver": config.demo_receiver,
    }
    text = json.dumps(known)
    # Inside of a script element only "<" could end the text early.
    return text.replace("<", "\\u003c")


def _html(content: str, status: int, policy: str) -> Response:
    # Never stored: in demo mode the page holds tokens, and it names the assets of this very build.
    own = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
    return HTMLResponse(content, status, headers={**_SECURITY_HEADERS, **own})


def _asset(folder: Path, request: Request) -> Response:
    """A file of the build, packed where the browser takes it so; its name holds its hash."""
    name = request.path_params["name"]
    names = _names_in(folder)
    media_type = _MEDIA_TYPES.get(Path(name).suffix)
    if name not in names or media_type is None:
        raise HTTPException(404)
    headers = {**_SECURITY_HEADERS, "Cache-Control": _A_YEAR, "Vary": "Accept-Encoding"}
    if f"{name}.gz" in names and _takes_gzip(request):
        name, headers["Content-Encoding"] = f"{name}.gz", "gzip"
    return FileResponse(folder / name, media_type=media_type, headers=headers)


def _names_in(folder: Path) -> set[str]:
    # A name is looked for in this set and never joined to a path unseen: nothing else can be read.
    return {file.name for file in folder.iterdir()} if folder.is_dir() else set()


def _takes_gzip(request: Request) -> bool:
    offered = request.headers.get("Accept-Encoding", "").replace(" ", "").split(",")
    return "gzip" in {coding.removesuffix(";q=1") for coding in offered}
