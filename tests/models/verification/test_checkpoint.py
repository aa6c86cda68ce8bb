"""A checkpoint finds out whoever rewrites a chain with all of its hashes, and is itself not altered unseen."""

import base64
import json
import shutil
import stat
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from models.verification.checkpoint import CheckpointInvalid, read_checkpoint
from tests.apart import Apart, Work, loaded, verified
from tests.models.raw import Raw
from tests.models.verification import forgery

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SEED, PUBLIC = KEY.private_bytes_raw(), KEY.public_key().public_bytes_raw()
OTHER = Ed25519PrivateKey.generate().public_key()
NO_SIGNATURE = base64.b64encode(bytes(64)).decode()
OF_A_HIRE = ("event", "contract", "milestone", "payment_request", "conversation", "message")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "checkpoint.jsonl"


@pytest.fixture(scope="module")
def signed(demo: Raw, apart: Apart, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed checkpoint of the demo data."""
    file = tmp_path_factory.mktemp("checkpoint") / "signed.jsonl"
    apart.run(forgery.taken, demo.url, file, SEED)
    return file


FORGED: dict[str, tuple[Work[str], str]] = {
    "altered": (forgery.ascribed, "hire"),
    "a company's": (forgery.ascribed_in_company, "company"),
    "the installation's": (forgery.ascribed_in_installation, "installation"),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_chain_that_was_rewritten_with_all_of_its_hashes_is_named(
    what: str, tampered: Raw, apart: Apart, signed: Path
) -> None:
    forge, table = FORGED[what]
    id = apart.run(forge, tampered.url)
    assert apart.run(verified, tampered.url)[0] is None
    found = apart.run(forgery.changed, tampered.url, signed, PUBLIC)
    assert found is not None
    assert found[:2] == (table, id)
    assert "of its chain was" in found[2]


def test_a_chain_whose_end_was_cut_off_with_what_it_tells_of_is_named(
    tampered: Raw, apart: Apart, file: Path
) -> None:
    hire = apart.run(forgery.said, tampered.url)
    apart.run(forgery.taken, tampered.url, file)
    apart.run(forgery.unsaid, tampered.url, hire)
    assert apart.run(verified, tampered.url)[0] is None
    found = apart.run(forgery.changed, tampered.url, file)
    assert found is not None
    assert found[:2] == ("hire", hire)
    assert found[2].endswith("but is gone")


def test_a_hire_that_was_left_out_with_all_that_is_its_own_is_named(
    tampered: Raw, apart: Apart, signed: Path
) -> None:
    (hire,) = tampered.run("SELECT id, company_id, job_id FROM hire ORDER BY id DESC LIMIT 1")
    forget(tampered, hire)
    assert apart.run(verified, tampered.url)[0] is None
    found = apart.run(forgery.changed, tampered.url, signed, PUBLIC)
    assert found == ("hire", hire["id"], "its chain stood in the checkpoint, but is gone")


def test_what_happened_since_is_no_change_of_what_stood(
    tampered: Raw, apart: Apart, signed: Path
) -> None:
    apart.run(loaded, tampered.url, 20, 2)
    assert apart.run(forgery.changed, tampered.url, signed, PUBLIC) is None


def test_every_batch_is_held_against_the_checkpoint(
    tampered: Raw, apart: Apart, file: Path
) -> None:
    apart.run(loaded, tampered.url, 40, 2)
    assert apart.run(forgery.taken, tampered.url, file, None, 7) > 50
    hires = tampered.run("SELECT id, event_hash FROM hire ORDER BY id")
    said = [json.loads(line) for line in file.read_text().splitlines()[1:-1]]
    heads = {(each["id"], each["hash"]) for each in said if each["chain"] == "hire"}
    assert heads == {(hire["id"], hire["event_hash"]) for hire in hires}
    assert apart.run(forgery.changed, tampered.url, file, None, 7) is None
    last = hires[-1]["id"]
    tampered.run(f"UPDATE event SET hash = '{'0' * 64}' WHERE hire_id = '{last}'")
    found = apart.run(forgery.changed, tampered.url, file, None, 7)
    assert found is not None
    assert found[:2] == ("hire", last)


def test_all_heads_are_of_one_moment_and_nobody_waits_for_them(tampered: Raw, apart: Apart) -> None:
    positions = apart.run(forgery.read_while_written, tampered.url)
    assert len(positions) > 5
    assert 7777 not in positions
    assert tampered.run("SELECT DISTINCT event_seq FROM hire") == [{"event_seq": 7777}]


ALTERED: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "a chain left out": lambda lines: [*lines[:2], *lines[3:]],
    "a chain twice": lambda lines: [*lines[:2], *lines[1:]],
    "a hash": lambda lines: [lines[0], lines[1].replace(b'"hash":"', b'"hash":"0'), *lines[2:]],
    "the moment": lambda lines: [lines[0].replace(b'"at":"2', b'"at":"1'), *lines[1:]],
    "the order": lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
    "the end cut off": lambda lines: lines[:-1],
    "another format": lambda lines: [lines[0].replace(b"/1", b"/2"), *lines[1:]],
    "nothing left": lambda lines: lines[:0],
    "something else": lambda lines: [b"Dear Sir or Madam,\n", *lines[-1:]],
    "no signature": lambda lines: [*lines[:-1], sealed(lines[-1], publicKey=None, signature=None)],
    "another's signature": lambda lines: [*lines[:-1], sealed(lines[-1], signature=NO_SIGNATURE)],
}


def sealed(line: bytes, **said: str | None) -> bytes:
    """The last line, with something else in it."""
    return json.dumps(json.loads(line) | said).encode()


@pytest.mark.parametrize("what", ALTERED)
def test_a_checkpoint_that_is_not_as_it_was_written_is_refused(
    what: str, signed: Path, file: Path
) -> None:
    read_checkpoint(signed, KEY.public_key())
    file.write_bytes(b"".join(ALTERED[what](signed.read_bytes().splitlines(keepends=True))))
    with pytest.raises(CheckpointInvalid):
        read_checkpoint(file, KEY.public_key())


@pytest.mark.parametrize(
    "line",
    ['{"chain":"card","id":"1","seq":1,"hash":"0"}', '{"chain":"hire","id":"x","seq":1,"hash":"0"}',
     '{"chain":"hire"}', "[]", "7", '{"chain":"installation","id":"1","seq":"x","hash":"0"}'],
)  # fmt: skip
def test_a_line_that_is_no_chain_is_refused_whatever_its_root(line: str, file: Path) -> None:
    body = f'{{"format":"milestones-checkpoint/1","at":"2026-11-28T09:00:00+00:00"}}\n{line}\n'
    root = sha256(body.encode()).hexdigest()
    last = {"chains": 1, "root": root, "publicKey": None, "signature": None}
    file.write_text(body + json.dumps(last) + "\n")
    with pytest.raises(CheckpointInvalid):
        list(read_checkpoint(file).heads())


def test_a_checkpoint_is_signed_by_the_key_that_is_expected(
    demo: Raw, apart: Apart, signed: Path, file: Path
) -> None:
    assert read_checkpoint(signed).signed_by == base64.b64encode(PUBLIC).decode()
    with pytest.raises(CheckpointInvalid, match="not signed by the expected key"):
        read_checkpoint(signed, OTHER)
    apart.run(forgery.taken, demo.url, file)
    assert read_checkpoint(file).signed_by is None
    with pytest.raises(CheckpointInvalid, match="not signed by the expected key"):
        read_checkpoint(file, KEY.public_key())


def test_a_checkpoint_is_for_its_owner_and_takes_the_place_of_the_last(
    demo: Raw, apart: Apart, file: Path
) -> None:
    file.write_text("the last one")
    file.chmod(0o644)
    apart.run(forgery.taken, demo.url, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read_checkpoint(file).chains
    assert list(file.parent.iterdir()) == [file]


def test_a_checkpoint_that_cannot_be_finished_leaves_the_last_one(
    tampered: Raw, apart: Apart, file: Path
) -> None:
    file.write_text("the last one")
    tampered.run("ALTER TABLE hire RENAME TO hidden")
    with pytest.raises(Exception, match="hire"):
        apart.run(forgery.taken, tampered.url, file)
    assert file.read_text() == "the last one"
    assert list(file.parent.iterdir()) == [file]


def test_anybody_can_check_a_checkpoint_with_common_tools(signed: Path, tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    assert openssl
    *body, seal = signed.read_bytes().splitlines(keepends=True)
    said = json.loads(seal)
    assert sha256(b"".join(body)).hexdigest() == said["root"]
    assert body[1:] == sorted(body[1:])
    key, root, signature = (tmp_path / name for name in ("key.pem", "root", "signature"))
    pem = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    key.write_bytes(pem)
    root.write_text(said["root"])
    signature.write_bytes(base64.b64decode(said["signature"]))
    check = f"pkeyutl -verify -pubin -inkey {key} -rawin -in {root} -sigfile {signature}"
    subprocess.run([openssl, *check.split()], check=True, capture_output=True)


def forget(database: Raw, hire: dict[str, str]) -> None:
    """Delete a hire with every row of its own, and count one less."""
    id, company = hire["id"], hire["company_id"]
    requests = f"(SELECT count(*) FROM payment_request WHERE hire_id = '{id}')"
    of_its_versions = f"contract_id IN (SELECT id FROM contract WHERE hire_id = '{id}')"
    database.run(
        "UPDATE company SET hires_numbered = hires_numbered - 1,"
        f" payment_requests_numbered = payment_requests_numbered - {requests}"
        f" WHERE id = '{company}'",
        *(
            f"DELETE FROM {table} WHERE {of_its_versions}"
            for table in ("contract_terms", "document")
        ),
        *(f"DELETE FROM {table} WHERE hire_id = '{id}'" for table in OF_A_HIRE),
        f"DELETE FROM hire WHERE id = '{id}'",
        f"DELETE FROM job WHERE id = '{hire['job_id']}'",
    )
