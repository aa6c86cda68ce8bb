"""Seals with the time of an authority (B-T): only with a good one, and within bounds."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from asn1crypto.tsp import TimeStampReq, TimeStampResp
from cryptography.x509.oid import ExtendedKeyUsageOID

from api.documents.sealing import pades_seal as pades
from api.documents.sealing import timestamps
from api.documents.sealing.pades_seal import PadesSeal, pades_seal
from api.documents.sealing.seal import CannotSealNow, SealState
from tests.machines.process import free_port
from tests.seals import (
    FAR_AHEAD,
    PASSWORD,
    Authority,
    judged,
    poppler_accepts,
    pyhanko_accepts,
    seal_of,
)
from tests.tsa import Answer, Stamps, Tsa, reply, tsa

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
AUTHORITY = Authority()
GOOD = Stamps(AUTHORITY, ExtendedKeyUsageOID.TIME_STAMPING)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timestamps, "_SECONDS", 1.0)
    monkeypatch.setattr(pades, "_REST_SECONDS", 0.0)


@pytest.fixture
def authority() -> Iterator[Tsa]:
    with tsa(GOOD) as served:
        yield served


@pytest.fixture
def seal(authority: Tsa, tmp_path: Path) -> PadesSeal:
    return pades_seal(AUTHORITY.write_key(tmp_path / "key.p12"), PASSWORD, authority.url)


async def test_strangers_accept_a_seal_with_the_time_of_an_authority(
    seal: PadesSeal, document: bytes, tmp_path: Path
) -> None:
    body = await seal.seal(document, NOW)
    assert poppler_accepts(body, tmp_path)
    status = await judged(body, AUTHORITY.root)
    assert status.bottom_line
    stamped = status.timestamp_validity
    assert stamped
    assert (stamped.intact, stamped.valid, stamped.trusted) == (True, True, True)
    assert abs((stamped.timestamp - datetime.now(UTC)).total_seconds()) < 60
    signed = {each["type"].native for each in seal_of(body).signer_info["signed_attrs"]}
    assert signed == {"content_type", "message_digest", "signing_certificate_v2"}


async def test_no_proxy_of_the_environment_comes_between(
    seal: PadesSeal, document: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    assert await pyhanko_accepts(await seal.seal(document, NOW), AUTHORITY.root)


async def test_after_the_first_an_authority_is_asked_once_for_each_document(
    seal: PadesSeal, document: bytes, authority: Tsa
) -> None:
    await seal.seal(document, NOW)
    authority.asked.clear()
    await seal.seal(document, NOW)
    assert len(authority.asked) == 1


def refused(request: BaseHTTPRequestHandler, _: bytes) -> None:
    status = {"status": "rejection", "status_string": ["no"], "fail_info": {"bad_request"}}
    reply(request, TimeStampResp({"status": status}).dump())


def slow(request: BaseHTTPRequestHandler, asked: bytes) -> None:
    time.sleep(1.5)
    GOOD(request, asked)


def dripping(request: BaseHTTPRequestHandler, asked: bytes) -> None:
    body = GOOD.token(asked)
    request.send_response(200)
    request.send_header("Content-Type", "application/timestamp-reply")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    try:
        for byte in body:
            request.wfile.write(bytes([byte]))
            time.sleep(0.05)
    except OSError:
        pass


def huge(request: BaseHTTPRequestHandler, _: bytes) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/timestamp-reply")
    request.end_headers()
    try:
        for _part in range(10_000):
            request.wfile.write(b"0" * 100_000)
    except OSError:
        pass


def hung_up(request: BaseHTTPRequestHandler, _: bytes) -> None:
    request.close_connection = True


def of_something_else(change: Callable[[TimeStampReq], None]) -> Answer:
    def answer(request: BaseHTTPRequestHandler, asked: bytes) -> None:
        other = TimeStampReq.load(asked)
        change(other)
        reply(request, GOOD.token(other.dump(force=True)))

    return answer


def other_digest(request: Any) -> None:
    request["message_imprint"]["hashed_message"] = bytes(
        len(request["message_imprint"]["hashed_message"].native)
    )


def other_nonce(request: Any) -> None:
    request["nonce"] = 7


def forged(request: BaseHTTPRequestHandler, asked: bytes) -> None:
    answer = TimeStampResp.load(GOOD.token(asked))
    signer = answer["time_stamp_token"]["content"]["signer_infos"][0]
    signer["signature"] = bytes(len(signer["signature"].native))
    reply(request, answer.dump(force=True))


def elsewhere(request: BaseHTTPRequestHandler, asked: bytes) -> None:
    if request.path == "/good":
        GOOD(request, asked)
        return
    request.send_response(307)
    request.send_header("Location", "/good")
    request.send_header("Content-Length", "0")
    request.end_headers()


BAD: dict[str, Answer] = {
    "slow": slow,
    "dripping": dripping,
    "huge": huge,
    "hung up": hung_up,
    "redirect": elsewhere,
    "refusal": refused,
    "error": lambda request, asked: reply(request, GOOD.token(asked), 500),
    "empty": lambda request, _: reply(request, b""),
    "garbage": lambda request, _: reply(request, b"\x30\x03\x02\x01\x00 and more"),
    "a page": lambda request, asked: reply(request, GOOD.token(asked), media_type="text/html"),
    "another digest": of_something_else(other_digest),
    "another nonce": of_something_else(other_nonce),
    "forged": forged,
    "not for timestamps": Stamps(AUTHORITY, ExtendedKeyUsageOID.CODE_SIGNING),
    "for nothing": Stamps(AUTHORITY),
    "of the future": Stamps(AUTHORITY, ExtendedKeyUsageOID.TIME_STAMPING, since=FAR_AHEAD - DAY),
}


@pytest.mark.parametrize("kind", BAD)
async def test_a_document_waits_for_a_good_authority(
    kind: str, seal: PadesSeal, document: bytes, authority: Tsa
) -> None:
    authority.answer = BAD[kind]
    started = time.monotonic()
    with pytest.raises(CannotSealNow) as waits:
        await seal.seal(document, NOW)
    # Whoever drips takes several minutes for a whole answer.
    assert time.monotonic() - started < 60
    assert waits.value.state is seal.state(NOW) is SealState.NO_TIMESTAMPS
    authority.answer = GOOD
    assert await pyhanko_accepts(await seal.seal(document, NOW), AUTHORITY.root)
    assert seal.state(NOW) is SealState.OK


@pytest.mark.parametrize("kind", BAD)
async def test_an_authority_that_goes_wrong_later_spoils_no_seal(
    kind: str, seal: PadesSeal, document: bytes, authority: Tsa
) -> None:
    await seal.seal(document, NOW)
    authority.answer = BAD[kind]
    with pytest.raises(CannotSealNow):
        await seal.seal(document, NOW)


async def test_nobody_follows_an_authority_elsewhere(
    seal: PadesSeal, document: bytes, authority: Tsa
) -> None:
    authority.answer = elsewhere
    with pytest.raises(CannotSealNow):
        await seal.seal(document, NOW)
    assert len(authority.asked) == 1


async def test_an_authority_that_failed_rests_before_it_is_asked_again(
    seal: PadesSeal, document: bytes, authority: Tsa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pades, "_REST_SECONDS", 60.0)
    authority.answer = hung_up
    for _ in range(3):
        with pytest.raises(CannotSealNow):
            await seal.seal(document, NOW)
    assert len(authority.asked) == 1


async def test_without_its_authority_no_document_is_sealed(document: bytes, tmp_path: Path) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    seal = pades_seal(AUTHORITY.write_key(tmp_path / "key.p12"), PASSWORD, nobody)
    assert seal.state(NOW) is SealState.OK
    with pytest.raises(CannotSealNow):
        await seal.seal(document, NOW)
    assert seal.state(NOW) is SealState.NO_TIMESTAMPS
