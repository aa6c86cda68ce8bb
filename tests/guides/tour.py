"""The tour of README.md and its page: read from them, and walked through against a server.

A step is a heading with a number, the user as whom it is done, and fenced blocks: a document (or the word of which
step's), variables, and the answer; or a command for the shell and its answer. A word in angle brackets takes its value
from the first answer that it stands in, and is that value from then on. `<in 2 weeks>` is the date of that day (UTC).
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.guides.pages import fences

_STEP = re.compile(r"^### (\d+)\. (.+)$", re.MULTILINE)
_USER = re.compile(r"^As `([^`]+)`", re.MULTILINE)
_ANOTHER = re.compile(r"the document of step (\d+)")
_WORD = re.compile(r"<([^<>]+)>")
_WEEKS = re.compile(r"in (\d+) weeks")


@dataclass(frozen=True)
class Request:
    """What a step asks, as whom."""

    user: str
    document: str
    variables: Any


@dataclass(frozen=True)
class Step:
    """`asked` is a command for the shell or a request, `answered` parsed JSON; both with words in them."""

    title: str
    asked: str | Request
    answered: Any


def steps(tour: str) -> Iterator[Step]:
    """The steps, in order."""
    parts = _STEP.split(tour)[1:]
    documents: dict[str, str] = {}
    for number, title, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        own = fences(text, "graphql") or [documents[step] for step in _ANOTHER.findall(text)]
        documents |= {number: own[0]} if own else {}
        yield Step(f"{number}. {title}", *_asked_and_answered(text, own))


def _asked_and_answered(text: str, documents: list[str]) -> tuple[str | Request, Any]:
    blocks = [json.loads(block) for block in fences(text, "json")]
    if not documents:
        return fences(text, "sh")[0], blocks[0]
    (document,), (variables, answer) = documents, blocks
    user = _USER.search(text)
    assert user, f"Nobody does this:\n{text}"
    return Request(user[1], document, variables), answer


@dataclass
class Walk:
    """A walk through the tour; `words` are those that have got their values."""

    words: dict[str, str] = field(default_factory=dict)

    def fill(self, value: Any) -> Any:
        """The same with all words replaced; KeyError for one that no answer has explained."""
        match value:
            case dict():
                return {key: self.fill(below) for key, below in value.items()}
            case list():
                return [self.fill(below) for below in value]
            case str():
                return _WORD.sub(lambda word: self._value(word[1]), value)
        return value

    def learn(self, written: Any, got: Any) -> None:
        """Take the values of new words from an answer."""
        match written, got:
            case dict(), dict():
                for key in written.keys() & got.keys():
                    self.learn(written[key], got[key])
            case list(), list():
                for one, other in zip(written, got, strict=False):
                    self.learn(one, other)
            case str(), str():
                if word := _WORD.fullmatch(written):
                    self.words.setdefault(word[1], got)

    def take(self, step: Step, ask: Callable[[str | Request], Any]) -> None:
        """Do the step; AssertionError where the answer is not the one that is written."""
        asked = step.asked
        if isinstance(asked, Request):
            asked = Request(asked.user, asked.document, self.fill(asked.variables))
        got = ask(asked)
        self.learn(step.answered, got)
        assert got == self.fill(step.answered), step.title

    def _value(self, word: str) -> str:
        if weeks := _WEEKS.fullmatch(word):
            return str(datetime.now(UTC).date() + timedelta(weeks=int(weeks[1])))
        return self.words[word]
