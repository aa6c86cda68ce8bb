"""Each answer is that of its question, whatever was asked before: documents at random, against graphql-core's executor.

QUESTIONS says how many documents are drawn for each database, QUESTIONS_SEED which.
"""

import asyncio
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from random import Random
from typing import Any

import httpx
import orjson
from graphql import ExecutionResult, GraphQLError

from tests.behaviour.drawn.drawing import Drawing
from tests.behaviour.drawn.plainly import Plainly, Thing
from tests.behaviour.drawn.questions import Drawer, Question
from tests.behaviour.drawn.values import Values
from tests.behaviour.estate import Estate, settle
from tests.behaviour.writing.mutation_calls import done_already
from tests.tenant import JSON, Actor, Server

DOCUMENTS = int(os.environ.get("QUESTIONS", "30"))
SEED = os.environ.get("QUESTIONS_SEED", "1")
MOST = 4
"""Events of one subscription."""
SHOWN = 3
"""Wrong answers, in the message of a failure."""
ASKED = 3
"""Times, each operation, with other variables."""

_CURSOR = re.compile("[0-9]+[.~][0-9]+")


@dataclass
class Asking:
    """One actor, what the server says to them, and what it has to say."""

    plainly: Plainly
    cursors: dict[str, list[str]]
    told: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """By hire its events, as (id, type, cursor)."""


async def test_each_answer_is_that_of_its_question(server: Server) -> None:
    chance = Random(f"{SEED} {server.dialect}")
    estate = await settle(server, f"asked{chance.randrange(10**6)}x{os.getpid()}")
    people = (estate.tenant.owner, estate.tenant.worker)
    calls = [await done_already(estate, actor) for actor in people]
    async with httpx.AsyncClient(timeout=30, verify=False) as http:
        askings = [
            await _asking(estate, Plainly(http, *each)) for each in zip(people, calls, strict=True)
        ]
        pairs = [
            (asking, question)
            for number in range(DOCUMENTS)
            for asking in [askings[number % len(askings)]]
            for question in _drawn(chance, estate, asking)
        ]
        chance.shuffle(pairs)
        counts, wrong = await _all_compared(http, pairs)
    assert not wrong, f"QUESTIONS_SEED={SEED}: {len(wrong)} of {counts}:\n" + "\n".join(
        wrong[:SHOWN]
    )
    # Otherwise nothing but refusals would have been compared.
    for kind in ("query", "mutation", "subscription"):
        assert counts[f"{kind} answered"] >= DOCUMENTS / 30, counts


async def _all_compared(
    http: httpx.AsyncClient, pairs: Iterable[tuple[Asking, Question]]
) -> tuple[Counter[str], list[str]]:
    """How often each kind of operation was answered in which way, and what was wrong."""
    counts, wrong = Counter[str](), list[str]()
    for asking, question in pairs:
        expected, told = await _asked(http, asking, question)
        outcome = _outcome(asking, told)
        counts[f"{question.kind} {outcome}"] += 1
        if outcome != "too expensive":
            wrong += _differences(question, expected, told)
    return counts, wrong


def _drawn(chance: Random, estate: Estate, asking: Asking) -> list[Question]:
    kinds = ("Company", "Worker", "Hire", "Milestone", "Job", "PaymentRequest", "Contract")
    ids = {kind: estate.by_type(kind) for kind in kinds}
    values = Values(chance, {**ids, "Hire": [*asking.told]}, asking.cursors)
    while True:
        questions = Drawer(Drawing(chance, values, asking.plainly.calls)).draw(ASKED)
        if questions:
            return questions


async def _asking(estate: Estate, plainly: Plainly) -> Asking:
    asking = Asking(plainly, await _cursors(plainly))
    for name in ("active", "finished"):
        id = estate.hires[name].id
        page = "events(first: 200) { edges { node { id type cursor } } }"
        edges = (await plainly.look_up(f'{{ hire(id: "{id}") {{ {page} }} }}'))["hire"]["events"]
        nodes = [edge["node"] for edge in edges["edges"]]
        asking.told[id] = [(node["id"], node["type"], node["cursor"]) for node in nodes]
    asking.cursors["feed"] = [cursor for events in asking.told.values() for _, _, cursor in events]
    return asking


async def _cursors(plainly: Plainly) -> dict[str, list[str]]:
    page = "(first: 9) { edges { cursor } }"
    lists = ("hires", "milestones", "paymentRequests", "companies", "jobs")
    data = await plainly.look_up(f"{{ {' '.join(f'{name}{page}' for name in lists)} }}")
    return {name: [edge["cursor"] for edge in data[name]["edges"]] for name in lists}


