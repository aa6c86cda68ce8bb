"""The questions of the gallery are asked of the demo: each is answered by its one request, with something in it."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from graphql import FieldNode, ObjectValueNode, OperationDefinitionNode, parse

from api.settings import Settings
from tests.behaviour.reading.test_prices import points
from tests.copied import Copy
from tests.growth.lists import at_root
from tests.guides.pages import GALLERY, fences
from tests.tenant import today

_ASK = """
import asyncio, json, sys
from datetime import UTC, datetime
from api.calendars.addresses import FeedAddresses
from api.documents.link_keys import LinkKeys
from api.exports.service import ExportService
from models.database.connection import database
from models.people.signing_in import viewer_of
from resolvers.context import Context
from resolvers.schema import schema

addresses = FeedAddresses("https://milestones.example", [b"a secret"])

async def ask(url):
    async with database(url):
        for email, text, variables in json.loads(sys.argv[2]):
            links = ExportService("http://here", None, None, None, keys=LinkKeys([b"k" * 32]), most=1, seconds=1)
            context = Context(await viewer_of(email), datetime.now(UTC), None, calendars=addresses, exports=links)
            result = await schema.execute(text, variables, context)
            assert not result.errors, (text, result.errors)
            print(json.dumps(result.data))

asyncio.run(ask(sys.argv[1]))
"""
_USER = re.compile(r"^As `([^`]+)`", re.MULTILINE)
_DAYS = re.compile(r"<(today|in (\d+) days|(\d+) days ago)>")


def test_every_question_has_an_answer(tmp_path: Path) -> None:
    copy = Copy.at(tmp_path / "copy")
    copy.run("-m", "api", "migrate")
    copy.run("-m", "api", "seed")
    questions = GALLERY.headings[1:]
    answers = _asked(copy, [*map(_question, questions)])
    for question, answer in zip(questions, answers, strict=True):
        none = "The demo has none" in GALLERY.section(question)
        assert _shows_something(answer) is not none, question


def test_no_question_costs_more_than_a_request_may() -> None:
    most = Settings.model_fields["cost_limit"].default
    for question in GALLERY.headings[1:]:
        _, document, variables = _question(question)
        assert points(document, **variables) <= most, question


def test_the_plan_tests_name_all_filters_of_a_question() -> None:
    ids = dict.fromkeys(("worker", "hire", "conversation", "milestone", "event"), "")
    named = {(each.name, frozenset(each.variables.get("filter") or ())) for each in at_root(ids)}
    asked = {each for title in GALLERY.headings[1:] for each in _filters(_question(title)[1])}
    assert len(asked) > len(GALLERY.headings) / 2
    assert asked <= named


def _filters(document: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Of each list of the document that is filtered its name, and the fields of the filter."""
    (operation,) = parse(document).definitions
    assert isinstance(operation, OperationDefinitionNode)
    for field in operation.selection_set.selections:
        assert isinstance(field, FieldNode)
        for argument in field.arguments or ():
            if isinstance(argument.value, ObjectValueNode) and argument.name.value == "filter":
                yield field.name.value, frozenset(each.name.value for each in argument.value.fields)


def _question(title: str) -> tuple[str, str, Any]:
    """Who asks, the document and its variables."""
    section = GALLERY.section(title)
    (document,), (variables,) = fences(section, "graphql"), fences(section, "json")
    user = _USER.search(section)
    assert user, title
    known = _DAYS.sub(_day, variables)
    return user[1], document, json.loads(known)


def _day(word: re.Match[str]) -> str:
    ahead, ago = word[2], word[3]
    return str(today() + timedelta(days=int(ahead or 0) - int(ago or 0)))


def _shows_something(answer: Any) -> bool:
    """Whether any list in it has an entry, or there is an address."""
    if isinstance(answer, dict):
        return "url" in answer or any(map(_shows_something, answer.values()))
    return isinstance(answer, list) and bool(answer)


def _asked(copy: Copy, asked: list[tuple[str, str, Any]]) -> Iterator[Any]:
    url = f"sqlite://{copy.folder / 'data' / 'milestones.db'}"
    printed = copy.run("-c", _ASK, url, json.dumps(asked))
    return map(json.loads, printed.splitlines())
