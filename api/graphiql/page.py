"""GraphiQL at `/`: the page, its assets, and the policy that keeps it to this server.

By hand: Strawberry's own loads itself from other servers, and is blank without them.
"""

from dataclasses import asdict
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from api.pages import NOBODY_TO_BE, BuiltPage, DemoVisitors

BUILT_ASSETS = Path(__file__).parent / "dist"

# Monaco writes style elements, hence 'unsafe-inline' for styles; scripts have no such exception.
# Its workers are files of this server, and 'self' covers the websocket of the same origin.
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def graphiql_routes(
    visitors: DemoVisitors = NOBODY_TO_BE,
    *,
    endpoint: str = "/graphql",
    assets: Path = BUILT_ASSETS,
) -> list[BaseRoute]:
    """The page at `/` and its assets below `/graphiql/`."""
    built = BuiltPage("GraphiQL", "graphiql", assets)

    async def page(request: Request) -> Response:
        users = await visitors.users_for(request)
        demo_users = None if users is None else [asdict(user) for user in users]
        known = {
            "endpoint": endpoint,
            "demoUsers": demo_users,
            "demoReceiver": visitors.receiver,
        }
        return built.html(known, _PAGE_POLICY)

    async def asset(request: Request) -> Response:
        return built.hashed_file("graphiql", request)

    return [Route("/", page), Route("/graphiql/{name}", asset)]
