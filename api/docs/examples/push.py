"""Wakes phones: receives webhooks, and notifies the devices of those whom an event concerns.

What is sent passes through servers of others and lies on locked screens: so it says what waits and, by id, in which
hire, and no name, title or amount. The app asks for these itself, with its user's own token.

Run: `WEBHOOK_SECRET=whsec_… PUSH_URL=… PUSH_TOKEN=… python push.py`, beside `receiver.py`; address and token are those
of Firebase Cloud Messaging, whose form this is. The webhook has QUERY as its query, and as types the keys of TO_WORKER
and TO_DECIDERS.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from receiver import Body, receive

QUERY = """subscription {
  hireEvents {
    type
    hire { id worker { id } company { members(first: 200) { edges { node { id role } } } } }
  }
}"""

TO_WORKER = {
    "CONTRACT_ISSUED": "A contract awaits your signature",
    "SIGNATURE_WAITING": "A contract still awaits your signature",
    "PAYMENT_REQUEST_APPROVED": "A payment was approved",
    "PAYMENT_REQUEST_REJECTED": "A payment was rejected",
    "PAYMENT_RECORDED": "A payment is on its way",
}
TO_DECIDERS = {
    "PAYMENT_REQUEST_SUBMITTED": "A payment request awaits you",
    "PAYMENT_REQUEST_WAITING": "A payment request still awaits you",
}
DECIDERS = {"OWNER", "ADMINISTRATOR", "HIRING_ADMIN", "FINANCE_MANAGER"}


def register(device: str, token: str) -> None:
    """For an endpoint of yours: who signed in with `token` has this device. Only the server knows who that is."""
    answer = post(os.environ["MILESTONES_URL"], token, {"query": "{ viewer { id worker { id } } }"})
    viewer = answer["data"]["viewer"]
    ids = [viewer["id"], *([viewer["worker"]["id"]] if viewer["worker"] else [])]
    with devices() as database, database:
        # Whoever had it before has it no more.
        database.execute("DELETE FROM device WHERE device = ?", (device,))
        database.executemany("INSERT INTO device VALUES (?, ?)", [(device, id) for id in ids])


def notify(body: Body) -> None:
    """Tell each device once. Raises OSError where it has to be tried again: then the newer one takes the place."""
    event = (body["data"] or {}).get("hireEvents")
    if event is None:
        return  # A test.
    words = TO_WORKER.get(event["type"]) or TO_DECIDERS.get(event["type"])
    for device in devices_of(concerned(event)) if words else ():
        send(device, {"notification": {"title": words}, **addressed(event["hire"]["id"])})


def concerned(event: Any) -> list[str]:
    """The ids of those who are to look, as things are now."""
    if event["type"] in TO_WORKER:
        return [event["hire"]["worker"]["id"]]
    members = (edge["node"] for edge in event["hire"]["company"]["members"]["edges"])
    return [member["id"] for member in members if member["role"] in DECIDERS]


def addressed(hire: str) -> dict[str, Any]:
    """Which hire the app is to open; a newer notification of it takes the place of an older one."""
    return {
        "data": {"hire": hire},
        "android": {"collapse_key": hire},
        "apns": {"headers": {"apns-collapse-id": hire}},
    }


def send(device: str, message: dict[str, Any]) -> None:
    """To one device; one that is gone is forgotten."""
    try:
        content = {"message": {"token": device, **message}}
        post(os.environ["PUSH_URL"], os.environ["PUSH_TOKEN"], content)
    except HTTPError as refused:
        if refused.code != 404:
            raise
        with devices() as database, database:
            database.execute("DELETE FROM device WHERE device = ?", (device,))


def post(url: str, token: str, content: Any) -> Any:
    """The JSON that is answered. Raises OSError where none is."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    with urlopen(Request(url, json.dumps(content).encode(), headers), timeout=10) as answer:
        return json.load(answer)


def devices_of(ids: list[str]) -> Iterator[str]:
    """Each once."""
    marks = ", ".join("?" * len(ids))
    with devices() as database:
        found = database.execute(f"SELECT DISTINCT device FROM device WHERE id IN ({marks})", ids)
        yield from [device for (device,) in found]


def devices() -> closing[sqlite3.Connection]:
    """Who has which: in earnest, a table of yours."""
    database = sqlite3.connect(os.environ.get("DEVICES", "devices.db"), timeout=10)
    database.execute("CREATE TABLE IF NOT EXISTS device (device TEXT, id TEXT)")
    return closing(database)


if __name__ == "__main__":
    receive(notify)
