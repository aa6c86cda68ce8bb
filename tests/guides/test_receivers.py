"""The receiver that the page shows verifies what is sent, and does each delivery once."""

import re
from datetime import UTC, datetime
from uuid import uuid4

from models.rules.webhooks.signing import new_secret, signed_headers
from tests.guides.pages import INTEGRATIONS


def test_the_receiver_of_the_page_does_what_is_signed_and_does_it_once() -> None:
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", INTEGRATIONS.section("Webhooks"), re.MULTILINE | re.DOTALL
    )
    shown: dict[str, type] = {}
    exec(code, shown)
    handled: list[object] = []
    secret, other = new_secret(), new_secret()
    receiver = shown["Receiver"](secret)
    receiver.handle = handled.append
    body = '{"type": "test", "data": {}}'
    headers = signed_headers(uuid4(), datetime.now(UTC), body, [other, secret])
    assert [receiver.receive(body.encode(), headers) for _ in range(2)] == [204, 204]
    assert handled == [{"type": "test", "data": {}}]
    assert receiver.receive(body.replace("test", "tost").encode(), headers) == 401
    forged = signed_headers(uuid4(), datetime.now(UTC), body, [other])
    assert receiver.receive(body.encode(), forged) == 401
    assert len(handled) == 1
