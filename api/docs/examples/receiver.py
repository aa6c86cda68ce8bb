"""Receives webhooks: verifies each delivery, keeps it, answers, and works it off afterwards, once.

Run: `WEBHOOK_SECRET=whsec_… python receiver.py`, with `standardwebhooks` installed. Other programs bring their own
`handle`: `from receiver import receive`.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, NoReturn

from standardwebhooks import Webhook, WebhookVerificationError

Body = dict[str, Any]
"""What is posted: `type`, `timestamp`, and as `data` what the webhook's query selects."""

MOST_BYTES = 4 * 1024 * 1024
RETRY_SECONDS = 5.0


class Inbox:
    """Deliveries in a file of SQLite: each id once, in the order in which they came.

    Your database does as well: then `work_off` marks a delivery in the transaction of what is done for it.
    """

    def __init__(self, path: str, secret: str) -> None:
        self._path, self._webhook = path, Webhook(secret)
        self.arrived = Event()
        with self._open() as database:
            database.execute(
                "CREATE TABLE IF NOT EXISTS inbox (id TEXT PRIMARY KEY, body TEXT, done INTEGER DEFAULT 0)"
            )

    def take(self, body: bytes, headers: Mapping[str, str]) -> int:
        """The status to answer: 204 once it is kept, 401 for what was not signed with the secret."""
        named = {name.lower(): value for name, value in headers.items()}
        try:
            # Over the bytes as they came: JSON that is written anew has another signature.
            self._webhook.verify(body, named)
        except (WebhookVerificationError, ValueError):
            return 401
        row = (named["webhook-id"], body.decode())
        with self._open() as database, database:
            # The same id may come again: an answer of ours that got lost, say.
            database.execute("INSERT OR IGNORE INTO inbox (id, body) VALUES (?, ?)", row)
        self.arrived.set()
        return 204

    def work_off(self, handle: Callable[[Body], None]) -> None:
        """Have each that is not done handled, in order. What `handle` raises ends it: that one comes first again."""
        with self._open() as database:
            todo = database.execute("SELECT id, body FROM inbox WHERE NOT done ORDER BY rowid")
            for id, body in todo.fetchall():
                handle(json.loads(body))
                with database:
                    database.execute("UPDATE inbox SET done = 1 WHERE id = ?", (id,))

    def _open(self) -> closing[sqlite3.Connection]:
        return closing(sqlite3.connect(self._path, timeout=10))


class Handler(BaseHTTPRequestHandler):
    """One request."""

    def __init__(self, inbox: Inbox, *given: Any) -> None:
        self._inbox = inbox
        super().__init__(*given)

    def do_POST(self) -> None:
        """A delivery."""
        length = int(self.headers.get("Content-Length", 0))
        if length > MOST_BYTES:
            return self._answer(413)
        return self._answer(self._inbox.take(self.rfile.read(length), dict(self.headers.items())))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


def receive(handle: Callable[[Body], None]) -> NoReturn:
    """Take deliveries, and have each handled behind its answer; one that fails comes again, before later ones."""
    inbox = Inbox(os.environ.get("INBOX", "inbox.db"), os.environ["WEBHOOK_SECRET"])
    address = ("127.0.0.1", int(os.environ.get("PORT", "9000")))
    server = ThreadingHTTPServer(address, partial(Handler, inbox))
    Thread(target=server.serve_forever, daemon=True).start()
    while True:
        inbox.arrived.clear()
        try:
            inbox.work_off(handle)
        except OSError as problem:  # of the network, say
            print(f"{problem}: it is tried again", file=sys.stderr)
            inbox.arrived.clear()
        inbox.arrived.wait(RETRY_SECONDS)


def show(body: Body) -> None:
    """Print it, a line each."""
    print(json.dumps(body), flush=True)


if __name__ == "__main__":
    receive(show)
