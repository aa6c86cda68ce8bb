"""Which pages may talk to us: our own, and those of ALLOWED_ORIGINS."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from api.environment.setting_values import LOOPBACK, origin_of
from api.settings import Settings


def origin_allowed(headers: Headers, settings: Settings) -> bool:
    """Whether the page that asks is one of ours; other clients than browsers name no origin."""
    origin = headers.get("origin")
    if origin is None:
        return True
    if origin in settings.allowed_origins or origin == origin_of(settings.public_url):
        return True
    # While developing, the same server goes by several names; none of them is anybody else's.
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.hostname in LOOPBACK and parts.netloc == headers.get("host")


def for_pages_elsewhere(app: ASGIApp, settings: Settings) -> ASGIApp:
    """The application as pages of ALLOWED_ORIGINS may ask it, and no others. No cookies: tokens are in headers."""
    return CORSMiddleware(
        app,
        allow_origins=list(settings.allowed_origins),
        allow_methods=["GET", "POST"],
        allow_headers=["Authorization", "Content-Type", "Last-Event-ID", "X-Cost", "X-Request-ID"],
        expose_headers=["Retry-After", "WWW-Authenticate", "X-Request-ID"],
        max_age=600,
    )
