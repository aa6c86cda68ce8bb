"""Where the demo is found: on this machine alone, or by others too."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from api.environment.setting_values import is_loopback

_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 (they are looked for)


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """URLs without a path. `shared_host` is the name under which others are handed the users' tokens; None for none."""

    url: str
    public_url: str
    shared_host: str | None
    caution: str | None


def place_of(host: str, port: int, public_url: str | None) -> DemoPlace:
    """The place of a demo that listens there. `public_url` is where it was said to be found; None where it was not.

    Tokens leave this machine only where that was asked for twice: by listening to others, and by the one name that
    they come by. Any other name may have been made to point here by whoever has it.
    """
    url = f"http://{_bracketed('127.0.0.1' if host in _EVERYWHERE else host)}:{port}"
    found_at = public_url or url
    name = urlsplit(found_at).hostname or ""
    if is_loopback(host):
        return DemoPlace(url, found_at, None, None)
    if is_loopback(name):
        return DemoPlace(url, found_at, None, _UNNAMED.format(port=port, host=host))
    return DemoPlace(url, found_at, name, _NAMED.format(url=found_at))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


_NAMED = "CAUTION: whoever reaches {url}/ finds all of these tokens there. Serve it only in a network that you trust."
_UNNAMED = (
    "CAUTION: others reach this server. They find no tokens at it, links to documents do not lead to it, and their\n"
    "GraphiQL cannot follow events, unless you say by which address they come, in a network that you trust:\n"
    "PUBLIC_URL=http://<this machine's address>:{port} make run HOST={host}"
)
