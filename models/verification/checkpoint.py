"""Checkpoints: the heads of all chains under one root hash, signed where there is a key.

A checkpoint is a file of JSON Lines, ASCII, without white space between tokens:

    {"format":"milestones-checkpoint/1","at":"2026-11-28T09:00:00.000000+00:00"}
    {"chain":"company","id":"019aca12-…","seq":4,"hash":"60303a…"}
    {"chain":"hire","id":"019aca17-…","seq":7,"hash":"9f86d0…"}
    {"chain":"installation","id":"1","seq":2,"hash":"1b4f0e…"}
    {"chains":3,"root":"4e0712…","publicKey":"11qYAY…","signature":"5Wcw1x…"}

with one line for each chain between the first and the last, in the order of `LC_ALL=C sort`. `root` is the SHA-256
(hex) of all bytes in front of the last line. `signature` is the Ed25519 signature of the 64 characters of `root`,
`publicKey` the 32 bytes of the key that checks it, both in base64, or null where nobody signed.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from models.verification.heads import KINDS, StoredHead, first_change, heads
from models.verification.moment import as_of_one_moment
from models.verification.violation import Violation

CHECKPOINT_FORMAT = "milestones-checkpoint/1"


class CheckpointInvalid(Exception):
    """The file is no checkpoint, or not as it was written."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A whole checkpoint: its moment, the number of its chains, their root, and whose key signed it."""

    at: datetime
    chains: int
    root: str
    signed_by: str | None
    file: Path

    def heads(self) -> Iterator[StoredHead]:
        """The heads of the chains as of the checkpoint."""
        with self.file.open("rb") as lines:
            next(lines)
            yield from map(_head, islice(lines, self.chains))

    async def first_change(self) -> Violation | None:
        """The first chain that was altered, cut or left out since. That each fits in itself is for `verify` to say."""
        return await first_change(self.heads())


async def write_checkpoint(
    file: Path, at: datetime, key: Ed25519PrivateKey | None = None
) -> Checkpoint:
    """Write the heads as they are now; the file is there whole, for its owner alone, or not at all."""
    with _replacing(file) as out:
        body = _Body(out)
        body.add([_line(format=CHECKPOINT_FORMAT, at=at.isoformat(timespec="microseconds"))])
        async with as_of_one_moment():
            async for batch in heads():
                body.add(
                    [_line(chain=h.chain, id=str(h.id), seq=h.seq, hash=h.hash) for h in batch]
                )
        root, chains = body.digest.hexdigest(), body.lines - 1
        signer = public_text(key.public_key()) if key else None
        signature = b64encode(key.sign(root.encode())).decode() if key else None
        out.write(_line(chains=chains, root=root, publicKey=signer, signature=signature))
    return Checkpoint(at, chains, root, signer, file)


def read_checkpoint(file: Path, key: Ed25519PublicKey | None = None) -> Checkpoint:
    """The checkpoint, once it is known to be as it was written, and to be signed by this key where one is given.

    Raises CheckpointInvalid.
    """
    try:
        checkpoint, signature = _read(file)
        _check_signature(checkpoint, signature, key)
    except (ValueError, TypeError, KeyError, StopIteration) as failure:
        raise CheckpointInvalid(f"{file} is no checkpoint, or not whole.") from failure
    return checkpoint


def public_text(key: Ed25519PublicKey) -> str:
    """The 32 bytes of a public key in base64."""
    return b64encode(key.public_bytes_raw()).decode()


@dataclass(slots=True)
class _Body:
    """The lines that the root covers, as they are written."""

    out: IO[bytes]
    digest: Any = field(default_factory=sha256)
    lines: int = 0

    def add(self, lines: list[bytes]) -> None:
        text = b"".join(lines)
        self.digest.update(text)
        self.out.write(text)
        self.lines += len(lines)


def _read(file: Path) -> tuple[Checkpoint, str | None]:
    digest, body = sha256(), -1
    with file.open("rb") as lines:
        header = last = next(lines)
        for line in lines:
            digest.update(last)
            body, last = body + 1, line
    first, seal = json.loads(header), json.loads(last)
    if first["format"] != CHECKPOINT_FORMAT:
        raise ValueError(f"its format is not {CHECKPOINT_FORMAT}")
    if (seal["chains"], seal["root"]) != (body, digest.hexdigest()):
        raise CheckpointInvalid(f"{file} was altered, or is not whole: its root does not fit.")
    at = datetime.fromisoformat(first["at"])
    return Checkpoint(at, body, seal["root"], seal["publicKey"], file), seal["signature"]


def _check_signature(
    checkpoint: Checkpoint, signature: str | None, key: Ed25519PublicKey | None
) -> None:
    if key and checkpoint.signed_by != public_text(key):
        raise CheckpointInvalid(f"{checkpoint.file} is not signed by the expected key.")
    if checkpoint.signed_by is None:
        return
    signer = Ed25519PublicKey.from_public_bytes(b64decode(checkpoint.signed_by, validate=True))
    try:
        signer.verify(b64decode(signature or "", validate=True), checkpoint.root.encode())
    except InvalidSignature:
        raise CheckpointInvalid(f"{checkpoint.file}: its signature does not fit.") from None


def _head(line: bytes) -> StoredHead:
    try:
        said = json.loads(line)
        kind, seq = KINDS[said["chain"]], int(said["seq"])
        return StoredHead(said["chain"], kind.id(said["id"]), seq, str(said["hash"]))
    except (ValueError, TypeError, KeyError) as failure:
        raise CheckpointInvalid(f"The checkpoint has a line that is no chain: {failure}.") from None


def _line(**said: Any) -> bytes:
    return json.dumps(said, separators=(",", ":")).encode() + b"\n"


@contextmanager
def _replacing(file: Path) -> Iterator[IO[bytes]]:
    """Write the file; the new one takes its place once all of it is on the disk."""
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as out:
        try:
            yield out
            out.flush()
            os.fsync(out.fileno())
            Path(out.name).replace(file)
        except BaseException:
            Path(out.name).unlink()
            raise
    _flush_folder(file.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
