"""Tokens: who is believed."""

import asyncio
import base64
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from api.auth import (
    Identity,
    KeySet,
    KeysUnavailable,
    ProviderVerifier,
    SecretVerifier,
    TokenRefused,
    bearer_token,
    issue_token,
)
from api.environment.setting_values import USUAL_ALGORITHMS
from tests.machines.patience import PATIENCE_SECONDS, until

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SECRET = "a secret that is long enough for HS256"
EMAIL = "maja@contractor.example"
ISSUER, AUDIENCE = "https://id.example", "milestones"
CLAIMS = {
    "email": EMAIL,
    "email_verified": True,
    "iat": NOW.timestamp(),
    "exp": (NOW + timedelta(minutes=5)).timestamp(),
    "iss": ISSUER,
    "aud": AUDIENCE,
}


# ---- the header


@pytest.mark.parametrize("header", ["Bearer abc.def-_~+/==", "bearer abc", "BEARER   abc "])
def test_a_bearer_header_holds_a_token(header: str) -> None:
    assert bearer_token(header) in {"abc.def-_~+/==", "abc"}


@pytest.mark.parametrize(
    "header",
    [
        "",
        "abc",
        "Bearer",
        "Bearer ",
        "Bearerabc",
        "Basic abc",
        "Bearer a b",
        "Bearer a,b",
        "Bearer =a",
        "Bearer \tabc",
        "Bearer abc\n",
        "Bearer é",
        "Bearer " + "x" * 10_000,
    ],
)
def test_anything_else_is_no_bearer_header(header: str) -> None:
    with pytest.raises(TokenRefused):
        bearer_token(header)


# ---- a shared secret


def signed(claims: dict[str, Any], key: Any = SECRET, algorithm: str = "HS256", **head: Any) -> str:
    return jwt.encode(claims, key, algorithm=algorithm, headers=head)


async def verified(token: str, now: datetime = NOW) -> Identity:
    return await SecretVerifier(SECRET)(token, now)


async def test_an_issued_token_says_who_and_until_when() -> None:
    token = issue_token(SECRET, "Maja@Contractor.example", minutes=5, now=NOW)
    assert await verified(token) == Identity(EMAIL, NOW + timedelta(minutes=5))


async def test_a_token_expires_to_the_second() -> None:
    token = issue_token(SECRET, EMAIL, minutes=5, now=NOW)
    await verified(token, NOW + timedelta(minutes=5, seconds=-1))
    with pytest.raises(TokenRefused, match="expired"):
        await verified(token, NOW + timedelta(minutes=5))


@pytest.mark.parametrize(
    "claims",
    [
        {"email": None},
        {"email": ""},
        {"email": 5},
        {"email": "no address"},
        {"email": "a@b\n"},
        {"email": "\ud800@b"},
        {"email": "x" * 400 + "@contractor.example"},
        {"iat": None},
        {"iat": "yesterday"},
        {"iat": True},
        {"iat": (NOW + timedelta(minutes=1)).timestamp()},
        {"nbf": (NOW + timedelta(minutes=1)).timestamp()},
        {"exp": None},
        {"exp": "never"},
        {"exp": 1e300},
        {"exp": NOW.timestamp() - 1},
    ],
    ids=str,
)
async def test_a_token_with_wrong_claims_is_refused(claims: dict[str, Any]) -> None:
    with pytest.raises(TokenRefused):
        await verified(signed({**CLAIMS, **claims}))


@pytest.mark.parametrize("missing", ["email", "iat", "exp"])
async def test_a_token_that_lacks_a_claim_is_refused(missing: str) -> None:
    claims = {name: value for name, value in CLAIMS.items() if name != missing}
    with pytest.raises(TokenRefused, match=missing):
        await verified(signed(claims))


async def test_a_token_signed_by_another_is_refused() -> None:
    with pytest.raises(TokenRefused):
        await verified(signed(CLAIMS, "another secret that is long enough"))


async def test_two_secrets_are_good_during_a_rotation() -> None:
    verify = SecretVerifier(SECRET, "the secret of before the rotation")
    for secret in (SECRET, "the secret of before the rotation"):
        assert (await verify(signed(CLAIMS, secret), NOW)).email == EMAIL
    with pytest.raises(TokenRefused):
        await verify(signed(CLAIMS, "another secret that is long enough"), NOW)


