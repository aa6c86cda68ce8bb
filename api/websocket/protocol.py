"""The messages and close codes of graphql-transport-ws, read strictly."""

from typing import Any

import orjson

from api.errors import RequestRefused
from api.operations.request import read_json
from api.settings import Settings

RESTART = 1012
TRY_AGAIN_LATER = 1013
BAD_REQUEST = 4400
UNAUTHORIZED = 4401
FORBIDDEN = 4403
SIGNED_OUT = "No active user has this address any more."
NOT_ACCEPTABLE = 4406
INIT_TIMEOUT = 4408
ALREADY_EXISTS = 4409
TOO_MANY_INITS = 4429
INTERNAL_ERROR = 4500

PING = b'{"type":"ping"}'
END_OF_NEXT = b"}"

# All that a close frame has room for.
_REASON_BYTES = 123


class Ended(Exception):
    """The connection is over. `code` is None where the client is gone."""

    def __init__(self, code: int | None, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason.encode()[:_REASON_BYTES].decode(errors="ignore")


def read_message(text: str, settings: Settings) -> dict[str, Any]:
    """The message in a frame; its `type` is a text."""
    try:
        message = read_json(text, settings)
    except RequestRefused as refused:
        raise Ended(BAD_REQUEST, str(refused)) from None
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        raise Ended(BAD_REQUEST, "Messages have to be objects with a type")
    return message


def payload_of(message: dict[str, Any]) -> dict[str, Any]:
    """The optional payload of a message that belongs to no operation."""
    payload = message.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise Ended(BAD_REQUEST, "The payload has to be an object")
    return payload or {}


def id_of(message: dict[str, Any]) -> str:
    """The operation that a message is about."""
    id_ = message.get("id")
    if not isinstance(id_, str) or not id_:
        raise Ended(BAD_REQUEST, "The id has to be a text")
    return id_


def start_of_next(id_: str) -> bytes:
    """The beginning of a `next` message around an encoded answer, which `END_OF_NEXT` ends."""
    return b'{"id":%b,"type":"next","payload":' % orjson.dumps(id_)


def first_of(group: BaseExceptionGroup[Ended]) -> Ended:
    """The first `Ended` of a group of exceptions: the rest followed from it."""
    first = group.exceptions[0]
    return first_of(first) if isinstance(first, BaseExceptionGroup) else first
