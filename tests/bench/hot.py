"""A hire that sixteen clients write to at once: messages, and payment requests that are submitted and cancelled.

Ours stands beside itself with the lock of the releases before, and beside the program that is written by hand.
"""

from collections.abc import Sequence
from dataclasses import replace

from tests.bench.asking.operation import AMOUNT, ERRORS, Operation
from tests.bench.asking.writes import WRITES, messages
from tests.bench.compare import Measurements, checked, in_rounds
from tests.bench.filling.rows import (
    MILESTONES,
    REST,
    WORKER_EMAIL,
    conversation_id,
    hire_id,
    milestone_id,
)
from tests.bench.serving.servers import Server

PEERS = ("product", "before", "handwritten")
HIRE = REST

_CANCEL = f"""mutation Cancel($input: CancelPaymentRequestInput!) {{
    cancelPaymentRequest(input: $input) {{
        paymentRequest {{ id number status {AMOUNT} milestone {{ id status }} }} {ERRORS}
    }}
}}"""


def _operations() -> list[Operation]:
    found = {each.name: each for each in WRITES}
    place = f"Conversation:{conversation_id(HIRE)}"
    here = [{"input": {**each["input"], "conversation": place}} for each in messages()]
    posted = replace(found["Post"], title="messages", inputs=here)
    cancel = {"paymentRequest": "%ID%", "idempotencyKey": "cancel %N%"}
    submits = [
        {"input": {"milestone": f"Milestone:{milestone_id(HIRE, place)}", "idempotencyKey": "%N%"}}
        for place in range(MILESTONES)
    ]
    taken_back = replace(
        found["Submit"],
        title="payment requests, submitted and cancelled",
        inputs=submits,
        by=WORKER_EMAIL,
        hire=hire_id(HIRE),
        then=("Cancel", _CANCEL, {"input": cancel}),
    )
    return [posted, taken_back]


async def measure(servers: Sequence[Server], url: str) -> Measurements:
    """All of it, in rounds."""
    operations = _operations()
    for operation in operations:
        await checked(operation, servers, url)
    return await in_rounds(operations, servers, url)
