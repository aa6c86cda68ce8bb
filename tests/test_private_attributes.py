"""Each attribute that a library keeps for itself, and we use or override, is named, is there, and is pinned."""

import ast
import importlib
import inspect
import pkgutil
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.insides import INSIDES, Inside

ROOT = Path(__file__).parent.parent
OURS = ("api", "models", "pdf", "resolvers")
# No API of theirs is meant to be derived from: whatever is overridden or read there is their inside.
ALL_INSIDE = ("uvicorn.", "tortoise.backends.")
NAMED = {(inside.owner, name) for inside in INSIDES for name in inside.names}


def test_what_is_used_of_a_librarys_inside_is_named() -> None:
    named = {name for _, name in NAMED}
    assert {use for use in reached() if use[1] not in named} == set()
    assert {use for use in inherited() if use not in NAMED} == set()


def test_what_is_named_is_used() -> None:
    names = {name for _, name in reached()}
    assert {each for each in NAMED - inherited() if each[1] not in names} == set()


@pytest.mark.parametrize("inside", INSIDES, ids=lambda inside: inside.owner)
def test_what_is_named_is_there(inside: Inside) -> None:
    owner = found(inside.owner)
    assert {name for name in inside.names if not has(owner, name)} == set()


@pytest.mark.parametrize("library", sorted({inside.owner.partition(".")[0] for inside in INSIDES}))
def test_a_library_whose_inside_is_used_is_pinned_below_its_next_minor_version(
    library: str,
) -> None:
    (distribution,) = set(distributions()[library])
    here = Version(version(distribution))
    (needed,) = (
        each for each in needs() if canonicalize_name(each.name) == canonicalize_name(distribution)
    )
    assert not needed.specifier.contains(f"{here.major}.{here.minor + 1}.0")


@cache
def reached() -> frozenset[tuple[str, str]]:
    """Private names of what is not ours, by the file that reaches for them."""
    return frozenset(
        (str(path.relative_to(ROOT)), name) for path in files() for name in strangers(path)
    )


@cache
def inherited() -> frozenset[tuple[str, str]]:
    """Names of library classes that classes of ours override or use, by the class that has them."""
    return frozenset(
        (full(base), name)
        for kind, node in derived()
        for name in mentioned(node)
        if (base := next((each for each in libraries(kind) if has_itself(each, name)), None))
        if is_private(name) or full(base).startswith(ALL_INSIDE)
    )


def strangers(path: Path) -> Iterator[str]:
    tree = parsed(path)
    # What is of a class's own is no stranger's, and `os._exit` is public.
    own = {
        "self",
        "cls",
        "os",
        *(each.name for each in ast.walk(tree) if isinstance(each, ast.ClassDef)),
    }
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Name(whose), _) if whose in own:
                continue
            case ast.Attribute(_, name) | ast.Call(
                ast.Name("getattr" | "setattr" | "hasattr"), [_, ast.Constant(str(name)), *_]
            ):
                names = [name]
            case ast.Dict(keys):
                names = [str(key.value) for key in keys if isinstance(key, ast.Constant)]
            case ast.ImportFrom(str(module), aliases) if any(map(is_private, module.split("."))):
                yield from (each.name for each in aliases)
                continue
            case _:
                continue
        yield from filter(is_private, names)


def mentioned(node: ast.ClassDef) -> set[str]:
    """What the class defines, and what it uses of itself."""
    used = set()
    for each in ast.walk(node):
        match each:
            case ast.Attribute(ast.Name("self" | "cls") | ast.Call(ast.Name("super")), name):
                used.add(name)
    for each in node.body:
        match each:
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.AnnAssign(ast.Name(name)):
                used.add(name)
            case ast.Assign(targets):
                used |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in used if not name.startswith("__")}


def derived() -> Iterator[tuple[type, ast.ClassDef]]:
    """Our classes with bases, by what runs and by what stands in the file."""
    for path in files():
        parts = path.relative_to(ROOT).with_suffix("").parts
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef) and node.bases and parts[-1] != "__main__":
                module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
                if hasattr(module, node.name):
                    yield getattr(module, node.name), node


def libraries(kind: type) -> list[type]:
    """The classes of libraries that it derives from, in the order in which Python looks."""
    ours_or_pythons = {*OURS, *sys.stdlib_module_names}
    return [
        base
        for base in kind.__mro__[1:]
        if base.__module__.partition(".")[0] not in ours_or_pythons
    ]


def has(owner: type | ModuleType, name: str) -> bool:
    """Whether it is there, in the class or a base of it; or set within the module on whatever object."""
    if isinstance(owner, ModuleType):
        return hasattr(owner, name) or name in stored(owner)
    return any(has_itself(base, name) for base in owner.__mro__)


def has_itself(kind: type, name: str) -> bool:
    return name in vars(kind) or name in stored(kind)


@cache
def stored(owner: type | ModuleType) -> frozenset[str]:
    """What its code declares, and what it gives to attributes of objects: its own ones, where it is a class."""
    names = slots(owner)
    for node in ast.walk(code(owner)):
        match node:
            case ast.Attribute(ast.Name(whose), name, ast.Store()):
                names |= {name} if whose == "self" or isinstance(owner, ModuleType) else set()
            case ast.AnnAssign(ast.Name(name)):
                names.add(name)
    return frozenset(names)


def code(owner: type | ModuleType) -> ast.AST:
    if isinstance(owner, ModuleType):
        return parsed(Path(inspect.getfile(owner)))
    try:
        tree = parsed(Path(inspect.getfile(owner)))
    except (OSError, TypeError):
        return ast.Module([], [])
    kinds = (each for each in ast.walk(tree) if isinstance(each, ast.ClassDef))
    return next((each for each in kinds if each.name == owner.__name__), ast.Module([], []))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def slots(owner: object) -> set[str]:
    named = vars(owner).get("__slots__", ())
    return {named} if isinstance(named, str) else set(named)


def found(owner: str) -> type | ModuleType:
    found: type | ModuleType = pkgutil.resolve_name(owner)
    return found


def full(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def is_private(name: str) -> bool:
    """By one underscore, but for named tuples' and enums' own names."""
    return (
        name.startswith("_")
        and not name.startswith("__")
        and len(name) > 1
        and not name.endswith("_")
    )


@cache
def files() -> list[Path]:
    paths = (path for folder in OURS for path in sorted((ROOT / folder).rglob("*.py")))
    return [path for path in paths if "node_modules" not in path.parts]


@cache
def distributions() -> Mapping[str, list[str]]:
    return packages_distributions()


def needs() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [Requirement(each) for each in project["project"]["dependencies"]]
