"""An identity provider on a loopback port: discovery, the code flow with PKCE, keys."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "milestones-web"
SOFIE = "hiring@nordlys.example"
_KEY = rsa.generate_private_key(65537, 2048)


class IdentityProvider:
    """`challenges` are those of the codes that were not used yet; while `is_away`, nothing is told.

    Who signs in is `person`; None gives up, and is sent back without a code.
    """

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.challenges: dict[str, str] = {}
        self.person: str | None = SOFIE
        self.is_away = False
        self.discovered = 0

    def document(self) -> dict[str, Any]:
        """The discovery document."""
        self.discovered += 1
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }

    def keys(self) -> dict[str, Any]:
        """The one key."""
        entry = jwt.algorithms.RSAAlgorithm.to_jwk(_KEY.public_key(), as_dict=True)
        return {"keys": [{**entry, "kid": "1"}]}

    def sent_back(self, asked: dict[str, str]) -> str:
        """Where the browser goes once somebody has signed in."""
        assert asked["client_id"] == CLIENT
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        answer = {"error": "access_denied", "error_description": "You gave up."}
        if self.person is not None:
            answer = {"code": secrets.token_urlsafe()}
            self.challenges[answer["code"]] = asked["code_challenge"]
        return f"{asked['redirect_uri']}?{urlencode({**answer, 'state': asked['state']})}"

    def tokens(self, asked: dict[str, str]) -> dict[str, str]:
        """For a code and the verifier that fits it; each code is good once."""
        hashed = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(hashed).decode().rstrip("=")
        if self.challenges.pop(asked["code"], None) != challenge:
            return {"error": "invalid_grant", "error_description": "The code does not fit."}
        return {"id_token": self.token()}

    def token(self) -> str:
        """Of whoever signs in now; good for ten minutes."""
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 600}
        claims |= {"sub": self.person, "email": self.person, "email_verified": True}
        return jwt.encode(claims, _KEY, "RS256", headers={"kid": "1"})


@contextmanager
def identity_provider() -> Iterator[IdentityProvider]:
    """Serves one until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.sent_back(_flat(address.query)))
                self.end_headers()
            elif provider.is_away:
                self.send_error(503)
            elif address.path == "/keys":
                self._answer(provider.keys())
            else:
                self._answer(provider.document())

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self._answer(provider.tokens(_flat(self.rfile.read(length).decode())))

        def _answer(self, body: dict[str, Any]) -> None:
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *args: Any) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = IdentityProvider(server.server_port)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield provider
    server.shutdown()
    server.server_close()


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
