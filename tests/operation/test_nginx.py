"""README's nginx: what it writes down of requests, tried with the program itself where a machine has it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.process import Server, free_port
from tests.services import accepts, unavailable
from tests.tour import fences, section

ROOT = Path(__file__).parents[2]
TOKEN = "T0ken-that-opens-a-d0cument"
ADDRESSES = (
    "/documents/{}/contract.pdf",
    "/documents/{}/contract.pdf?again={}",
    "/%64ocuments/{}/contract.pdf",
    "//documents/{}/contract.pdf",
    "/graphql/../documents/{}/contract.pdf",
    "/documents/{}",
)
AROUND = """
daemon off; master_process off; pid {home}/pid; error_log {home}/error.log warn;
events {{ }}
http {{
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    {ours}
}}
"""


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Server]:
    """As README has it, but without TLS, and in front of nobody: each request is an error."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        unavailable("nginx", "Debian's package is `nginx`")
    port, nobody = free_port(), free_port()
    (ours,) = fences(section((ROOT / "README.md").read_text(), "nginx"), "nginx")
    for theirs, here in {
        "127.0.0.1:8000": f"127.0.0.1:{nobody}",
        "listen 443 ssl http2": f"listen 127.0.0.1:{port}",
        "/var/log/nginx": str(tmp_path),
        "ssl_certificate": "# ",
    }.items():
        assert theirs in ours
        ours = ours.replace(theirs, here)
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(AROUND.format(home=tmp_path, ours=ours))
    command = [program, "-p", str(tmp_path), "-c", str(configuration)]
    ready = partial(accepts, port)
    with Server(f"http://127.0.0.1:{port}", command, tmp_path, ready=ready) as server:
        yield server


def test_no_log_of_the_proxy_holds_a_link_to_a_document(nginx: Server, tmp_path: Path) -> None:
    for address in ADDRESSES:
        assert status(nginx.url, address.format(TOKEN, TOKEN)) == 502
    nginx.stop()
    logged = "".join(file.read_text() for file in tmp_path.glob("*log"))
    assert TOKEN not in logged
    assert logged.count('"GET /documents/-" 502') == len(ADDRESSES)


def test_its_access_log_holds_no_query(nginx: Server, tmp_path: Path) -> None:
    assert httpx.get(f"{nginx.url}/graphql?query={TOKEN}").status_code == 502
    nginx.stop()
    logged = (tmp_path / "milestones.log").read_text()
    assert '"GET /graphql" 502' in logged
    assert TOKEN not in logged


def status(url: str, target: str) -> int:
    """What a request for exactly this is answered: httpx would put it into a form of its own."""
    with closing(HTTPConnection(urlsplit(url).netloc)) as connection:
        connection.request("GET", target)
        return connection.getresponse().status
