"""A mutation that is answered directly answers what Strawberry's executor would have made of it."""

import re

import httpx
import pytest

from tests.house import House

WALKED = re.compile(rb',?"walked":"Mutation"')
"""A field that makes the executor walk what was done, and what it puts behind it."""

_MESSAGE = """{
    kind: __typename said: message { id author { name } sentAt } userErrors { code path message }
}"""
_POST = 'postMessage(input: {conversation: "%s", body: "%s", idempotencyKey: "%s"})'


@pytest.mark.parametrize("body", ["Hello", ""], ids=["done", "refused"])
async def test_both_paths_give_the_same_bytes(house: House, body: str) -> None:
    hire = await house.offered()
    conversation = (await hire.read())["conversation"]["id"]
    one, two = (_POST % (conversation, body, key) for key in "kl")
    fields = f"one: {one} {_MESSAGE} two: {two} {_MESSAGE}"
    direct = await _sent(house, f"mutation {{ {fields} }}")
    # With the same keys: it shows the same messages.
    walked = await _sent(house, f"mutation {{ {fields} walked: __typename }}")
    assert direct == WALKED.sub(b"", walked)
    assert b'"errors"' not in direct


async def test_both_paths_tell_alike_what_cannot_be_shown(house: House) -> None:
    cancelled = "hire { status contracts(first: 1, last: 1) { totalCount } } userErrors { code }"
    answers = []
    for more in ("", "walked: __typename"):
        hire = await house.offered()
        cancel = f'cancelHire(input: {{hire: "{hire.id}"}}) {{ {cancelled} }}'
        answers.append(await _sent(house, f"mutation {{ {cancel} {more} }}"))
        assert (await hire.read("status"))["status"] == "CANCELLED"
    direct, walked = answers
    assert direct == WALKED.sub(b"", walked)
    assert b"BAD_USER_INPUT" in direct


async def _sent(house: House, document: str) -> bytes:
    async with httpx.AsyncClient() as http:
        sent = {"query": document}
        return (await http.post(house.owner.url, json=sent, headers=house.owner.headers)).content
