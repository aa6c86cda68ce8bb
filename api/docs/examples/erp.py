"""Keeps an ERP's copy of hires and milestones: asks what has changed since it asked last, and misses nothing.

Run it from time to time: `MILESTONES_TOKEN=mst_… python erp.py`, the token of a service account.
"""

import json
import os
import sqlite3
from contextlib import closing
from typing import Any
from urllib.request import Request, urlopen

URL = os.environ.get("MILESTONES_URL", "http://127.0.0.1:8000/graphql")
PAGE = int(os.environ.get("PAGE", "50"))
CHANGED = """query ($since: String, $first: Int!, $after: String) {
  eventCursor
  hires(filter: {changedAfter: $since}, first: $first, after: $after) {
    edges {
      node {
        id number externalId status version title
        milestones(first: 200) {
          edges { node { id externalId name dueDate amount { amount currency } status purchaseOrderNumber } }
        }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}"""


class CursorUnknown(Exception):
    """The server does not know the cursor: it was restored from a backup, say."""


def catch_up(database: sqlite3.Connection) -> None:
    """Store every hire in which something has happened since the last time, all of them the first time."""
    kept = database.execute("SELECT cursor FROM position").fetchone()
    try:
        upto = store_since(kept[0] if kept else None, database)
    except CursorUnknown:
        upto = store_since(None, database)
    with database:
        # Only now: who is interrupted before begins there again, and to store a hire twice changes nothing.
        database.execute("REPLACE INTO position (id, cursor) VALUES (1, ?)", (upto,))


def store_since(cursor: str | None, database: sqlite3.Connection) -> str:
    """Store what has changed behind the cursor; the one to go on from the next time."""
    upto, page = None, {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        data = ask(CHANGED, since=cursor, first=PAGE, after=page["endCursor"])
        # The first page's, which was read with it: what happens while the others are read comes again the next time.
        upto, page = upto or data["eventCursor"], data["hires"]["pageInfo"]
        rows = [(edge["node"]["id"], json.dumps(edge["node"])) for edge in data["hires"]["edges"]]
        with database:
            database.executemany("REPLACE INTO hire (id, json) VALUES (?, ?)", rows)
    return str(upto)


def ask(document: str, **variables: object) -> Any:
    """The data of a query. Raises OSError where there is no answer (ask again), and CursorUnknown."""
    headers = {
        "Authorization": f"Bearer {os.environ['MILESTONES_TOKEN']}",
        "Content-Type": "application/json",
    }
    content = json.dumps({"query": document, "variables": variables}).encode()
    with urlopen(Request(URL, content, headers), timeout=30) as answer:
        told = json.load(answer)
    codes = {error["extensions"]["code"] for error in told.get("errors", ())}
    if codes & {"BAD_USER_INPUT", "CURSOR_EXPIRED"}:
        raise CursorUnknown
    if codes:
        raise OSError(f"no answer: {', '.join(codes)}")
    return told["data"]


def opened(path: str) -> sqlite3.Connection:
    """The copy."""
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE IF NOT EXISTS hire (id TEXT PRIMARY KEY, json TEXT)")
    database.execute("CREATE TABLE IF NOT EXISTS position (id INTEGER PRIMARY KEY, cursor TEXT)")
    return database


if __name__ == "__main__":
    with closing(opened(os.environ.get("COPY", "erp.db"))) as copy:
        catch_up(copy)