@pytest.mark.parametrize("algorithm", ["none", "None", "HS512"])
async def test_the_token_does_not_choose_its_algorithm(algorithm: str) -> None:
    head, body, signature = signed(CLAIMS).split(".")
    forged = _part({"alg": algorithm, "typ": "JWT"})
    for token in (f"{forged}.{body}.", f"{forged}.{body}.{signature}"):
        with pytest.raises(TokenRefused):
            await verified(token)
    assert head


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "a.b", "..", "é", "x" * 5000])
async def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(TokenRefused):
        await verified(token)


async def test_claims_that_are_no_object_are_refused() -> None:
    body = _part([1])
    signature = signed(CLAIMS).rpartition(".")[2]
    with pytest.raises(TokenRefused):
        await verified(f"{_part({'alg': 'HS256'})}.{body}.{signature}")


# ---- a provider


@dataclass
class Provider:
    """Publishes keys on a loopback port."""

    keys: list[dict[str, Any]] = field(default_factory=list)
    body: bytes | None = None
    status: int = 200
    delay: float = 0
    held: threading.Event | None = None
    """What an answer waits for."""
    asked: int = 0
    port: int = 0

    discovery: dict[str, Any] | None = None

    @property
    def url(self) -> str:
        return f"{self.origin}/keys"

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str) -> bytes:
        if path.endswith("/.well-known/openid-configuration"):
            return json.dumps(self.discovery).encode()
        return self.body or json.dumps({"keys": self.keys}).encode()