async def _asked(
    http: httpx.AsyncClient, asking: Asking, question: Question
) -> tuple[list[ExecutionResult], list[JSON]]:
    """What was to be answered, and what was."""
    if question.kind != "subscription":
        expected = await _expected(asking, question)
        return [expected], [await _sent(http, asking.plainly.actor, question)]
    events = await _expected_events(asking, question)
    return events, await _streamed(
        http, asking.plainly.actor, question, len(events)
    ) if events else []


def _outcome(asking: Asking, told: list[JSON]) -> str:
    if not told:
        return "silent"
    if asking.plainly.too_much or any("COST_LIMIT_EXCEEDED" in _codes(each) for each in told):
        return "too expensive"
    return "with errors" if any("errors" in each for each in told) else "answered"


def _differences(
    question: Question, expected: list[ExecutionResult], told: list[JSON]
) -> Iterator[str]:
    for wanted, got in zip_longest(expected, told):
        if not _agree(question, wanted, got or {}):
            yield f"{question.text}\n{question.operation} {question.variables}\n{wanted}\n{got}\n"


def _agree(question: Question, wanted: ExecutionResult, got: JSON) -> bool:
    errors = [(error.path, _code(error)) for error in wanted.errors or ()]
    seen = [(error.get("path"), error["extensions"]["code"]) for error in got.get("errors", ())]
    if "data" not in got:
        if question.kind == "mutation":
            # Whatever can be refused is refused before anything is done, be it below what would have been empty.
            return bool(seen) and (question.spoilt or bool(errors))
        return bool(seen) and any(path is None for path, _ in errors)
    if question.kind == "mutation" and any(code == "BAD_USER_INPUT" for _, code in errors):
        return False
    return orjson.dumps(got["data"]) == orjson.dumps(wanted.data) and seen == errors


def _code(error: GraphQLError) -> str:
    return str((error.extensions or {}).get("code", "BAD_USER_INPUT"))


def _codes(answer: JSON) -> list[str]:
    return [error["extensions"]["code"] for error in answer.get("errors", ())]


async def _expected(asking: Asking, question: Question, root: Any = None) -> ExecutionResult:
    return await asking.plainly.answer(
        question.document, question.operation, question.variables, root
    )


async def _expected_events(asking: Asking, question: Question) -> list[ExecutionResult]:
    """What each event of the subscription gives, or that it cannot be had."""
    given: JSON = {}

    def look(_: Plainly, arguments: JSON) -> None:
        given.update(arguments)
        raise GraphQLError("looked", extensions={"code": "LOOKED"})

    looked = await _expected(asking, question, look)
    readable = {_code(error) for error in looked.errors or ()} == {"LOOKED"}
    if not readable or not _CURSOR.fullmatch(given.get("after") or "0~0"):
        return [ExecutionResult(None, [GraphQLError("", extensions={"code": "BAD_USER_INPUT"})])]
    return [
        await _expected(asking, question, _shows(id)) for id in _behind(asking, question, given)
    ]


def _behind(asking: Asking, question: Question, given: JSON) -> list[str]:
    """The ids of the events that are told."""
    events = asking.told.get(given.get("hire") or "", [])
    if not given.get("after"):
        return []
    behind = [each for each in events if _place(each[2]) > _place(given["after"])]
    types = given.get("types")
    if "milestoneStatusChanged" in question.text and "hireEvents" not in question.text:
        types = ["MILESTONE_STATUS_CHANGED"]
    return [id for id, type, _ in behind if types is None or type in types][:MOST]


def _place(cursor: str) -> list[int]:
    return [int(part) for part in re.split("[.~]", cursor)]


def _shows(id: str) -> Callable[[Plainly, JSON], Thing]:
    return lambda plainly, _: plainly.noun("HireEvent", id)


def _body(question: Question) -> JSON:
    return {
        "query": question.text,
        "operationName": question.operation,
        "variables": question.variables,
    }


async def _sent(http: httpx.AsyncClient, actor: Actor, question: Question) -> JSON:
    answer = await http.post(actor.url, json=_body(question), headers=actor.headers)
    said: JSON = answer.json()
    return said


async def _streamed(
    http: httpx.AsyncClient, actor: Actor, question: Question, count: int
) -> list[JSON]:
    headers = {**actor.headers, "Accept": "text/event-stream"}
    told: list[JSON] = []
    async with (
        asyncio.timeout(60),
        http.stream("POST", actor.url, json=_body(question), headers=headers) as response,
    ):
        async for line in response.aiter_lines():
            if line.startswith("data: "):
                told.append(json.loads(line.removeprefix("data: ")))
            if len(told) == count or line == "event: complete":
                break
    return told
