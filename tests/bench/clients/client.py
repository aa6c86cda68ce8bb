"""Somebody with a connection of their own, who asks one thing after the other."""

from typing import Any
from urllib.parse import urlsplit

import orjson

from tests.bench.clients.connection import Answer, Connection, Tokens, posted


class Client:
    """`email` is whom it signs in as; nobody where empty."""

    def __init__(self, port: int, email: str, tokens: Tokens) -> None:
        self.port = port
        self.email = email
        self._tokens = tokens
        self._connection: Connection | None = None

    @property
    def token(self) -> str:
        """What it signs in with."""
        return self._tokens.of(self.email)

    def request(self, query: str, variables: dict[str, Any] | None = None) -> bytes:
        """As it goes out."""
        body = orjson.dumps({"query": query, "variables": variables or {}})
        return posted(body, self.token)

    async def send(self, request: bytes) -> Answer:
        """The answer to a request."""
        connection = self._connection or await Connection.open(self.port)
        # Whoever drops the answer half-way cannot use the connection again.
        self._connection = None
        answer = await connection.ask(request)
        self._connection = connection
        return answer

    async def ask(self, query: str, variables: dict[str, Any] | None = None) -> Any:
        """The answer to an operation."""
        return orjson.loads((await self.send(self.request(query, variables))).body)

    async def download(self, url: str) -> bytes:
        """What is behind a link that the server gave."""
        parts = urlsplit(url)
        head = f"GET {parts.path}?{parts.query} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        return (await self.send(head.encode())).body