@pytest.fixture
def provider() -> Iterator[Provider]:
    published = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            published.asked += 1
            time.sleep(published.delay)
            if published.held:
                published.held.wait(PATIENCE_SECONDS)
            self.send_response(published.status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(published.answer(self.path))

        def log_message(self, *args: Any) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    published.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield published
    server.shutdown()
    server.server_close()


RSA = rsa.generate_private_key(65537, 2048)
EC = ec.generate_private_key(ec.SECP256R1())
ED = ed25519.Ed25519PrivateKey.generate()
KEYS: dict[str, Any] = {
    "RS256": RSA,
    "RS384": RSA,
    "PS256": RSA,
    "PS512": RSA,
    "ES256": EC,
    "ES384": ec.generate_private_key(ec.SECP384R1()),
    "EdDSA": ED,
}
PUBLISH: dict[str, Any] = {
    "RS256": jwt.algorithms.RSAAlgorithm,
    "RS384": jwt.algorithms.RSAAlgorithm,
    "PS256": jwt.algorithms.RSAPSSAlgorithm,
    "PS512": jwt.algorithms.RSAPSSAlgorithm,
    "ES256": jwt.algorithms.ECAlgorithm,
    "ES384": jwt.algorithms.ECAlgorithm,
    "EdDSA": jwt.algorithms.OKPAlgorithm,
}


def published(algorithm: str, kid: str | None = None, **more: Any) -> dict[str, Any]:
    entry = PUBLISH[algorithm].to_jwk(KEYS[algorithm].public_key(), as_dict=True)
    return {**entry, "kid": kid or algorithm, **more}


def by_provider(algorithm: str = "RS256", kid: str | None = None, **claims: Any) -> str:
    given = {name: value for name, value in {**CLAIMS, **claims}.items() if value is not None}
    return signed(given, KEYS[algorithm], algorithm, kid=kid or algorithm)


class Clock:
    """Seconds, at will."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def trusting(provider: Provider, clock: Clock | None = None, **more: Any) -> ProviderVerifier:
    algorithms = more.pop("algorithms", USUAL_ALGORITHMS)
    keys = KeySet(provider.url, clock=clock or Clock(), algorithms=algorithms)
    audiences = frozenset({AUDIENCE})
    return ProviderVerifier(keys, **{"issuer": ISSUER, "audiences": audiences, **more})


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "EdDSA"])
async def test_a_providers_token_is_believed(provider: Provider, algorithm: str) -> None:
    provider.keys = [published(name) for name in USUAL_ALGORITHMS]
    identity = await trusting(provider)(by_provider(algorithm), NOW)
    assert identity == Identity(EMAIL, NOW + timedelta(minutes=5))


async def test_a_token_for_several_audiences_may_name_us(provider: Provider) -> None:
    provider.keys = [published("RS256")]
    await trusting(provider)(by_provider(aud=["other", AUDIENCE]), NOW)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": None},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": "True"},
        {"email_verified": 1},
        {"email_verified": ["true"]},
        {"email_verified": None},
        {"aud": None, "client_id": "another"},
        {"aud": "another", "client_id": AUDIENCE},
        {"aud": [["milestones"]]},
        {"exp": NOW.timestamp()},
    ],
    ids=str,
)
async def test_a_providers_token_with_wrong_claims_is_refused(
    provider: Provider, claims: dict[str, Any]
) -> None:
    provider.keys = [published("RS256")]
    with pytest.raises(TokenRefused):
        await trusting(provider)(by_provider(**claims), NOW)


async def test_a_public_key_is_no_secret_to_sign_with(provider: Provider) -> None:
    provider.keys = [published("RS256")]
    public = RSA.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head, body = _part({"alg": "HS256", "kid": "RS256"}), _part(CLAIMS)
    digest = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    signature = digest.sign(f"{head}.{body}".encode(), public)
    forged = f"{head}.{body}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"
    with pytest.raises(TokenRefused):
        await trusting(provider)(forged, NOW)


@pytest.mark.parametrize(
    "entry",
    [
        {"kty": "oct", "k": base64.urlsafe_b64encode(SECRET.encode()).decode(), "kid": "RS256"},
        published("RS256", use="enc"),
        published("RS256", alg="RS512"),
        published("RS256", "another"),
        "no key",
        {"kty": "RSA"},
    ],
    ids=lambda entry: str(entry)[:30],
)
async def test_a_key_for_something_else_is_not_trusted(provider: Provider, entry: Any) -> None:
    provider.keys = [entry, published("ES256")]
    for token in (by_provider(), signed(CLAIMS, kid="RS256")):
        with pytest.raises(TokenRefused):
            await trusting(provider)(token, NOW)


async def test_a_weak_key_is_not_trusted(provider: Provider) -> None:
    weak = rsa.generate_private_key(65537, 1024)
    entry = jwt.algorithms.RSAAlgorithm.to_jwk(weak.public_key(), as_dict=True)
    provider.keys = [{**entry, "kid": "weak"}, published("ES256")]
    with pytest.warns(jwt.InsecureKeyLengthWarning):
        token = jwt.encode(CLAIMS, weak, "RS256", {"kid": "weak"})
    with pytest.raises(TokenRefused):
        await trusting(provider)(token, NOW)


async def test_a_new_key_is_found_when_keys_rotate(provider: Provider) -> None:
    clock = Clock()
    provider.keys = [published("ES256", "old")]
    verify = trusting(provider, clock)
    await verify(by_provider("ES256", "old"), NOW)
    provider.keys = [published("RS256", "new")]
    clock.now += 11
    await verify(by_provider("RS256", "new"), NOW)
    with pytest.raises(TokenRefused):
        await verify(by_provider("ES256", "old"), NOW)


async def test_unknown_keys_do_not_make_us_ask_again_and_again(provider: Provider) -> None:
    provider.keys = [published("RS256")]
    verify = trusting(provider)
    for number in range(20):
        with pytest.raises(TokenRefused):
            await verify(by_provider(kid=f"made up {number}"), NOW)
    assert provider.asked == 1


async def test_many_at_once_ask_the_provider_once(provider: Provider) -> None:
    provider.keys, provider.delay = [published("RS256")], 0.2
    verify = trusting(provider)
    await asyncio.gather(*(verify(by_provider(), NOW) for _ in range(20)))
    assert provider.asked == 1


async def test_who_gives_up_waiting_for_keys_leaves_them_to_the_others(provider: Provider) -> None:
    provider.keys, provider.delay = [published("RS256")], 0.2
    verify = trusting(provider)
    leaving = asyncio.create_task(verify(by_provider(), NOW))
    await asyncio.sleep(0.05)
    leaving.cancel()
    await verify(by_provider(), NOW)
    assert provider.asked == 1


async def test_the_loop_goes_on_while_keys_are_fetched(provider: Provider) -> None:
    provider.keys, provider.held = [published("RS256")], threading.Event()
    verifying = asyncio.create_task(trusting(provider)(by_provider(), NOW))
    await until(lambda: provider.asked)
    assert not verifying.done()
    provider.held.set()
    await verifying


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, None),
        (302, None),
        (200, b"<html>"),
        (200, b"[1]"),
        (200, b'{"keys": []}'),
        (200, b" " * 600_000 + b"{}"),
    ],
    ids=["500", "redirect", "html", "list", "empty", "huge"],
)
async def test_a_provider_that_fails_is_told_apart_from_a_bad_token(
    provider: Provider, status: int, body: bytes | None
) -> None:
    provider.keys = [published("RS256")]
    provider.status, provider.body = status, body
    with pytest.raises(KeysUnavailable):
        await trusting(provider)(by_provider(), NOW)


async def test_known_keys_go_on_while_the_provider_is_away(provider: Provider) -> None:
    clock = Clock()
    provider.keys = [published("RS256")]
    verify = trusting(provider, clock)
    await verify(by_provider(), NOW)
    provider.status = 500
    clock.now += 3600
    await verify(by_provider(), NOW)


async def test_a_provider_that_comes_back_is_asked_again(provider: Provider) -> None:
    clock = Clock()
    provider.keys, provider.status = [published("RS256")], 500
    verify = trusting(provider, clock)
    with pytest.raises(KeysUnavailable):
        await verify(by_provider(), NOW)
    provider.status = 200
    clock.now += 11
    await verify(by_provider(), NOW)


# ---- what the providers of the world send


SHAPES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "an Entra ID access token": (
        {"email_claim": "preferred_username", "require_verified": False},
        {"email": None, "email_verified": None, "preferred_username": EMAIL, "ver": "2.0"},
    ),
    "an Okta access token": (
        {"email_claim": "sub", "require_verified": False},
        {"email": None, "email_verified": None, "sub": EMAIL, "aud": "api://default"},
    ),
    "an Auth0 access token": (
        {"email_claim": "https://milestones.example/email", "require_verified": False},
        {
            "email": None,
            "email_verified": None,
            "https://milestones.example/email": EMAIL,
            "aud": [AUDIENCE, "https://tenant.auth0.example/userinfo"],
        },
    ),
    "a Cognito access token": (
        {"require_verified": False},
        {"aud": None, "client_id": AUDIENCE, "email_verified": None, "token_use": "access"},
    ),
    "a Cognito ID token": ({}, {"email_verified": "true", "token_use": "id"}),
    "a Keycloak access token": ({}, {"aud": ["account", AUDIENCE], "azp": "web"}),
    "a Google ID token": ({}, {"azp": AUDIENCE, "hd": "company.example"}),
}


@pytest.mark.parametrize("shape", SHAPES)
async def test_each_providers_token_lets_in_by_its_settings(provider: Provider, shape: str) -> None:
    settings, claims = SHAPES[shape]
    provider.keys = [published("RS256")]
    audiences = frozenset({AUDIENCE, "api://default"})
    verify = trusting(provider, **{"audiences": audiences, **settings})
    assert (await verify(by_provider(**claims), NOW)).email == EMAIL


@pytest.mark.parametrize("shape", [shape for shape, (settings, _) in SHAPES.items() if settings])
async def test_what_takes_a_setting_is_refused_without_it(provider: Provider, shape: str) -> None:
    _, claims = SHAPES[shape]
    provider.keys = [published("RS256")]
    with pytest.raises(TokenRefused):
        await trusting(provider)(by_provider(**claims), NOW)


@pytest.mark.parametrize("named", [True, False], ids=["named by the key", "left open by the key"])
@pytest.mark.parametrize("algorithm", ["RS384", "PS256", "PS512", "ES384"])
async def test_an_algorithm_is_believed_where_the_settings_name_it(
    provider: Provider, algorithm: str, *, named: bool
) -> None:
    provider.keys = [published(algorithm, **({"alg": algorithm} if named else {}))]
    token = by_provider(algorithm)
    with pytest.raises((TokenRefused, KeysUnavailable)):
        await trusting(provider)(token, NOW)
    verify = trusting(provider, algorithms=(*USUAL_ALGORITHMS, algorithm))
    assert (await verify(token, NOW)).email == EMAIL


async def test_a_key_that_names_its_algorithm_signs_by_no_other(provider: Provider) -> None:
    provider.keys = [published("PS256", "RS256", alg="RS256")]
    verify = trusting(provider, algorithms=("RS256", "PS256"))
    with pytest.raises(TokenRefused):
        await verify(by_provider("PS256", "RS256"), NOW)


@pytest.mark.parametrize(
    "entry",
    [
        published("RS256", alg="none"),
        published("RS256", alg=["RS256"]),
        {**published("RS256"), "kid": 5},
        {**published("RS256"), "kid": ["RS256"]},
        {**published("RS256"), "kty": ["RSA"]},
        {**published("RS256"), "n": "A"},
        {**published("RS256"), "e": 5},
        {"kty": "EC", "crv": ["P-256"], "kid": "EC"},
        {"kty": "OKP", "crv": "X25519", "x": "AA", "kid": "OKP"},
        {"kty": "AKP", "alg": "ML-DSA-65", "kid": "new"},
        None,
        [],
    ],
    ids=lambda entry: str(entry)[:40],
)
async def test_an_odd_key_is_passed_over_and_the_others_go_on(
    provider: Provider, entry: Any
) -> None:
    provider.keys = [entry, published("ES256")]
    await trusting(provider)(by_provider("ES256"), NOW)


# ---- clocks and names


async def test_clocks_may_differ_by_the_leeway_alone(provider: Provider) -> None:
    provider.keys = [published("RS256")]
    ahead = (NOW + timedelta(seconds=30)).timestamp()
    for token in (by_provider(iat=ahead), by_provider(nbf=ahead)):
        with pytest.raises(TokenRefused, match="not valid yet"):
            await trusting(provider)(token, NOW)
        await trusting(provider, leeway=30)(token, NOW)
        with pytest.raises(TokenRefused, match="not valid yet"):
            await trusting(provider, leeway=29)(token, NOW)


async def test_an_expired_token_gets_no_leeway(provider: Provider) -> None:
    provider.keys = [published("RS256")]
    with pytest.raises(TokenRefused, match="expired"):
        await trusting(provider, leeway=300)(by_provider(exp=NOW.timestamp()), NOW)


@pytest.mark.parametrize("letter", ["\u212a", "\uff2b", "\u0198"], ids=ascii)
async def test_no_other_letter_passes_for_an_ascii_one(letter: str) -> None:
    token = issue_token(SECRET, f"{letter}aren@company.example", minutes=5, now=NOW)
    assert (await verified(token)).email != "karen@company.example"


# ---- where the keys are


def discovering(provider: Provider, issuer: str) -> ProviderVerifier:
    keys = KeySet(issuer=issuer, clock=Clock())
    return ProviderVerifier(keys, issuer=issuer, audiences=frozenset({AUDIENCE}))


@pytest.mark.parametrize("path", ["", "/", "/realms/work"])
async def test_the_issuer_alone_tells_where_its_keys_are(provider: Provider, path: str) -> None:
    issuer = provider.origin + path
    provider.keys = [published("RS256")]
    provider.discovery = {"issuer": issuer, "jwks_uri": provider.url}
    verify = discovering(provider, issuer)
    assert (await verify(by_provider(iss=issuer), NOW)).email == EMAIL
    assert await verify.state() == "ok"


@pytest.mark.parametrize(
    "document",
    [
        {},
        None,
        {"issuer": "https://evil.example", "jwks_uri": "{keys}"},
        {"issuer": "{issuer}", "jwks_uri": "http://evil.example/keys"},
        {"issuer": "{issuer}", "jwks_uri": "file:///etc/passwd"},
        {"issuer": "{issuer}", "jwks_uri": 5},
    ],
    ids=str,
)
async def test_a_discovery_document_of_somebody_else_is_not_followed(
    provider: Provider, document: Any
) -> None:
    provider.keys = [published("RS256")]
    known = {"{issuer}": provider.origin, "{keys}": provider.url}
    provider.discovery = document and {k: known.get(v, v) for k, v in document.items()}
    verify = discovering(provider, provider.origin)
    with pytest.raises(KeysUnavailable):
        await verify(by_provider(iss=provider.origin), NOW)
    assert await verify.state() == "failed"


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (403, None, "403"),
        (302, None, "302"),
        (200, b'{"issuer": "x", "jwks_uri": "https://x.example/keys"}', "leave AUTH_JWKS_URL out"),
    ],
)
async def test_the_log_says_why_the_keys_cannot_be_had(
    provider: Provider,
    caplog: pytest.LogCaptureFixture,
    status: int,
    body: bytes | None,
    reason: str,
) -> None:
    provider.status, provider.body = status, body
    verify = trusting(provider)
    with pytest.raises(KeysUnavailable):
        await verify(by_provider(), NOW)
    assert await verify.state() == "failed"
    assert reason in caplog.text
    assert provider.url in caplog.text


def _part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
