"""One line of JSON for each operation and each surprise: no token, no name, no address."""

import logging
import sys
from dataclasses import dataclass, field

import structlog
from graphql import GraphQLError

_PROCESSORS: list[structlog.typing.Processor] = [
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
_log = structlog.wrap_logger(
    logging.getLogger("milestones"),
    processors=[*_PROCESSORS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)


@dataclass
class Finished:
    """What is known of an operation (or of a refused request) when it is over."""

    transport: str
    request_id: str
    operation: str | None = None
    kind: str | None = None
    document: str | None = None
    user_id: str | None = None
    cost: int | None = None
    codes: list[str] = field(default_factory=list)
    seconds: float = 0.0


def configure_logging(level: str) -> None:
    """Sends everything, uvicorn's lines included, to standard error as lines of JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_PROCESSORS,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Strawberry logs refusals too, as if each were a failure; log_surprise tells the real ones.
    logging.getLogger("strawberry.execution").disabled = True
    # Addresses and query strings are personal; what may be kept of them is in log_finished.
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    # It tells of each time that it closes its connections.
    logging.getLogger("tortoise").setLevel(logging.WARNING)


def log_finished(finished: Finished) -> None:
    """One line for one operation."""
    _log.info(
        "operation",
        transport=finished.transport,
        request_id=finished.request_id,
        operation=finished.operation,
        kind=finished.kind,
        document=finished.document,
        user_id=finished.user_id,
        cost=finished.cost,
        codes=finished.codes,
        ms=round(finished.seconds * 1000, 2),
    )


def log_surprise(error: GraphQLError, request_id: str) -> None:
    """The whole exception, under the id that the client was told."""
    cause = error.original_error or error
    path = ".".join(map(str, error.path or []))
    _log.error("surprise", request_id=request_id, path=path, exc_info=cause)
