"""What is refused of webhooks alone; see `models.rules.errors`."""

from models.rules.refusal import Refusal


class InvalidUrl(Refusal):
    """Nothing may be sent to this address; the message says why."""

    code = "INVALID_URL"


class InvalidQuery(Refusal):
    """A webhook may not have this query; the message says why."""

    code = "INVALID_QUERY"
