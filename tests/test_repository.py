"""What is committed installs anywhere: it names no machine, no registry, and pins what it needs."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LARGEST = 400 * 1024  # bytes

# Spelt so that this file does not match itself.
UNWANTED = {
    "a package registry's host": r"pypi\.(?:org|python)|pythonhosted\.(?:org)|npmjs\.(?:org|com)"
    r"|yarnpkg\.(?:com)|proxy\.golang",
    "the address of an index": r"--(?:extra-)?index-url|registry\s*[=:]\s*\"?http|/simple[/]",
    "where a locked package came from": r"\"resolved\":\s*\"",
    "somebody's folder": r"(?<![\w.])/(?:home|Users)/\w|(?<![\w.])/root[/]|"
    + re.escape(f"{ROOT}/"),
}


def committed() -> list[Path]:
    """The files of the repository, those included that nobody has added yet."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("pattern", UNWANTED.values(), ids=UNWANTED.keys())
def test_no_file_names_a_registry_or_a_machine(pattern: str) -> None:
    assert [hit for path in committed() for hit in hits(path, pattern)] == []


def test_no_file_is_large() -> None:
    large = {str(path): path.stat().st_size for path in committed()}
    assert {path: size for path, size in large.items() if size > LARGEST} == {}


@pytest.mark.parametrize(
    "text",
    [
        "https://files.pythonhosted" + ".org/packages/aa",
        "pip install --index" + "-url https://mirror.example",
        '"resolved"' + ': "https://mirror.example/react.tgz"',
        "cd /home" + "/maja/milestones",
        f"{ROOT}/data",
    ],
)
def test_what_is_unwanted_would_be_found(text: str) -> None:
    assert any(re.search(pattern, text) for pattern in UNWANTED.values())


def test_every_dependency_is_pinned_at_a_version_that_it_allows() -> None:
    pins = dict(pinned())
    for needed in declared():
        version = pins.get(canonicalize_name(needed.name))
        assert version, f"{needed.name} is not in requirements.lock: make lock"
        assert needed.specifier.contains(version), f"{needed} is locked at {version}: make lock"


def test_every_pin_has_hashes_and_no_address() -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", lock())[1:]
    assert len(blocks) == len(list(pinned()))
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in lock()


def hits(path: Path, pattern: str) -> Iterator[str]:
    text = path.read_bytes().decode(errors="ignore")
    for number, line in enumerate(text.splitlines(), start=1):
        if re.search(pattern, line):
            yield f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"


def declared() -> list[Requirement]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
    words = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return [Requirement(word) for word in words]


def pinned() -> Iterator[tuple[str, str]]:
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", lock(), re.MULTILINE):
        yield canonicalize_name(name), version


def lock() -> str:
    return (ROOT / "requirements.lock").read_text()
