"""Requests as bytes on the wire: what a test sends is what the server gets, and the status is seen."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from models.database.connection import fetch
from models.records import __all__ as records
from tests.tenant import JSON, Actor

Codes = list[tuple[str, list[str]]]


@dataclass(frozen=True)
class Answer:
    """The status and the parsed body of one response."""

    status: int
    body: JSON

    @property
    def error_codes(self) -> list[str]:
        """The codes of the top-level errors."""
        return [error["extensions"]["code"] for error in self.body.get("errors", [])]

    @property
    def refusals(self) -> Codes:
        """(code, path) of every user error of the first root field."""
        (payload,) = (self.body.get("data") or {"": None}).values()
        errors = payload["userErrors"] if payload else []
        return [(error["code"], error["path"]) for error in errors]

    @property
    def coded(self) -> list[str]:
        """Every code that the answer refuses with, wherever it stands."""
        return [*self.error_codes, *(code for code, _ in self.refusals)]


class Wire:
    """Sends requests over kept connections."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def send(self, actor: Actor, document: str, **variables: object) -> Answer:
        """The answer to a document with variables, which JSON must be able to say."""
        body = json.dumps({"query": document, "variables": variables}, ensure_ascii=False)
        return await self.send_bytes(actor, body.encode())

    async def send_bytes(self, actor: Actor, body: bytes) -> Answer:
        """The answer to these very bytes. A 5xx or an answer without a code fails the test at once."""
        headers = {**actor.headers, "Content-Type": "application/json"}
        response = await self._http.post(actor.url, content=body, headers=headers)
        assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, response.text
        assert "INTERNAL" not in response.text, (response.text, body[:2000])
        assert "Traceback" not in response.text
        return Answer(response.status_code, response.json())


@asynccontextmanager
async def open_wire() -> AsyncIterator[Wire]:
    """A wire for as long as the block runs."""
    async with httpx.AsyncClient(timeout=30) as http:
        yield Wire(http)


async def everything() -> dict[str, list[str]]:
    """Every row of every table of the server's database, to prove that nothing was changed.

    But for documents: what an earlier test asked for may still be made.
    """
    tables = [_table(name) for name in records if not name.startswith("Document")]
    return {table: await _rows(table) for table in tables}


async def _rows(table: str) -> list[str]:
    rows = await fetch(f'SELECT * FROM "{table}"', [])
    # Whoever asks is in use: that is noted apart.
    return sorted(
        repr({name: value for name, value in dict(row).items() if name != "last_used_at"})
        for row in rows
    )


def _table(record: str) -> str:
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in record)[1:]
