"""The guide's nginx, run by the program itself where a machine has it."""

from functools import partial
from pathlib import Path

from tests.guides.pages import OPERATING, fences
from tests.machines.process import Server
from tests.machines.programs import program
from tests.machines.services import accepts

AROUND = """
daemon off; master_process off; pid {home}/pid; error_log {home}/error.log warn;
events {{ }}
http {{
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    {ours}
}}
"""


def nginx_as_written(home: Path, port: int, there: int) -> Server:
    """As the guide has it, but without TLS: at this port, in front of a server at that one."""
    configuration = home / "nginx.conf"
    configuration.write_text(AROUND.format(home=home, ours=_ours(home, port, there)))
    command = [program("nginx", package="nginx"), "-p", str(home), "-c", str(configuration)]
    return Server(f"http://127.0.0.1:{port}", command, home, ready=partial(accepts, port))


def _ours(home: Path, port: int, there: int) -> str:
    (ours,) = fences(OPERATING.section("nginx"), "nginx")
    for theirs, here in {
        "127.0.0.1:8000": f"127.0.0.1:{there}",
        "listen 443 ssl http2": f"listen 127.0.0.1:{port}",
        "/var/log/nginx": str(home),
        "ssl_certificate": "# ",
    }.items():
        assert theirs in ours
        ours = ours.replace(theirs, here)
    return ours
