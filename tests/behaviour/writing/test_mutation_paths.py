"""What a mutation shows, and that nothing is done of one whose payload cannot be read."""

import re

import httpx
import orjson
import pytest

from tests.tenant import Tenant

KIND = re.compile(rb',?"kind":"Mutation"')
"""What a field that is no verb answers behind the others."""

_MESSAGE = """{
    kind: __typename said: message { id author { name } sentAt } userErrors { code path message }
}"""
_POST = 'postMessage(input: {conversation: "%s", body: "%s", idempotencyKey: "%s"})'


@pytest.mark.parametrize("body", ["Hello", ""], ids=["done", "refused"])
async def test_a_field_that_is_no_verb_changes_nothing_of_what_the_others_show(
    tenant: Tenant, body: str
) -> None:
    hire = await tenant.offered()
    conversation = (await hire.read())["conversation"]["id"]
    one, two = (_POST % (conversation, body, key) for key in "kl")
    fields = f"one: {one} {_MESSAGE} two: {two} {_MESSAGE}"
    alone = await _sent(tenant, f"mutation {{ {fields} }}")
    # With the same keys: it shows the same messages.
    beside = await _sent(tenant, f"mutation {{ {fields} kind: __typename }}")
    assert alone == KIND.sub(b"", beside) != beside
    assert b'"errors"' not in alone


UNREADABLE = [
    ("", "hire { contracts(first: 1, last: 1) { totalCount } }"),
    ("", 'hire { events(after: "no cursor") { totalCount } }'),
    ("($size: Int)", "hire { contracts(first: $size) { totalCount } }"),
    ("($no: Boolean = true)", "hire { id @include(if: $no) }"),
    ("($no: Boolean = true)", "hire { id } userErrors { code @skip(if: $no) }"),
    ("($no: Boolean = true)", "hire { viewerCanEnd { reasons { code @include(if: $no) } } }"),
    ("($no: Boolean = true)", "hire { milestones { edges { node { id @skip(if: $no) } } } }"),
    ("($no: Boolean = true)", "hire { contracts { pageInfo { hasNextPage @include(if: $no) } } }"),
    ("($no: Boolean = true)", "hire { latestContract { document { url @skip(if: $no) } } }"),
    (
        "($no: Boolean = true)",
        "hire { activeContract { changes { before { name @skip(if: $no) } } } }",
    ),
    ("($no: Boolean = true)", "... @include(if: $no) { hire { id } }"),
]
"""What is declared, and shown of a payload: bad by itself, or with these variables."""


@pytest.mark.parametrize(("declared", "shown"), UNREADABLE)
async def test_what_cannot_be_read_is_refused_before_anything_is_done(
    tenant: Tenant, declared: str, shown: str
) -> None:
    hire = await tenant.offered()
    conversation = (await hire.read())["conversation"]["id"]
    said = f'postMessage(input: {{conversation: "{conversation}", body: "x"}}) {{ userErrors {{ path }} }}'
    cancelled = f'cancelHire(input: {{hire: "{hire.id}"}}) {{ {shown} userErrors {{ path }} }}'
    for more in ("", "kind: __typename"):
        document = f"mutation {declared} {{ {said} {cancelled} {more} }}"
        answer = orjson.loads(await _sent(tenant, document, no=None, size=201))
        assert "data" not in answer, answer
        assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
        assert answer["errors"][0]["locations"]
    assert (await hire.read("status"))["status"] == "OFFERED"
    assert "MESSAGE_POSTED" not in await hire.events()


async def _sent(tenant: Tenant, document: str, **variables: object) -> bytes:
    async with httpx.AsyncClient() as http:
        sent = {"query": document, "variables": variables}
        return (await http.post(tenant.owner.url, json=sent, headers=tenant.owner.headers)).content
