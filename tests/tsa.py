"""A timestamping authority over real HTTP: pyhanko's own, made for tests, or whatever a test answers."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.tsp import TimeStampReq
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ObjectIdentifier
from pyhanko.sign.timestamps import DummyTimeStamper

from tests.seals import LONG_AGO, Authority

REPLY = "application/timestamp-reply"

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]
"""Answers the request with this body."""


@dataclass
class Tsa:
    """At `url`; `answer` may be changed at any time."""

    url: str
    answer: Answer
    asked: list[bytes] = field(default_factory=list)


class Stamps:
    """Answers as an authority has to, certified by this one."""

    def __init__(
        self,
        authority: Authority,
        *uses: ObjectIdentifier,
        since: datetime = LONG_AGO,
    ) -> None:
        key = rsa.generate_private_key(65537, 2048)
        certificate = authority.certify(key, "Time", since=since, extended=uses)
        secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self.maker = DummyTimeStamper(
            Certificate.load(certificate.public_bytes(Encoding.DER)), PrivateKeyInfo.load(secret)
        )

    def __call__(self, request: BaseHTTPRequestHandler, asked: bytes) -> None:
        """What a good authority answers."""
        reply(request, self.token(asked))

    def token(self, asked: bytes) -> bytes:
        """A whole answer to this question."""
        answer: bytes = self.maker.request_tsa_response(TimeStampReq.load(asked)).dump()
        return answer


def reply(
    request: BaseHTTPRequestHandler, body: bytes, status: int = 200, media_type: str = REPLY
) -> None:
    """An answer of any kind."""
    request.send_response(status)
    request.send_header("Content-Type", media_type)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


@contextmanager
def tsa(answer: Answer, port: int = 0) -> Iterator[Tsa]:
    """A server that answers so."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            served.asked.append(asked)
            served.answer(self, asked)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        served = Tsa(f"http://127.0.0.1:{server.server_port}/tsa", answer)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
