"""The demo in a network of its own, where this machine has an address that is not only its own.

`unshare --net python -m tests.operation.edge.elsewhere DATA [PUBLIC_URL]` asks it by that address, as a phone would,
and prints what came of it as JSON. Only root may run it.
"""

import asyncio
import fcntl
import json
import socket
import struct
import sys
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.operation.site import Demo

ADDRESS, PORT = "10.77.0.1", "8000"
THERE = f"{ADDRESS}:{PORT}"
_SET_ADDRESS, _SET_FLAGS = 0x8916, 0x8914
_UP = 1
TOKEN = '"token": "'
LINK = """{ hires { edges { node { title activeContract { document { url } } } } } }"""


def main(data: str, public: str = "") -> None:
    """See above."""
    open_network()
    everywhere = ("--host", "0.0.0.0")
    settings = {"PUBLIC_URL": public, "DOCUMENT_WORKER": "false"}
    with Demo(Path(data), *everywhere, port=PORT, **settings) as demo:
        found = {"printed": demo.text, **asyncio.run(seen(demo))}
    sys.stdout.write(json.dumps(found))


def open_network() -> None:
    """Loopback, and a second address on it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        for name, address in (("lo", "127.0.0.1"), ("lo:1", ADDRESS)):
            family = struct.pack("H2x4s8x", socket.AF_INET, socket.inet_aton(address))
            fcntl.ioctl(any_socket, _SET_ADDRESS, struct.pack("16s16s", name.encode(), family))
            fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sH22x", name.encode(), _UP))


async def seen(demo: Demo) -> dict[str, Any]:
    """What a visitor from elsewhere gets."""
    headers = demo.headers("owner@nordlys.example")
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        page = (await client.get(f"http://{THERE}/")).text
        claimed = (await client.get(f"http://{THERE}/", headers={"Host": "localhost"})).text
        answer = await client.post(f"http://{THERE}/graphql", json={"query": LINK}, headers=headers)
    return {
        "built": "demoUsers" in page,
        "tokens": TOKEN in page,
        "claimed": TOKEN in claimed,
        "links": answer.text.count(f"http://{THERE}/documents/"),
        "live": await is_let_in(),
    }


async def is_let_in() -> bool:
    """Whether the page of this address may open a websocket."""
    try:
        async with connect(
            f"ws://{THERE}/graphql",
            origin=f"http://{THERE}",  # type: ignore[arg-type]  # a text to websockets, too
            subprotocols=["graphql-transport-ws"],  # type: ignore[list-item]
        ):
            return True
    except InvalidStatus:
        return False


if __name__ == "__main__":
    main(*sys.argv[1:])
