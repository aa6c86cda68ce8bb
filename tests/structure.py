"""The structure of the code in numbers: `python -m tests.structure`. Their bounds: `tests/test_structure.py`."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
PACKAGES = ("api", "resolvers", "pdf", "models")

MOST_FILES = 15
"""Python files that stand flat in one folder, at the most."""
MOST_LINES = 250
"""Lines of a file, at the most."""

PLACES_OF_NOUNS = (
    "models/records/",
    "models/rules/",
    "pdf/booking_contract.py",
    "resolvers/types/",
)
"""A noun of the business has one name as it is stored, judged, printed and shown: one definition in each place."""

PORTS = ("api/operations/executor.py", "resolvers/live/fare.py")
"""What somebody needs of others, under the name of what the others give."""

SAME_MEANING = {
    "logger": "each module's own",
    "main": "what a program begins with",
    "client_class": "Tortoise looks for an engine's client under this name",
    "coded": "an error with a code; the edge knows no resolvers, and resolvers no edge",
    "statements": "the SQL of a step, of either engine by its own module",
    "USUAL_PAGE": "the price list has what the planner has; tests/behaviour/reading/test_prices.py compares them",
    "LARGEST_PAGE": "as USUAL_PAGE",
    "MOST_COUNTED": "as USUAL_PAGE",
}
"""Names that stand in several files and mean the same in all of them, each with the reason that there is not one."""


def sources(*packages: str) -> list[Path]:
    """The Python files of these packages, or of all; the guides' examples are programs of their own."""
    found = (path for name in packages or PACKAGES for path in (ROOT / name).rglob("*.py"))
    return sorted(path for path in found if not {"node_modules", "docs"} & set(path.parts))


def name_of(path: Path) -> str:
    """A file's path in the repository."""
    return path.relative_to(ROOT).as_posix()


def files_by_folder() -> Counter[str]:
    """How many Python files stand flat in each folder, `__init__.py` aside."""
    return Counter(name_of(path.parent) for path in sources() if path.name != "__init__.py")


def lines_by_file() -> dict[str, int]:
    """How many lines each file has."""
    return {name_of(path): len(path.read_text().splitlines()) for path in sources()}


def homonyms() -> dict[str, list[str]]:
    """Public names at the top of several files, but for those that mean the same in all of them."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in sources():
        for name in set(_defined(_parsed(path))):
            places[name].append(name_of(path))
    return {
        name: files
        for name, files in sorted(places.items())
        if len(files) > 1 and name not in SAME_MEANING and not _is_one_noun(files)
        and not _is_port(files)
    }  # fmt: skip


def body_lengths() -> list[int]:
    """How many lines the body of each function has, its docstring aside."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = (node for path in sources() for node in ast.walk(_parsed(path)))
    return [_length(node) for node in functions if isinstance(node, kinds)]


def floors(package: str) -> list[str]:
    """The longest chain of imports within a package, from the top down."""
    imports = {_module(path): _imported(path) for path in sources(package)}
    return _longest(imports)


def machinery() -> tuple[list[str], int]:
    """The files flat in `models/` that bear no record's name, and how many files there are."""
    nouns = {path.stem for path in (ROOT / "models/records").glob("*.py")} | {"people"}
    flat = [path.stem for path in (ROOT / "models").glob("*.py") if path.stem != "__init__"]
    return [name for name in flat if not any(noun in name for noun in nouns)], len(flat)


def _is_one_noun(files: list[str]) -> bool:
    places = [place for file in files for place in PLACES_OF_NOUNS if file.startswith(place)]
    return len(places) == len(files) == len(set(places))


def _is_port(files: list[str]) -> bool:
    return len(files) == 2 and any(file in PORTS for file in files)


def _defined(module: ast.Module) -> Iterator[str]:
    for node in module.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield from _public(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield from _public(node.target.id)
        elif isinstance(node, ast.Assign) and not _is_type_variable(node.value):
            for target in node.targets:
                for name in (each for each in ast.walk(target) if isinstance(each, ast.Name)):
                    yield from () if _is_alias(node.value, name.id) else _public(name.id)


def _public(name: str) -> Iterator[str]:
    if not name.startswith("_"):
        yield name


def _is_type_variable(value: ast.expr) -> bool:
    made = value.func if isinstance(value, ast.Call) else None
    return isinstance(made, ast.Name) and made.id in {"TypeVar", "ParamSpec"}


def _is_alias(value: ast.expr, name: str) -> bool:
    """`Path = refusal.Path`: the same thing, handed on."""
    return isinstance(value, ast.Attribute) and value.attr == name


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def _module(path: Path) -> str:
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imported(path: Path) -> set[str]:
    """The modules that a module imports as it is imported itself."""
    known = {_module(each) for each in sources()}
    names: set[str] = set()
    for node in _parsed(path).body:
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{each.name}" for each in node.names} | {node.module or ""}
    found = names & known - {_module(path)}
    # A package of which only a module is imported has no floor of its own here.
    return {each for each in found if not any(other.startswith(f"{each}.") for other in found)}


def _longest(imports: Mapping[str, set[str]]) -> list[str]:
    chains: dict[str, list[str]] = {}

    def below(module: str, above: frozenset[str]) -> list[str]:
        if module not in chains:
            inside = above | {module}
            others = [each for each in imports[module] & imports.keys() if each not in inside]
            chains[module] = [
                module,
                *max((below(each, inside) for each in sorted(others)), key=len, default=[]),
            ]
        return chains[module]

    return max((below(each, frozenset()) for each in sorted(imports)), key=len)


def report() -> Iterator[tuple[str, object]]:
    """What is measured, and how much it is."""
    for folder, count in files_by_folder().most_common(5):
        yield f"files flat in {folder}/ (at most {MOST_FILES})", count
    for package in PACKAGES:
        yield f"floors of imports in {package}/", len(floors(package))
    others, flat = machinery()
    yield f"machinery among the {flat} files flat in models/", f"{len(others)} {others or ''}"
    yield "public names with several meanings", len(homonyms())
    lengths = sorted(body_lengths())
    yield f"lines of a function ({len(lengths)} of them), median", median(lengths)
    yield "… of nine in ten, at most", lengths[len(lengths) * 9 // 10]
    longest, lines = max(lines_by_file().items(), key=lambda item: item[1])
    yield f"lines of the longest file, {longest} (at most {MOST_LINES})", lines


if __name__ == "__main__":
    for what, number in report():
        print(f"{what:<75}{number}")
