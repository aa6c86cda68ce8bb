"""The secrets of webhooks, and the signatures of their deliveries, by Standard Webhooks."""

import secrets
from base64 import b64encode
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from standardwebhooks import Webhook

_BYTES = 32


def new_secret() -> str:
    """A secret that nobody guesses, in the form that receivers' libraries take."""
    return f"whsec_{b64encode(secrets.token_bytes(_BYTES)).decode()}"


def secret_hash(secret: str) -> str:
    """SHA-256 (hex) of a secret: what the chain knows it by."""
    return sha256(secret.encode()).hexdigest()


def message_id(delivery: UUID) -> str:
    """The `webhook-id` of a delivery, the same at each attempt."""
    return f"msg_{delivery.hex}"


def signed_headers(delivery: UUID, at: datetime, body: str, keys: Iterable[str]) -> dict[str, str]:
    """The headers of an attempt at this moment; one signature by each of the secrets."""
    id, moment = message_id(delivery), at.astimezone(UTC)
    signatures = [Webhook(key).sign(id, moment, body) for key in keys]
    return {
        "webhook-id": id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
