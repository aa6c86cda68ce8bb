"""What a webhook is to be, and what is wrong with that."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.rules.errors import InvalidQuery, InvalidUrl, Required
from models.rules.events import HireEventType
from models.rules.rows import UNSET
from models.rules.text import texts
from models.rules.webhooks.addresses import UnusableUrl, read_target
from models.unit_of_work.transaction import Transaction

_LONGEST_DESCRIPTION = 20_000


@dataclass(frozen=True, slots=True)
class WebhookWish:
    """What a webhook is to be; UNSET stays as it is. `fault` is why the query may not be one, if it may not."""

    url: Any = UNSET
    query: Any = UNSET
    types: Any = UNSET
    description: Any = UNSET
    fault: str | None = None


def wished_columns(tx: Transaction, wish: WebhookWish) -> dict[str, str | None]:
    """The columns of what is wished; mistakes are added to what was found."""
    columns: dict[str, str | None] = {}
    if wish.url is not UNSET:
        columns["url"] = _url(tx, wish.url)
    if wish.query is not UNSET:
        columns["query"] = wish.query
        if wish.fault:
            tx.found.append(InvalidQuery(wish.fault, ("query",)))
    if wish.types is not UNSET:
        columns["types"] = _types(tx, wish.types)
    if wish.description is not UNSET:
        limit = _LONGEST_DESCRIPTION
        columns["description"] = texts.optional_text(
            wish.description, ("description",), tx.found, limit
        )
    return columns


def _url(tx: Transaction, url: str) -> str:
    try:
        read_target(url, allow_private=tx.call.limits.private_webhooks)
    except UnusableUrl as unusable:
        tx.found.append(InvalidUrl(str(unusable), ("url",)))
    return url


def _types(tx: Transaction, types: Sequence[HireEventType] | None) -> str | None:
    if types is None:
        return None
    if not types:
        message = "At least one type; leave it out for all of them."
        tx.found.append(Required(message, ("types",)))
    return ",".join(sorted({each.value for each in types}))
