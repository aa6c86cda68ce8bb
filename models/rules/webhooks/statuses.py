"""What a webhook and its deliveries can be, and why an attempt, or a webhook, came to nothing."""

from enum import StrEnum
from http import HTTPStatus


class WebhookStatus(StrEnum):
    """The statuses of a webhook, which derive from its row and its deliveries."""

    ENABLED = "ENABLED"
    FAILING = "FAILING"
    DISABLED = "DISABLED"


class WebhookDeliveryStatus(StrEnum):
    """The statuses of a delivery: pending until it has ended in one of two ways."""

    PENDING = "PENDING"
    DELIVERED = "DELIVERED"
    FAILED = "FAILED"


class DisabledBecause(StrEnum):
    """Why a webhook is disabled."""

    COMPANY = "COMPANY"
    GONE = "GONE"
    QUERY = "QUERY"
    UNDELIVERED = "UNDELIVERED"


class AttemptError(StrEnum):
    """Why an attempt brought no status of the address's."""

    BLOCKED_ADDRESS = "BLOCKED_ADDRESS"
    NAME_NOT_FOUND = "NAME_NOT_FOUND"
    CONNECTION_REFUSED = "CONNECTION_REFUSED"
    CONNECTION_FAILED = "CONNECTION_FAILED"
    TLS = "TLS"
    TIMEOUT = "TIMEOUT"
    INVALID_RESPONSE = "INVALID_RESPONSE"
    INVALID_QUERY = "INVALID_QUERY"
    INTERNAL = "INTERNAL"


def is_success(status: int) -> bool:
    """Whether an address that answers with this status of HTTP took what it was sent."""
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES
