"""The installation of the typefaces."""

import hashlib
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from pdf.fonts import install

FACE = b"\x00\x01\x00\x00 a typeface"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(install, "FILES", tmp_path)
    return tmp_path


def tarball(folder: Path, content: bytes) -> Path:
    file = folder / "package.tgz"
    with tarfile.open(file, "w:gz") as archive:
        for name, data in (("400/Face.ttf", content), ("LICENSE_FONT", b"OFL"), ("../evil", b"x")):
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return file


def family() -> dict[str, Any]:
    digest = hashlib.sha256(FACE).hexdigest()
    return {"family": "A Face", "faces": [{"path": "400/Face.ttf", "sha256": digest}]}


def test_every_listed_typeface_is_installed_with_its_licence() -> None:
    for listed in json.loads((install.HERE / "fonts.json").read_text(encoding="utf-8")):
        assert install._installed(listed)
        licence = install.FILES / f"{listed['family'].replace(' ', '')}-LICENSE.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


def test_only_the_listed_files_leave_a_package(folder: Path) -> None:
    install._unpack(family(), tarball(folder, FACE))
    assert sorted(file.name for file in folder.iterdir()) == ["AFace-LICENSE.txt", "Face.ttf"]
    assert install._installed(family())


def test_a_typeface_with_another_hash_is_refused(folder: Path) -> None:
    with pytest.raises(install.WrongFont, match=r"Face\.ttf"):
        install._unpack(family(), tarball(folder, FACE + b"!"))
    assert not (folder / "Face.ttf").exists()


def test_a_damaged_typeface_is_installed_again(folder: Path) -> None:
    install._unpack(family(), tarball(folder, FACE))
    (folder / "Face.ttf").write_bytes(b"half")
    assert not install._installed(family())
