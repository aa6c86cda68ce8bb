"""The application below `/app/`: one page for every path there, its assets, and its policy."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from api.environment.setting_values import origin_of
from api.pages import NOBODY_TO_BE, BuiltPage, DemoUser, DemoVisitors
from api.web.sign_in import SignInPlace, SignInProvider

BUILT_APP = Path(__file__).parent / "dist"
_ROOT = "/app/"
_WORKER = "sw.js"
_NAMED = (
    "app.webmanifest",
    "icon.svg",
    "icon-192.png",
    "icon-512.png",
    "icon-masked.png",
    _WORKER,
)
"""Files of the build that keep their names."""

# Nothing inline at all. 'self' covers the websocket of the same origin; {provider} is where a code becomes a token.
_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; "
    "manifest-src 'self'; frame-src 'self'; connect-src 'self'{provider}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

# The service worker fetches the shell of this origin, and does nothing else.
_WORKER_POLICY = "default-src 'none'; connect-src 'self'"


def web_routes(
    visitors: DemoVisitors = NOBODY_TO_BE,
    provider: SignInProvider | None = None,
    *,
    endpoint: str = "/graphql",
    build: Path = BUILT_APP,
) -> list[BaseRoute]:
    """The application at every path below `/app/`, and the files of its build."""
    built = BuiltPage("The web application", "web", build)

    async def page(request: Request) -> Response:
        return await html(await visitors.users_for(request))

    async def shell(_: Request) -> Response:
        """The page that the service worker keeps: with nobody's token."""
        return await html(None)

    async def html(users: Sequence[DemoUser] | None) -> Response:
        place = await provider.place() if provider else None
        config: dict[str, Any] = {
            "endpoint": endpoint,
            "demoUsers": None if users is None else [asdict(user) for user in users],
            "signIn": place and _for_browser(place),
            "hasProvider": provider is not None,
        }
        return built.html(config, _policy(place))

    async def asset(request: Request) -> Response:
        return built.hashed_file("assets", request)

    async def named_file(request: Request) -> Response:
        name = Path(request.url.path).name
        answer = built.named_file(name, request)
        if name == _WORKER:
            answer.headers["Content-Security-Policy"] = _WORKER_POLICY
        return answer

    async def to_the_root(_: Request) -> Response:
        return RedirectResponse(_ROOT)

    return [
        Route("/app", to_the_root),
        Route(f"{_ROOT}assets/{{name}}", asset),
        Route(f"{_ROOT}shell", shell),
        *(Route(f"{_ROOT}{name}", named_file, name=name) for name in _NAMED),
        Route(f"{_ROOT}{{path:path}}", page),
    ]


def _policy(place: SignInPlace | None) -> str:
    return _POLICY.format(provider=f" {origin_of(place.token_url)}" if place else "")


def _for_browser(place: SignInPlace) -> dict[str, str | None]:
    return {
        "authorizeUrl": place.authorize_url,
        "tokenUrl": place.token_url,
        "clientId": place.client_id,
        "sends": place.sends,
        "audience": place.audience,
    }
