"""One line of JSON for each operation and each unexpected error: no token, and nothing of a person.

By hand: `structlog` would be a second way beside `logging`, by which every library speaks.
"""

import logging
import signal
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from graphql import GraphQLError

logger = logging.getLogger("milestones")
_statements = logging.getLogger("tortoise.db_client")
_TELL_ALL = {"milestones", "api", "models", "pdf", "resolvers", "tortoise"}


@dataclass(slots=True)
class Finished:
    """The record of an operation (or of a refused request), for the log and the metrics."""

    transport: str
    request_id: str
    operation: str | None = None
    kind: str | None = None
    document: str | None = None
    user_id: UUID | str | None = None
    cost: int | None = None
    codes: list[str] = field(default_factory=list)
    seconds: float = 0.0


def configure_logging(level: str) -> None:
    """Sends everything, uvicorn's lines included, to standard error as lines of JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.addFilter(_may_be_told)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Strawberry logs refusals too, as if each were a failure; log_surprise tells the real ones.
    logging.getLogger("strawberry.execution").disabled = True
    # Addresses and query strings are personal; what may be kept of them is in log_finished.
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    # They tell each statement with its values, and of each connection that they close.
    for library in ("aiosqlite", "tortoise"):
        logging.getLogger(library).setLevel(logging.WARNING)
    _statements.addFilter(_without_values)
    _set_level(level)


def switch_by_signal(level: str) -> None:
    """SIGUSR1 makes it DEBUG, without a new start, and the next one what it was (INFO where it was DEBUG)."""
    usual = "INFO" if level == "DEBUG" else level

    def switch(*_: object) -> None:
        now = usual if logging.getLogger().level == logging.DEBUG else "DEBUG"
        _set_level(now)
        logger.warning("log level", extra={"fields": {"log_level": now}})

    signal.signal(signal.SIGUSR1, switch)


def _set_level(level: str) -> None:
    logging.getLogger().setLevel(level)
    _statements.setLevel("DEBUG" if level == "DEBUG" else "WARNING")


def _may_be_told(record: logging.LogRecord) -> bool:
    """Of libraries nothing that is for debugging: theirs names hosts, and shows headers (`httpcore`)."""
    return record.levelno > logging.DEBUG or record.name.partition(".")[0] in _TELL_ALL


def _without_values(record: logging.LogRecord) -> bool:
    """Of what is told for debugging, statements alone, and of them the text: their values are people's."""
    if record.levelno > logging.DEBUG:
        return True
    if record.msg != "%s: %s" or not isinstance(record.args, tuple):
        return False
    record.fields = {"sql": record.args[0]}
    record.msg, record.args = "statement", ()
    return True


class JsonLines(logging.Formatter):
    """Formats a record as a line of JSON; the record's `fields` stand beside its event."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line = {
            **getattr(record, "fields", {}),
            "event": record.getMessage(),
            "logger": record.name,
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str, option=orjson.OPT_UTC_Z).decode()


def log_listening(port: int, workers: int) -> None:
    """One line at the start: whoever looks sees that requests may come."""
    logger.info("listening", extra={"fields": {"port": port, "workers": workers}})


def log_finished(finished: Finished) -> None:
    """One line for one operation."""
    if not logger.isEnabledFor(logging.INFO):
        return
    fields = {
        "transport": finished.transport,
        "request_id": finished.request_id,
        "operation": finished.operation,
        "kind": finished.kind,
        "document": finished.document,
        "user_id": finished.user_id,
        "cost": finished.cost,
        "codes": finished.codes,
        "ms": round(finished.seconds * 1000, 2),
    }
    # Where in the code it is written is ever the same: logging need not look for it.
    record = logger.makeRecord(logger.name, logging.INFO, "", 0, "operation", (), None)
    record.fields = fields
    logger.handle(record)


def log_unexpected_error(error: GraphQLError, request_id: str) -> None:
    """Log the whole exception, under the request id that the client has."""
    cause = error.original_error or error
    fields: dict[str, Any] = {
        "request_id": request_id,
        "path": ".".join(map(str, error.path or [])),
    }
    logger.error("unexpected error", exc_info=cause, extra={"fields": fields})
