"""What an OpenID Connect provider says of itself, in its discovery document."""

import json
from dataclasses import dataclass
from typing import Any

from api.environment.setting_values import is_trusted_address
from api.outgoing import Bounds, ask

_DISCOVERY = "/.well-known/openid-configuration"
_BOUNDS = Bounds(seconds=5.0, most_bytes=512 * 1024)


async def discovered(issuer: str) -> "Discovered":
    """The issuer's document. Raises OSError or ValueError."""
    at = issuer.rstrip("/") + _DISCOVERY
    document = await fetched_json(at)
    said = document if isinstance(document, dict) else {}
    if said.get("issuer") != issuer:
        raise ValueError(f"{at} is of the issuer {said.get('issuer')!r}, not of {issuer!r}")
    return Discovered(at, said)


@dataclass(frozen=True, slots=True)
class Discovered:
    """A discovery document, and where it is."""

    at: str
    said: dict[str, Any]

    def address(self, what: str, entry: str) -> str:
        """The address at this entry; `what` is found there. Raises ValueError for none that is trusted."""
        url = self.said.get(entry)
        if not isinstance(url, str) or not is_trusted_address(url):
            raise ValueError(f"{self.at} names no https address of {what}")
        return url


async def fetched_json(url: str) -> Any:
    """From the configured address or not at all: redirects are not followed. Raises OSError or ValueError."""
    answer = await ask(url, "application/json", _BOUNDS, by_proxy=True)
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{url}: {error}") from error
