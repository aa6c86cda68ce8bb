"""What one client does to hold up all others. Each attack goes on for ever: one step, one `yield`."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Callable
from itertools import count
from typing import Any

from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.bench.clients.client import Client
from tests.tenant import in_days

Attack = Callable[[Client], AsyncIterator[None]]
Asked = tuple[str, dict[str, Any]]

OWNER, WORKER = "owner@nordlys.example", "maja@contractor.example"
CONNECTIONS = 16
# Cheap enough to be asked forty times a second for ever: the healthy client must never be throttled.
PAGE = """query Page { hires(first: 10) { edges { node { id number title status
  milestones(first: 5) { edges { node { id name dueDate status amount { amount } } } } } } } }"""

# Each spell has a process of its own, and goes on where none has been.
_numbers = count(time.time_ns())
_TEN_THOUSAND = "{ " + " ".join(f"a{n}: __typename" for n in range(10_000)) + " }"
_NESTED = "fields { type { fields { name description type { name description } } } }"
_FILTERED = "query($i: HireFilterInput) { hires(filter: $i) { totalCount } }"
_STATUSES = (
    "query($s: [PaymentRequestStatus!]) { paymentRequests(statuses: $s, first: 1) { totalCount } }"
)
_COUNTS = " ".join(
    f"a{n}: milestones(first: 0) {{ totalCount totalCountIsExact }}" for n in range(49)
)
_FLAGS = 14
_SUBSCRIBED = 19
_EVENTS = (
    "subscription($types: [HireEventType!]) { hireEvents(types: $types) { id message { body } } }"
)


def sending(make: Callable[[], Asked | str]) -> Attack:
    """Nothing but requests."""

    async def attack(client: Client) -> AsyncIterator[None]:
        while True:
            asked = make()
            query, variables = (asked, {}) if isinstance(asked, str) else asked
            await client.send(client.request(query, variables))
            yield

    return attack


def fragment_bomb() -> str:
    """Thirty fragments that each spread the next one twice."""
    chain = " ".join(f"fragment F{n} on Hire {{ ...F{n + 1} ...F{n + 1} }}" for n in range(30))
    return _new("{ hires { edges { node { ...F0 } } } } " + chain + " fragment F30 on Hire { id }")


def many_aliases() -> str:
    """Ten thousand, as far as a document may be long; what is longer is refused by its length."""
    return _new("{ " + " ".join(f"a{n}: __typename" for n in range(1_000)) + " }")


def ten_thousand_aliases() -> str:
    """Longer than a document may be."""
    return _TEN_THOUSAND


def deep_nesting() -> str:
    """Nine hundred levels."""
    return _new(
        "{ hires { edges { node { " + "job { hire { " * 450 + "id" + " } }" * 450 + " } } } }"
    )


def unknown_fields() -> str:
    """A long document full of mistakes, each of which is looked for in the schema."""
    return _new("{ hires { " + " ".join(f"milestone{n}" for n in range(1_500)) + " } }")


def wide_pages() -> str:
    """Valid, and as expensive as is allowed."""
    return "{ hires(first: 200) { edges { node { milestones(first: 200) { edges { node { id name } } } } } } }"


def new_documents() -> str:
    """Valid, short and cheap, and never the same twice."""
    return _new(PAGE)


def unknown_keys() -> Asked:
    """Variables that the schema does not know, each of them a mistake."""
    return _FILTERED, {"i": {f"key{n}": n for n in range(5_000)}}


def bad_enum_values() -> Asked:
    """As many as fit."""
    return _STATUSES, {"s": ["NO"] * 180_000}


def large_variables() -> Asked:
    """Valid ones, as many as fit."""
    return _STATUSES, {"s": ["PENDING"] * 90_000}


def nested_introspection() -> str:
    """The schema, twenty times within itself."""
    aliases = " ".join(f"a{n}: {_NESTED}" for n in range(20))
    return f"{{ __schema {{ types {{ {aliases} }} }} }}"


def combinations() -> Asked:
    """One document, asked in ever new ways: each is another statement."""
    declared = " ".join(f"$b{n}: Boolean!" for n in range(_FLAGS))
    lines = " ".join(
        f"a{n}: hires(first: 10) @include(if: $b{n}) {{ edges {{ node {{ id title number status }} }} }}"
        for n in range(_FLAGS)
    )
    chosen = random.getrandbits(_FLAGS)
    flags = {f"b{n}": bool(chosen >> n & 1) for n in range(_FLAGS)}
    return f"query({declared}) {{ {lines} }}", flags


def many_counts() -> str:
    """How long a list of thousands is, again and again."""
    return f"{{ {_COUNTS} }}"


async def long_contract(client: Client) -> AsyncIterator[None]:
    """A contract of as many lines as one may have, made into a document again and again."""
    created = await client.ask(_CREATE, {"input": await _a_hire(client)})
    hire = created["data"]["createDirectHire"]["hire"]["id"]
    while True:
        await _download(client, hire, "STANDARD")
        yield


async def template_changes(client: Client) -> AsyncIterator[None]:
    """A new template, and a document by it."""
    company = (await client.ask("{ viewer { company { id } } }"))["data"]["viewer"]["company"]["id"]
    found = await client.ask(
        "{ hires(first: 1, filter: { statuses: [DRAFT] }) { edges { node { id } } } }"
    )
    hire = found["data"]["hires"]["edges"][0]["node"]["id"]
    while True:
        html = f"<p>{next(_numbers)}</p>{{{{ rate_box }}}}{{{{ milestones_section }}}}"
        await client.ask(_TEMPLATE, {"input": {"company": company, "html": html}})
        await _download(client, hire, "CUSTOM")
        yield


async def many_subscriptions(client: Client) -> AsyncIterator[None]:
    """All that a member may have open, each with other variables, and now and then a message."""
    conversation = await _a_conversation(client)
    url = f"ws://127.0.0.1:{client.port}/graphql"
    async with connect(
        url, subprotocols=[Subprotocol("graphql-transport-ws")], max_queue=None
    ) as socket:
        payload = {"Authorization": f"Bearer {client.token}"}
        await socket.send(json.dumps({"type": "connection_init", "payload": payload}))
        for number in range(_SUBSCRIBED):
            # Each differs from all others, though it asks for the same.
            variables = {"types": ["MESSAGE_POSTED"] * (1 + next(_numbers) % 400)}
            asked = {"query": _EVENTS, "variables": variables}
            await socket.send(
                json.dumps({"id": str(number), "type": "subscribe", "payload": asked})
            )
        reading = asyncio.create_task(_read(socket))
        try:
            while True:
                await asyncio.sleep(random.random() * CONNECTIONS)
                await client.ask(
                    MESSAGE, {"input": {"conversation": conversation, "body": "Hello"}}
                )
                yield
        finally:
            reading.cancel()


async def half_words(client: Client) -> AsyncIterator[None]:
    """Connections that are opened, say half a word, and are closed again."""
    while True:
        _, writer = await asyncio.open_connection("127.0.0.1", client.port)
        writer.write(b"POST /graphql HTTP/1.1\r\nHost: x\r\n")
        writer.close()
        await writer.wait_closed()
        yield


MESSAGE = (
    "mutation($input: PostMessageInput!) { postMessage(input: $input) { userErrors { code } } }"
)
_TEMPLATE = "mutation($input: SetContractTemplateInput!) { setContractTemplate(input: $input) { userErrors { code } } }"
_CREATE = (
    "mutation($input: CreateDirectHireInput!) { createDirectHire(input: $input) { hire { id } } }"
)
_DOCUMENT = """query($hire: ID!, $format: DocumentFormat!) {
  hire(id: $hire) { latestContract { document(format: $format) { url } } } }"""


async def _a_hire(client: Client) -> dict[str, Any]:
    asked = (
        '{ viewer { company { id workers(first: 1, search: "maja") { edges { node { id } } } } } }'
    )
    company = (await client.ask(asked))["data"]["viewer"]["company"]
    worker = company["workers"]["edges"][0]["node"]["id"]
    lines = "\n".join("x" * 2_000)
    row = {"name": "All", "dueDate": in_days(30), "amount": "10", "purchaseOrderNumber": "1"}
    return {
        "company": company["id"],
        "worker": worker,
        "title": "A long one",
        "description": lines,
        "rate": {"milestones": [row]},
    }


async def _a_conversation(client: Client) -> str:
    asked = "{ hires(first: 1, filter: { statuses: [ACTIVE] }) { edges { node { conversation { id } } } } }"
    found = (await client.ask(asked))["data"]["hires"]["edges"][0]["node"]
    return str(found["conversation"]["id"])


async def _download(client: Client, hire: str, format: str) -> None:
    answer = await client.ask(_DOCUMENT, {"hire": hire, "format": format})
    document = (
        ((answer.get("data") or {}).get("hire") or {}).get("latestContract", {}).get("document")
    )
    if document:
        await client.download(document["url"])


async def _read(socket: Any) -> None:
    async for _ in socket:
        pass


def _new(document: str) -> str:
    # Never the same text twice: a document that is known costs next to nothing.
    return f"{document} # {next(_numbers)}"
