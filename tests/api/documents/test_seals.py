"""Seals on documents: made by any usual key, judged by strangers, and broken by one changed byte."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from asn1crypto.cms import ContentInfo
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pyhanko.pdf_utils.generic import TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation import read_certification_data

from api.documents.sealing.pades_seal import PadesSeal, pades_seal
from api.documents.sealing.seal import CannotSealNow, Seal, SealState, configured_seal
from api.settings import load_settings
from models.feed.background import running
from tests.seals import (
    PASSWORD,
    Authority,
    Key,
    elliptic,
    poppler_accepts,
    pyhanko_accepts,
    seal_of,
)

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
KINDS: dict[str, Key] = {
    "RSA 2048": rsa.generate_private_key(65537, 2048),
    "RSA 3072": rsa.generate_private_key(65537, 3072),
    "P-256": elliptic(),
    "P-384": ec.generate_private_key(ec.SECP384R1()),
    "P-521": ec.generate_private_key(ec.SECP521R1()),
}
AUTHORITY = Authority()


@pytest.fixture
def seal(tmp_path: Path) -> PadesSeal:
    return pades_seal(AUTHORITY.write_key(tmp_path / "key.p12"), PASSWORD, None)


@pytest.fixture
async def sealed(seal: PadesSeal, document: bytes) -> bytes:
    return await seal.seal(document, NOW)


@pytest.mark.parametrize("kind", KINDS)
async def test_strangers_accept_a_seal_by_each_kind_of_key(
    kind: str, document: bytes, tmp_path: Path
) -> None:
    file = AUTHORITY.write_key(tmp_path / "key.p12", KINDS[kind])
    body = await pades_seal(file, PASSWORD, None).seal(document, NOW)
    assert poppler_accepts(body, tmp_path)
    assert await pyhanko_accepts(body, AUTHORITY.root)
    assert not await pyhanko_accepts(body, Authority().root)


async def test_a_seal_is_of_the_baseline_profile(sealed: bytes) -> None:
    seal = seal_of(sealed)
    assert seal.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert seal.sig_object["/M"] == "D:20261128093000Z"
    assert "/Cert" not in seal.sig_object
    signed = {each["type"].native for each in seal.signer_info["signed_attrs"]}
    assert signed == {"content_type", "message_digest", "signing_certificate_v2"}
    (issuer,) = seal.other_embedded_certs
    assert issuer.dump() == AUTHORITY.root.dump()


async def test_a_seal_lets_nobody_add_anything(sealed: bytes, tmp_path: Path) -> None:
    rules = read_certification_data(PdfFileReader(BytesIO(sealed)))
    assert rules
    assert rules.permission is MDPPerm.NO_CHANGES
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    writer.root["/Added"] = TextStringObject("a word")
    writer.update_root()  # type: ignore[no-untyped-call]  # It publishes no types.
    added = BytesIO()
    writer.write(added)  # type: ignore[no-untyped-call]  # It publishes no types.
    assert not await pyhanko_accepts(added.getvalue(), AUTHORITY.root)
    assert not poppler_accepts(added.getvalue(), tmp_path)


async def test_a_seal_shows_nowhere(document: bytes, sealed: bytes) -> None:
    assert sealed.startswith(document)
    assert pixels(sealed) == pixels(document)


async def test_one_changed_byte_of_the_document_is_found_by_strangers(
    sealed: bytes, tmp_path: Path
) -> None:
    places = [*one_in_each_object(sealed), *anywhere(sealed, 60), *within_what_is_signed(sealed)]
    assert len(places) > 90
    for place in places:
        altered = bytearray(sealed)
        altered[place] ^= 1
        assert not poppler_accepts(bytes(altered), tmp_path), place
        assert not await pyhanko_accepts(bytes(altered), AUTHORITY.root), place


@pytest.mark.parametrize("kind", KINDS)
async def test_a_seal_has_no_room_for_anything_else(
    kind: str, document: bytes, tmp_path: Path
) -> None:
    file = AUTHORITY.write_key(tmp_path / "key.p12", KINDS[kind])
    seal = pades_seal(file, PASSWORD, None)
    for _ in range(8):
        content = seal_of(await seal.seal(document, NOW)).pkcs7_content
        assert ContentInfo.load(content, strict=True).dump() == content


async def test_no_two_seals_are_alike_and_all_hold(seal: PadesSeal, document: bytes) -> None:
    bodies = await asyncio.gather(*(seal.seal(document, NOW) for _ in range(4)))
    assert len(set(bodies)) == 4
    assert [await pyhanko_accepts(body, AUTHORITY.root) for body in bodies] == [True] * 4


async def test_the_event_loop_goes_on_while_a_seal_is_made(
    seal: PadesSeal, document: bytes
) -> None:
    making = asyncio.create_task(seal.seal(document, NOW))
    turns = 0
    while not making.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 3


async def test_without_a_key_a_document_stays_as_it_is(document: bytes) -> None:
    seal = configured_seal(load_settings(keys=False))
    assert await seal.seal(document, NOW) == document
    assert (seal.state(NOW), seal.days_left(NOW)) == (SealState.OFF, None)


async def test_a_seal_is_made_within_the_certificates_life_alone(
    document: bytes, tmp_path: Path
) -> None:
    day, moment = timedelta(days=1), timedelta(milliseconds=1)
    file = AUTHORITY.write_key(tmp_path / "key.p12", since=NOW, until=NOW + day)
    seal = pades_seal(file, PASSWORD, None)
    for early, late, state in (
        (NOW, NOW + day - moment, SealState.OK),
        (NOW - moment, NOW - day, SealState.NOT_YET_VALID),
        (NOW + day, NOW + 99 * day, SealState.EXPIRED),
    ):
        for at in (early, late):
            assert seal.state(at) is state
            assert await outcome(seal, document, at) is state
    assert seal.days_left(NOW) == 1
    assert seal.days_left(NOW + 3 * day) == -2


@pytest.mark.parametrize(
    ("days", "warned"), [(-100, True), (-0.5, True), (0.5, True), (29.9, True), (30.1, False)]
)
async def test_a_certificate_that_ends_within_a_month_is_warned_of(
    days: float, warned: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    until = NOW + timedelta(days=days)
    seal = pades_seal(AUTHORITY.write_key(tmp_path / "key.p12", until=until), PASSWORD, None)
    async with running(seal.keep_watch(lambda: NOW)):
        await asyncio.sleep(0)
    told = [vars(record)["fields"] for record in caplog.records if record.message == "seal"]
    state = SealState.OK if days > 0 else SealState.EXPIRED
    assert told == ([{"state": state, "days_left": days}] if warned else [])


async def outcome(seal: Seal, document: bytes, at: datetime) -> SealState:
    """What became of it."""
    try:
        await seal.seal(document, at)
    except CannotSealNow as wait:
        return wait.state
    return SealState.OK


def pixels(body: bytes) -> list[bytes]:
    """The pages as one sees them, their annotations included."""
    pages = pypdfium2.PdfDocument(body)
    pages.init_forms()
    return [bytes(page.render(may_draw_forms=True).buffer) for page in pages]


def one_in_each_object(body: bytes) -> Iterator[int]:
    """A place in each object, each of the tables, and between them."""
    chance, seal = Random(1), gap(body)
    for kind in (rb"\d+ 0 obj.*?endobj", rb"xref.*?trailer", rb"trailer.*?%%EOF", rb"%PDF-1.*?\n"):
        for found in re.finditer(kind, body, re.DOTALL):
            places = [place for place in range(*found.span()) if place not in seal]
            yield chance.choice(places)


def anywhere(body: bytes, count: int) -> list[int]:
    """Places outside of the seal's own value."""
    seal = gap(body)
    outside = [place for place in range(len(body)) if place not in seal]
    return Random(2).sample(outside, count)


def within_what_is_signed(body: bytes) -> Iterator[int]:
    """Places in the seal's own value, in what it says of the document."""
    signer = seal_of(body).signer_info
    digest = find_unique_cms_attribute(signer["signed_attrs"], "message_digest").native
    for said in (signer["signature"].native, digest):
        begins = body.index(said.hex().upper().encode())
        digits = [place for place in range(begins, begins + 2 * len(said)) if body[place] < 58]
        yield from Random(3).sample(digits, 8)


def gap(body: bytes) -> range:
    """Where the seal's own value stands."""
    _, ends, begins, _ = seal_of(body).byte_range
    return range(ends, begins)
